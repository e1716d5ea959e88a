package review

import "github.com/aslgen/aslgen/builder"

// Guards names the states that must not be entered without an approval of this gate: Build proves that every path to them passes it,
// and prints the path that does not. A gate guards one state at least. After a rework an approval of an earlier round does not count.
func (g *GateState) Guards(states ...builder.State) *GateState {
	for _, s := range states {
		if isNil(s) {
			report(g.scope, builder.Here(), errExit, "give it the states that publish", "Guards of gate %q gets nil", g.name)
			continue
		}
		g.guarded = append(g.guarded, s)
	}
	return g
}

func (g *GateState) finishGuards() {
	if len(g.guarded) == 0 {
		report(g.scope, g.line, errGuards, "name the states that must not be entered without an approval: gate.Guards(publish)", "gate %q guards nothing", g.name)
	}
}
