package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// variableInner reports reads of variables that live in another scope.
var variableInner = &validate.Rule{
	Def: diag.Def{
		Code: "ASL2204", Severity: diag.Warning,
		Title: "variable lives in a scope that is not seen from here",
		Doc: "What a state in a branch or a processor assigns is seen in that scope and those inside it, and is gone when the scope ends. Outside, " +
			"the variable has no value and the state that reads it fails. Hand the value out as output of the scope.",
		Spec: spec + "#state-machine-variables",
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Parallel", "Next": "C", "Branches": [{"StartAt": "B",` +
			` "States": {"B": {"Type": "Pass", "Assign": {"rank": 1}, "Next": "D"}, "D": {"Type": "Pass", "Output": "{% $rank %}", "End": true}}}]},` +
			` "C": {"Type": "Pass", "Output": "{% $rank %}", "End": true}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Parallel", "Next": "C", "Branches": [{"StartAt": "B",` +
			` "States": {"B": {"Type": "Pass", "Assign": {"rank": 1}, "Next": "D"}, "D": {"Type": "Pass", "Output": "{% $rank %}", "End": true}}}]},` +
			` "C": {"Type": "Pass", "Output": "{% $states.input[0] %}", "End": true}}}`,
	},
	Check: func(p *validate.Pass) {
		for _, r := range faultyReads(p, readInner) {
			inner := p.AssignedIn(r.Name)[0]
			reportRead(p, r, "variable %q is assigned only inside %q, which is not seen from state %q", r.Name, inner.Owner.Name, r.Site.State.Name).
				Help("let the scope give the value as its output, and read that").
				Related(p.Assigns(inner, r.Name).Pointer, "assigned here")
		}
	},
}
