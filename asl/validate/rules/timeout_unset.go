package rules

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// timeoutUnset reports handlers of a timeout in a Task that has none.
var timeoutUnset = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1113", Severity: diag.Advice,
		Title: "Task handles States.Timeout but sets no timeout",
		Doc: "Without TimeoutSeconds and HeartbeatSeconds a Task times out after 99,999,999 seconds, so the retrier or catcher is never used. A " +
			"Lambda function that runs into its own timeout ends in another error.",
		Spec: spec + "#timeouts",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "Retry": [{"ErrorEquals": ["States.Timeout"]}], "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "TimeoutSeconds": 60, "Retry": [{"ErrorEquals": ["States.Timeout"]}], "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		eachName(p, func(h *handler, i int, name string) {
			task, ok := h.state.Model.(*asl.Task)
			if name != statesTimeout || !ok || awaitsJob(task) || hasHeartbeat(h.state) ||
				h.state.Tree.Get("TimeoutSeconds") != nil || h.state.Tree.Get("TimeoutSecondsPath") != nil {
				return
			}
			p.Report(h.nameAt(i), "the %s is for %q, but the Task has no \"TimeoutSeconds\"", h.kind(), name).Help("add TimeoutSeconds")
		})
	},
}
