package builder_test

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

// The branches of a Parallel have types of their own. What a branch gives is a pointer, as the result of a state is.
func ExampleParallel() {
	w := builder.New[Encounter, Note]("clinical-note")
	in := w.Input()

	gather := builder.Parallel(w, "Gather")
	chart := builder.Branch(gather, func(b *builder.BranchScope[Chart]) {
		b.StartAt(builder.Task(b, "Fetch chart", lambdatask.Handler("fetch-chart", FetchChart)))
	})
	finding := builder.Branch(gather, func(b *builder.BranchScope[Finding]) {
		f := Finding{}
		b.StartAt(builder.Succeed(b, "Judge age", &f, builder.Bind(&f.Text, builder.JSONText(&in.Age))))
	})

	note := Note{}
	publish := builder.Succeed(w, "Publish", &note,
		builder.Bind(&note.Text, builder.Format("{} ({})", &chart.Summary, &finding.Text)))
	w.StartAt(gather).Then(publish)
	show(w, "Gather", "Publish")
	// Output:
	// "Gather": {
	//   "Type": "Parallel",
	//   "Branches": [
	//     {
	//       "StartAt": "Fetch chart",
	//       "States": {
	//         "Fetch chart": {
	//           "Type": "Task",
	//           "Resource": "arn:aws:states:::lambda:invoke",
	//           "Arguments": {
	//             "FunctionName": "fetch-chart"
	//           },
	//           "Output": "{% $states.result.Payload %}",
	//           "End": true
	//         }
	//       }
	//     },
	//     {
	//       "StartAt": "Judge age",
	//       "States": {
	//         "Judge age": {
	//           "Type": "Succeed",
	//           "Output": {
	//             "text": "{% $string($states.context.Execution.Input.age) %}"
	//           }
	//         }
	//       }
	//     }
	//   ],
	//   "Assign": {
	//     "fetchChart": {
	//       "summary": "{% $states.result[0].summary %}"
	//     },
	//     "judgeAge": {
	//       "text": "{% $states.result[1].text %}"
	//     }
	//   },
	//   "Next": "Publish"
	// }
	// "Publish": {
	//   "Type": "Succeed",
	//   "Output": {
	//     "text": "{% $fetchChart.summary & \" (\" & $judgeAge.text & \")\" %}",
	//     "images": 0
	//   }
	// }
}

// The processor of a Map works on one item; the Map gives the list of what it made of them.
func ExampleMap() {
	w := builder.New[Encounter, Note]("clinical-note")
	in := w.Input()

	read := builder.Map(w, "Read images", &in.Images, func(p *builder.Processor[Image, Finding]) {
		p.StartAt(builder.Task(p, "Read image", lambdatask.Handler("read-image", ReadImage)).
			ArgumentsExpr(builder.From(p.Item())))
	}).MaxConcurrency(5)

	note := Note{}
	w.StartAt(read).Then(builder.Succeed(w, "Publish", &note, builder.Bind(&note.Images, builder.Len(read.Result()))))
	show(w, "Read images", "Publish")
	// Output:
	// "Read images": {
	//   "Type": "Map",
	//   "Items": "{% $states.context.Execution.Input.images != null ? $states.context.Execution.Input.images : [] %}",
	//   "ItemProcessor": {
	//     "StartAt": "Read image",
	//     "States": {
	//       "Read image": {
	//         "Type": "Task",
	//         "Resource": "arn:aws:states:::lambda:invoke",
	//         "Arguments": {
	//           "FunctionName": "read-image",
	//           "Payload": "{% $states.input %}"
	//         },
	//         "Output": "{% $states.result.Payload %}",
	//         "End": true
	//       }
	//     }
	//   },
	//   "MaxConcurrency": 5,
	//   "Assign": {
	//     "readImages": "{% $states.result %}"
	//   },
	//   "Next": "Publish"
	// }
	// "Publish": {
	//   "Type": "Succeed",
	//   "Output": {
	//     "text": "",
	//     "images": "{% $count($readImages) %}"
	//   }
	// }
}

// Select makes an item of another type out of the raw one and of the values around the Map.
func ExampleSelect() {
	w := builder.New[Encounter, any]("clinical-note")
	in := w.Input()

	requests := builder.Select(&in.Images, func(raw *Image, item *FetchRequest) []builder.Binding {
		item.Depth = 1
		return []builder.Binding{builder.Bind(&item.PatientID, builder.Format("{}/{}", &in.PatientID, &raw.ID))}
	})
	w.StartAt(builder.Map(w, "Fetch charts", requests, func(p *builder.Processor[FetchRequest, Chart]) {
		p.StartAt(builder.Task(p, "Fetch chart", lambdatask.Handler("fetch-chart", FetchChart)).
			ArgumentsExpr(builder.From(p.Item())))
	}))
	show(w, "Fetch charts")
	// Output:
	// "Fetch charts": {
	//   "Type": "Map",
	//   "Items": "{% $states.context.Execution.Input.images != null ? $states.context.Execution.Input.images : [] %}",
	//   "ItemSelector": {
	//     "patientId": "{% $states.context.Execution.Input.patientId & \"/\" & $states.context.Map.Item.Value.id %}",
	//     "depth": 1
	//   },
	//   "ItemProcessor": {
	//     "StartAt": "Fetch chart",
	//     "States": {
	//       "Fetch chart": {
	//         "Type": "Task",
	//         "Resource": "arn:aws:states:::lambda:invoke",
	//         "Arguments": {
	//           "FunctionName": "fetch-chart",
	//           "Payload": "{% $states.input %}"
	//         },
	//         "Output": "{% $states.result.Payload %}",
	//         "End": true
	//       }
	//     }
	//   },
	//   "End": true
	// }
}

