package eval

import "github.com/aslgen/aslgen/asl/expr/value"

// transformCode is |pattern|update, remove|.
type transformCode struct {
	pattern, update, remove *plan // remove may be nil
	position                int
}

var transformSignature = parseSignature("<(oa):o>")

func (c *transformCode) eval(e *evaluation, _ any, env *scope) (any, error) {
	return &transformer{code: c, env: env}, e.alloc(4 * itemSize)
}

// transform changes a copy of a value.
func (e *evaluation) transform(t *transformer, in any) (any, error) {
	if in == undefined {
		return undefined, nil
	}
	if v := e.variable("clone", natives["clone"], t.env); v != undefined && !isFunction(v) {
		return nil, failure("T2013", t.code.position)
	}
	own := map[*value.Object]bool{}
	result, err := e.copyOf(plain(in), own)
	if err != nil {
		return nil, err
	}
	found, err := e.value(t.code.pattern, result, t.env)
	if err != nil || found == undefined {
		return result, err
	}
	items, ok := itemsOf(found)
	if !ok {
		items = []any{found}
	}
	for _, item := range items {
		o, ok := item.(*value.Object)
		if ok && !own[o] {
			o, ok = o.Clone(), true // not a part of the copy: the change is lost
		}
		if err := e.change(t, item, o, ok); err != nil {
			return nil, err
		}
	}
	return result, nil
}

// change updates one value that the pattern found; o is the value as an object when it is one.
func (e *evaluation) change(t *transformer, item any, o *value.Object, isObject bool) error {
	c := t.code
	v, err := e.value(c.update, item, t.env)
	if err != nil {
		return err
	}
	if v != undefined {
		update, ok := v.(*value.Object)
		if !ok {
			return failure("T2011", c.update.position, v)
		}
		if isObject {
			for name, member := range update.All() {
				o.Set(name, member)
			}
		}
		if err := e.collect(1 + update.Len()); err != nil {
			return err
		}
	}
	if c.remove == nil {
		return nil
	}
	if v, err = e.value(c.remove, item, t.env); err != nil || v == undefined {
		return err
	}
	names, ok := itemsOf(v)
	if !ok {
		names = []any{v}
	}
	for _, name := range names {
		if _, ok := name.(string); !ok {
			return failure("T2012", c.remove.position, v)
		}
	}
	for _, name := range names {
		if isObject {
			o.Delete(name.(string))
		}
	}
	return e.spend(len(names))
}

// copyOf copies a value deeply. own collects the objects of the copy.
func (e *evaluation) copyOf(v any, own map[*value.Object]bool) (any, error) {
	switch v := v.(type) {
	case []any:
		if err := e.collect(1 + len(v)); err != nil {
			return nil, err
		}
		items := make([]any, len(v))
		for i, item := range v {
			var err error
			if items[i], err = e.copyOf(item, own); err != nil {
				return nil, err
			}
		}
		return items, nil
	case *value.Object:
		if err := e.collect(2 * (1 + v.Len())); err != nil {
			return nil, err
		}
		o := value.NewObject(v.Len())
		own[o] = true
		for name, member := range v.All() {
			c, err := e.copyOf(member, own)
			if err != nil {
				return nil, err
			}
			o.Set(name, c)
		}
		return o, nil
	default:
		if isFunction(v) {
			return "", nil
		}
		return v, nil
	}
}
