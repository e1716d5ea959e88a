package rules

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// maxExpressSeconds is how long an EXPRESS workflow may run.
const maxExpressSeconds = 300

// expressDuration reports times that an EXPRESS workflow never reaches.
var expressDuration = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1307", Severity: diag.Warning,
		Title: "time is longer than an EXPRESS workflow may run",
		Doc: "An EXPRESS workflow, and an EXPRESS child of a distributed Map, is ended after five minutes. A longer wait is never over, and a longer " +
			"TimeoutSeconds never reached: no Catch sees a States.Timeout.",
		Spec: guide + "choosing-workflow-type.html",
		Bad:  expressPauseExample("600"),
		Good: expressPauseExample("60"),
	},
	Check: func(p *validate.Pass) {
		report := func(s *validate.State, field string, n int, fate string) {
			p.Report(s.At(field), `%q is %d, but %s ends after %d seconds, so that %s`, field, n, expressPlace(s), maxExpressSeconds, fate).
				Help("write less than %d, or use a STANDARD workflow", maxExpressSeconds)
		}
		for _, s := range p.States() {
			switch m := s.Model.(type) {
			case *asl.Wait:
				if n, ok := m.Seconds.Literal(); ok && n >= maxExpressSeconds && p.Express(s.Scope) {
					report(s, "Seconds", n, "the wait is never over")
				}
			case *asl.Task:
				if n, ok := m.TimeoutSeconds.Literal(); ok && n > maxExpressSeconds && p.Express(s.Scope) {
					report(s, "TimeoutSeconds", n, "the timeout is never reached")
				}
			default: // no other state has a time
			}
		}
		if n := p.Machine.TimeoutSeconds; n != nil && *n > maxExpressSeconds && p.Options.WorkflowType == asl.ExecutionExpress {
			p.Report("/TimeoutSeconds", `"TimeoutSeconds" is %d, but an EXPRESS workflow ends after %d seconds`, *n, maxExpressSeconds).
				Help("write %d or less, or use a STANDARD workflow", maxExpressSeconds)
		}
	},
}

// expressPauseExample returns a machine with a distributed Map whose EXPRESS children wait some seconds.
func expressPauseExample(seconds string) string {
	return `{"StartAt": "A", "States": {"A": {"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", ` +
		`"ExecutionType": "EXPRESS"}, "StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": ` + seconds + `, "End": true}}}}}}`
}
