package jsonpath

import (
	"fmt"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// SetError says why a value cannot be set at a path. Step Functions calls it States.ResultPathMatchFailure.
type SetError struct {
	// Path is the path as it is written by [Path.String].
	Path string
	// Input is the value in which the path was to be set.
	Input any
}

// Error returns the cause that Step Functions shows.
func (e *SetError) Error() string {
	return fmt.Sprintf("Unable to apply ReferencePath %s to input %s", e.Path, value.Text(e.Input))
}

// Set returns a copy of root in which the place that the path names has the value v. Objects that are missing on the way are
// made; an array must be there, and have the element. The error is a *[SetError], also when the path is no [Path.Reference].
func (p *Path) Set(root, v any) (any, error) {
	if p.Reference() == nil {
		if changed, ok := set(p.Steps, root, true, v); ok {
			return changed, nil
		}
	}
	return nil, &SetError{Path: p.String(), Input: root}
}

// set returns old with v at the end of the steps. Where there was no old value, there is room for an object.
func set(steps []Step, old any, there bool, v any) (any, bool) {
	if len(steps) == 0 {
		return v, true
	}
	switch s := steps[0].(type) {
	case *Name:
		o, ok := old.(*value.Object)
		if !ok && there {
			return nil, false
		}
		m, has := o.Get(s.Value)
		changed, ok := set(steps[1:], m, has, v)
		if !ok {
			return nil, false
		}
		return o.With(s.Value, changed), true
	case *Index:
		elems, ok := old.([]any)
		if !ok || s.Value < 0 || s.Value >= len(elems) {
			return nil, false
		}
		changed, ok := set(steps[1:], elems[s.Value], true, v)
		if !ok {
			return nil, false
		}
		elems = append([]any{}, elems...)
		elems[s.Value] = changed
		return elems, true
	default:
		return nil, false
	}
}
