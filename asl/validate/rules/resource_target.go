package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/asl/validate"
)

// resourceTarget reports the ARN of something that no Task can call.
var resourceTarget = &validate.Rule{
	Def: diag.Def{
		Code: "ASL4002", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "Resource names something that a Task cannot call",
		Doc: "A Task calls a Lambda function, an activity, an optimized integration (arn:aws:states:::service:action) or an AWS SDK " +
			"integration (arn:aws:states:::aws-sdk:service:action). The ARN of a topic, a queue, a state machine or another resource is " +
			"no call: it is a parameter of one.",
		Spec: guide + "state-task.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:sns:eu-central-1:111122223333:ward", ` +
			`"Parameters": {"Message": "done"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", ` +
			`"Parameters": {"TopicArn": "arn:aws:sns:eu-central-1:111122223333:ward", "Message": "done"}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for state, c := range calls(p) {
			if c.ARN && !c.Template && c.Resource.Kind == service.Other {
				reportResource(p, state, "Resource is %q, which a Task cannot call", c.Text).Help("%s", targetHelp(c))
			}
		}
	},
}

// targetHelp says how the thing that an ARN names is called.
func targetHelp(c *validate.Call) string {
	r := c.Resource
	kind, _, _ := strings.Cut(r.Name, ":")
	switch {
	case r.Owner == "states" && kind == "stateMachine":
		return "call " + optimizedForm(c, "states", "startExecution", service.Sync2) + " with the ARN as StateMachineArn"
	case r.Owner == "states" && kind == "aws-sdk":
		return "an AWS SDK integration is arn:aws:states:::aws-sdk:service:action"
	case r.Owner == "states" && kind == "activity":
		return "an activity is arn:aws:states:region:account:activity:name"
	case r.Owner == "states":
		return "an integration is arn:aws:states:::service:action or arn:aws:states:::aws-sdk:service:action"
	case r.Owner == "lambda":
		return "a function is arn:aws:lambda:region:account:function:name, with :version or :alias at the end when one is meant"
	case len(service.OptimizedActions(r.Owner)) > 0:
		action := service.OptimizedActions(r.Owner)[0]
		return "give it as a parameter of a call such as " + optimizedForm(c, r.Owner, action, service.RequestResponse)
	}
	if s := sdkOf(r.Owner); s != nil {
		return "call an action of the service, arn:aws:states:::aws-sdk:" + s.Name + ":action, with the ARN as a parameter"
	}
	return "an integration is arn:aws:states:::service:action or arn:aws:states:::aws-sdk:service:action"
}
