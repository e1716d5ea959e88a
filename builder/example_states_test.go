package builder_test

import (
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// The types of the call come from the code of the function itself: what Arguments takes is a *FetchRequest, what Result gives
// is a *Chart.
func ExampleTask() {
	w := builder.New[Encounter, Chart]("clinical-note")
	in := w.Input()

	req := FetchRequest{Depth: 3}
	fetch := builder.Task(w, "Fetch chart", lambdatask.Handler(builder.Param("fetch_chart"), FetchChart)).
		Arguments(&req, builder.Bind(&req.PatientID, &in.PatientID)).
		Timeout(time.Minute)

	w.StartAt(fetch)
	show(w, "Fetch chart")
	// Output:
	// "Fetch chart": {
	//   "Type": "Task",
	//   "Resource": "arn:aws:states:::lambda:invoke",
	//   "Arguments": {
	//     "FunctionName": "${fetch_chart}",
	//     "Payload": {
	//       "patientId": "{% $states.context.Execution.Input.patientId %}",
	//       "depth": 3
	//     }
	//   },
	//   "TimeoutSeconds": 60,
	//   "Output": "{% $states.result.Payload %}",
	//   "End": true
	// }
}

// The result of a state is read by pointer. The builder keeps what later states read, and no more, in a variable.
func ExampleTaskState_Result() {
	w := builder.New[Encounter, Note]("clinical-note")
	fetch := builder.Task(w, "Fetch chart", lambdatask.Handler("fetch-chart", FetchChart))

	note := Note{}
	publish := builder.Succeed(w, "Publish", &note, builder.Bind(&note.Text, &fetch.Result().Summary))

	w.StartAt(fetch).Then(publish)
	show(w, "Fetch chart", "Publish")
	// Output:
	// "Fetch chart": {
	//   "Type": "Task",
	//   "Resource": "arn:aws:states:::lambda:invoke",
	//   "Arguments": {
	//     "FunctionName": "fetch-chart"
	//   },
	//   "Assign": {
	//     "fetchChart": {
	//       "summary": "{% $states.result.Payload.summary %}"
	//     }
	//   },
	//   "Next": "Publish"
	// }
	// "Publish": {
	//   "Type": "Succeed",
	//   "Output": {
	//     "text": "{% $fetchChart.summary %}",
	//     "images": 0
	//   }
	// }
}

// A call that waits for its task token hands the token on, and its result is what the answer brings.
func ExampleTaskToken() {
	w := builder.New[Encounter, Answer]("clinical-note")
	in := w.Input()

	q := Question{}
	review := builder.Task(w, "Review", sqstask.WithToken[Question, Answer](builder.Param("review_queue_url"))).
		Arguments(&q,
			builder.Bind(&q.Token, builder.TaskToken()),
			builder.Bind(&q.Note, &in.PatientID)).
		Timeout(24 * time.Hour).
		Heartbeat(time.Hour)

	w.StartAt(review)
	show(w, "Review")
	// Output:
	// "Review": {
	//   "Type": "Task",
	//   "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
	//   "Arguments": {
	//     "QueueUrl": "${review_queue_url}",
	//     "MessageBody": {
	//       "token": "{% $states.context.Task.Token %}",
	//       "note": "{% $states.context.Execution.Input.patientId %}"
	//     }
	//   },
	//   "TimeoutSeconds": 86400,
	//   "HeartbeatSeconds": 3600,
	//   "End": true
	// }
}

func ExamplePass() {
	w := builder.New[Encounter, Note]("clinical-note")
	in := w.Input()

	note := Note{Text: "See the images."}
	w.StartAt(builder.Pass(w, "Write note", &note, builder.Bind(&note.Images, builder.Len(&in.Images))))
	show(w, "Write note")
	// Output:
	// "Write note": {
	//   "Type": "Pass",
	//   "Output": {
	//     "text": "See the images.",
	//     "images": "{% $count($states.context.Execution.Input.images != null ? $states.context.Execution.Input.images : []) %}"
	//   },
	//   "End": true
	// }
}

func ExampleChoice() {
	w := builder.New[Encounter, Note]("clinical-note")
	in := w.Input()
	publish := builder.Succeed(w, "Publish", &Note{Text: "No images."})
	wait := builder.Wait(w, "Wait for images", time.Hour)

	ask := builder.Choice(w, "Ready?").
		When(builder.And(builder.From(&in.Urgent), builder.Greater(&in.Age, 65)), publish).
		When(builder.Present(&in.Reviewer), publish).
		Otherwise(wait)

	w.StartAt(ask)
	wait.Then(publish)
	show(w, "Ready?")
	// Output:
	// "Ready?": {
	//   "Type": "Choice",
	//   "Choices": [
	//     {
	//       "Condition": "{% $states.context.Execution.Input.urgent and $states.context.Execution.Input.age > 65 %}",
	//       "Next": "Publish"
	//     },
	//     {
	//       "Condition": "{% $states.context.Execution.Input.reviewer != null %}",
	//       "Next": "Publish"
	//     }
	//   ],
	//   "Default": "Wait for images"
	// }
}

// A Switch has a case for every value of an enumerated type, or Build says which one is missing.
func ExampleSwitch() {
	w := builder.New[Answer, Note]("publish-note")
	in := w.Input()
	publish := builder.Succeed(w, "Publish", &Note{Text: "Approved."})
	drop := builder.Fail(w, "Drop", "Rejected", "The reviewer rejected the note.")

	w.StartAt(builder.Switch(w, "Decision", &in.Decision).
		Case(Approve, publish).
		Case(Reject, drop))
	show(w, "Decision")
	// Output:
	// "Decision": {
	//   "Type": "Choice",
	//   "Choices": [
	//     {
	//       "Condition": "{% $states.context.Execution.Input.decision = \"approve\" %}",
	//       "Next": "Publish"
	//     },
	//     {
	//       "Condition": "{% $states.context.Execution.Input.decision = \"reject\" %}",
	//       "Next": "Drop"
	//     }
	//   ]
	// }
}

func ExampleWait() {
	w := builder.New[Encounter, any]("clinical-note")
	w.StartAt(builder.Wait(w, "Let the scanner cool down", 15*time.Minute))
	show(w, "Let the scanner cool down")
	// Output:
	// "Let the scanner cool down": {
	//   "Type": "Wait",
	//   "Seconds": 900,
	//   "End": true
	// }
}

func ExampleWaitTimestamp() {
	w := builder.New[Encounter, any]("clinical-note")
	in := w.Input()
	w.StartAt(builder.WaitTimestamp(w, "Rest", builder.AddTime(&in.Arrived, time.Hour)))
	show(w, "Rest")
	// Output:
	// "Rest": {
	//   "Type": "Wait",
	//   "Timestamp": "{% $fromMillis($toMillis($states.context.Execution.Input.arrived) + 3600000) %}",
	//   "End": true
	// }
}

func ExampleWaitSeconds() {
	w := builder.New[Encounter, any]("clinical-note")
	in := w.Input()
	w.StartAt(builder.WaitSeconds(w, "Rest", builder.Mul(&in.Age, 60)))
	show(w, "Rest")
	// Output:
	// "Rest": {
	//   "Type": "Wait",
	//   "Seconds": "{% $states.context.Execution.Input.age * 60 %}",
	//   "End": true
	// }
}

func ExampleWaitUntil() {
	w := builder.New[Encounter, any]("clinical-note")
	w.StartAt(builder.WaitUntil(w, "Until the trial begins", time.Date(2027, time.March, 1, 8, 0, 0, 0, time.UTC)))
	show(w, "Until the trial begins")
	// Output:
	// "Until the trial begins": {
	//   "Type": "Wait",
	//   "Timestamp": "2027-03-01T08:00:00Z",
	//   "End": true
	// }
}

func ExampleSucceed() {
	w := builder.New[Encounter, Note]("clinical-note")
	in := w.Input()

	note := Note{}
	w.StartAt(builder.Succeed(w, "Publish", &note,
		builder.Bind(&note.Text, builder.Format("Seen by {}.", builder.OrElse(&in.Reviewer, "nobody")))))
	show(w, "Publish")
	// Output:
	// "Publish": {
	//   "Type": "Succeed",
	//   "Output": {
	//     "text": "{% \"Seen by \" & ($states.context.Execution.Input.reviewer != null ? $states.context.Execution.Input.reviewer : \"nobody\") & \".\" %}",
	//     "images": 0
	//   }
	// }
}

func ExampleFail() {
	w := builder.New[Encounter, Note]("clinical-note")
	in := w.Input()
	w.StartAt(builder.Fail(w, "Refuse", "NoteRefused", builder.Format("Patient {} has no images.", &in.PatientID)))
	show(w, "Refuse")
	// Output:
	// "Refuse": {
	//   "Type": "Fail",
	//   "Error": "NoteRefused",
	//   "Cause": "{% \"Patient \" & $states.context.Execution.Input.patientId & \" has no images.\" %}"
	// }
}

func ExampleRetryOn() {
	w := builder.New[Encounter, Chart]("clinical-note")
	w.StartAt(builder.Task(w, "Fetch chart", lambdatask.Handler("fetch-chart", FetchChart)).
		Retry(
			builder.RetryOn("ChartLocked").IntervalSeconds(5).MaxAttempts(10).JitterStrategy(asl.JitterFull),
			builder.RetryOn().MaxAttempts(1)))
	show(w, "Fetch chart")
	// Output:
	// "Fetch chart": {
	//   "Type": "Task",
	//   "Resource": "arn:aws:states:::lambda:invoke",
	//   "Arguments": {
	//     "FunctionName": "fetch-chart"
	//   },
	//   "Retry": [
	//     {
	//       "ErrorEquals": [
	//         "ChartLocked"
	//       ],
	//       "IntervalSeconds": 5,
	//       "MaxAttempts": 10,
	//       "JitterStrategy": "FULL"
	//     },
	//     {
	//       "ErrorEquals": [
	//         "States.ALL"
	//       ],
	//       "MaxAttempts": 1
	//     }
	//   ],
	//   "Output": "{% $states.result.Payload %}",
	//   "End": true
	// }
}

// The failure of a state is a value too, which the states behind its Catch read.
func ExampleTaskState_Failure() {
	w := builder.New[Encounter, Chart]("clinical-note")
	fetch := builder.Task(w, "Fetch chart", lambdatask.Handler("fetch-chart", FetchChart))
	fetch.Catch(builder.Fail(w, "Give up", "ChartMissing", &fetch.Failure().Cause), "ChartLocked", "States.Timeout")

	w.StartAt(fetch)
	show(w, "Fetch chart", "Give up")
	// Output:
	// "Fetch chart": {
	//   "Type": "Task",
	//   "Resource": "arn:aws:states:::lambda:invoke",
	//   "Arguments": {
	//     "FunctionName": "fetch-chart"
	//   },
	//   "Catch": [
	//     {
	//       "ErrorEquals": [
	//         "ChartLocked",
	//         "States.Timeout"
	//       ],
	//       "Assign": {
	//         "fetchChartFailure": {
	//           "Cause": "{% $states.errorOutput.Cause != null ? $states.errorOutput.Cause : null %}"
	//         }
	//       },
	//       "Next": "Give up"
	//     }
	//   ],
	//   "Output": "{% $states.result.Payload %}",
	//   "End": true
	// }
	// "Give up": {
	//   "Type": "Fail",
	//   "Error": "ChartMissing",
	//   "Cause": "{% $fetchChartFailure.Cause != null ? $fetchChartFailure.Cause : \"\" %}"
	// }
}

// A variable carries a value through a loop.
func ExampleVar() {
	w := builder.New[Encounter, Chart]("clinical-note")
	attempts := builder.Var[int](w, "attempts")

	begin := builder.PassThrough(w, "Begin").Assign(builder.Bind(attempts, builder.Lit(0)))
	fetch := builder.Task(w, "Fetch chart", lambdatask.Handler("fetch-chart", FetchChart)).
		Assign(builder.Bind(attempts, builder.Add(attempts, 1))).
		Output(&Chart{})
	again := builder.Choice(w, "Again?").
		When(builder.Less(attempts, 3), fetch).
		Otherwise(builder.Succeed(w, "Done", &Chart{}))

	w.StartAt(begin).Then(fetch).Then(again)
	show(w, "Fetch chart", "Again?")
	// Output:
	// "Fetch chart": {
	//   "Type": "Task",
	//   "Resource": "arn:aws:states:::lambda:invoke",
	//   "Arguments": {
	//     "FunctionName": "fetch-chart"
	//   },
	//   "Assign": {
	//     "attempts": "{% $attempts + 1 %}"
	//   },
	//   "Output": {
	//     "summary": "",
	//     "completeness": 0
	//   },
	//   "Next": "Again?"
	// }
	// "Again?": {
	//   "Type": "Choice",
	//   "Choices": [
	//     {
	//       "Condition": "{% $attempts < 3 %}",
	//       "Next": "Fetch chart"
	//     }
	//   ],
	//   "Default": "Done"
	// }
}

// A counter of rounds has its value before the first state runs.
func ExampleInitialVar() {
	w := builder.New[Encounter, Chart]("clinical-note")
	attempts := builder.InitialVar[int](w, "attempts", builder.Lit(1))

	fetch := builder.Task(w, "Fetch chart", lambdatask.Handler("fetch-chart", FetchChart)).
		Assign(builder.Bind(attempts, builder.Add(attempts, 1)))
	again := builder.Choice(w, "Again?").
		When(builder.Less(attempts, 3), fetch).
		Otherwise(builder.Succeed(w, "Done", &Chart{}))

	w.StartAt(fetch).Then(again)
	show(w, "Set variables", "Again?")
	// Output:
	// "Set variables": {
	//   "Type": "Pass",
	//   "Comment": "Fills the variables that have a value from the start.",
	//   "Assign": {
	//     "attempts": 1
	//   },
	//   "Next": "Fetch chart"
	// }
	// "Again?": {
	//   "Type": "Choice",
	//   "Choices": [
	//     {
	//       "Condition": "{% $attempts < 3 %}",
	//       "Next": "Fetch chart"
	//     }
	//   ],
	//   "Default": "Done"
	// }
}

// A function that makes states is used twice, under two prefixes.
func ExampleFragment() {
	notify := func(f *builder.Fragment[Note]) *builder.TaskState[Finding, sqstask.SendMessageOutput] {
		return builder.Task(f, "Notify", sqstask.SendMessage[Finding](builder.Param("queue_url"))).
			Arguments(&Finding{Text: "A note is on its way."})
	}

	w := builder.New[Encounter, Note]("clinical-note")
	w.StartAt(notify(builder.NewFragment(w, "Draft: "))).
		Then(notify(builder.NewFragment(w, "Final: "))).
		Then(builder.Succeed(w, "Publish", &Note{}))
	show(w, "Draft: Notify")
	// Output:
	// "Draft: Notify": {
	//   "Type": "Task",
	//   "Resource": "arn:aws:states:::sqs:sendMessage",
	//   "Arguments": {
	//     "QueueUrl": "${queue_url}",
	//     "MessageBody": {
	//       "text": "A note is on its way."
	//     }
	//   },
	//   "Next": "Final: Notify"
	// }
}

// A parameter prints as what Terraform's templatefile fills in.
func ExampleParam() {
	w := builder.New[Encounter, Chart]("clinical-note", builder.InPartition(builder.Param("partition")))
	w.StartAt(builder.Task(w, "Fetch chart", lambdatask.Handler(builder.Param("fetch_chart_arn"), FetchChart)).
		Credentials(builder.Param("reader_role_arn")))
	show(w, "Fetch chart")
	// Output:
	// "Fetch chart": {
	//   "Type": "Task",
	//   "Resource": "arn:${partition}:states:::lambda:invoke",
	//   "Arguments": {
	//     "FunctionName": "${fetch_chart_arn}"
	//   },
	//   "Credentials": {
	//     "RoleArn": "${reader_role_arn}"
	//   },
	//   "Output": "{% $states.result.Payload %}",
	//   "End": true
	// }
}
