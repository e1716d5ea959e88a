package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// variableUndefined reports reads of variables that nothing assigned.
var variableUndefined = &validate.Rule{
	Def: diag.Def{
		Code: "ASL2201", Severity: diag.Warning,
		Title: "variable has no value when it is read",
		Doc: "No way to the state assigns the variable. Step Functions takes the machine, and the state fails when it runs. Output and Assign of " +
			"one state do not see each other: both read what the variables were before it. A JSONata expression that asks $exists($name) is " +
			"not reported.",
		Spec: spec + "#state-machine-variables",
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"order": 7}, "Next": "B"},` +
			` "B": {"Type": "Pass", "Output": "{% $order + $oder %}", "End": true}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"order": 7}, "Next": "B"},` +
			` "B": {"Type": "Pass", "Output": "{% $order + $order %}", "End": true}}}`,
	},
	Check: func(p *validate.Pass) {
		guesses := 0
		for _, r := range faultyReads(p, readNever) {
			state := r.Site.State
			own := ownAssignment(state, r.Name)
			later := p.Assigns(state.Scope, r.Name)
			switch {
			case own != nil:
				reportRead(p, r, "variable %q is assigned only when state %q ends, after this reads it", r.Name, state.Name).
					Help("read it in a state behind this one, or write its value here").Related(own.Pointer, "assigned here")
			case later != nil:
				reportRead(p, r, "no way to state %q assigns variable %q", state.Name, r.Name).
					Help("assign it in a state before this one").Related(later.Pointer, "assigned here, which does not come before")
			default:
				f := reportRead(p, r, "no state assigns variable %q", r.Name)
				f.Help("assign it in a state before this one")
				if guesses++; guesses <= mostGuesses {
					if nearest := nearestVariable(p, state.Scope, r.Name); nearest != "" {
						f.Help("did you mean %q?", "$"+nearest)
					}
				}
			}
		}
	},
}

// ownAssignment returns the assignment of a variable in the state itself, nil when there is none.
func ownAssignment(s *validate.State, name string) *validate.Assignment {
	list := s.Assignments()
	for i := range list {
		if list[i].Name == name {
			return &list[i]
		}
	}
	return nil
}

// nearestVariable returns the variable that states of a scope may read and that a name most likely means, "" when none is near.
func nearestVariable(p *validate.Pass, scope *validate.Scope, name string) string {
	const most = 200 // the search looks at each
	var names []string
	for ; scope != nil; scope = scope.Parent {
		for _, a := range p.Variables(scope) {
			if len(names) < most {
				names = append(names, a.Name)
			}
		}
		if scope.Model.Distributed() {
			break
		}
	}
	if nearest := diag.Nearest(name, names); nearest != "" {
		return nearest
	}
	if name == "state" || name == "State" || name == "States" {
		return "states"
	}
	return ""
}
