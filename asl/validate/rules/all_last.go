package rules

import (
	"slices"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// allLast reports States.ALL before other retriers or catchers.
var allLast = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1102", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "States.ALL does not stand in the last retrier or catcher",
		Doc: "Retriers and catchers are tried in their order. Behind one for States.ALL no other can ever match; Step Functions refuses " +
			"the machine.",
		Spec: spec + "#errors",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "Retry": [{"ErrorEquals": ["States.ALL"]}, {"ErrorEquals": ["Busy"], "MaxAttempts": 9}], "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 9}, {"ErrorEquals": ["States.ALL"]}], "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		eachHandler(p, func(list []handler) {
			for i := range list[:len(list)-1] {
				h := &list[i]
				if at := slices.Index(h.names, statesALL); at >= 0 {
					p.Report(h.nameAt(at), "%s %d of %d is for %q, but only the last one may be", h.kind(), i, len(list), statesALL).
						Help("move it to the end of %s", h.field).Related(list[i+1].at(), "never matches")
				}
			}
		})
	},
}
