package rules

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// heartbeatUnsent reports heartbeats that nobody can send.
var heartbeatUnsent = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1305", Severity: diag.Warning,
		Title: "nobody can send the heartbeats of the Task",
		Doc: "Heartbeats are sent by whoever has the task token: a worker of an activity, or of a Task with .waitForTaskToken. On " +
			"another Task HeartbeatSeconds has no effect, or ends a call that takes longer.",
		Spec: spec + "#task-state",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": ` +
			`{"FunctionName": "f"}, "HeartbeatSeconds": 20, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": ` +
			`{"FunctionName": "f"}, "TimeoutSeconds": 20, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		tasksOf(p, func(s *validate.State, t *asl.Task) {
			field := "HeartbeatSeconds"
			switch {
			case t.HeartbeatSeconds != nil:
			case t.HeartbeatSecondsPath != nil:
				field = "HeartbeatSecondsPath"
			default:
				return
			}
			if t.Resource == "" || awaitsToken(t) || awaitsActivity(t) || validate.HasPlaceholder(t.Resource) {
				return
			}
			f := p.Report(s.At(field), "%q stands on a Task without a task token, so that nobody can send heartbeats", field).AtName()
			if waitEnds := t.TimeoutSeconds != nil || t.TimeoutSecondsPath != nil; waitEnds {
				f.Help(`remove it; "TimeoutSeconds" limits the call`)
			} else {
				f.Help(`limit the call by "TimeoutSeconds"`)
			}
		})
	},
}
