package eval

import (
	"slices"

	"github.com/aslgen/aslgen/asl/expr/value"
)

func fnCount(_ *evaluation, args []any) (any, error) {
	items, _ := itemsOf(args[0])
	return float64(len(items)), nil
}

// fnAppend joins two arrays; what is none counts as an array of itself. Without one of them the other is the result as
// it is.
func fnAppend(e *evaluation, args []any) (any, error) {
	switch undefined {
	case args[0]:
		return args[1], nil
	case args[1]:
		return args[0], nil
	}
	first, second := asItems(args[0]), asItems(args[1])
	if err := e.items(len(first) + len(second)); err != nil {
		return nil, err
	}
	return slices.Concat(first, second), nil
}

// asItems returns the items of an array, and of another value itself.
func asItems(v any) []any {
	if items, ok := itemsOf(v); ok {
		return items
	}
	return []any{v}
}

func fnReverse(e *evaluation, args []any) (any, error) {
	items, ok := itemsOf(args[0])
	if !ok || len(items) < 2 {
		return args[0], nil
	}
	if err := e.items(len(items)); err != nil {
		return nil, err
	}
	items = slices.Clone(items)
	slices.Reverse(items)
	return items, nil
}

func fnShuffle(e *evaluation, args []any) (any, error) {
	items, ok := itemsOf(args[0])
	if !ok || len(items) < 2 {
		return args[0], nil
	}
	if err := e.items(len(items)); err != nil {
		return nil, err
	}
	items = slices.Clone(items)
	for i := len(items) - 1; i > 0; i-- {
		j := min(i, int(e.random()*float64(i+1)))
		items[i], items[j] = items[j], items[i]
	}
	return items, nil
}

// fnDistinct keeps the first of equal items. Of a sequence it makes a sequence.
func fnDistinct(e *evaluation, args []any) (any, error) {
	items, ok := itemsOf(args[0])
	if !ok || len(items) < 2 {
		return args[0], nil
	}
	kept := []any{}
	seen := map[any]bool{} // texts and numbers, for which there is no need to compare with all
	for _, item := range items {
		key, simple := distinctKey(item)
		if simple && seen[key] {
			continue
		}
		if !simple {
			if err := e.spend(len(kept)); err != nil {
				return nil, err
			}
			if slices.ContainsFunc(kept, func(k any) bool { return alike(k, item) }) {
				continue
			}
		} else {
			seen[key] = true
		}
		if err := e.items(1); err != nil {
			return nil, err
		}
		kept = append(kept, item)
	}
	if s, ok := args[0].(*sequence); ok && s.isSequence() {
		return &sequence{items: kept, keepSingleton: s.keepSingleton}, nil
	}
	return kept, nil
}

// distinctKey returns what two items have in common when they are equal, for texts and numbers.
func distinctKey(v any) (any, bool) {
	if s, ok := v.(string); ok {
		return s, true
	}
	return value.Float(v)
}

// alike reports whether two values are equal, arrays and objects by what they hold.
func alike(a, b any) bool {
	if x, ok := itemsOf(a); ok {
		y, ok := itemsOf(b)
		return ok && slices.EqualFunc(x, y, alike)
	}
	switch a := a.(type) {
	case *value.Object:
		o, ok := b.(*value.Object)
		if !ok || a.Len() != o.Len() {
			return false
		}
		for name, v := range a.All() {
			if w, ok := o.Get(name); !ok || !alike(v, w) {
				return false
			}
		}
		return true
	case float64, value.Number:
		x, _ := value.Float(a)
		y, ok := value.Float(b)
		return ok && x == y
	}
	if _, ok := itemsOf(b); ok {
		return false
	}
	return a == b
}

// fnZip makes an array of the first items of all arrays, one of the second ones, and so on as far as the shortest goes.
func fnZip(e *evaluation, args []any) (any, error) {
	size := -1
	arrays := make([][]any, len(args))
	for i, arg := range args {
		arrays[i], _ = itemsOf(arg)
		if size < 0 || len(arrays[i]) < size {
			size = len(arrays[i])
		}
	}
	if err := e.items(max(0, size) * len(args)); err != nil {
		return nil, err
	}
	rows := make([]any, 0, max(0, size))
	for i := range size {
		row := make([]any, len(arrays))
		for j := range arrays {
			row[j] = arrays[j][i]
		}
		rows = append(rows, row)
	}
	return rows, nil
}
