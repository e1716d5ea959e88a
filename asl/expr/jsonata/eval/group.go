package eval

import "github.com/aslgen/aslgen/asl/expr/value"

// group is a grouping, and an object constructor.
type group struct {
	pairs    [][2]*plan
	position int
}

// objectCode is {key: value}.
type objectCode struct{ g *group }

func (c *objectCode) eval(e *evaluation, in any, env *scope) (any, error) {
	return e.group(c.g, in, env)
}

// member is a key with the values that are grouped under it.
type member struct {
	data any
	pair int
}

// group evaluates every key for every value, and every value for the values that have its key in common.
func (e *evaluation) group(g *group, in any, env *scope) (any, error) {
	items, ok := itemsOf(in)
	if !ok {
		items = []any{in}
	}
	s, _ := in.(*sequence)
	tuples := s != nil && s.tuples
	if len(items) == 0 {
		items, tuples = []any{undefined}, false
	}
	names, members, err := e.groupKeys(g, items, tuples, env)
	if err != nil {
		return nil, err
	}
	result := value.NewObject(len(names))
	for _, name := range names {
		m := members[name]
		context, inner := m.data, env
		if list, ok := m.data.(*grouped); ok {
			context = plain(&sequence{items: list.items})
		}
		if tuples {
			t := reduceTuples(m.data)
			context, inner = t.at, t.in(env)
		}
		v, err := e.value(g.pairs[m.pair][1], context, inner)
		if err != nil {
			return nil, err
		}
		if v != undefined {
			result.Set(name, plainMember(v))
		}
	}
	return result, e.alloc(2 * itemSize * (1 + len(names)))
}

// plainMember returns a value as it is kept in an object.
func plainMember(v any) any {
	if s, ok := v.(*sequence); ok && s.tuples {
		v = contexts(s)
	}
	return plain(v)
}

// groupKeys evaluates the keys. names has them in the order in which they appeared.
func (e *evaluation) groupKeys(g *group, items []any, tuples bool, env *scope) ([]string, map[string]*member, error) {
	names := make([]string, 0, len(g.pairs))
	members := make(map[string]*member, len(g.pairs))
	for _, item := range items {
		context, inner := item, env
		if tuples {
			t := item.(*tuple)
			context, inner = t.at, t.in(env)
		}
		if err := e.collect(1); err != nil {
			return nil, nil, err
		}
		for i, pair := range g.pairs {
			key, err := e.value(pair[0], context, inner)
			if err != nil {
				return nil, nil, err
			}
			if key == undefined {
				continue
			}
			name, ok := key.(string)
			if !ok {
				return nil, nil, failure("T1003", g.position, key)
			}
			m := members[name]
			switch {
			case m == nil:
				members[name] = &member{data: item, pair: i}
				names = append(names, name)
			case m.pair != i:
				return nil, nil, failure("D1009", g.position, name)
			default:
				m.add(item)
			}
		}
	}
	return names, members, nil
}

// add groups one more value; arrays add their items.
func (m *member) add(item any) {
	list, ok := m.data.(*grouped)
	if !ok {
		list = &grouped{}
		list.items = appendAll(nil, m.data)
		m.data = list
	}
	list.items = appendAll(list.items, item)
}

// grouped are the values of one key, while more may come.
type grouped struct{ items []any }

// appendAll adds a value, or the items of an array.
func appendAll(to []any, v any) []any {
	if items, ok := itemsOf(v); ok {
		return append(to, items...)
	}
	return append(to, v)
}

// reduceTuples makes one tuple of those of a group: each variable has all of its values.
func reduceTuples(data any) *tuple {
	list, ok := data.(*grouped)
	if !ok {
		return data.(*tuple)
	}
	result := &tuple{}
	values := map[string][]any{}
	var names []string
	var context []any
	for _, item := range list.items {
		t := item.(*tuple)
		context = appendAll(context, t.at)
		seen := map[string]bool{}
		for b := t.vars; b != nil; b = b.next {
			if seen[b.name] {
				continue
			}
			seen[b.name] = true
			if _, known := values[b.name]; !known {
				names = append(names, b.name)
			}
			values[b.name] = appendAll(values[b.name], b.value)
		}
	}
	result.at = context
	for _, name := range names {
		result.with(name, values[name])
	}
	return result
}
