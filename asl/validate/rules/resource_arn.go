package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// resourceARN reports a Resource that is no ARN.
var resourceARN = &validate.Rule{
	Def: diag.Def{
		Code: "ASL4001", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "Resource is no ARN",
		Doc: "The States Language takes any URI as a Resource; Step Functions takes only ARNs: of a Lambda function, of an activity, " +
			"or of a service integration. A URI of another kind is a warning: the machine is meant for another interpreter. Resource is " +
			"never an expression; a ${name} placeholder of a template is fine.",
		Spec: spec + "#task-state",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "FetchChart", "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:111122223333:function:FetchChart", "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for state, c := range calls(p) {
			if c.ARN || c.Template {
				continue
			}
			f := reportResource(p, state, "Resource is %q, which is no ARN", c.Text)
			switch {
			case strings.HasPrefix(c.Text, "{%") || strings.HasPrefix(c.Text, "$"):
				f.Help("Resource is never an expression; to choose the function when the state runs, call lambda:invoke with a computed FunctionName")
			case strings.Contains(c.Text, "://"):
				f.Severity(diag.Warning).Help("Step Functions takes only ARNs: arn:partition:service:region:account:name")
			case strings.TrimSpace(c.Text) != c.Text:
				f.Help("take away the white space around it")
			default:
				f.Help("an ARN is arn:partition:service:region:account:name; to call a function by its name, use lambda:invoke with FunctionName")
			}
		}
	},
}
