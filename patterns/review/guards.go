package review

import "github.com/aslgen/aslgen/builder"

// Approved is the passage that an explicit approval is, for [builder.Before]: the record of it is written, and nothing else leads there.
// [GateState.Guards] is the short form for one gate.
func (g *GateState) Approved() builder.Passage { return builder.Passed(g.approved) }

// Guards names the states that must not be entered without an approval of this gate: Build proves that every path to them passes it,
// and prints the path that does not. A gate guards one state at least. Where [GateState.OnRework] leads back to a draft, an approval from before
// the draft was made anew does not count.
func (g *GateState) Guards(states ...builder.State) *GateState {
	for _, s := range states {
		if isNil(s) {
			report(g.scope, builder.Here(), errExit, "give it the states that publish", "Guards of gate %q gets nil", g.name)
			continue
		}
		g.guarded = append(g.guarded, builder.Before(s, g.Approved()))
	}
	g.guards = g.guards || len(states) > 0
	return g
}

// finishGuards requires what is guarded.
func (g *GateState) finishGuards() {
	if !g.guards {
		report(g.scope, g.line, errGuards, "name the states that must not be entered without an approval: gate.Guards(publish)", "gate %q guards nothing", g.name)
	}
	for _, r := range g.guarded {
		if draft := g.exits.rework.target; draft != nil {
			r = r.Since(draft)
		}
		builder.Require(g.scope, r)
	}
}
