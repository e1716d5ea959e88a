package dynamodbtask_test

import (
	"fmt"
	"os"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
)

// Study is an item of the table.
type Study struct {
	ID      string    `json:"id"`
	Images  int       `json:"images"`
	Status  string    `json:"status"`
	Comment *string   `json:"comment,omitempty"`
	Codes   []string  `json:"codes" dynamodbav:",stringset"`
	Notes   []Note    `json:"notes"`
	Read    time.Time `json:"read"`
}

// Note is a note of a reader.
type Note struct {
	Text string `json:"text"`
}

type input struct {
	ID      string  `json:"id"`
	Images  int     `json:"images"`
	Comment *string `json:"comment"`
}

func print[In, Out any](w *builder.Workflow[In, Out]) {
	machine, faults := w.Build()
	fmt.Print(faults)
	if machine != nil {
		_, _ = os.Stdout.Write(machine.Print())
	}
}

// An item is a Go value with bindings. The condition keeps an item that is there already.
func ExampleTable_PutItem() {
	w := builder.New[input, dynamodbtask.WriteOutput[Study]]("keep-study")
	in := w.Input()
	studies := dynamodbtask.NewTable[Study](builder.Param("studies"))
	row := studies.Row()
	study := Study{Status: "NEW", Codes: []string{"CT"}, Notes: []Note{{"imported"}}}
	w.StartAt(builder.Task(w, "Keep", studies.PutItem(dynamodbtask.Condition(dynamodbtask.AttributeNotExists(&row.ID)))).
		Arguments(&study, builder.Bind(&study.ID, &in.ID), builder.Bind(&study.Images, &in.Images), builder.Bind(&study.Comment, &in.Comment)))
	print(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Keep",
	//   "States": {
	//     "Keep": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::dynamodb:putItem",
	//       "Arguments": {
	//         "TableName": "${studies}",
	//         "ConditionExpression": "attribute_not_exists(#id)",
	//         "ExpressionAttributeNames": {
	//           "#id": "id"
	//         },
	//         "Item": "{% {\"id\": {\"S\": $states.context.Execution.Input.id}, \"images\": {\"N\": $formatBase($states.context.Execution.Input.images)}, \"status\": {\"S\":\"NEW\"}, \"comment\": ($states.context.Execution.Input.comment != null ? {\"S\": $states.context.Execution.Input.comment}), \"codes\": {\"SS\":[\"CT\"]}, \"notes\": {\"L\":[{\"M\":{\"text\":{\"S\":\"imported\"}}}]}, \"read\": {\"S\":\"0001-01-01T00:00:00Z\"}} %}"
	//       },
	//       "Output": {
	//         "Attributes": "{% ($states.result.Attributes != null ? {\"id\": $states.result.Attributes.id.S, \"images\": $number($states.result.Attributes.images.N), \"status\": $states.result.Attributes.status.S, \"comment\": $states.result.Attributes.comment.S, \"codes\": [$states.result.Attributes.codes.SS, $states.result.Attributes.codes.Ss], \"notes\": [$map($states.result.Attributes.notes.L, function($element){{\"text\": $element.M.text.S}})], \"read\": $states.result.Attributes.read.S} : null) %}",
	//         "ConsumedCapacity": "{% $states.result.ConsumedCapacity != null ? $states.result.ConsumedCapacity : null %}",
	//         "ItemCollectionMetrics": "{% $states.result.ItemCollectionMetrics != null ? $states.result.ItemCollectionMetrics : null %}"
	//       },
	//       "End": true
	//     }
	//   }
	// }
}

// What is read is plain: the item is a *Study, nil where there is none.
func ExampleTable_GetItem() {
	type found struct {
		Images int  `json:"images"`
		There  bool `json:"there"`
	}
	w := builder.New[input, found]("find-study")
	in := w.Input()
	studies := dynamodbtask.NewTable[Study](builder.Param("studies"))
	get := builder.Task(w, "Find", studies.GetItem(dynamodbtask.Key(&studies.Row().ID, &in.ID), dynamodbtask.ConsistentRead()))
	res := get.Result()
	var out found
	w.StartAt(get).Then(builder.Succeed(w, "Found", &out,
		builder.Bind(&out.Images, builder.OrZero(&res.Item.Images)),
		builder.Bind(&out.There, builder.Present(&res.Item))))
	print(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Find",
	//   "States": {
	//     "Find": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::dynamodb:getItem",
	//       "Arguments": {
	//         "TableName": "${studies}",
	//         "Key": {
	//           "id": {
	//             "S": "{% $states.context.Execution.Input.id %}"
	//           }
	//         },
	//         "ConsistentRead": true
	//       },
	//       "Assign": {
	//         "find": {
	//           "Item": "{% $states.result.Item != null ? {\"images\": ($value := $number($states.result.Item.images.N); $value != null ? $value : null)} : null %}"
	//         }
	//       },
	//       "Next": "Found"
	//     },
	//     "Found": {
	//       "Type": "Succeed",
	//       "Output": {
	//         "images": "{% $find.Item.images != null ? $find.Item.images : 0 %}",
	//         "there": "{% $find.Item != null %}"
	//       }
	//     }
	//   }
	// }
}

// Conditions and updates name attributes by fields of the row.
func ExampleTable_UpdateItem() {
	w := builder.New[input, dynamodbtask.WriteOutput[Study]]("count-images")
	in := w.Input()
	studies := dynamodbtask.NewTable[Study](builder.Param("studies"))
	row := studies.Row()
	w.StartAt(builder.Task(w, "Count", studies.UpdateItem(dynamodbtask.Key(&row.ID, &in.ID),
		dynamodbtask.Set(&row.Status, builder.Lit("COUNTED")),
		dynamodbtask.Add(&row.Images, &in.Images),
		dynamodbtask.AddElements(&row.Codes, builder.Lit([]string{"MR"})),
		dynamodbtask.ListAppend(&row.Notes, builder.Lit([]Note{{"counted"}})),
		dynamodbtask.Remove(&row.Comment),
		dynamodbtask.Condition(dynamodbtask.Or(
			dynamodbtask.Equal(&row.Status, builder.Lit("NEW")),
			dynamodbtask.And(dynamodbtask.Less(&row.Images, &in.Images), dynamodbtask.Not(dynamodbtask.Contains(&row.Codes, builder.Lit("US")))))),
		dynamodbtask.ReturnUpdatedValues(dynamodbtask.AllNew))).
		Retry(dynamodbtask.Throttled))
	print(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Count",
	//   "States": {
	//     "Count": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::dynamodb:updateItem",
	//       "Arguments": {
	//         "TableName": "${studies}",
	//         "Key": {
	//           "id": {
	//             "S": "{% $states.context.Execution.Input.id %}"
	//           }
	//         },
	//         "ConditionExpression": "#status = :status_2 OR (#images < :images_2 AND (NOT contains(#codes, :codes_2)))",
	//         "ReturnValues": "ALL_NEW",
	//         "UpdateExpression": "SET #status = :status, #notes = list_append(if_not_exists(#notes, :notes_2), :notes) REMOVE #comment ADD #images :images, #codes :codes",
	//         "ExpressionAttributeNames": {
	//           "#codes": "codes",
	//           "#comment": "comment",
	//           "#images": "images",
	//           "#notes": "notes",
	//           "#status": "status"
	//         },
	//         "ExpressionAttributeValues": {
	//           ":status": {
	//             "S": "COUNTED"
	//           },
	//           ":images": {
	//             "N": "{% $formatBase($states.context.Execution.Input.images) %}"
	//           },
	//           ":codes": {
	//             "SS": [
	//               "MR"
	//             ]
	//           },
	//           ":notes": {
	//             "L": [
	//               {
	//                 "M": {
	//                   "text": {
	//                     "S": "counted"
	//                   }
	//                 }
	//               }
	//             ]
	//           },
	//           ":notes_2": {
	//             "L": []
	//           },
	//           ":status_2": {
	//             "S": "NEW"
	//           },
	//           ":images_2": {
	//             "N": "{% $formatBase($states.context.Execution.Input.images) %}"
	//           },
	//           ":codes_2": {
	//             "S": "US"
	//           }
	//         }
	//       },
	//       "Retry": [
	//         {
	//           "ErrorEquals": [
	//             "DynamoDB.ProvisionedThroughputExceededException",
	//             "DynamoDB.RequestLimitExceededException",
	//             "DynamoDB.ThrottlingException"
	//           ],
	//           "IntervalSeconds": 1,
	//           "MaxAttempts": 8,
	//           "BackoffRate": 2,
	//           "MaxDelaySeconds": 60,
	//           "JitterStrategy": "FULL"
	//         }
	//       ],
	//       "Output": {
	//         "Attributes": "{% ($states.result.Attributes != null ? {\"id\": $states.result.Attributes.id.S, \"images\": $number($states.result.Attributes.images.N), \"status\": $states.result.Attributes.status.S, \"comment\": $states.result.Attributes.comment.S, \"codes\": [$states.result.Attributes.codes.SS, $states.result.Attributes.codes.Ss], \"notes\": [$map($states.result.Attributes.notes.L, function($element){{\"text\": $element.M.text.S}})], \"read\": $states.result.Attributes.read.S} : null) %}",
	//         "ConsumedCapacity": "{% $states.result.ConsumedCapacity != null ? $states.result.ConsumedCapacity : null %}",
	//         "ItemCollectionMetrics": "{% $states.result.ItemCollectionMetrics != null ? $states.result.ItemCollectionMetrics : null %}"
	//       },
	//       "End": true
	//     }
	//   }
	// }
}
