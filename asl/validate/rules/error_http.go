package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/asl/validate"
)

// errorHTTP reports an error of HTTP Tasks in a Task that is none.
var errorHTTP = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1153", Severity: diag.Warning,
		Title: "error of HTTP Tasks in a Task that is none",
		Doc: "States.Http.StatusCode.404, States.Http.Socket and their kin come from the integration http:invoke alone. An API Gateway call " +
			"fails with ApiGateway.404.",
		Spec: guide + "call-https-apis.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:111122223333:function:FetchChart", ` +
			`"Retry": [{"ErrorEquals": ["States.Http.StatusCode.503"]}], "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::http:invoke", ` +
			`"Parameters": {"ApiEndpoint": "https://example.com/charts", "Method": "GET", "InvocationConfig": {"ConnectionArn": ` +
			`"arn:aws:events:eu-central-1:111122223333:connection/ehr/1"}}, "Retry": [{"ErrorEquals": ["States.Http.StatusCode.503"]}], "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for n := range errorNames(p) {
			code, ok := strings.CutPrefix(n.text, "States.Http.")
			r := n.task.call.Resource
			if !ok || n.task.open || r.Kind == service.Optimized && r.Service == "http" {
				continue
			}
			f := p.Report(n.pointer(), "%s never fails with %q: it is an error of HTTP Tasks", n.task.name(), n.text)
			if status, ok := strings.CutPrefix(code, "StatusCode."); ok && r.Service == "apigateway" {
				f.Help("did you mean %q?", "ApiGateway."+status)
			} else {
				f.Help("take it out, or call %q", optimizedForm(n.task.call, "http", "invoke", service.RequestResponse))
			}
		}
	},
}