// A distributed Map reads the rows of a file in S3, hands them to EXPRESS children in batches, and writes their results to S3.
func ExampleDistributedMap() {
	type Row struct {
		StudyID string `json:"study_id"`
	}
	type Model struct {
		Name string `json:"name"`
	}
	w := builder.New[Encounter, Note]("study-backfill")

	rows := builder.S3CSV[Row](builder.Param("bucket"), "studies.csv", builder.MaxItems(10_000))
	batches := builder.BatchInput(builder.Batched(rows, builder.MaxItemsPerBatch(25)), &Model{Name: "chest-ct-4"})
	each := builder.DistributedMap(w, "Each batch", batches, func(p *builder.Processor[builder.Batch[Row, Model], Finding]) {
		p.StartAt(builder.Task(p, "Read studies", lambdatask.Function[builder.Batch[Row, Model], Finding]("read-studies")).
			ArgumentsExpr(builder.From(p.Item())))
	}).
		Express().
		ToleratedFailurePercentage(2.5).
		ResultWriter(builder.S3Destination(builder.Param("bucket"), "findings/")).
		WriterConfig(asl.WriterCompact, asl.OutputJSONL)

	note := Note{}
	w.StartAt(each).Then(builder.Succeed(w, "Tell where", &note,
		builder.Bind(&note.Text, &each.Written().ResultWriterDetails.Key)))
	show(w, "Each batch", "Tell where")
	// Output:
	// "Each batch": {
	//   "Type": "Map",
	//   "ItemReader": {
	//     "Resource": "arn:aws:states:::s3:getObject",
	//     "ReaderConfig": {
	//       "InputType": "CSV",
	//       "CSVHeaderLocation": "FIRST_ROW",
	//       "MaxItems": 10000
	//     },
	//     "Arguments": {
	//       "Bucket": "${bucket}",
	//       "Key": "studies.csv"
	//     }
	//   },
	//   "ItemBatcher": {
	//     "MaxItemsPerBatch": 25,
	//     "BatchInput": {
	//       "name": "chest-ct-4"
	//     }
	//   },
	//   "ItemProcessor": {
	//     "ProcessorConfig": {
	//       "Mode": "DISTRIBUTED",
	//       "ExecutionType": "EXPRESS"
	//     },
	//     "StartAt": "Read studies",
	//     "States": {
	//       "Read studies": {
	//         "Type": "Task",
	//         "Resource": "arn:aws:states:::lambda:invoke",
	//         "Arguments": {
	//           "FunctionName": "read-studies",
	//           "Payload": "{% $states.context.Execution.Input %}"
	//         },
	//         "Output": "{% $states.result.Payload %}",
	//         "End": true
	//       }
	//     }
	//   },
	//   "ToleratedFailurePercentage": 2.5,
	//   "ResultWriter": {
	//     "Resource": "arn:aws:states:::s3:putObject",
	//     "WriterConfig": {
	//       "Transformation": "COMPACT",
	//       "OutputType": "JSONL"
	//     },
	//     "Arguments": {
	//       "Bucket": "${bucket}",
	//       "Prefix": "findings/"
	//     }
	//   },
	//   "Assign": {
	//     "eachBatch": {
	//       "ResultWriterDetails": {
	//         "Key": "{% $states.result.ResultWriterDetails.Key %}"
	//       }
	//     }
	//   },
	//   "Next": "Tell where"
	// }
	// "Tell where": {
	//   "Type": "Succeed",
	//   "Output": {
	//     "text": "{% $eachBatch.ResultWriterDetails.Key %}",
	//     "images": 0
	//   }
	// }
}

// What is in the children decides about their type, and the Comment says why.
func ExampleDistributedMapState_ExecutionTypeByContent() {
	w := builder.New[[]string, []string]("read-letters", builder.Timeout(time.Hour))
	each := builder.DistributedMap(w, "Each letter", w.Input(), func(p *builder.Processor[string, string]) {
		p.StartAt(builder.Wait(p, "Let it arrive", 10*time.Minute)).
			Then(builder.Task(p, "Read letter", lambdatask.Function[string, string]("read-letter")).ArgumentsExpr(builder.From(p.Item())))
	}).Label("Letters").MaxConcurrency(5).ExecutionTypeByContent()
	w.StartAt(each)

	machine, faults := w.Build()
	fmt.Println(*machine.States[0].State.(*asl.Map).Comment, len(faults))
	// Output: The children are STANDARD executions: their Wait states take 600 seconds. 0
}

// A pattern asks whether its user has bounded the execution.
func ExampleTimeLimit() {
	fmt.Println(builder.TimeLimit(builder.New[string, string]("bounded", builder.Timeout(12*time.Hour))))
	fmt.Println(builder.TimeLimit(builder.New[string, string]("unbounded")))
	// Output:
	// 12h0m0s
	// 0s
}
