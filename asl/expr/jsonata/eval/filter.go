package eval

import "math"

// filter returns the values for which a predicate holds, or at the positions that it names. What is undefined is judged as
// well: when a predicate holds for it, it counts as an item, which becomes null where values are kept.
func (e *evaluation) filter(predicate *plan, in any, env *scope) (any, error) {
	items, ok := itemsOf(in)
	if predicate.kind == kindNumber && !predicate.suffixed {
		return pick(in, items, ok, predicate.number), nil
	}
	if !ok {
		items = []any{in}
	}
	s, _ := in.(*sequence)
	found := &sequence{tuples: s != nil && s.tuples}
	for i, item := range items {
		context, inner := item, env
		if found.tuples {
			t := item.(*tuple)
			context, inner = t.at, t.in(env)
		}
		if err := e.collect(1); err != nil {
			return nil, err
		}
		v, err := e.value(predicate, context, inner)
		if err != nil {
			return nil, err
		}
		found.items = choose(found.items, item, v, i, len(items))
	}
	return found, nil
}

// noValues is an empty sequence.
var noValues = &sequence{}

// pick returns the item at a position.
func pick(in any, items []any, isArray bool, position float64) any {
	count := len(items)
	if !isArray {
		count = 1
	}
	i := place(position, count)
	if i < 0 || i >= count {
		return noValues
	}
	if !isArray {
		return in
	}
	if s, ok := in.(*sequence); ok && s.tuples {
		return &sequence{tuples: true, items: items[i : i+1 : i+1]}
	}
	return items[i]
}

// place counts a negative position from the end. Positions out of range become -1.
func place(position float64, count int) int {
	position = math.Floor(position)
	if position < 0 {
		position += float64(count)
	}
	if !(position >= 0 && position < float64(count)) {
		return -1
	}
	return int(position)
}

// choose adds the item as often as the value of the predicate says: a number, or an array of numbers, is a position.
func choose(found []any, item, v any, i, count int) []any {
	if f, ok := number(v); ok {
		if place(f, count) == i {
			found = append(found, item)
		}
		return found
	}
	if positions, ok := itemsOf(v); ok && allNumbers(positions) {
		for _, p := range positions {
			if f, _ := number(p); place(f, count) == i {
				found = append(found, item)
			}
		}
		return found
	}
	if truth(v) {
		found = append(found, item)
	}
	return found
}

func allNumbers(items []any) bool {
	for _, item := range items {
		if _, ok := number(item); !ok {
			return false
		}
	}
	return true
}
