package snstask_test

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/snstask"
)

type (
	Finding struct {
		Study string `json:"study"`
		Text  string `json:"text"`
	}
	Question struct {
		Token string `json:"token"`
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

// Each kind of subscriber gets a text of its own: phones a short one, queues JSON.
func ExamplePublish() {
	w := builder.New[Finding, snstask.PublishOutput]("tell-ward")
	in := w.Input()
	texts := snstask.Messages{SMS: new(string), SQS: new(string)}
	w.StartAt(builder.Task(w, "Tell ward", snstask.Publish[snstask.Messages](builder.Param("findings_topic"), snstask.Subject("New finding"))).
		Arguments(&texts,
			builder.Bind(&texts.Default, &in.Text),
			builder.Bind(texts.SMS, builder.Format("Study {}", &in.Study)),
			builder.Bind(texts.SQS, builder.JSONText(in))).
		Retry(snstask.Throttled))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Tell ward",
	//   "States": {
	//     "Tell ward": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::sns:publish",
	//       "Arguments": {
	//         "TopicArn": "${findings_topic}",
	//         "Subject": "New finding",
	//         "MessageStructure": "json",
	//         "Message": {
	//           "default": "{% $states.context.Execution.Input.text %}",
	//           "sqs": "{% $string($states.context.Execution.Input) %}",
	//           "sms": "{% \"Study \" & $states.context.Execution.Input.study %}"
	//         }
	//       },
	//       "Retry": [
	//         {
	//           "ErrorEquals": [
	//             "SNS.ThrottledException",
	//             "SNS.KmsThrottlingException"
	//           ],
	//           "IntervalSeconds": 1,
	//           "MaxAttempts": 8,
	//           "BackoffRate": 2,
	//           "MaxDelaySeconds": 60,
	//           "JitterStrategy": "FULL"
	//         }
	//       ],
	//       "End": true
	//     }
	//   }
	// }
}

// A physician answers by a link in an SMS, which holds the token.
func ExampleSendTextWithToken() {
	w := builder.New[Finding, Answer]("ask-physician")
	w.StartAt(builder.Task(w, "Ask", snstask.SendTextWithToken[Answer](builder.Param("phone"))).
		ArgumentsExpr(builder.Format("Please read https://ward.example/{}", builder.TaskToken())).
		Timeout(time.Hour))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Ask",
	//   "States": {
	//     "Ask": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::sns:publish.waitForTaskToken",
	//       "Arguments": {
	//         "PhoneNumber": "${phone}",
	//         "Message": "{% \"Please read https://ward.example/\" & $states.context.Task.Token %}"
	//       },
	//       "TimeoutSeconds": 3600,
	//       "End": true
	//     }
	//   }
	// }
}
