package builder

import "slices"

// inputOf is what comes into a scope.
func (t *tracker) inputOf(sc *scope) *taint {
	if sc.parent == nil {
		return taintOf(sc.m.in)
	}
	if v, ok := sc.parent.verb.(*parallelVerb); ok {
		if v.arguments != nil {
			return t.value(v.arguments)
		}
		return t.inputs[sc.parent]
	}
	return union(t.roots[sc.item], taintOf(sc.item.mem.Type))
}

// leave carries what leaves a state to the states that come next.
func (t *tracker) leave(s *state) {
	to := func(next *state, held *taint) {
		if next != nil {
			grow(t, t.inputs, next, held)
		}
	}
	to(s.next, t.passedOn(s))
	for i := range s.catches {
		k := &s.catches[i]
		if k.rule.output != nil {
			to(k.target, t.value(k.rule.output))
		} else {
			to(k.target, t.failureOf(s))
		}
	}
	v, ok := s.verb.(*choiceVerb)
	if !ok {
		return
	}
	to(v.fallback, t.passedOn(s))
	for i := range v.rules {
		if r := &v.rules[i]; r.output != nil {
			to(r.target, t.value(r.output))
		} else {
			to(r.target, t.inputs[s])
		}
	}
}

// passedOn is what a state hands to the next one, or to its scope: its Output, its result, or what came in.
func (t *tracker) passedOn(s *state) *taint {
	switch v := s.verb.(type) {
	case *passVerb:
		// A Pass that fills variables and is not the last one keeps no value: see its emit.
		if s.output == nil && v.value != nil && (s.next == nil || !fillsVariables(s)) {
			return t.value(v.value)
		}
	case *taskVerb, *mapVerb, *parallelVerb:
		if s.output == nil {
			return union(t.results(s), taintOf(s.verb.resultType()))
		}
	}
	if s.output != nil {
		return t.value(s.output)
	}
	return t.inputs[s]
}

func fillsVariables(s *state) bool {
	return len(s.assigns) > 0 || slices.ContainsFunc(s.result, func(r *root) bool { return r.capture != nil })
}

// results are what the results of a state hold; a Parallel gives the list of those of its branches.
func (t *tracker) results(s *state) (out *taint) {
	_, parallel := s.verb.(*parallelVerb)
	for _, r := range s.result {
		held := t.roots[r]
		if parallel {
			held = listOf(union(held, taintOf(r.mem.Type)))
		}
		out = union(out, held)
	}
	return out
}

// outputOf is what a scope gives.
func (t *tracker) outputOf(sc *scope) (out *taint) {
	for _, s := range sc.states {
		if s.last() {
			out = union(out, t.output(s))
		}
	}
	return out
}

// output is what a last state gives. A scope whose output carries nothing gives {}: see compiler.output.
func (t *tracker) output(s *state) *taint {
	if s.output == nil && isVoid(s.sc.out) {
		return nil
	}
	return t.passedOn(s)
}

// failureOf is what the failure of a state holds. What a call is given may be quoted in its Cause; a Parallel and a Map fail with
// the errors that nobody catches inside.
func (t *tracker) failureOf(s *state) (out *taint) {
	inside := func(sc *scope) {
		for _, inner := range sc.states {
			if f, ok := inner.verb.(*failVerb); ok {
				out = union(out, union(objectOf("Error", t.node(f.err).flat()), objectOf("Cause", t.node(f.cause).flat())))
			} else if !inner.catchesAll() {
				out = union(out, t.failureOf(inner))
			}
		}
	}
	switch v := s.verb.(type) {
	case *taskVerb:
		var given *taint
		t.call(v, func(h handover) { given = union(given, h.held.flat()) })
		return objectOf("Cause", given)
	case *parallelVerb:
		for _, b := range v.branches {
			inside(b)
		}
	case *mapVerb:
		inside(v.sc)
	}
	return out
}

// catchesAll tells that no failure of the state leaves its scope.
func (s *state) catchesAll() bool {
	return slices.ContainsFunc(s.catches, func(k catcher) bool { return slices.Contains(k.rule.errors, statesAll) })
}
