package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// startAt reports a StartAt that names nothing.
var startAt = &validate.Rule{
	Def: diag.Def{
		Code: "ASL2001", Severity: diag.Error, AWS: "MISSING_TRANSITION_TARGET",
		Title: "StartAt names no state of its scope",
		Doc: "StartAt names the state that runs first. It must be one of the States beside it: those of the machine, of the " +
			"branch, or of the processor.",
		Spec: spec + "#toplevelfields",
		Bad:  `{"StartAt": "Fetch", "States": {"Fetch chart": {"Type": "Succeed"}}}`,
		Good: `{"StartAt": "Fetch chart", "States": {"Fetch chart": {"Type": "Succeed"}}}`,
	},
	Check: func(p *validate.Pass) {
		for _, scope := range p.Scopes() {
			pointer := scope.At("StartAt")
			if scope.Start != nil || p.Document.Lookup(pointer).Kind() != jsontree.String {
				continue // without StartAt, that is the fault
			}
			if len(scope.States) == 0 {
				if all := p.Document.Lookup(scope.At("States")); all.Kind() == jsontree.Object && len(all.Members()) == 0 {
					p.Report(pointer, `"StartAt" names %q, but this %s has no states`, scope.Model.StartAt, scope.Model.Kind).Help("add the state to States")
				}
				continue // what is in States is no state, that is the fault
			}
			p.Report(pointer, `"StartAt" names %q, which is not a state of this %s`, scope.Model.StartAt, scope.Model.Kind).
				Help("%s", namesHelp(scope.Model.StartAt, scope.Names()))
		}
	},
}

// namesHelp says which name may be meant, or which there are.
func namesHelp(name string, names []string) string {
	const shown = 12
	quoted := make([]string, 0, shown)
	for _, n := range names {
		if len(quoted) == shown {
			quoted = append(quoted, "…")
			break
		}
		quoted = append(quoted, `"`+n+`"`)
	}
	return meant(diag.Nearest(name, names), "states here: "+strings.Join(quoted, ", "))
}
