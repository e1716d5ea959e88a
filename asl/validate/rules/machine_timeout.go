package rules

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// machineTimeout reports times that the TimeoutSeconds of the machine cuts off.
var machineTimeout = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1308", Severity: diag.Warning,
		Title: "state takes longer than the whole machine may",
		Doc: "TimeoutSeconds of the machine ends the execution, without an error that a Catch could take. A Task whose own TimeoutSeconds " +
			"is longer never times out, and a Wait that is as long is never over.",
		Spec: spec + "#toplevelfields",
		Bad:  `{"TimeoutSeconds": 60, "StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 90, "End": true}}}`,
		Good: `{"TimeoutSeconds": 120, "StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 90, "End": true}}}`,
	},
	Check: func(p *validate.Pass) {
		limit := p.Machine.TimeoutSeconds
		if limit == nil || *limit < 1 {
			return
		}
		for _, s := range p.States() {
			field, n := "", 0
			switch m := s.Model.(type) {
			case *asl.Wait:
				if seconds, ok := m.Seconds.Literal(); ok && seconds >= *limit {
					field, n = "Seconds", seconds
				}
			case *asl.Task:
				if seconds, ok := m.TimeoutSeconds.Literal(); ok && seconds > *limit {
					field, n = "TimeoutSeconds", seconds
				}
			default: // no other state has a time
			}
			if field != "" {
				p.Report(s.At(field), `%q is %d, but the whole machine ends after %d seconds`, field, n, *limit).
					Help(`make it smaller, or "TimeoutSeconds" of the machine larger`).
					Related("/TimeoutSeconds", "the limit of the machine is here")
			}
		}
	},
}
