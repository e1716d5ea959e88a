package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// trap reports loops without a way out.
var trap = &validate.Rule{
	Def: diag.Def{
		Code: "ASL2005", Severity: diag.Warning,
		Title: "no way leads from the loop to an end",
		Doc: "The scope has a terminal state, but from these states no way leads to one. An execution that comes here runs until " +
			"an error, its timeout, or the limit of 25,000 events ends it.",
		Spec: spec + "#terminal-state",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Choice", "Default": "C",` +
			` "Choices": [{"Variable": "$.ready", "BooleanEquals": true, "Next": "B"}]},` +
			` "B": {"Type": "Wait", "Seconds": 60, "Next": "B"}, "C": {"Type": "Succeed"}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Choice", "Default": "B",` +
			` "Choices": [{"Variable": "$.ready", "BooleanEquals": true, "Next": "C"}]},` +
			` "B": {"Type": "Wait", "Seconds": 60, "Next": "A"}, "C": {"Type": "Succeed"}}}`,
	},
	Check: func(p *validate.Pass) {
		for _, scope := range p.Scopes() {
			if scope.Start == nil || !scope.CanEnd(scope.Start) {
				continue // no end, or none that is reachable: that is the finding
			}
			stuck := stuckStates(scope)
			if len(stuck) == 0 {
				continue
			}
			for _, part := range components(stuck, targets) {
				if !part.last {
					continue // it leads on to the loop
				}
				first := part.states[0]
				way := scope.PathTo(first)
				if round := roundFrom(first, targets); round != nil {
					way = append(way, round[1:]...)
				}
				p.Report(first.Pointer, "from state %q no way leads to an end of this %s: %s and so on", first.Name, scope.Model.Kind,
					validate.FormatPath(way)).AtName().Help("let a Choice or a Catch in the loop lead to a state that ends it")
			}
		}
	},
}

// stuckStates returns the reached states that cannot come to an end, in their order.
func stuckStates(scope *validate.Scope) []*validate.State {
	var stuck []*validate.State
	for _, s := range scope.States {
		if scope.Reached(s) && !scope.CanEnd(s) {
			stuck = append(stuck, s)
		}
	}
	return stuck
}
