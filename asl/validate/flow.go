package validate

import "strings"

// flow holds what is known of variables.
type flow struct {
	numbers  map[string]int
	assigned map[*Scope][]Assignment
	first    map[*Scope]map[string]*Assignment
	scopes   map[string][]*Scope
	in       map[*State]facts
}

// facts are the variables that have a value when a state is entered.
type facts struct{ always, sometimes bits }

// variables returns the flow of variables, built at first use.
func (p *Pass) variables() *flow {
	if p.flow == nil {
		p.flow = &flow{
			numbers: map[string]int{}, assigned: map[*Scope][]Assignment{}, first: map[*Scope]map[string]*Assignment{},
			scopes: map[string][]*Scope{},
			in:     make(map[*State]facts, len(p.states)),
		}
		p.flow.collect(p)
		if len(p.flow.numbers) > 0 {
			for _, s := range p.scopes { // an outer scope stands before those inside it
				p.flow.scope(s)
			}
		}
	}
	return p.flow
}

// collect gathers the assignments of each scope and numbers the variables.
func (f *flow) collect(p *Pass) {
	for _, state := range p.states {
		for _, a := range state.Assignments() {
			if _, ok := f.numbers[a.Name]; !ok {
				f.numbers[a.Name] = len(f.numbers)
			}
			f.assigned[state.Scope] = append(f.assigned[state.Scope], a)
		}
	}
	for _, scope := range p.scopes {
		list := f.assigned[scope]
		if len(list) == 0 {
			continue
		}
		first := make(map[string]*Assignment, len(list))
		for i := range list {
			if first[list[i].Name] == nil {
				first[list[i].Name] = &list[i]
				f.scopes[list[i].Name] = append(f.scopes[list[i].Name], scope)
			}
		}
		f.first[scope] = first
	}
}

// scope finds what is assigned at each state of a scope: the variables that have a value on all ways, and on some.
func (f *flow) scope(s *Scope) {
	if s.Start == nil {
		return
	}
	var entry facts
	if s.Owner != nil && !s.Model.Distributed() {
		outer, ok := f.in[s.Owner]
		if !ok {
			return // the owner is not reached
		}
		entry = outer
	}
	f.in[s.Start] = entry
	order := s.flowOrder()
	place := make([]int, len(s.States))
	changed := make([]bool, len(s.States))
	for i, state := range order {
		place[state.index], changed[state.index] = i, true
	}
	// One round does where there is no loop; a loop takes another one when its last edge brings something new.
	for again := true; again; {
		again = false
		for i, state := range order {
			if !changed[state.index] {
				continue
			}
			changed[state.index] = false
			from := f.in[state]
			for e := range state.Edges {
				edge := &state.Edges[e]
				if edge.Target != nil && f.merge(edge.Target, f.after(from, edge)) {
					changed[edge.Target.index] = true
					again = again || place[edge.Target.index] <= i
				}
			}
		}
	}
}

// after returns the facts behind an edge.
func (f *flow) after(in facts, edge *Edge) facts {
	members := edge.Assign.Members()
	if len(members) == 0 {
		return in
	}
	out := facts{always: in.always.clone(), sometimes: in.sometimes.clone()}
	for _, m := range members {
		number := f.numbers[strings.TrimSuffix(m.Name, ".$")]
		out.always = out.always.with(number)
		out.sometimes = out.sometimes.with(number)
	}
	return out
}

// merge adds one way to a state, and reports whether that changed what is known there.
func (f *flow) merge(s *State, way facts) bool {
	known, ok := f.in[s]
	if !ok {
		f.in[s] = way
		return true
	}
	always, less := known.always.intersect(way.always)
	sometimes, more := known.sometimes.union(way.sometimes)
	if less || more {
		f.in[s] = facts{always, sometimes}
	}
	return less || more
}

// bits is a set of small numbers. Sets are shared and never changed in place, except by with on a clone.
type bits []uint64

func (b bits) has(n int) bool { return n/64 < len(b) && b[n/64]&(1<<(n%64)) != 0 }

func (b bits) clone() bits { return append(bits(nil), b...) }

func (b bits) with(n int) bits {
	for len(b) <= n/64 {
		b = append(b, 0)
	}
	b[n/64] |= 1 << (n % 64)
	return b
}

// intersect returns what is in both sets, and whether that is less than b.
func (b bits) intersect(other bits) (result bits, less bool) {
	for i, word := range b {
		var o uint64
		if i < len(other) {
			o = other[i]
		}
		if word&^o != 0 {
			if !less {
				result, less = b.clone(), true
			}
			result[i] &= o
		}
	}
	if !less {
		return b, false
	}
	return result, true
}

// union returns what is in one of the sets, and whether that is more than b.
func (b bits) union(other bits) (result bits, more bool) {
	result = b
	for i, word := range other {
		if i < len(result) && word&^result[i] == 0 || word == 0 {
			continue
		}
		if !more {
			result, more = b.clone(), true
		}
		for len(result) <= i {
			result = append(result, 0)
		}
		result[i] |= word
	}
	return result, more
}
