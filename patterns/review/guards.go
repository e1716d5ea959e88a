package review

import (
	"slices"

	"github.com/aslgen/aslgen/builder"
)

// Approved is the passage that an explicit approval is, for [builder.Before]: the record of it is written, and nothing else leads there.
// [GateState.Guards] is the short form for one gate, [AnyOf] for several.
func (g *GateState) Approved() builder.Passage { return builder.Passed(g.approved) }

// Guards names the states that must not be entered without an approval of this gate: Build proves that every path to them passes it,
// and prints the path that does not. A gate guards one state at least. Where [GateState.OnRework] leads back to a draft, an approval from before
// the draft was made anew does not count.
func (g *GateState) Guards(states ...builder.State) *GateState {
	guard(states, g)
	return g
}

// Gates are gates of which one is enough. [AnyOf] makes them.
type Gates struct{ gates []*GateState }

// AnyOf takes the approval of any of several gates for enough: of the ward's, for instance, or of the gate that is asked where the ward has not
// answered. Give it the states that they guard together; none of them needs Guards of its own then.
//
//	review.AnyOf(ward, board).Guards(publish)
func AnyOf(gates ...*GateState) Gates {
	// Of a gate that is nil nothing is built, so it is none.
	return Gates{slices.DeleteFunc(slices.Clone(gates), func(g *GateState) bool { return g == nil })}
}

// Guards names the states that must not be entered without an approval of one of the gates. See [GateState.Guards].
func (g Gates) Guards(states ...builder.State) {
	if len(g.gates) > 0 {
		guard(states, g.gates...)
	}
}

// guard requires an approval of one of the gates before each of the states.
func guard(states []builder.State, gates ...*GateState) {
	first := gates[0]
	var passages []builder.Passage
	for _, g := range gates {
		passages = append(passages, g.Approved())
		g.guards = g.guards || len(states) > 0
	}
	var rules []builder.Requirement
	for _, s := range states {
		if builder.IsNil(s) {
			report(first.scope, builder.Here(), errExit, "give it the states that publish", "Guards of gate %q gets nil", first.name)
			continue
		}
		rules = append(rules, builder.Before(s, passages...))
	}
	builder.AtBuild(first.scope, func() {
		for _, r := range rules {
			for _, g := range gates {
				if draft := g.exits.rework.target; draft != nil {
					r = r.Since(draft)
				}
			}
			builder.Require(first.scope, r)
		}
	})
}

// checkGuards tells where nothing is guarded.
func (g *GateState) checkGuards() {
	if !g.guards {
		report(g.scope, g.line, errGuards, "name the states that must not be entered without an approval: gate.Guards(publish)", "gate %q guards nothing", g.name)
	}
}
