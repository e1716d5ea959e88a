package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// variableMaybe reports reads of variables that not every way assigns.
var variableMaybe = &validate.Rule{
	Def: diag.Def{
		Code: "ASL2202", Severity: diag.Warning,
		Title: "variable has no value on some ways to where it is read",
		Doc: "A state fails when it needs a variable that was not assigned on the way to it. The way that misses it is printed. On the way of " +
			"a Catch only the Assign of the catcher counts, on that of a rule of a Choice only the Assign of the rule. What JSONata passes over " +
			"when it is not there, as in $append($list, 1), is not reported, and neither is a variable that a state of the scope, or of one " +
			"around it, asks for: by $exists, $type, $boolean or IsPresent.",
		Spec: spec + "#state-machine-variables",
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Choice", "Default": "C",` +
			` "Choices": [{"Condition": "{% $states.input.urgent %}", "Next": "B"}]},` +
			` "B": {"Type": "Pass", "Assign": {"rank": 1}, "Next": "C"}, "C": {"Type": "Pass", "Output": "{% $rank %}", "End": true}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Choice", "Default": "C", "Assign": {"rank": 2},` +
			` "Choices": [{"Condition": "{% $states.input.urgent %}", "Next": "B"}]},` +
			` "B": {"Type": "Pass", "Assign": {"rank": 1}, "Next": "C"}, "C": {"Type": "Pass", "Output": "{% $rank %}", "End": true}}}`,
	},
	Check: func(p *validate.Pass) {
		for i, r := range faultyReads(p, readSometimes) {
			help := "assign it on every way"
			if r.Site.Kind == validate.JSONata {
				help += ", or ask $exists($" + r.Name + ")"
			}
			where := "some ways to state \"" + r.Site.State.Name + "\""
			if i < mostWays {
				where = "the way " + validate.FormatPath(wayWithout(p, r.Site.State, r.Name))
			}
			reportRead(p, r, "variable %q has no value on %s", r.Name, where).Help("%s", help)
		}
	},
}

// mostWays is how many ways are sought: each search goes over the whole scope.
const mostWays = 100

// wayWithout returns a way that does not assign the variable: to the state, or to the owner of the scope when that is the one that
// outer states assign it for.
func wayWithout(p *validate.Pass, s *validate.State, name string) []*validate.State {
	for at := s; at != nil; at = at.Scope.Owner {
		if p.Assigns(at.Scope, name) != nil {
			if way := p.WayWithout(at, name); way != nil {
				return way
			}
		}
	}
	return s.Scope.PathTo(s)
}
