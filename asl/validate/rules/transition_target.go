package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// transitionTarget reports transitions that leave their scope or name nothing.
var transitionTarget = &validate.Rule{
	Def: diag.Def{
		Code: "ASL2002", Severity: diag.Error, AWS: "MISSING_TRANSITION_TARGET",
		Title: "transition names no state of its scope",
		Doc: "Next and Default name a state in the same States object. No transition leads out of a branch or a processor, or " +
			"into one.",
		Spec: spec + "#transition",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "Bee"}, "B": {"Type": "Succeed"}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}}}`,
	},
	Check: func(p *validate.Pass) {
		guesses := 0
		for _, state := range p.States() {
			for i := range state.Edges {
				edge := &state.Edges[i]
				if edge.Target != nil {
					continue
				}
				f := p.Report(edge.Pointer(), "%q names %q, which is not a state of this %s", edge.Field(), edge.To, state.Scope.Model.Kind)
				if there := elsewhere(p, edge.To); there != nil {
					f.Help("no transition crosses the border of %s; end this scope, and go on from the state that holds it",
						diag.Article(outermost(there, state).Model.Kind.String())).Related(there.Pointer, "%q is in another scope", edge.To)
				} else if guesses++; guesses <= mostGuesses {
					f.Help("%s", namesHelp(edge.To, state.Scope.Names()))
				} else {
					f.Help("name a state of this %s", state.Scope.Model.Kind)
				}
			}
		}
	},
}

// elsewhere returns the first state of that name in any scope.
func elsewhere(p *validate.Pass, name string) *validate.State {
	for _, scope := range p.Scopes() {
		if s := scope.State(name); s != nil {
			return s
		}
	}
	return nil
}

// outermost returns the scope whose border lies between a transition and the state it names: that of the named state, or that
// of the transition when the state is outside of it.
func outermost(there, from *validate.State) *validate.Scope {
	if from.Scope.Within(there.Scope) {
		return from.Scope
	}
	return there.Scope
}
