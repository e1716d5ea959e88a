package statestask_test

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/statestask"
)

type (
	Study struct {
		ID string `json:"id"`
	}
	Report struct {
		Finding string `json:"finding"`
	}
	Question struct {
		Token string `json:"token"`
		Study string `json:"study"`
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

// The types of the call are those of the child workflow: its output is the result.
func ExampleRunWorkflow() {
	read := builder.New[Study, Report]("read-study") // … and its states

	w := builder.New[Study, Report]("ward")
	w.StartAt(builder.Task(w, "Read study", statestask.RunWorkflow(builder.Param("read_study_arn"), read, statestask.StartedByExecution())).
		ArgumentsExpr(builder.From(w.Input())).
		Retry(statestask.Throttled))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Read study",
	//   "States": {
	//     "Read study": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::states:startExecution.sync:2",
	//       "Arguments": {
	//         "StateMachineArn": "${read_study_arn}",
	//         "Input": "{% $merge([$states.context.Execution.Input, {\"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID\": $states.context.Execution.Id}]) %}"
	//       },
	//       "Retry": [
	//         {
	//           "ErrorEquals": [
	//             "StepFunctions.ExecutionLimitExceededException",
	//             "StepFunctions.KmsThrottlingException"
	//           ],
	//           "IntervalSeconds": 1,
	//           "MaxAttempts": 8,
	//           "BackoffRate": 2,
	//           "MaxDelaySeconds": 60,
	//           "JitterStrategy": "FULL"
	//         }
	//       ],
	//       "Output": "{% $states.result.Output %}",
	//       "End": true
	//     }
	//   }
	// }
}

// A child that somebody else wrote is called by its types. Here the result tells all that is known of its execution.
func ExampleRun() {
	w := builder.New[Study, statestask.Execution[Study, Report]]("ward")
	w.StartAt(builder.Task(w, "Read study", statestask.Run[Study, statestask.Execution[Study, Report]](builder.Param("read_study_arn"))).
		ArgumentsExpr(builder.From(w.Input())))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Read study",
	//   "States": {
	//     "Read study": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::states:startExecution.sync:2",
	//       "Arguments": {
	//         "StateMachineArn": "${read_study_arn}",
	//         "Input": "{% $states.context.Execution.Input %}"
	//       },
	//       "End": true
	//     }
	//   }
	// }
}

// The child, or whoever it hands the token to, sends it back with a Report; the child may go on behind that.
func ExampleWithToken() {
	w := builder.New[Study, Report]("ward")
	q := Question{}
	w.StartAt(builder.Task(w, "Ask", statestask.WithToken[Question, Report](builder.Param("ask_arn"), statestask.Name(builder.UUID()))).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.Study, &w.Input().ID)).
		Timeout(24 * time.Hour))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Ask",
	//   "States": {
	//     "Ask": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::states:startExecution.waitForTaskToken",
	//       "Arguments": {
	//         "StateMachineArn": "${ask_arn}",
	//         "Name": "{% $uuid() %}",
	//         "Input": {
	//           "token": "{% $states.context.Task.Token %}",
	//           "study": "{% $states.context.Execution.Input.id %}"
	//         }
	//       },
	//       "TimeoutSeconds": 86400,
	//       "End": true
	//     }
	//   }
	// }
}
