package sqstask_test

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

type (
	Study struct {
		ID      string `json:"id"`
		Patient string `json:"patient"`
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
	if faults.HasErrors() {
		fmt.Println(faults)
		return
	}
	fmt.Print(string(machine.Print()))
}

// The messages about one patient stay in order.
func ExampleSendMessage() {
	w := builder.New[Study, sqstask.SendMessageOutput]("announce-study")
	in := w.Input()
	w.StartAt(builder.Task(w, "Announce study", sqstask.SendMessage[Study](builder.Param("studies_queue_url"),
		sqstask.MessageGroupID(&in.Patient),
		sqstask.MessageDeduplicationID(builder.ExecutionName()))).
		ArgumentsExpr(builder.From(in)))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Announce study",
	//   "States": {
	//     "Announce study": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::sqs:sendMessage",
	//       "Arguments": {
	//         "QueueUrl": "${studies_queue_url}",
	//         "MessageGroupId": "{% $states.context.Execution.Input.patient %}",
	//         "MessageDeduplicationId": "{% $states.context.Execution.Name %}",
	//         "MessageBody": "{% $states.context.Execution.Input %}"
	//       },
	//       "End": true
	//     }
	//   }
	// }
}

// A reviewer takes the question from the queue and sends the token back with an Answer.
func ExampleWithToken() {
	w := builder.New[Study, Answer]("review-study")
	q := Question{}
	w.StartAt(builder.Task(w, "Review", sqstask.WithToken[Question, Answer](builder.Param("review_queue_url"))).
		Arguments(&q,
			builder.Bind(&q.Token, builder.TaskToken()),
			builder.Bind(&q.Study, &w.Input().ID)).
		Timeout(24 * time.Hour).
		Heartbeat(time.Hour))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Review",
	//   "States": {
	//     "Review": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
	//       "Arguments": {
	//         "QueueUrl": "${review_queue_url}",
	//         "MessageBody": {
	//           "token": "{% $states.context.Task.Token %}",
	//           "study": "{% $states.context.Execution.Input.id %}"
	//         }
	//       },
	//       "TimeoutSeconds": 86400,
	//       "HeartbeatSeconds": 3600,
	//       "End": true
	//     }
	//   }
	// }
}
