package eval

import "github.com/aslgen/aslgen/asl/expr/value"

// pathCode is a location path.
type pathCode struct {
	steps []*plan
	owner *plan // the plan of the path, for its grouping
	keep  bool  // a [] stands in the path
	tuple bool  // a path around it goes on with the tuples of this one
}

func (c *pathCode) eval(e *evaluation, in any, env *scope) (any, error) {
	for _, step := range c.steps {
		if step.tuple {
			return c.evalTuples(e, in, env)
		}
	}
	v, err := c.walk(e, in, env)
	if err != nil {
		return nil, err
	}
	return c.finish(e, v, v, env)
}

// finish applies what holds for the path as a whole: [] and the grouping.
func (c *pathCode) finish(e *evaluation, v, groupInput any, env *scope) (any, error) {
	if c.keep {
		kept := keepSingleton(v)
		if same(v, groupInput) {
			groupInput = kept
		}
		v = kept
	}
	if c.owner.group != nil {
		return e.group(c.owner.group, groupInput, env)
	}
	return v, nil
}

// keepSingleton makes what a path found stay an array.
func keepSingleton(v any) any {
	s, ok := v.(*sequence)
	if !ok {
		if _, array := v.([]any); array || v == undefined {
			return v
		}
	}
	if !ok || s.cons {
		return &sequence{items: []any{v}, keepSingleton: true}
	}
	kept := *s
	kept.keepSingleton = true
	return &kept
}

// context is what a step is evaluated for: one value, or many.
type context struct {
	one  any
	many []any
	list bool
}

// contextOf returns the context for the first step of a path.
func (c *pathCode) contextOf(in any) context {
	if c.steps[0].kind != kindVariable {
		if items, ok := itemsOf(in); ok {
			return context{many: items, list: true}
		}
	}
	return context{one: in}
}

// asInput returns the context as the input of a single expression.
func (x context) asInput() any {
	if x.list {
		return &sequence{items: x.many}
	}
	return newSequence(x.one)
}

// walk takes the steps one after the other.
func (c *pathCode) walk(e *evaluation, in any, env *scope) (any, error) {
	x := c.contextOf(in)
	var v any
	var err error
	for i, step := range c.steps {
		if i == 0 && step.cons {
			v, err = e.value(step, x.asInput(), env)
		} else {
			v, err = e.step(step, x, env, i == len(c.steps)-1)
		}
		if err != nil {
			return nil, err
		}
		if v == undefined {
			return v, nil
		}
		if items, ok := itemsOf(v); ok {
			if len(items) == 0 && i < len(c.steps)-1 {
				return nothing(step, v, i), nil
			}
			x = context{many: items, list: true}
		} else {
			x = context{one: v}
		}
	}
	return v, nil
}

// nothing is the value of a path that ends early because a step found no value: an array that was constructed stays.
func nothing(step *plan, v any, i int) any {
	if i == 0 && step.cons {
		return v
	}
	return undefined
}

// step evaluates one step for every value of the context. Its result is an array when there may be many, or a single value.
func (e *evaluation) step(p *plan, x context, env *scope, last bool) (any, error) {
	if p.kind == kindSort {
		return e.sortStep(p, x, env)
	}
	if !x.list {
		return e.stepOne(p, x.one, env, last)
	}
	if err := e.collect(len(x.many)); err != nil {
		return nil, err
	}
	found := &sequence{}
	var only any // the result while it is a single one
	count := 0
	for _, item := range x.many {
		v, err := e.stepValue(p, item, env)
		if err != nil {
			return nil, err
		}
		if v == undefined {
			continue
		}
		only = v
		count++
		if err := e.spread(found, v); err != nil {
			return nil, err
		}
	}
	if last && count == 1 && isArray(only) {
		return only, nil
	}
	return found, nil
}

// stepOne evaluates a step for a single value, without making a sequence when it can.
func (e *evaluation) stepOne(p *plan, in any, env *scope, last bool) (any, error) {
	v, err := e.stepValue(p, in, env)
	if err != nil {
		return nil, err
	}
	s, ok := v.(*sequence)
	switch {
	case !ok:
		return v, nil
	case !s.cons:
		return &sequence{items: s.items}, nil
	case last:
		return s, nil
	default:
		return newSequence(s), nil
	}
}

// isArray reports whether v is an array that is no sequence.
func isArray(v any) bool {
	if s, ok := v.(*sequence); ok {
		return s.cons
	}
	_, ok := v.([]any)
	return ok
}

// spread adds a value, or the items of an array that was not constructed in place.
func (e *evaluation) spread(to *sequence, v any) error {
	switch v := v.(type) {
	case []any:
		to.items = append(to.items, v...)
		return e.collect(len(v))
	case *sequence:
		if !v.cons {
			to.items = append(to.items, v.items...)
			return e.collect(len(v.items))
		}
	}
	to.items = append(to.items, v)
	return nil
}

// stepValue evaluates a step for one value and applies its predicates.
func (e *evaluation) stepValue(p *plan, in any, env *scope) (any, error) {
	var v any
	var err error
	if o, ok := in.(*value.Object); ok && p.kind == kindName && !p.suffixed {
		if v, ok = o.Get(p.name); !ok {
			v = undefined
		}
		err = e.spend(1)
	} else {
		v, err = e.value(p, in, env)
	}
	for i := 0; i < len(p.stages) && err == nil; i++ {
		v, err = e.filter(p.stages[i].predicate, v, env)
	}
	return v, err
}

// sortStep evaluates an order-by step.
func (e *evaluation) sortStep(p *plan, x context, env *scope) (any, error) {
	items := x.many
	if !x.list {
		items = []any{x.one}
	}
	v, err := e.sorted(p.sort, &sequence{items: items}, env)
	if err != nil {
		return nil, err
	}
	var result any = v
	for _, stage := range p.stages {
		if result, err = e.filter(stage.predicate, result, env); err != nil {
			return nil, err
		}
	}
	return result, nil
}
