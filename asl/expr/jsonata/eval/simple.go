package eval

import "github.com/aslgen/aslgen/asl/expr/value"

// constantCode is a literal.
type constantCode struct{ v any }

func (c constantCode) eval(*evaluation, any, *scope) (any, error) { return c.v, nil }

// contextCode is $.
type contextCode struct{}

func (contextCode) eval(_ *evaluation, in any, _ *scope) (any, error) {
	if s, ok := in.(*sequence); ok && s.outer {
		return s.items[0], nil
	}
	return in, nil
}

// rootCode is $$.
type rootCode struct{}

func (rootCode) eval(e *evaluation, _ any, _ *scope) (any, error) { return e.root, nil }

// variableCode is $name.
type variableCode struct {
	name   string
	native *native // the function of the language with that name
}

func (c *variableCode) eval(e *evaluation, _ any, env *scope) (any, error) {
	return e.variable(c.name, c.native, env), nil
}

// variable returns the value of a variable: one that the expression bound, one that was given, or a function.
func (e *evaluation) variable(name string, fn *native, env *scope) any {
	if b := env.find(name); b != nil {
		return b.value
	}
	if e.lookup != nil {
		if v, ok := e.lookup(name); ok {
			return v
		}
	}
	if fn != nil && fn.available(e.opts) {
		return fn
	}
	return undefined
}

// parentCode is %.
type parentCode struct{ slot *ancestor }

func (c parentCode) eval(_ *evaluation, _ any, env *scope) (any, error) {
	if b := env.find(c.slot.label); b != nil {
		return b.value, nil
	}
	return undefined, nil
}

// nameCode is the name of a field.
type nameCode struct{ name string }

func (c *nameCode) eval(e *evaluation, in any, _ *scope) (any, error) {
	return e.field(in, c.name)
}

// field returns the field of an object; of an array, those of all of its items.
func (e *evaluation) field(in any, name string) (any, error) {
	switch in := in.(type) {
	case *value.Object:
		if v, ok := in.Get(name); ok {
			return v, nil
		}
	case []any:
		return e.fields(in, name)
	case *sequence:
		return e.fields(in.items, name)
	}
	return undefined, nil
}

func (e *evaluation) fields(items []any, name string) (any, error) {
	if err := e.collect(len(items)); err != nil {
		return nil, err
	}
	found := &sequence{}
	for _, item := range items {
		v, err := e.field(item, name)
		if err != nil {
			return nil, err
		}
		if v == undefined {
			continue
		}
		if inner, ok := itemsOf(v); ok {
			found.items = append(found.items, inner...)
			if err := e.collect(len(inner)); err != nil {
				return nil, err
			}
		} else {
			found.items = append(found.items, v)
		}
	}
	return found, nil
}

// wildcardCode is *.
type wildcardCode struct{}

func (wildcardCode) eval(e *evaluation, in any, _ *scope) (any, error) {
	if s, ok := in.(*sequence); ok && s.outer {
		in = s.items[0]
	}
	found := &sequence{}
	members, _ := itemsOf(in)
	o, _ := in.(*value.Object)
	arrays := false
	for i := range o.Len() + len(members) {
		var v any
		if o != nil {
			_, v = o.At(i)
		} else {
			v = members[i]
		}
		_, array := itemsOf(v)
		arrays = arrays || array
		if err := e.flatten(found, v); err != nil {
			return nil, err
		}
	}
	if arrays { // then the values are an array, which stays one even with a single item
		return plain(found), nil
	}
	return found, nil
}

// flatten adds a value, and of an array all that is in it, however deep.
func (e *evaluation) flatten(to *sequence, v any) error {
	items, ok := itemsOf(v)
	if !ok {
		to.items = append(to.items, v)
		return e.collect(1)
	}
	for _, item := range items {
		if err := e.flatten(to, item); err != nil {
			return err
		}
	}
	return e.spend(1)
}

// descendantCode is **.
type descendantCode struct{}

func (descendantCode) eval(e *evaluation, in any, _ *scope) (any, error) {
	found := &sequence{}
	if in == undefined {
		return undefined, nil
	}
	if err := e.descend(found, in); err != nil {
		return nil, err
	}
	return found, nil
}

// descend adds a value and all below it; arrays stand for their items.
func (e *evaluation) descend(to *sequence, v any) error {
	if items, ok := itemsOf(v); ok {
		for _, item := range items {
			if err := e.descend(to, item); err != nil {
				return err
			}
		}
		return e.spend(1)
	}
	to.items = append(to.items, v)
	if o, ok := v.(*value.Object); ok {
		for i := range o.Len() {
			_, member := o.At(i)
			if err := e.descend(to, member); err != nil {
				return err
			}
		}
	}
	return e.collect(1)
}

// blockCode is (a; b; c).
type blockCode struct{ exprs []*plan }

func (c *blockCode) eval(e *evaluation, in any, env *scope) (any, error) {
	inner := &scope{outer: env}
	v := undefined
	var err error
	for _, p := range c.exprs {
		if v, err = e.value(p, in, inner); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// bindCode is $name := value.
type bindCode struct {
	name  string
	value *plan
}

func (c *bindCode) eval(e *evaluation, in any, env *scope) (any, error) {
	v, err := e.value(c.value, in, env)
	if err != nil {
		return nil, err
	}
	env.bind(c.name, v)
	return v, nil
}

// conditionalCode is test ? then : otherwise.
type conditionalCode struct{ test, then, otherwise *plan }

func (c *conditionalCode) eval(e *evaluation, in any, env *scope) (any, error) {
	branch, err := c.branch(e, in, env)
	if branch == nil || err != nil {
		return undefined, err
	}
	return e.value(branch, in, env)
}

// branch returns the expression that the test chooses, nil for none.
func (c *conditionalCode) branch(e *evaluation, in any, env *scope) (*plan, error) {
	v, err := e.value(c.test, in, env)
	switch {
	case err != nil:
		return nil, err
	case truth(v):
		return c.then, nil
	default:
		return c.otherwise, nil
	}
}

// truth is what a value means as a condition.
func truth(v any) bool {
	switch v := v.(type) {
	case bool:
		return v
	case string:
		return v != ""
	case float64:
		return v != 0
	case value.Number:
		f, _ := value.Float(v)
		return f != 0
	case *value.Object:
		return v.Len() > 0
	}
	items, _ := itemsOf(v)
	for _, item := range items {
		if truth(item) {
			return true
		}
	}
	return false
}
