package httptask_test

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/httptask"
)

type (
	Patient struct {
		ID string `json:"id"`
	}
	Chart struct {
		Summary string `json:"summary"`
	}
	Entry struct {
		Patient string   `json:"patient"`
		Codes   []string `json:"codes"`
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

// A chart comes from a health record system elsewhere. The connection knows the credentials.
func ExampleInvoke() {
	w := builder.New[Patient, Chart]("fetch-chart")
	unknown := builder.Fail(w, "Unknown", "UnknownPatient", "there is no such patient")
	w.StartAt(builder.Task(w, "Fetch chart", httptask.Invoke[Chart](
		builder.Format("https://ehr.example/patients/{}", &w.Input().ID), builder.Param("ehr_connection_arn"), httptask.Get,
		httptask.Header("Accept", "application/fhir+json"))).
		Timeout(20*time.Second).
		Retry(httptask.Throttled, httptask.Transient).
		Catch(unknown, httptask.ErrStatus(404)))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Fetch chart",
	//   "States": {
	//     "Fetch chart": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::http:invoke",
	//       "Arguments": {
	//         "ApiEndpoint": "{% \"https://ehr.example/patients/\" & $states.context.Execution.Input.id %}",
	//         "Method": "GET",
	//         "InvocationConfig": {
	//           "ConnectionArn": "${ehr_connection_arn}"
	//         },
	//         "Headers": {
	//           "Accept": "application/fhir+json"
	//         }
	//       },
	//       "TimeoutSeconds": 20,
	//       "Retry": [
	//         {
	//           "ErrorEquals": [
	//             "States.Http.StatusCode.429"
	//           ],
	//           "IntervalSeconds": 1,
	//           "MaxAttempts": 8,
	//           "BackoffRate": 2,
	//           "MaxDelaySeconds": 60,
	//           "JitterStrategy": "FULL"
	//         },
	//         {
	//           "ErrorEquals": [
	//             "States.Http.StatusCode.500",
	//             "States.Http.StatusCode.502",
	//             "States.Http.StatusCode.503",
	//             "States.Http.StatusCode.504",
	//             "States.Http.Socket"
	//           ],
	//           "IntervalSeconds": 2,
	//           "MaxAttempts": 6,
	//           "BackoffRate": 2
	//         }
	//       ],
	//       "Catch": [
	//         {
	//           "ErrorEquals": [
	//             "States.Http.StatusCode.404"
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

// The body goes out as a form. The result is the whole response.
func ExampleInvokeWithBody() {
	w := builder.New[Entry, httptask.InvokeOutput[string]]("enter-codes")
	w.StartAt(builder.Task(w, "Enter codes", httptask.InvokeWithBody[Entry, httptask.InvokeOutput[string]](
		"https://billing.example/entries", builder.Param("billing_connection_arn"), httptask.Post,
		httptask.URLEncoded(httptask.Repeat))).
		ArgumentsExpr(builder.From(w.Input())))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Enter codes",
	//   "States": {
	//     "Enter codes": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::http:invoke",
	//       "Arguments": {
	//         "ApiEndpoint": "https://billing.example/entries",
	//         "Method": "POST",
	//         "InvocationConfig": {
	//           "ConnectionArn": "${billing_connection_arn}"
	//         },
	//         "Headers": {
	//           "Content-Type": "application/x-www-form-urlencoded"
	//         },
	//         "Transform": {
	//           "RequestBodyEncoding": "URL_ENCODED",
	//           "RequestEncodingOptions": {
	//             "ArrayFormat": "REPEAT"
	//           }
	//         },
	//         "RequestBody": "{% $states.context.Execution.Input %}"
	//       },
	//       "End": true
	//     }
	//   }
	// }
}
