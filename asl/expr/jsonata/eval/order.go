package eval

import (
	"slices"
	"unicode/utf16"
	"unicode/utf8"
)

// orderBy is an order-by step.
type orderBy struct {
	terms    []sortTerm
	position int
}

type sortTerm struct {
	key        *plan
	descending bool
}

// eval is never called: paths know their order-by steps.
func (o *orderBy) eval(_ *evaluation, in any, _ *scope) (any, error) { return in, nil }

// sortable is a value with its keys as far as they were needed.
type sortable struct {
	item any
	keys []any
}

// sorted returns the values in order.
func (e *evaluation) sorted(o *orderBy, in *sequence, env *scope) (*sequence, error) {
	list := make([]sortable, len(in.items))
	for i, item := range in.items {
		list[i].item = item
	}
	var failed error
	order := make([]*sortable, len(list))
	for i := range list {
		order[i] = &list[i]
	}
	slices.SortStableFunc(order, func(a, b *sortable) int {
		if failed != nil {
			return 0
		}
		result, err := e.compareItems(o, a, b, in.tuples, env)
		failed = err
		return result
	})
	if failed != nil {
		return nil, failed
	}
	out := &sequence{items: make([]any, len(list)), tuples: in.tuples}
	for i, s := range order {
		out.items[i] = s.item
	}
	return out, e.collect(len(list))
}

func (e *evaluation) compareItems(o *orderBy, a, b *sortable, tuples bool, env *scope) (int, error) {
	if err := e.spend(1); err != nil {
		return 0, err
	}
	for i, t := range o.terms {
		x, err := e.sortKey(t, a, i, tuples, env)
		if err != nil {
			return 0, err
		}
		y, err := e.sortKey(t, b, i, tuples, env)
		if err != nil {
			return 0, err
		}
		result, err := o.compareKeys(x, y)
		if err != nil {
			return 0, err
		}
		if x == undefined || y == undefined || result == 0 {
			if result != 0 {
				return result, nil
			}
			continue
		}
		if t.descending {
			result = -result
		}
		return result, nil
	}
	return 0, nil
}

// sortKey returns the i-th key of a value.
func (e *evaluation) sortKey(t sortTerm, s *sortable, i int, tuples bool, env *scope) (any, error) {
	if i < len(s.keys) {
		return s.keys[i], nil
	}
	context, inner := s.item, env
	if tuples {
		tup := s.item.(*tuple)
		context, inner = tup.at, tup.in(env)
	}
	v, err := e.value(t.key, context, inner)
	if err == nil {
		s.keys = append(s.keys, v)
	}
	return v, err
}

// compareKeys orders two keys; what is missing comes last, in either direction.
func (o *orderBy) compareKeys(x, y any) (int, error) {
	switch {
	case x == undefined && y == undefined:
		return 0, nil
	case x == undefined:
		return 1, nil
	case y == undefined:
		return -1, nil
	}
	a, isNumber := number(x)
	b, both := number(y)
	s, isString := x.(string)
	t, also := y.(string)
	switch {
	case !isNumber && !isString || !both && !also:
		return 0, failure("T2008", o.position, x)
	case isNumber != both:
		return 0, failure("T2007", o.position, x, y)
	case isString:
		return compareStrings(s, t), nil
	case a < b:
		return -1, nil
	case a > b:
		return 1, nil
	}
	return 0, nil
}

// compareStrings orders by UTF-16 code units.
func compareStrings(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	if i == len(a) || i == len(b) {
		return len(a) - len(b)
	}
	for i > 0 && !utf8.RuneStart(a[i]) {
		i--
	}
	r, _ := utf8.DecodeRuneInString(a[i:])
	s, _ := utf8.DecodeRuneInString(b[i:])
	return int(firstUnit(r)) - int(firstUnit(s))
}

// firstUnit returns the first UTF-16 code unit of a character, its second one where two characters share the first.
func firstUnit(r rune) rune {
	if r < 0x10000 {
		return r << 10
	}
	high, low := utf16.EncodeRune(r)
	return high<<10 + (low - 0xDC00)
}
