package passage

import "slices"

// way is what a walker reaches, and how.
type way struct {
	seen []bool
	by   []int // the edge that was taken; for a start the number of the start, counted down from -1
}

// search goes through the graph, nearest nodes first.
func (w *walker) search() way {
	r := way{make([]bool, len(w.g.out)), make([]int, len(w.g.out))}
	var queue []int
	reach := func(node, by int) {
		if !r.seen[node] {
			r.seen[node], r.by[node] = true, by
			queue = append(queue, node)
		}
	}
	for i, s := range w.starts {
		reach(s.node, -1-i)
	}
	for ; len(queue) > 0; queue = queue[1:] {
		for _, e := range w.g.out[queue[0]] {
			if !w.closed[e] {
				reach(w.g.edges[e].to, e)
			}
		}
	}
	return r
}

// steps tells how a node was reached: the steps of its start, then names of states, and the notes of the edges.
func (w *walker) steps(r way, node int) []string {
	var back []string
	for {
		if i := w.g.stateEntered(node); i >= 0 {
			back = append(back, w.g.states[i].Name)
		}
		by := r.by[node]
		if by < 0 {
			slices.Reverse(back)
			return append(slices.Clone(w.starts[-1-by].steps), back...)
		}
		if note := w.g.edges[by].note; note != "" {
			back = append(back, note)
		}
		node = w.g.edges[by].from
	}
}

// before returns the state before a node on the way to it, -1 for none.
func (w *walker) before(r way, node int) int {
	for by := r.by[node]; by >= 0; by = r.by[node] {
		node = w.g.edges[by].from
		if i := w.g.stateEntered(node); i >= 0 {
			return i
		}
	}
	return -1
}

// stateEntered returns the state that is entered in a node, -1 where the node is another one.
func (g *Graph) stateEntered(node int) int {
	if node >= 3*len(g.states) || node%3 != 0 {
		return -1
	}
	return node / 3
}
