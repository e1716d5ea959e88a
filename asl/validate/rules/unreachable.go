package rules

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// unreachable reports states that never run.
var unreachable = &validate.Rule{
	Def: diag.Def{
		Code: "ASL2003", Severity: diag.Error, AWS: "MISSING_TRANSITION_TARGET",
		Title: "state is not reachable",
		Doc: "No way leads from StartAt to the state, so it can never run; Step Functions refuses the machine. Of states that only " +
			"unreachable states lead to, the first one is reported and the others are named there.",
		Spec: spec + "#transition",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "C"}, "B": {"Type": "Pass", "Next": "C"},` +
			` "C": {"Type": "Succeed"}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "C"},` +
			` "C": {"Type": "Succeed"}}}`,
	},
	Check: func(p *validate.Pass) {
		for _, scope := range p.Scopes() {
			if scope.Start == nil {
				continue // then that is the fault
			}
			if lost, known := unreached(scope); known && len(lost) > 0 {
				reportLost(p, scope, lost)
			}
		}
	},
}

// unreached returns the states that StartAt does not lead to, in their order. A transition to a name that is no state counts
// as one to the name it most likely means. What is reached is not known when an open state leaves more than that to guess.
func unreached(scope *validate.Scope) (lost []*validate.State, known bool) {
	seen := map[*validate.State]bool{scope.Start: true}
	if !scope.Open() {
		for _, s := range scope.States {
			if !scope.Reached(s) {
				lost = append(lost, s)
			}
		}
		return lost, true
	}
	names, guesses := scope.Names(), 0
	for queue := []*validate.State{scope.Start}; len(queue) > 0; queue = queue[1:] {
		from, dangling := queue[0], false
		for i := range from.Edges {
			to := from.Edges[i].Target
			if to == nil {
				dangling = true
				if guesses++; guesses > mostGuesses {
					return nil, false
				}
				if to = scope.State(diag.Nearest(from.Edges[i].To, names)); to == nil {
					return nil, false
				}
			}
			if !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
		if from.Open() && !dangling {
			return nil, false
		}
	}
	for _, s := range scope.States {
		if !seen[s] {
			lost = append(lost, s)
		}
	}
	return lost, true
}

// mostGuesses is for how many transitions to nowhere the nearest name is sought: each search looks at all names.
const mostGuesses = 20

// reportLost reports the states that no other lost state leads to, and one of each round that leads to itself alone.
func reportLost(p *validate.Pass, scope *validate.Scope, lost []*validate.State) {
	next := among(setOf(lost), targets)
	parts := components(lost, next)
	entered := map[*validate.State]bool{}
	for _, part := range parts {
		inside := setOf(part.states)
		for _, s := range part.states {
			for _, to := range next(s) {
				entered[to] = entered[to] || !inside[to]
			}
		}
	}
	told := map[*validate.State]bool{}
	for i := len(parts) - 1; i >= 0; i-- { // those that lead on come last
		entry := parts[i].states[0]
		if slices.ContainsFunc(parts[i].states, func(s *validate.State) bool { return entered[s] }) {
			continue
		}
		f := p.Report(entry.Pointer, "state %q is not reachable from StartAt of this %s", entry.Name, scope.Model.Kind).AtName()
		f.Help("%s", lostHelp(parts[i]))
		others := behind(entry, next, told)
		for i, s := range others {
			if i == shownRelated {
				f.Related(s.Pointer, "and %d more behind it", len(others)-i)
				break
			}
			f.Related(s.Pointer, "%q is not reachable either", s.Name)
		}
	}
}

// shownRelated is how many related places a finding names at most.
const shownRelated = 8

// behind returns the states that lie behind an entry and were not told of before.
func behind(entry *validate.State, next followers, told map[*validate.State]bool) []*validate.State {
	told[entry] = true
	var list []*validate.State
	for queue := []*validate.State{entry}; len(queue) > 0; queue = queue[1:] {
		for _, to := range next(queue[0]) {
			if !told[to] {
				told[to] = true
				list = append(list, to)
				queue = append(queue, to)
			}
		}
	}
	return list
}

// lostHelp says how the state comes to run.
func lostHelp(part component) string {
	if part.loop {
		names := make([]string, 0, shownRelated)
		for _, s := range part.states[:min(len(part.states), shownRelated)] {
			names = append(names, `"`+s.Name+`"`)
		}
		return "only " + strings.Join(names, ", ") + " leads there; let a reachable state lead to it, or delete it"
	}
	return "no transition names it; let a Next, Default or Catch lead to it, or delete it"
}
