package intrinsic

import (
	"math"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// arrayPartition cuts an array into parts of a size; the last one may be shorter.
func arrayPartition(e *evaluation, args []any) (any, error) {
	elems := args[0].([]any)
	f, _ := value.Float(args[1])
	if f = math.Trunc(f); !(f >= 1) {
		return nil, e.invalid()
	}
	size := int(min(f, float64(max(1, len(elems)))))
	parts := make([]any, 0, (len(elems)+size-1)/size)
	for start := 0; start < len(elems); start += size {
		end := min(start+size, len(elems))
		parts = append(parts, elems[start:end:end])
	}
	return parts, nil
}

// arrayContains compares the texts of the values: an object with its members in another order is another one.
func arrayContains(_ *evaluation, args []any) (any, error) {
	wanted := value.Text(args[1])
	for _, elem := range args[0].([]any) {
		if value.Text(elem) == wanted {
			return true, nil
		}
	}
	return false, nil
}

// arrayUnique keeps the first of equal elements, compared as in [arrayContains].
func arrayUnique(_ *evaluation, args []any) (any, error) {
	elems := args[0].([]any)
	seen := make(map[string]bool, len(elems))
	unique := make([]any, 0, len(elems))
	for _, elem := range elems {
		if text := value.Text(elem); !seen[text] {
			seen[text] = true
			unique = append(unique, elem)
		}
	}
	return unique, nil
}

// arrayRange makes the numbers from the first to the second, both included. Step Functions documents that it rounds; it cuts off
// fractions.
func arrayRange(e *evaluation, args []any) (any, error) {
	var ends [3]float64
	for i := range ends {
		f, _ := value.Float(args[i])
		if ends[i] = math.Trunc(f); math.Abs(ends[i]) > math.MaxInt32 {
			return nil, e.invalid()
		}
	}
	from, to, step := ends[0], ends[1], ends[2]
	if step == 0 {
		return nil, e.invalid()
	}
	items := math.Floor((to-from)/step) + 1
	if items > maxItems {
		return nil, e.invalid()
	}
	elems := make([]any, 0, max(0, int(items)))
	for i := range int(items) {
		elems = append(elems, from+float64(i)*step)
	}
	return elems, nil
}

func arrayGetItem(e *evaluation, args []any) (any, error) {
	elems := args[0].([]any)
	index, whole := value.Int(args[1])
	if !whole || index < 0 || index >= int64(len(elems)) {
		return nil, e.invalid()
	}
	return elems[index], nil
}
