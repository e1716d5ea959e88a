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
			"arn:aws:states:::aws-sdk:service:action. The names of actions begin with a lower case letter. An action that is neither one of " +
			"the API nor a misspelt one is a warning: it may be newer than the catalogue.",
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
			checkAction(p, state, c, actions)
		}
	},
}

func checkAction(p *validate.Pass, state *validate.State, c *validate.Call, actions []string) {
	action := c.Resource.Action
	f := reportResource(p, state, "%q is no optimized integration of %q", action, c.Resource.Service)
	near := nearestOf(action, actions)
	s := sdkOf(c.Resource.Service)
	switch {
	case s != nil && s.Action(action) != nil:
		f.Help("call the API: %q", sdkForm(c, s.Name, action))
	case near != "":
		f.Help("did you mean %q?", near)
		if !slip(action, near) && !cutShort(action, near) {
			f.Severity(diag.Warning)
		}
	case s != nil && s.Nearest(action) != "":
		f.Help("call the API: %q", sdkForm(c, s.Name, s.Nearest(action)))
		if !slip(action, s.Nearest(action)) {
			f.Severity(diag.Warning)
		}
	case upperFirst(action):
		f.Help("the names of actions begin with a lower case letter; optimized integrations of the service: %s", quoted(actions, "and"))
	default:
		f.Severity(diag.Warning).Help("optimized integrations of the service: %s; a newer one may have this name", quoted(actions, "and"))
	}
}

// cutShort reports whether a name lacks the last letter of another one.
func cutShort(name, meant string) bool { return name != "" && meant[:len(meant)-1] == name }
