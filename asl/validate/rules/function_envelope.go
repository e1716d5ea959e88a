package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/asl/validate"
)

// functionEnvelope reports the parameters of lambda:invoke on a function that is called by its own ARN.
var functionEnvelope = &validate.Rule{
	Def: diag.Def{
		Code: "ASL4015", Severity: diag.Warning,
		Title: "function called by its own ARN is given the parameters of lambda:invoke",
		Doc: "A Lambda function that is called by its own ARN gets Parameters or Arguments whole, as its event. FunctionName and Payload " +
			"are parameters of the integration lambda:invoke; here they arrive in the function as data.",
		Spec: guide + "connect-lambda.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:111122223333:function:FetchChart", ` +
			`"Parameters": {"FunctionName": "FetchChart", "Payload": {"Patient": "1"}}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:111122223333:function:FetchChart", ` +
			`"Parameters": {"Patient": "1"}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for state, c := range calls(p) {
			if c.Resource.Kind == service.Lambda && c.Given != nil && gives(state, c, "FunctionName") && gives(state, c, "Payload") {
				p.Report(state.At(c.Field), "%q gives \"FunctionName\" and \"Payload\" to a function that is called by its own ARN", c.Field).
					Help("give what Payload holds, or make the Resource %q", optimizedForm(c, "lambda", "invoke", service.RequestResponse))
			}
		}
	},
}
