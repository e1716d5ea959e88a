package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// runtimeError reports handlers of the error that ends every execution.
var runtimeError = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1106", Severity: diag.Warning,
		Title: "States.Runtime cannot be handled",
		Doc: "States.Runtime tells of a fault that Step Functions found while it ran the machine, such as a path that finds nothing. It is " +
			"not retried, and it fails the execution.",
		Spec: guide + "concepts-error-handling.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "Retry": [{"ErrorEquals": ["States.Runtime"]}], "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "Retry": [{"ErrorEquals": ["States.TaskFailed"]}], "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		eachName(p, func(h *handler, i int, name string) {
			if name == statesRuntime {
				p.Report(h.nameAt(i), "%q fails the execution whatever a %s says", name, h.kind()).
					Help("mend what leads to the error: a path or expression that finds nothing")
			}
		})
	},
}
