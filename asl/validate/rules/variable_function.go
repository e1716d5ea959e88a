package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/validate"
)

// variableFunction reports calls of functions that a variable hides.
var variableFunction = &validate.Rule{
	Def: diag.Def{
		Code: "ASL2207", Severity: diag.Warning,
		Title: "variable hides the function that is called",
		Doc: "Variables and functions of JSONata share their names. Where a variable such as $count has a value, the function $count cannot be " +
			"called: a value that is no function is called in its place, and the state fails.",
		Spec: "https://docs.jsonata.org/programming",
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"count": 0}, "Next": "B"},` +
			` "B": {"Type": "Pass", "Output": "{% $count + $count($states.input) %}", "End": true}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"total": 0}, "Next": "B"},` +
			` "B": {"Type": "Pass", "Output": "{% $total + $count($states.input) %}", "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, site := range p.Sites() {
			_, refs, _ := site.JSONata()
			if refs == nil {
				continue
			}
			for _, call := range refs.Calls {
				if call.Bare || len(p.AssignedIn(call.Name)) == 0 {
					continue
				}
				_, function := jsonata.LookupFunction(call.Name)
				if !function || !site.State.Runs() || p.Defined(site.State, call.Name) == validate.Never {
					continue
				}
				f := p.ReportIn(site, call.Start, call.End, "$%s is called, but it is a variable here, which hides the function", call.Name).
					Help("give the variable another name")
				for scope := site.State.Scope; scope != nil; scope = scope.Parent {
					if a := p.Assigns(scope, call.Name); a != nil {
						f.Related(a.Pointer, "assigned here")
						break
					}
				}
			}
		}
	},
}
