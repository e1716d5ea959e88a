package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/asl/validate"
)

// resourceRegion reports a region and account where none belong, or one without the other.
var resourceRegion = &validate.Rule{
	Def: diag.Def{
		Code: "ASL4004", Severity: diag.Warning, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "region and account stand where none belong, or one without the other",
		Doc: "The ARN of a service integration names neither region nor account: arn:aws:states:::sqs:sendMessage. The ARN of a Lambda " +
			"function or an activity names both.",
		Spec: guide + "state-task.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:eu-central-1:111122223333:sns:publish", ` +
			`"Parameters": {"TopicArn": "arn:aws:sns:eu-central-1:111122223333:ward", "Message": "done"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", ` +
			`"Parameters": {"TopicArn": "arn:aws:sns:eu-central-1:111122223333:ward", "Message": "done"}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for state, c := range calls(p) {
			if c.Template {
				continue
			}
			r := c.Resource
			switch r.Kind {
			case service.Optimized, service.SDK:
				if r.Region != "" || r.Account != "" {
					r.Region, r.Account = "", ""
					reportResource(p, state, "Resource %q names a region or an account, which an integration does not have", c.Text).
						Help("write %q", r)
				}
			case service.Lambda, service.Activity:
				if (r.Region == "") != (r.Account == "") {
					reportResource(p, state, "Resource %q names a region without an account, or an account without a region", c.Text).
						Help("write both between the service and the name")
				}
			}
		}
	},
}
