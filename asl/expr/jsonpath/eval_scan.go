package jsonpath

import (
	"slices"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// scan applies the step after ".." to every value below that it goes with, the start included: parents first, and what is found
// in one before what is found deeper.
func (e *evaluator) scan(i int, at string, v any) error {
	if *e.visits++; *e.visits > maxVisits {
		return fault("the path visits more than %d values", maxVisits)
	}
	next := i + 1
	switch v := v.(type) {
	case *value.Object:
		if goes, err := e.goesWith(next, v); err != nil {
			return err
		} else if goes {
			if err := e.step(next, at, v); err != nil {
				return err
			}
		}
		for name, m := range v.All() {
			if err := e.scan(i, at+"['"+name+"']", m); err != nil {
				return err
			}
		}
	case []any:
		return e.scanArray(i, at, v)
	}
	return nil
}

// scanArray is scan for an array. When the step after ".." is not the last one, the library does not apply it to the array: it
// applies the one after it to every element.
func (e *evaluator) scanArray(i int, at string, elems []any) error {
	next := i + 1
	goes, err := e.goesWith(next, elems)
	switch {
	case err != nil:
		return err
	case goes && next+1 == len(e.path.Steps):
		if err := e.step(next, at, elems); err != nil {
			return err
		}
	case goes:
		for index := range elems {
			if err := e.element(next, index, at, elems); err != nil {
				return err
			}
		}
	}
	for index, elem := range elems {
		if err := e.scan(i, at+fragment(&Index{Value: index}), elem); err != nil {
			return err
		}
	}
	return nil
}

// goesWith reports whether a step is applied to a value that ".." comes to.
func (e *evaluator) goesWith(i int, v any) (bool, error) {
	o, object := v.(*value.Object)
	switch s := e.path.Steps[i].(type) {
	case *Name:
		return object && o.Has(s.Value), nil
	case *Names:
		return object && !slices.ContainsFunc(s.Values, func(name string) bool { return !o.Has(name) }), nil
	case *Index, *FromEnd, *Indexes, *Slice:
		return !object, nil
	case *Wildcard:
		return true, nil
	case *Filter:
		return e.holds(s.Condition, v)
	default:
		return false, nil
	}
}
