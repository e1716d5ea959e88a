package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// variableOuter reports assignments of variables that belong to an outer scope.
var variableOuter = &validate.Rule{
	Def: diag.Def{
		Code: "ASL2205", Severity: diag.Error,
		Title: "inner scope assigns a variable of an outer one",
		Doc: "States in a branch or processor read the variables of the scopes around them, but may not assign them: branches and items would " +
			"overwrite each other. It is an error when the variable has a value whenever the scope begins, a warning when it may have one. A " +
			"distributed Map sees no outer variables, so its names are its own.",
		Spec: spec + "#state-machine-variables",
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"sum": 0}, "Next": "B"},` +
			` "B": {"Type": "Map", "Next": "D", "ItemProcessor": {"StartAt": "C",` +
			` "States": {"C": {"Type": "Pass", "Assign": {"sum": "{% $sum + $states.input %}"}, "End": true}}}},` +
			` "D": {"Type": "Succeed", "Output": "{% $sum %}"}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"start": 0}, "Next": "B"},` +
			` "B": {"Type": "Map", "Next": "D", "ItemProcessor": {"StartAt": "C",` +
			` "States": {"C": {"Type": "Pass", "Output": "{% $states.input %}", "End": true}}}},` +
			` "D": {"Type": "Succeed", "Output": "{% $sum($states.input) + $start %}"}}}`,
	},
	Check: func(p *validate.Pass) {
		for _, scope := range p.Scopes() {
			if scope.Owner == nil || scope.Model.Distributed() || !scope.Owner.Runs() {
				continue
			}
			told := map[string]bool{}
			for _, a := range p.Variables(scope) {
				defined := p.Defined(scope.Owner, a.Name)
				if defined == validate.Never || told[a.Name] {
					continue
				}
				told[a.Name] = true
				f := p.Report(a.Pointer, "the %s of %q assigns variable %q, which belongs to the scope around it", scope.Model.Kind,
					scope.Owner.Name, a.Name).AtName().
					Help("take another name, and hand the value out as output of the %s", scope.Model.Kind)
				if defined == validate.Sometimes {
					f.Severity(diag.Warning)
				}
				for outer := scope.Parent; outer != nil; outer = outer.Parent {
					if first := p.Assigns(outer, a.Name); first != nil {
						f.Related(first.Pointer, "assigned here")
						break
					}
				}
			}
		}
	},
}
