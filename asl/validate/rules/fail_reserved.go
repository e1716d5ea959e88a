package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// failReserved reports errors of a Fail that are named like those of the language.
var failReserved = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1111", Severity: diag.Warning,
		Title: "Error of a Fail state has a reserved name",
		Doc: "Names that begin with States. belong to the language. Whoever handles or counts such an error takes it for one of Step " +
			"Functions; States.ALL and States.TaskFailed are no errors at all.",
		Spec: spec + "#errors",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Fail", "Error": "States.Rejected"}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Fail", "Error": "Rejected"}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, s := range p.States() {
			if _, ok := s.Model.(*asl.Fail); !ok {
				continue
			}
			if name := s.Tree.Get("Error").Str(); strings.HasPrefix(name, statesPrefix) {
				p.Report(s.At("Error"), "\"Error\" is %q, a name that is reserved for the language", name).
					Help("take a name of your own, such as %q", strings.TrimPrefix(name, statesPrefix))
			}
		}
	},
}
