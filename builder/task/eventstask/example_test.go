package eventstask_test

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/eventstask"
)

type (
	Study struct {
		ID string `json:"id"`
	}
	Question struct {
		Token string `json:"token"`
		Study string `json:"study"`
	}
	Answer struct {
		Approved bool `json:"approved"`
	}
)

// show prints a workflow.
func show(w builder.Definition) {
	machine, faults := w.Build()
	if len(faults) > 0 {
		fmt.Println(faults)
		return
	}
	fmt.Print(string(machine.Print()))
}

// The detail of the event is the request of the call.
func ExamplePutEvent() {
	w := builder.New[Study, eventstask.PutEventsOutput]("study-read")
	in := w.Input()
	w.StartAt(builder.Task(w, "Tell others", eventstask.PutEvent[Study]("ward.studies", "Study read",
		eventstask.EventBusName(builder.Param("bus")), eventstask.Resource(&in.ID))).
		ArgumentsExpr(builder.From(in)).
		Retry(builder.RetryOn(eventstask.ErrFailedEntry)))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Tell others",
	//   "States": {
	//     "Tell others": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::events:putEvents",
	//       "Arguments": {
	//         "Entries": [
	//           {
	//             "Source": "ward.studies",
	//             "DetailType": "Study read",
	//             "EventBusName": "${bus}",
	//             "Resources": [
	//               "{% $states.context.Execution.Input.id %}"
	//             ],
	//             "Detail": "{% $states.context.Execution.Input %}"
	//           }
	//         ]
	//       },
	//       "Retry": [
	//         {
	//           "ErrorEquals": [
	//             "EventBridge.FailedEntry"
	//           ]
	//         }
	//       ],
	//       "End": true
	//     }
	//   }
	// }
}

// Two events go out in one call, each with a detail of its own.
func ExamplePutEvents() {
	w := builder.New[Study, eventstask.PutEventsOutput]("study-read")
	read := Study{}
	events := eventstask.PutEventsInput[any]{Entries: []eventstask.PutEventsRequestEntry[any]{
		{Source: "ward.studies", DetailType: "Study read", Detail: &read},
		{Source: "ward.billing", DetailType: "Work done", Detail: map[string]int{"points": 3}},
	}}
	w.StartAt(builder.Task(w, "Tell others", eventstask.PutEvents[any]()).
		Arguments(&events, builder.Bind(&read.ID, &w.Input().ID)))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Tell others",
	//   "States": {
	//     "Tell others": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::events:putEvents",
	//       "Arguments": {
	//         "Entries": [
	//           {
	//             "Source": "ward.studies",
	//             "DetailType": "Study read",
	//             "Detail": {
	//               "id": "{% $states.context.Execution.Input.id %}"
	//             }
	//           },
	//           {
	//             "Source": "ward.billing",
	//             "DetailType": "Work done",
	//             "Detail": {
	//               "points": 3
	//             }
	//           }
	//         ]
	//       },
	//       "End": true
	//     }
	//   }
	// }
}

// Whoever takes the event sends the token back with an Answer.
func ExampleWithToken() {
	w := builder.New[Study, Answer]("review-study")
	q := Question{}
	w.StartAt(builder.Task(w, "Review", eventstask.WithToken[Question, Answer]("ward.studies", "Review asked for")).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.Study, &w.Input().ID)).
		Timeout(24 * time.Hour))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Review",
	//   "States": {
	//     "Review": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::events:putEvents.waitForTaskToken",
	//       "Arguments": {
	//         "Entries": [
	//           {
	//             "Source": "ward.studies",
	//             "DetailType": "Review asked for",
	//             "Detail": {
	//               "token": "{% $states.context.Task.Token %}",
	//               "study": "{% $states.context.Execution.Input.id %}"
	//             }
	//           }
	//         ]
	//       },
	//       "TimeoutSeconds": 86400,
	//       "End": true
	//     }
	//   }
	// }
}
