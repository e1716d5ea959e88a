package eval

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// fnSort sorts numbers, texts, or with a comparator whatever there is. The comparator says whether its first argument
// belongs after the second.
func fnSort(e *evaluation, args []any) (any, error) {
	items, ok := itemsOf(args[0])
	if !ok || len(items) < 2 {
		return args[0], nil
	}
	if err := e.items(len(items) * bits.Len(uint(len(items)))); err != nil {
		return nil, err
	}
	if args[1] != undefined {
		return mergeSort(items, func(a, b any) (bool, error) {
			v, err := e.callWith(args[1], a, b)
			return truthy(v), err
		})
	}
	if !slices.ContainsFunc(items, func(v any) bool { _, ok := v.(string); return !ok }) {
		return mergeSort(items, func(a, b any) (bool, error) { return compareTexts(a.(string), b.(string)) > 0, nil })
	}
	if !slices.ContainsFunc(items, func(v any) bool { _, ok := value.Float(v); return !ok }) {
		return mergeSort(items, func(a, b any) (bool, error) { return numberOr(a, 0) > numberOr(b, 0), nil })
	}
	return nil, fail("D3070")
}

// mergeSort returns the items sorted. Those of which neither belongs after the other stay in their order.
func mergeSort(items []any, after func(a, b any) (bool, error)) (any, error) {
	sorted, err := mergeSorted(items, after)
	if err != nil {
		return nil, err
	}
	return sorted, nil
}

func mergeSorted(items []any, after func(a, b any) (bool, error)) ([]any, error) {
	if len(items) < 2 {
		return items, nil
	}
	left, err := mergeSorted(items[:len(items)/2], after)
	if err != nil {
		return nil, err
	}
	right, err := mergeSorted(items[len(items)/2:], after)
	if err != nil {
		return nil, err
	}
	result := make([]any, 0, len(items))
	for len(left) > 0 && len(right) > 0 {
		swap, err := after(left[0], right[0])
		if err != nil {
			return nil, err
		}
		if swap {
			result, right = append(result, right[0]), right[1:]
		} else {
			result, left = append(result, left[0]), left[1:]
		}
	}
	return append(append(result, left...), right...), nil
}

// compareTexts compares by UTF-16 units, as JavaScript does: characters beyond U+FFFF come before those from U+E000 on.
func compareTexts(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	// Only what starts with 0xee, 0xef or 0xf0 to 0xf4 is in another order than the bytes.
	if i < len(a) && i < len(b) && (a[i] >= 0xf0) != (b[i] >= 0xf0) && min(a[i], b[i]) >= 0xee {
		return -strings.Compare(a[i:], b[i:])
	}
	return strings.Compare(a[i:], b[i:])
}

// truthy is what JavaScript takes for true. It differs from [truth] in arrays and objects, of which even empty ones are.
func truthy(v any) bool {
	switch v := v.(type) {
	case *value.Object, []any, *sequence:
		return true
	default:
		return truth(v) || isFunction(v)
	}
}
