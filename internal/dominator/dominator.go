// Package dominator answers, for a directed graph with a start, whether every path from the start to one node passes another
// one. It builds the tree once, in almost linear time, and answers each question with one comparison.
package dominator

// Tree is the dominator tree of a graph.
type Tree struct {
	// first and last number a walk of the tree: the nodes below a are those numbered from first[a] to last[a]. A node that the
	// start does not reach has first 0.
	first, last []int
}

// Dominates tells whether every path from the start to b passes a. Every node that the start reaches dominates itself; a
// node that it does not reach dominates nothing and is dominated by nothing.
func (t *Tree) Dominates(a, b int) bool {
	return t.first[a] > 0 && t.first[a] <= t.first[b] && t.first[b] <= t.last[a]
}

// Reachable tells whether the start reaches a.
func (t *Tree) Reachable(a int) bool { return t.first[a] > 0 }

// New builds the tree of the graph whose nodes are 0 … len(succ)-1, with succ[n] the successors of n.
//
// The method is that of Lengauer and Tarjan with path compression: semidominators in reverse order of a depth-first
// walk, then immediate dominators in its order. Walks are loops, not recursion, since a machine may be 10,000 states deep.
func New(succ [][]int, start int) *Tree {
	b := &builder{succ: succ}
	b.walk(start)
	b.dominators()
	return b.number()
}

// builder holds the work arrays. Nodes are known by their number in the depth-first walk: 0 is the start.
type builder struct {
	succ   [][]int
	order  []int   // number → node
	pred   [][]int // predecessors by number
	parent []int   // in the walk
	semi   []int
	idom   []int
	// The forest of the nodes whose semidominator is known: ancestor is the way up, label the node of the least
	// semidominator on it.
	ancestor, label []int
}

func (b *builder) walk(start int) {
	number := make([]int, len(b.succ))
	for i := range number {
		number[i] = -1
	}
	type frame struct{ node, next int }
	enter := func(node, parent int) frame {
		number[node] = len(b.order)
		b.order = append(b.order, node)
		b.parent = append(b.parent, parent)
		return frame{node: node}
	}
	stack := []frame{enter(start, 0)}
	for len(stack) > 0 {
		f := &stack[len(stack)-1]
		if f.next == len(b.succ[f.node]) {
			stack = stack[:len(stack)-1]
			continue
		}
		to := b.succ[f.node][f.next]
		f.next++
		if number[to] < 0 {
			stack = append(stack, enter(to, number[f.node]))
		}
	}
	b.pred = make([][]int, len(b.order))
	for n, node := range b.order {
		for _, to := range b.succ[node] {
			b.pred[number[to]] = append(b.pred[number[to]], n)
		}
	}
}

func (b *builder) dominators() {
	n := len(b.order)
	b.semi, b.idom, b.ancestor, b.label = make([]int, n), make([]int, n), make([]int, n), make([]int, n)
	for i := range n {
		b.semi[i], b.label[i], b.ancestor[i] = i, i, -1
	}
	bucket := make([][]int, n) // the nodes of a semidominator
	for w := n - 1; w > 0; w-- {
		for _, v := range b.pred[w] {
			b.semi[w] = min(b.semi[w], b.semi[b.eval(v)])
		}
		bucket[b.semi[w]] = append(bucket[b.semi[w]], w)
		p := b.parent[w]
		b.ancestor[w] = p
		for _, v := range bucket[p] {
			if u := b.eval(v); b.semi[u] < b.semi[v] {
				b.idom[v] = u
			} else {
				b.idom[v] = p
			}
		}
		bucket[p] = nil
	}
	for w := 1; w < n; w++ {
		if b.idom[w] != b.semi[w] {
			b.idom[w] = b.idom[b.idom[w]]
		}
	}
}

// eval returns the node of the least semidominator on the way from v to the root of its tree in the forest, the root
// excepted, and shortens the way.
func (b *builder) eval(v int) int {
	if b.ancestor[v] < 0 {
		return v
	}
	var way []int
	for u := v; b.ancestor[b.ancestor[u]] >= 0; u = b.ancestor[u] {
		way = append(way, u)
	}
	for i := len(way) - 1; i >= 0; i-- {
		u := way[i]
		a := b.ancestor[u]
		if b.semi[b.label[a]] < b.semi[b.label[u]] {
			b.label[u] = b.label[a]
		}
		b.ancestor[u] = b.ancestor[a]
	}
	return b.label[v]
}

// number walks the tree, so that the nodes below a node are a run of numbers.
func (b *builder) number() *Tree {
	kids := make([][]int, len(b.order))
	for w := len(b.order) - 1; w > 0; w-- {
		kids[b.idom[w]] = append(kids[b.idom[w]], w)
	}
	t := &Tree{first: make([]int, len(b.succ)), last: make([]int, len(b.succ))}
	count := 0
	type frame struct{ number, next int }
	stack := []frame{{}}
	for len(stack) > 0 {
		f := &stack[len(stack)-1]
		node := b.order[f.number]
		if f.next == 0 {
			count++
			t.first[node] = count
		}
		if f.next == len(kids[f.number]) {
			t.last[node] = count
			stack = stack[:len(stack)-1]
			continue
		}
		f.next++
		stack = append(stack, frame{number: kids[f.number][f.next-1]})
	}
	return t
}
