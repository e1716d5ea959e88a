package rules

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// waitUnlimited reports Tasks that wait for people or workers without a limit.
var waitUnlimited = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1303", Severity: diag.Warning,
		Title: "Task waits for an answer without a limit in time",
		Doc: "A Task with .waitForTaskToken, or of an activity, ends when somebody answers. When the message is lost or the worker is " +
			"gone it waits as long as the execution may run: up to a year, or to the TimeoutSeconds of the machine, which ends the " +
			"execution past every Catch. TimeoutSeconds of the Task ends the wait with States.Timeout; " +
			"HeartbeatSeconds ends it when the worker falls silent.",
		Spec: guide + "sfn-stuck-execution.html",
		Bad:  callbackExample(`"Parameters": {"FunctionName": "f", "Payload": {"token.$": "$$.Task.Token"}}`, ``),
		Good: callbackExample(`"Parameters": {"FunctionName": "f", "Payload": {"token.$": "$$.Task.Token"}}`, `, "TimeoutSeconds": 3600`),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		tasksOf(p, func(s *validate.State, t *asl.Task) {
			callback, activity := awaitsToken(t), awaitsActivity(t)
			if !callback && !activity || waitEnds(t) || p.Express(s.Scope) || callback && !handsTokenOn(s) {
				return // where no answer can come, or nothing may wait, that is the fault
			}
			what := "somebody answers with its task token"
			if activity {
				what = "a worker of the activity answers"
			}
			limit := "up to a year"
			if p.Machine.TimeoutSeconds != nil {
				limit = "and only the \"TimeoutSeconds\" of the machine ends that, which no Catch can handle"
			}
			p.Report(resourcePlace(s, t), `%q waits until %s, %s`, s.Name, what, limit).
				Help(`add "TimeoutSeconds", and "HeartbeatSeconds" when the worker sends heartbeats`)
		})
	},
}
