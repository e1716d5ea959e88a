package rules

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// heartbeatTimeout reports heartbeats that are not due before the Task times out.
var heartbeatTimeout = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1304", Severity: diag.Error,
		Title: "HeartbeatSeconds is not smaller than TimeoutSeconds",
		Doc:   "The silence that is allowed between two heartbeats must be shorter than the time that the Task has in all.",
		Spec:  spec + "#task-state",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:a", ` +
			`"TimeoutSeconds": 60, "HeartbeatSeconds": 60, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:a", ` +
			`"TimeoutSeconds": 60, "HeartbeatSeconds": 20, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		tasksOf(p, func(s *validate.State, t *asl.Task) {
			heartbeat, ok := t.HeartbeatSeconds.Literal()
			timeout, both := t.TimeoutSeconds.Literal()
			if !ok || !both || heartbeat < timeout || timeout < 1 {
				return
			}
			p.Report(s.At("HeartbeatSeconds"), `"HeartbeatSeconds" is %d, and "TimeoutSeconds" %d; it must be smaller`, heartbeat, timeout).
				Help("a third of the timeout leaves room for a lost heartbeat").
				Related(s.At("TimeoutSeconds"), "the timeout is here")
		})
	},
}
