package passage

import (
	"slices"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/internal/dominator"
)

// Rule says what must have happened before a state is entered.
type Rule struct {
	// Target is the name of the state.
	Target string
	// Passages open the way to it; one of them is enough.
	Passages []Passage
	// Since are names of states whose entering makes every passage before it worth nothing, such as the one that writes the
	// draft which is approved.
	Since []string
}

// Passage is something that happens in a state.
type Passage struct {
	// State is the name of the state.
	State string
	// Ways are pointers of transitions as [asl.Transitions] gives them: the passage is that the state takes one of them. Nil:
	// the passage is that the state succeeds; to be caught is no success.
	Ways []string
}

// Detour is a way round the passages of a rule.
type Detour struct {
	// Target is the state that it leads to.
	Target asl.Visit
	// Since is the state after which no passage comes; "" where the way passes none at all.
	Since string
	// Without are the passages that it goes round, as messages name them.
	Without []string
	// Path are the steps, from "StartAt" to the name of the target: names of states and, in brackets, what is not the plain way
	// between two of them.
	Path []string
	// From is the last state before the target. Its State is nil where the target is the first one, or where a scope ends or a
	// branch goes on beside the state of Since.
	From asl.Visit
}

// Check returns the ways round the passages of a rule, one for each target and each state of Since, the shortest each. A target
// that nothing reaches has none.
func (g *Graph) Check(r Rule) []Detour {
	var out []Detour
	for _, target := range g.byName[r.Target] {
		if d, found := g.detour(target, r.Passages, -1); found {
			out = append(out, d)
			continue
		}
		for _, name := range r.Since {
			for _, draft := range g.byName[name] {
				if d, found := g.detour(target, r.Passages, draft); found {
					out = append(out, d)
				}
			}
		}
	}
	return out
}

// detour looks for a way from StartAt or, where a draft is given, from there.
func (g *Graph) detour(target int, passages []Passage, draft int) (Detour, bool) {
	if g.scopes[0].start < 0 {
		return Detour{}, false
	}
	w := g.walker(passages)
	before := []string{"StartAt"}
	if draft < 0 {
		w.begin(enter(g.scopes[0].start), nil)
	} else {
		full := g.walker(nil)
		way := full.from(enter(g.scopes[0].start))
		if !way.seen[enter(draft)] {
			return Detour{}, false
		}
		steps := full.steps(way, enter(draft))
		before = append(before, steps[:len(steps)-1]...) // the rest of the way begins with the draft
		w.since(draft)
	}
	if !w.open(enter(target)) {
		return Detour{}, false
	}
	way := w.search()
	d := Detour{Target: g.states[target].Visit, Path: append(before, w.steps(way, enter(target))...)}
	for _, p := range passages {
		d.Without = append(d.Without, g.describe(p))
	}
	if draft >= 0 {
		d.Since = g.states[draft].Name
	}
	if from := w.before(way, enter(target)); from >= 0 {
		d.From = g.states[from].Visit
	}
	return d, true
}

// walker goes through the graph without taking the passages.
type walker struct {
	g      *Graph
	closed []bool       // by edge
	passed map[int]bool // states whose success is itself a passage
	starts []start
}

// start is a node to begin at, and the steps that have led there.
type start struct {
	node  int
	steps []string
}

func (w *walker) begin(node int, steps []string) { w.starts = append(w.starts, start{node, steps}) }

// from searches from one node.
func (w *walker) from(node int) way {
	w.begin(node, nil)
	return w.search()
}

// walker closes the edges of the passages, and the success of every Parallel that has passed one in a branch.
func (g *Graph) walker(passages []Passage) *walker {
	w := &walker{g: g, closed: make([]bool, len(g.edges)), passed: map[int]bool{}}
	for _, p := range passages {
		for _, i := range g.byName[p.State] {
			if p.Ways == nil {
				w.passed[i] = true
				w.close(g.states[i].work)
			}
			for _, e := range g.out[done(i)] {
				if g.edges[e].way != "" && slices.Contains(p.Ways, g.edges[e].way) {
					w.close(e)
				}
			}
		}
	}
	for i := len(g.states) - 1; i >= 0; i-- { // those inside before those around them
		s := &g.states[i]
		if _, ok := s.State.(*asl.Parallel); !ok || w.closed[s.work] {
			continue
		}
		if slices.ContainsFunc(s.inner, w.grants) {
			w.close(s.work)
		}
	}
	return w
}

func (w *walker) close(edge int) {
	if edge >= 0 {
		w.closed[edge] = true
	}
}

// grants tells whether every way from the start of a scope to its end takes a passage.
func (w *walker) grants(scope int) bool {
	if w.g.scopes[scope].start < 0 {
		return false
	}
	queue := []int{enter(w.g.scopes[scope].start)}
	seen := map[int]bool{queue[0]: true} // a map, since most scopes are a small part of the machine
	for ; len(queue) > 0; queue = queue[1:] {
		if queue[0] == w.g.end(scope) {
			return false
		}
		for _, e := range w.g.out[queue[0]] {
			if to := w.g.edges[e].to; !w.closed[e] && !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
	}
	return true
}

// open tells whether a node is reached without a passage: whether the node that stands for all passages does not dominate it.
func (w *walker) open(node int) bool {
	nodes := len(w.g.out)
	root, passage := nodes, nodes+1
	succ := make([][]int, nodes+2)
	for _, s := range w.starts {
		succ[root] = append(succ[root], s.node)
	}
	for i, e := range w.g.edges {
		if w.closed[i] {
			succ[e.from] = append(succ[e.from], passage)
			succ[passage] = append(succ[passage], e.to)
		} else {
			succ[e.from] = append(succ[e.from], e.to)
		}
	}
	tree := dominator.New(succ, root)
	return tree.Reachable(node) && !tree.Dominates(passage, node)
}
