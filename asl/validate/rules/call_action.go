package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/asl/validate"
)

// callAction reports an action that is no optimized integration of its service.
var callAction = &validate.Rule{
	Def: diag.Def{
		Code: "ASL4006", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "action is no optimized integration of the service",
		Doc: "Step Functions has optimized integrations for some actions of a service. The other actions of its API are called as " +
			"arn:aws:states:::aws-sdk:service:action. The names of actions begin with a lower case letter.",
		Spec: guide + "integrate-optimized.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::dynamodb:query", ` +
			`"Parameters": {"TableName": "charts"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:query", ` +
			`"Parameters": {"TableName": "charts"}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for state, c := range calls(p) {
			if c.Template || c.Resource.Kind != service.Optimized || c.Integration != nil {
				continue
			}
			actions := service.OptimizedActions(c.Resource.Service)
			if len(actions) == 0 {
				continue // the service is the fault
			}
			f := reportResource(p, state, "%q is no optimized integration of %q", c.Resource.Action, c.Resource.Service)
			near := nearestOf(c.Resource.Action, actions)
			s := sdkOf(c.Resource.Service)
			switch {
			case s != nil && s.Action(c.Resource.Action) != nil:
				f.Help("call the API: %q", sdkForm(c, s.Name, c.Resource.Action))
			case near != "":
				f.Help("did you mean %q?", near)
			case s != nil && s.Nearest(c.Resource.Action) != "":
				f.Help("call the API: %q", sdkForm(c, s.Name, s.Nearest(c.Resource.Action)))
			default:
				f.Help("optimized integrations of the service: %s", quoted(actions, "and"))
			}
		}
	},
}
