package builder

import (
	"slices"

	"github.com/aslgen/aslgen/internal/dominator"
)

// graph is the control flow of one scope. Every state has three nodes: it is entered, it succeeds, it fails. What a state
// assigns holds behind the node of its success or of its failure only.
type graph struct {
	sc    *scope
	order []*state // in flow order: what the start leads to, first ways first
	dom   *dominator.Tree

	searches map[*root]*search // by variable
}

func enterNode(s *state) int { return 3 * s.id }
func okNode(s *state) int    { return 3*s.id + 1 }
func failNode(s *state) int  { return 3*s.id + 2 }

func newGraph(sc *scope) *graph {
	succ := make([][]int, 3*len(sc.states))
	link := func(from, to int) { succ[from] = append(succ[from], to) }
	for _, s := range sc.states {
		link(enterNode(s), okNode(s))
		if len(s.catches) > 0 {
			link(enterNode(s), failNode(s))
		}
		s.edges(func(e edge) {
			switch {
			case e.to.sc != sc: // told elsewhere
			case e.kind == edgeCatch:
				link(failNode(s), enterNode(e.to))
			default:
				link(okNode(s), enterNode(e.to))
			}
		})
	}
	g := &graph{sc: sc, dom: dominator.New(succ, enterNode(sc.start))}
	g.walk()
	return g
}

// walk finds the flow order: depth first, the first transition first.
func (g *graph) walk() {
	seen := make([]bool, len(g.sc.states))
	stack := []*state{g.sc.start}
	for len(stack) > 0 {
		s := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[s.id] {
			continue
		}
		seen[s.id] = true
		g.order = append(g.order, s)
		mark := len(stack)
		s.edges(func(e edge) {
			if e.to.sc == g.sc && !seen[e.to.id] {
				stack = append(stack, e.to)
			}
		})
		for i, j := mark, len(stack)-1; i < j; i, j = i+1, j-1 {
			stack[i], stack[j] = stack[j], stack[i]
		}
	}
}

func (g *graph) reachable(s *state) bool { return g.dom.Reachable(enterNode(s)) }

// failureFor returns the failure of a state when a catcher's target leads to where it is read: another catcher keeps nothing.
func (s *state) failureFor(target *state) *root {
	if s.failure == nil || s.failure.capture == nil || len(s.catches) == 1 {
		return s.failure
	}
	reached := map[*state]bool{}
	follow(reached, target)
	if !slices.ContainsFunc(s.failure.readers, func(reader *state) bool { return reached[reader] }) {
		return nil
	}
	return s.failure
}

// search is what the start reaches when some transitions are closed.
type search struct {
	seen []bool
	from []*state // the state before, on a shortest path
}

// without searches the scope, taking no transition that closed refuses.
func (g *graph) without(closed func(s *state, e edge) bool) *search {
	r := &search{make([]bool, len(g.sc.states)), make([]*state, len(g.sc.states))}
	r.seen[g.sc.start.id] = true
	for queue := []*state{g.sc.start}; len(queue) > 0; queue = queue[1:] {
		s := queue[0]
		s.edges(func(e edge) {
			if e.to.sc != g.sc || r.seen[e.to.id] || closed(s, e) {
				return
			}
			r.seen[e.to.id] = true
			r.from[e.to.id] = s
			queue = append(queue, e.to)
		})
	}
	return r
}

// unfilled searches without the transitions that fill a variable: what it reaches cannot rely on the variable.
func (g *graph) unfilled(c *compiler, variable *root) *search {
	if g.searches == nil {
		g.searches = map[*root]*search{}
	}
	r := g.searches[variable]
	if r == nil {
		r = g.without(func(_ *state, e edge) bool { return c.assigns(e, variable) })
		g.searches[variable] = r
	}
	return r
}

// path returns the states of a shortest path to a state, or nil when there is none.
func (r *search) path(to *state) []*state {
	if !r.seen[to.id] {
		return nil
	}
	var path []*state
	for s := to; s != nil; s = r.from[s.id] {
		path = append(path, s)
	}
	slices.Reverse(path)
	return path
}
