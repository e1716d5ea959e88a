package lambdatask_test

import (
	"context"
	"fmt"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

type (
	Patient struct {
		ID string `json:"id"`
	}
	Chart struct {
		Summary string `json:"summary"`
	}
	Question struct {
		Token string `json:"token"`
	}
	Answer struct {
		Approved bool `json:"approved"`
	}
)

// FetchChart is the handler of a Lambda function.
func FetchChart(context.Context, Patient) (Chart, error) { return Chart{}, nil }

// show prints a workflow.
func show(w builder.Definition) {
	machine, faults := w.Build()
	if faults.HasErrors() {
		fmt.Println(faults)
		return
	}
	fmt.Print(string(machine.Print()))
}

// The types of the call are those of the handler. What the function returns is the output of the state.
func ExampleHandler() {
	w := builder.New[Patient, Chart]("fetch-chart")
	w.StartAt(builder.Task(w, "Fetch chart", lambdatask.Handler(builder.Param("fetch_chart_arn"), FetchChart)).
		ArgumentsExpr(builder.From(w.Input())).
		Retry(builder.LambdaThrottled))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Fetch chart",
	//   "States": {
	//     "Fetch chart": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::lambda:invoke",
	//       "Arguments": {
	//         "FunctionName": "${fetch_chart_arn}",
	//         "Payload": "{% $states.context.Execution.Input %}"
	//       },
	//       "Retry": [
	//         {
	//           "ErrorEquals": [
	//             "Lambda.TooManyRequestsException"
	//           ],
	//           "IntervalSeconds": 1,
	//           "MaxAttempts": 8,
	//           "BackoffRate": 2,
	//           "MaxDelaySeconds": 60,
	//           "JitterStrategy": "FULL"
	//         }
	//       ],
	//       "Output": "{% $states.result.Payload %}",
	//       "End": true
	//     }
	//   }
	// }
}

// A function that is written in another language, or elsewhere, is called by its types.
func ExampleFunction() {
	w := builder.New[Patient, Chart]("fetch-chart")
	p := Patient{}
	w.StartAt(builder.Task(w, "Fetch chart", lambdatask.Function[Patient, Chart]("fetch-chart:live")).
		Arguments(&p, builder.Bind(&p.ID, &w.Input().ID)))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Fetch chart",
	//   "States": {
	//     "Fetch chart": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::lambda:invoke",
	//       "Arguments": {
	//         "FunctionName": "fetch-chart:live",
	//         "Payload": {
	//           "id": "{% $states.context.Execution.Input.id %}"
	//         }
	//       },
	//       "Output": "{% $states.result.Payload %}",
	//       "End": true
	//     }
	//   }
	// }
}

// The function hands the token to a reviewer, and the state goes on when the reviewer's side sends it back with an Answer.
func ExampleWithToken() {
	w := builder.New[Patient, Answer]("ask-reviewer")
	q := Question{}
	w.StartAt(builder.Task(w, "Ask reviewer", lambdatask.WithToken[Question, Answer]("ask-reviewer")).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken())).
		Timeout(24 * time.Hour))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Ask reviewer",
	//   "States": {
	//     "Ask reviewer": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
	//       "Arguments": {
	//         "FunctionName": "ask-reviewer",
	//         "Payload": {
	//           "token": "{% $states.context.Task.Token %}"
	//         }
	//       },
	//       "TimeoutSeconds": 86400,
	//       "End": true
	//     }
	//   }
	// }
}
