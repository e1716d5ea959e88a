package eval

// tuple is one value on its way through a path, with the variables that the path bound for it.
type tuple struct {
	at   any // the context value
	vars *binding
}

// in returns the scope that the tuple is evaluated in.
func (t *tuple) in(env *scope) *scope {
	if t.vars == nil {
		return env
	}
	return &scope{outer: env, vars: t.vars}
}

// with binds a variable in a tuple.
func (t *tuple) with(name string, v any) { t.vars = &binding{name: name, value: v, next: t.vars} }

// contexts returns the context values of tuples.
func contexts(s *sequence) *sequence {
	values := make([]any, len(s.items))
	for i, item := range s.items {
		values[i] = item.(*tuple).at
	}
	return &sequence{items: values}
}

// evalTuples walks a path that binds variables.
func (c *pathCode) evalTuples(e *evaluation, in any, env *scope) (any, error) {
	x := c.contextOf(in)
	var tuples *sequence
	binds := false
	for i, step := range c.steps {
		var v any
		var err error
		binds = binds || step.tuple
		switch {
		case i == 0 && step.cons:
			v, err = e.value(step, x.asInput(), env)
		case binds:
			if tuples == nil {
				tuples = tuplesOf(x)
				if step.kind == kindSort {
					tuples, err = e.firstSort(step, x, env)
					break
				}
			}
			tuples, err = e.tupleStep(step, tuples, env)
		default:
			v, err = e.step(step, x, env, false)
		}
		if err != nil {
			return nil, err
		}
		if tuples != nil {
			continue
		}
		items, ok := itemsOf(v)
		switch {
		case !binds && (v == undefined || ok && len(items) == 0):
			v = nothing(step, v, i)
			return c.finish(e, v, v, env)
		case step.focus != "":
			continue // the context stays
		case ok:
			x = context{many: items, list: true}
		default:
			x = context{one: v}
		}
	}
	if tuples == nil { // the path is a constructed array alone
		tuples = tuplesOf(x)
	}
	if c.tuple && c.owner.group == nil {
		return tuples, nil
	}
	return c.finish(e, contexts(tuples), tuples, env)
}

// tuplesOf starts a stream of tuples.
func tuplesOf(x context) *sequence {
	items := x.many
	if !x.list {
		items = []any{x.one}
	}
	stream := &sequence{tuples: true, items: make([]any, len(items))}
	for i, item := range items {
		stream.items[i] = &tuple{at: item}
	}
	return stream
}

// firstSort is an order-by step that is the first to bind a variable: the index in the new order.
func (e *evaluation) firstSort(p *plan, x context, env *scope) (*sequence, error) {
	items := x.many
	if !x.list {
		items = []any{x.one}
	}
	v, err := e.sorted(p.sort, &sequence{items: items}, env)
	if err != nil {
		return nil, err
	}
	stream := &sequence{tuples: true, items: make([]any, len(v.items))}
	for i, item := range v.items {
		t := &tuple{at: item}
		if p.index != "" {
			t.with(p.index, float64(i))
		}
		stream.items[i] = t
	}
	return e.stages(p, stream, env)
}

// tupleStep evaluates a step for every tuple.
func (e *evaluation) tupleStep(p *plan, in *sequence, env *scope) (*sequence, error) {
	if p.kind == kindSort {
		v, err := e.sorted(p.sort, in, env)
		if err != nil {
			return nil, err
		}
		if p.index != "" {
			for i, item := range v.items {
				item.(*tuple).with(p.index, float64(i))
			}
		}
		return e.stages(p, v, env)
	}
	out := &sequence{tuples: true}
	for _, item := range in.items {
		t := item.(*tuple)
		v, err := e.value(p, t.at, t.in(env))
		if err == nil && v != undefined {
			err = e.extend(out, p, t, v)
		}
		if err != nil {
			return nil, err
		}
	}
	return e.stages(p, out, env)
}

// extend adds the tuples that one tuple becomes through the value of a step.
func (e *evaluation) extend(out *sequence, p *plan, t *tuple, v any) error {
	s, _ := v.(*sequence)
	stream := s != nil && s.tuples
	items, ok := itemsOf(v)
	if !ok {
		items = []any{v}
	}
	if err := e.collect(4*len(items) + 1); err != nil {
		return err
	}
	for i, item := range items {
		next := &tuple{at: t.at, vars: t.vars}
		if stream {
			inner := item.(*tuple)
			next.at, next.vars = inner.at, merge(inner.vars, t.vars)
		} else {
			if p.focus != "" {
				next.with(p.focus, item)
			} else {
				next.at = item
			}
			if p.index != "" {
				next.with(p.index, float64(i))
			}
			if p.ancestor != nil {
				next.with(p.ancestor.label, t.at)
			}
		}
		out.items = append(out.items, next)
	}
	return nil
}

// merge puts bindings in front of others.
func merge(front, back *binding) *binding {
	if front == nil {
		return back
	}
	return &binding{name: front.name, value: front.value, next: merge(front.next, back)}
}

// stages applies the predicates and the index bindings of a step.
func (e *evaluation) stages(p *plan, stream *sequence, env *scope) (*sequence, error) {
	for _, stage := range p.stages {
		if stage.predicate == nil {
			for i, item := range stream.items {
				item.(*tuple).with(stage.index, float64(i))
			}
			continue
		}
		v, err := e.filter(stage.predicate, stream, env)
		if err != nil {
			return nil, err
		}
		if stream = v.(*sequence); len(stream.items) == 0 {
			stream = &sequence{tuples: true}
		}
	}
	return stream, nil
}
