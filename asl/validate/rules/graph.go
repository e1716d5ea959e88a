package rules

import (
	"slices"

	"github.com/aslgen/aslgen/asl/validate"
)

// followers gives the states that a state leads to in some graph.
type followers func(*validate.State) []*validate.State

// targets are the followers along all transitions that lead somewhere.
func targets(s *validate.State) []*validate.State {
	list := make([]*validate.State, 0, len(s.Edges))
	for i := range s.Edges {
		if to := s.Edges[i].Target; to != nil {
			list = append(list, to)
		}
	}
	return list
}

// among keeps of the followers those that are in a set.
func among(set map[*validate.State]bool, next followers) followers {
	return func(s *validate.State) []*validate.State {
		var list []*validate.State
		for _, to := range next(s) {
			if set[to] {
				list = append(list, to)
			}
		}
		return list
	}
}

// setOf makes a set of states.
func setOf(states []*validate.State) map[*validate.State]bool {
	set := make(map[*validate.State]bool, len(states))
	for _, s := range states {
		set[s] = true
	}
	return set
}

// component are states that all lead to each other; most are one state alone.
type component struct {
	states []*validate.State
	// loop tells that a way leads from the states back to themselves.
	loop bool
	// last tells that no way leads out of the states.
	last bool
}

// components splits a graph into its strongly connected parts, by the algorithm of Tarjan. A part stands before those that
// lead to it. The states of a part are in the order in which they were found.
func components(nodes []*validate.State, next followers) []component {
	w := &tarjan{next: next, number: make(map[*validate.State]int, len(nodes)), low: map[*validate.State]int{}, done: map[*validate.State]bool{}}
	for _, s := range nodes {
		if w.number[s] == 0 {
			w.visit(s)
		}
	}
	return w.found
}

type tarjan struct {
	next   followers
	number map[*validate.State]int // the order in which the states were entered, from 1
	low    map[*validate.State]int // the smallest number that a state leads to
	done   map[*validate.State]bool
	stack  []*validate.State
	found  []component
}

// visit is recursive: the stack of Go grows as far as a chain of states goes.
func (w *tarjan) visit(s *validate.State) {
	w.number[s] = len(w.number) + 1
	w.low[s] = w.number[s]
	at := len(w.stack)
	w.stack = append(w.stack, s)
	loop, last := false, true
	for _, to := range w.next(s) {
		if w.number[to] == 0 {
			w.visit(to)
		}
		if !w.done[to] {
			w.low[s] = min(w.low[s], w.low[to])
		}
		loop = loop || to == s
	}
	if w.low[s] < w.number[s] {
		return
	}
	part := slices.Clone(w.stack[at:])
	w.stack = w.stack[:at]
	inside := setOf(part)
	for _, member := range part {
		w.done[member] = true
		for _, to := range w.next(member) {
			last = last && inside[to]
		}
	}
	w.found = append(w.found, component{states: part, loop: loop || len(part) > 1, last: last})
}

// roundFrom returns a shortest way from a state back to itself, both ends included; nil when there is none.
func roundFrom(start *validate.State, next followers) []*validate.State {
	before := map[*validate.State]*validate.State{}
	for queue := []*validate.State{start}; len(queue) > 0; queue = queue[1:] {
		for _, to := range next(queue[0]) {
			if to == start {
				round := []*validate.State{start}
				for s := queue[0]; s != start; s = before[s] {
					round = append(round, s)
				}
				round = append(round, start)
				slices.Reverse(round)
				return round
			}
			if before[to] == nil {
				before[to] = queue[0]
				queue = append(queue, to)
			}
		}
	}
	return nil
}
