package rules

import (
	"strconv"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// maxDelay reports a longest wait that is not longer than the first one.
var maxDelay = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1108", Severity: diag.Warning,
		Title: "MaxDelaySeconds is not greater than IntervalSeconds",
		Doc: "MaxDelaySeconds bounds the wait that grows from IntervalSeconds, 1 when absent, so it must be greater. With less every wait is " +
			"cut to the same length.",
		Spec: spec + "#retrying-after-error",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 30, "MaxDelaySeconds": 10}], "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 10, "MaxDelaySeconds": 30}], "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		eachRetrier(p, func(h *handler) {
			longest, ok := wholeNumber(h, "MaxDelaySeconds", 0)
			if !ok || longest < 1 {
				return
			}
			first, ok := wholeNumber(h, "IntervalSeconds", 1)
			if ok && first >= 1 && longest <= first {
				p.Report(h.at()+"/MaxDelaySeconds", `"MaxDelaySeconds" is %d, not more than the "IntervalSeconds" of %d`, longest, first).
					Help("raise MaxDelaySeconds, or lower IntervalSeconds")
			}
		})
	},
}

// eachRetrier calls do with every retrier of the states in hand.
func eachRetrier(p *validate.Pass, do func(*handler)) {
	eachHandler(p, func(list []handler) {
		for i := range list {
			if list[i].field == "Retry" {
				do(&list[i])
			}
		}
	})
}

// wholeNumber returns a field of a handler that is a whole number, or what its absence means. It is false for anything else.
func wholeNumber(h *handler, field string, absent int) (int, bool) {
	v := h.tree.Get(field)
	if v == nil {
		return absent, absent != 0
	}
	n, err := strconv.Atoi(v.NumberText())
	return n, err == nil
}
