package builder

// tracker knows what every value of the workflow holds, as far as the workflow itself fills it.
type tracker struct {
	c      *compiler
	roots  map[*root]*taint
	inputs map[*state]*taint // what came in, as a state sees it that passes it on
	grew   bool              // in this round
}

// newTracker follows every value to where nothing more comes. Expressions are resolved already.
func newTracker(c *compiler) *tracker {
	t := &tracker{c: c, roots: map[*root]*taint{}, inputs: map[*state]*taint{}, grew: true}
	for t.grew { // taints only grow, and to a bound
		t.grew = false
		for _, sc := range c.m.scopes {
			if sc.start != nil {
				grow(t, t.inputs, sc.start, t.inputOf(sc))
			}
			for _, s := range sc.states {
				t.carry(s)
				t.leave(s)
			}
		}
	}
	return t
}

// grow adds to what a value holds, and tells whether that was anything new.
func grow[K comparable](t *tracker, values map[K]*taint, key K, held *taint) {
	held = held.cut(maxTaintDepth)
	if values[key].covers(held) {
		return
	}
	all := union(values[key], held).without(nil)
	if all.size() > maxTaintSize {
		all = all.flat()
	}
	values[key], t.grew = all, true
}

// fill adds to what a value of the workflow holds.
func (t *tracker) fill(r *root, held *taint, at callers) {
	if r != nil && !t.roots[r].covers(held.cut(maxTaintDepth)) {
		grow(t, t.roots, r, held.through(r.String(), at))
	}
}

// carry carries what a state reads to the values that it fills.
func (t *tracker) carry(s *state) {
	t.assigned(s, func(b *Binding, r *root) { t.fill(r, t.node(b.src), b.at) })
	switch v := s.verb.(type) {
	case *passVerb:
		for _, r := range s.result { // the state that fills initial variables has none
			t.fill(r, t.value(v.value), s.at)
		}
	case *parallelVerb:
		for i, b := range v.branches {
			t.fill(s.result[i], t.outputOf(b), s.at)
		}
	case *mapVerb:
		t.items(s, v)
		t.fill(v.list, listOf(t.outputOf(v.sc)), s.at)
	}
	t.fill(s.failure, t.failureOf(s), s.at)
}

// items fills the item of a Map's processor.
func (t *tracker) items(s *state, v *mapVerb) {
	item := t.node(v.items.list).element()
	if v.selector != nil {
		t.fill(v.raw, item, s.at)
		item = t.value(v.selector)
	}
	if b := v.items.batch; b != nil {
		item = union(objectOf("Items", listOf(item)), objectOf("BatchInput", t.value(b.input)))
	}
	t.fill(v.sc.item, item, s.at)
}

// assigned visits the bindings that fill variables.
func (t *tracker) assigned(s *state, visit func(b *Binding, variable *root)) {
	each := func(bindings []Binding) {
		for i := range bindings {
			if b := &bindings[i]; b.src != nil {
				visit(b, t.c.target(b))
			}
		}
	}
	each(s.assigns)
	if choice, ok := s.verb.(*choiceVerb); ok {
		for i := range choice.rules {
			each(choice.rules[i].assigns)
		}
	}
	for i := range s.catches {
		each(s.catches[i].rule.assigns)
	}
}
