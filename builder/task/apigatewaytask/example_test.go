package apigatewaytask_test

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/apigatewaytask"
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

// show prints a workflow.
func show(w builder.Definition) {
	machine, faults := w.Build()
	if len(faults) > 0 {
		fmt.Println(faults)
		return
	}
	fmt.Print(string(machine.Print()))
}

// The body of the response is the result. An unknown patient ends in a state of its own.
func ExampleInvoke() {
	w := builder.New[Patient, Chart]("fetch-chart")
	unknown := builder.Fail(w, "Unknown", "UnknownPatient", "there is no such patient")
	w.StartAt(builder.Task(w, "Fetch chart", apigatewaytask.Invoke[Chart](builder.Param("charts_api"), apigatewaytask.Get,
		apigatewaytask.Stage("live"),
		apigatewaytask.Path("/charts"),
		apigatewaytask.QueryParameter("patient", &w.Input().ID),
		apigatewaytask.Auth(apigatewaytask.IAMRole))).
		Retry(apigatewaytask.Throttled).
		Catch(unknown, apigatewaytask.ErrStatus(404)))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Fetch chart",
	//   "States": {
	//     "Fetch chart": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::apigateway:invoke",
	//       "Arguments": {
	//         "ApiEndpoint": "${charts_api}",
	//         "Method": "GET",
	//         "Stage": "live",
	//         "Path": "/charts",
	//         "QueryParameters": {
	//           "patient": [
	//             "{% $states.context.Execution.Input.id %}"
	//           ]
	//         },
	//         "AuthType": "IAM_ROLE"
	//       },
	//       "Retry": [
	//         {
	//           "ErrorEquals": [
	//             "ApiGateway.429"
	//           ],
	//           "IntervalSeconds": 1,
	//           "MaxAttempts": 8,
	//           "BackoffRate": 2,
	//           "MaxDelaySeconds": 60,
	//           "JitterStrategy": "FULL"
	//         }
	//       ],
	//       "Catch": [
	//         {
	//           "ErrorEquals": [
	//             "ApiGateway.404"
	//           ],
	//           "Next": "Unknown"
	//         }
	//       ],
	//       "Output": "{% $states.result.ResponseBody %}",
	//       "End": true
	//     },
	//     "Unknown": {
	//       "Type": "Fail",
	//       "Error": "UnknownPatient",
	//       "Cause": "there is no such patient"
	//     }
	//   }
	// }
}

// The token goes out in a header, and whoever is behind the API sends it back with an Answer.
func ExampleInvokeWithBodyAndToken() {
	w := builder.New[Patient, Answer]("ask")
	w.StartAt(builder.Task(w, "Ask", apigatewaytask.InvokeWithBodyAndToken[Patient, Answer](builder.Param("questions_api"), apigatewaytask.Post,
		apigatewaytask.Header("X-Task-Token", builder.TaskToken()))).
		ArgumentsExpr(builder.From(w.Input())).
		Timeout(24 * time.Hour))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Ask",
	//   "States": {
	//     "Ask": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::apigateway:invoke.waitForTaskToken",
	//       "Arguments": {
	//         "ApiEndpoint": "${questions_api}",
	//         "Method": "POST",
	//         "Headers": {
	//           "X-Task-Token": [
	//             "{% $states.context.Task.Token %}"
	//           ]
	//         },
	//         "RequestBody": "{% $states.context.Execution.Input %}"
	//       },
	//       "TimeoutSeconds": 86400,
	//       "End": true
	//     }
	//   }
	// }
}
