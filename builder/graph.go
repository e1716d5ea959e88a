package builder

// graph is the control flow of one scope. Every state has three nodes: it is entered, it succeeds, it fails. What a state
// assigns holds behind the node of its success or of its failure only.
type graph struct {
	sc    *scope
	order []*state // in flow order: what the start leads to, first ways first
	succ  [][]int  // by node
	pred  [][]int
	idom  []int // immediate dominator by node; -1 where unreachable
	first []int // number of the node in a walk of the dominator tree, and of the last node below it
	last  []int
}

func enterNode(s *state) int { return 3 * s.id }
func okNode(s *state) int    { return 3*s.id + 1 }
func failNode(s *state) int  { return 3*s.id + 2 }

func newGraph(sc *scope) *graph {
	n := 3 * len(sc.states)
	g := &graph{sc: sc, succ: make([][]int, n), pred: make([][]int, n)}
	for _, s := range sc.states {
		g.link(enterNode(s), okNode(s))
		if len(s.catches) > 0 {
			g.link(enterNode(s), failNode(s))
		}
		s.edges(func(e edge) {
			if e.to.sc != sc {
				return
			}
			from := okNode(s)
			if e.kind == edgeCatch {
				from = failNode(s)
			}
			g.link(from, enterNode(e.to))
		})
	}
	g.walk()
	g.dominators()
	return g
}

func (g *graph) link(from, to int) {
	g.succ[from] = append(g.succ[from], to)
	g.pred[to] = append(g.pred[to], from)
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

// dominators computes immediate dominators over the reverse postorder until nothing changes (Cooper, Harvey and Kennedy).
func (g *graph) dominators() {
	post, number := g.postorder()
	g.idom = make([]int, len(g.succ))
	for i := range g.idom {
		g.idom[i] = -1
	}
	start := enterNode(g.sc.start)
	g.idom[start] = start
	for changed := true; changed; {
		changed = false
		for i := len(post) - 1; i >= 0; i-- {
			n := post[i]
			if n == start {
				continue
			}
			next := -1
			for _, p := range g.pred[n] {
				switch {
				case g.idom[p] < 0:
				case next < 0:
					next = p
				default:
					next = g.meet(p, next, number)
				}
			}
			if next >= 0 && g.idom[n] != next {
				g.idom[n] = next
				changed = true
			}
		}
	}
	g.numberTree(post, start)
}

func (g *graph) meet(a, b int, number []int) int {
	for a != b {
		for number[a] < number[b] {
			a = g.idom[a]
		}
		for number[b] < number[a] {
			b = g.idom[b]
		}
	}
	return a
}

func (g *graph) postorder() (post, number []int) {
	number = make([]int, len(g.succ))
	seen := make([]bool, len(g.succ))
	type frame struct{ node, next int }
	stack := []frame{{enterNode(g.sc.start), 0}}
	seen[stack[0].node] = true
	for len(stack) > 0 {
		f := &stack[len(stack)-1]
		if f.next == len(g.succ[f.node]) {
			number[f.node] = len(post)
			post = append(post, f.node)
			stack = stack[:len(stack)-1]
			continue
		}
		to := g.succ[f.node][f.next]
		f.next++
		if !seen[to] {
			seen[to] = true
			stack = append(stack, frame{to, 0})
		}
	}
	return post, number
}

// numberTree numbers the dominator tree, so that one comparison answers whether a node dominates another.
func (g *graph) numberTree(post []int, start int) {
	kids := make([][]int, len(g.succ))
	for _, n := range post {
		if n != start {
			kids[g.idom[n]] = append(kids[g.idom[n]], n)
		}
	}
	g.first, g.last = make([]int, len(g.succ)), make([]int, len(g.succ))
	count := 0
	type frame struct{ node, next int }
	stack := []frame{{start, 0}}
	for len(stack) > 0 {
		f := &stack[len(stack)-1]
		if f.next == 0 {
			count++
			g.first[f.node] = count
		}
		if f.next == len(kids[f.node]) {
			g.last[f.node] = count
			stack = stack[:len(stack)-1]
			continue
		}
		f.next++
		stack = append(stack, frame{kids[f.node][f.next-1], 0})
	}
}

func (g *graph) reachable(s *state) bool { return g.idom[enterNode(s)] >= 0 }

// dominates tells whether every path from the start to node b passes node a.
func (g *graph) dominates(a, b int) bool {
	return g.idom[a] >= 0 && g.first[a] <= g.first[b] && g.last[b] <= g.last[a]
}

// pathWithout returns the states of a shortest path from the start to state to which takes no transition that stop refuses,
// or nil when there is none.
func (g *graph) pathWithout(to *state, stop func(s *state, e edge) bool) []*state {
	from := make([]*state, len(g.sc.states))
	seen := make([]bool, len(g.sc.states))
	queue := []*state{g.sc.start}
	seen[g.sc.start.id] = true
	for len(queue) > 0 && !seen[to.id] {
		s := queue[0]
		queue = queue[1:]
		s.edges(func(e edge) {
			if e.to.sc != g.sc || seen[e.to.id] || stop(s, e) {
				return
			}
			seen[e.to.id] = true
			from[e.to.id] = s
			queue = append(queue, e.to)
		})
	}
	if !seen[to.id] {
		return nil
	}
	var path []*state
	for s := to; s != nil; s = from[s.id] {
		path = append([]*state{s}, path...)
	}
	return path
}
