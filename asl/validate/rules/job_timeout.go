package rules

import (
	"slices"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// jobTimeout reports timeouts that may leave a job running.
var jobTimeout = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1309", Severity: diag.Warning,
		Title: "timeout does not stop the job in every service",
		Doc: "When a Task with .sync times out, Step Functions tries to stop the job. Not every service can, and the role needs the right " +
			"to do it. The job may run on, and cost, after the Task has failed. Where a Catch takes States.Timeout or States.ALL, what follows " +
			"can stop the job, and nothing is said.",
		Spec: guide + "connect-to-resource.html#connect-sync",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync", "Parameters": ` +
			`{"JobName": "j"}, "TimeoutSeconds": 60, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync", "Parameters": ` +
			`{"JobName": "j", "Timeout": 1}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		tasksOf(p, func(s *validate.State, t *asl.Task) {
			field := "TimeoutSeconds"
			if t.TimeoutSeconds == nil {
				field = "TimeoutSecondsPath"
			}
			if awaitsJob(t) && s.Tree.Member(field) != nil && !catchesTimeout(s) {
				p.Report(s.At(field), "%q of a Task that waits for a job may leave the job running", field).AtName().
					Help("limit the job in its own parameters instead, or stop it in a Catch of States.Timeout")
			}
		})
	},
}

// catchesTimeout tells that something follows a timeout of the state.
func catchesTimeout(s *validate.State) bool {
	var list handlerList
	for _, h := range list.fill(s, "Catch") {
		if slices.Contains(h.names, statesTimeout) || slices.Contains(h.names, statesALL) {
			return true
		}
	}
	return false
}
