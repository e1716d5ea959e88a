package rules

import (
	"strconv"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// retryNoEffect reports fields of a retrier that change nothing.
var retryNoEffect = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1109", Severity: diag.Advice,
		Title: "field of a retrier has no effect",
		Doc: "With MaxAttempts 0 there is no retry, so nothing else of the retrier matters. With BackoffRate 1 the wait does not grow, so " +
			"MaxDelaySeconds bounds nothing.",
		Spec: spec + "#retrying-after-error",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "Retry": [{"ErrorEquals": ["Busy"], "BackoffRate": 1, "MaxDelaySeconds": 10}], "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "Retry": [{"ErrorEquals": ["Busy"], "BackoffRate": 2, "MaxDelaySeconds": 10}], "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		eachRetrier(p, func(h *handler) {
			if h.noAttempts() {
				for _, field := range [...]string{"IntervalSeconds", "BackoffRate", "MaxDelaySeconds", "JitterStrategy"} {
					if h.tree.Get(field) != nil {
						p.Report(h.at()+"/"+field, "%q has no effect: \"MaxAttempts\" is 0", field).Help("delete it, or raise MaxAttempts")
					}
				}
				return
			}
			rate, err := strconv.ParseFloat(h.tree.Get("BackoffRate").NumberText(), 64)
			if err == nil && rate == 1 && h.tree.Get("MaxDelaySeconds") != nil {
				p.Report(h.at()+"/MaxDelaySeconds", "\"MaxDelaySeconds\" has no effect: the \"BackoffRate\" of 1 lets the wait not grow").
					Help("delete it, or raise BackoffRate")
			}
		})
	},
}
