package jsonpath

import (
	"fmt"
	"strconv"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// EvalError says why a path gives no value. Its message has the words of the library, which Step Functions shows in causes.
type EvalError struct {
	Message string
	// NotFound reports that the path leads to nothing in this value, as opposed to a path that cannot be evaluated at all.
	NotFound bool
}

// Error returns the message.
func (e *EvalError) Error() string { return e.Message }

// Roots are what the paths of a state start from.
type Roots struct {
	// Input is what $ stands for.
	Input any
	// Context is what $$ stands for.
	Context any
	// Variable returns what $name stands for, and whether there is such a variable. Nil knows none.
	Variable func(name string) (any, bool)
}

// EvalIn evaluates the path from the root that it names. A variable that does not exist is an *[EvalError] with NotFound.
func (p *Path) EvalIn(roots Roots) (any, error) {
	root := roots.Input
	switch p.Root {
	case Context:
		root = roots.Context
	case Variable:
		v, ok := any(nil), false
		if roots.Variable != nil {
			v, ok = roots.Variable(p.Name)
		}
		if !ok {
			return nil, notFound("the variable $%s has no value", p.Name)
		}
		root = v
	}
	return p.Eval(root)
}

// Eval evaluates the path; root is the value its root stands for. A path that is [Path.Definite] gives the one value it finds,
// any other the list of all it finds, which may be empty. Paths in filters that begin with $ start from the same root. The error
// is an *[EvalError].
func (p *Path) Eval(root any) (any, error) {
	e := &evaluator{root: root, visits: new(int)}
	return e.eval(p, root)
}

// maxVisits bounds the work of one path: several ".." in a path multiply what there is to visit.
const maxVisits = 2_000_000

// evaluator evaluates one path. Evaluators of the paths in its filters share the root and the count.
type evaluator struct {
	root   any
	visits *int
	path   *Path
	all    bool // a list of names finds nothing unless it finds all
	found  []any
}

func notFound(format string, args ...any) error {
	return &EvalError{Message: fmt.Sprintf(format, args...), NotFound: true}
}

func fault(format string, args ...any) error {
	return &EvalError{Message: fmt.Sprintf(format, args...)}
}

func isNotFound(err error) bool {
	e, ok := err.(*EvalError)
	return ok && e.NotFound
}

// eval evaluates a path from a value.
func (e *evaluator) eval(p *Path, start any) (any, error) {
	one := &evaluator{root: e.root, visits: e.visits, path: p, all: e.all}
	at := "$"
	if p.Root == Current {
		at = "@"
	}
	if err := one.step(0, at, start); err != nil {
		return nil, err
	}
	switch {
	case p.Definite():
		return one.found[0], nil
	case one.found == nil:
		return []any{}, nil
	default:
		return one.found, nil
	}
}

// step applies the i-th step and all after it to a value; at is the way there.
func (e *evaluator) step(i int, at string, v any) error {
	if *e.visits++; *e.visits > maxVisits {
		return fault("the path visits more than %d values", maxVisits)
	}
	if i == len(e.path.Steps) {
		e.found = append(e.found, v)
		return nil
	}
	switch s := e.path.Steps[i].(type) {
	case *Name:
		return e.name(i, s.Value, at, v)
	case *Names:
		return e.names(i, s, at, v)
	case *Index, *FromEnd, *Indexes, *Slice:
		return e.array(i, at, v)
	case *Wildcard:
		return e.wildcard(i, at, v)
	case *Scan:
		return e.scan(i, at, v)
	case *Filter:
		return e.filter(i, s, at, v)
	case *Placeholder:
		return fault("the filter [?] has no condition")
	default:
		panic(fmt.Sprintf("jsonpath: unknown step %T", s))
	}
}

// name goes to a member.
func (e *evaluator) name(i int, name, at string, v any) error {
	o, ok := v.(*value.Object)
	if !ok {
		return notFound("Property %s not found in path %s", fragment(e.path.Steps[i]), at)
	}
	return e.member(i, name, at, o)
}

// member goes to a member of an object. One that is missing fails the path when this is the last step, or when the step before
// and all that follow find one value each; otherwise it is passed over.
func (e *evaluator) member(i int, name, at string, o *value.Object) error {
	at += "['" + name + "']"
	m, ok := o.Get(name)
	switch {
	case ok:
		return e.step(i+1, at, m)
	case i+1 == len(e.path.Steps):
		return notFound("No results for path: %s", at)
	case (&Path{Steps: e.path.Steps[max(0, i-1):]}).Definite():
		return notFound("Missing property in path %s", at)
	default:
		return nil
	}
}

// names makes an object of the members that there are. The library can do that in the last step only.
func (e *evaluator) names(i int, s *Names, at string, v any) error {
	o, ok := v.(*value.Object)
	if !ok {
		return notFound("Property %s not found in path %s", fragment(s), at)
	}
	at += fragment(s)
	if i+1 < len(e.path.Steps) {
		return fault("Multi properties can only be used as path leafs: %s", at)
	}
	some := value.NewObject(len(s.Values))
	for _, name := range s.Values {
		m, ok := o.Get(name)
		switch {
		case ok:
			some.Set(name, m)
		case e.all:
			return notFound("Missing property in path %s", at)
		}
	}
	return e.step(i+1, at, some)
}

// array goes to the elements that an index, a list of indexes or a slice names.
func (e *evaluator) array(i int, at string, v any) error {
	if v == nil {
		return notFound("The path %s is null", at)
	}
	elems, ok := v.([]any)
	if !ok {
		return fault("Filter: %s can only be applied to arrays. Current context is: %s", fragments(e.path.Steps[i:]), javaText(v))
	}
	from, to := 0, 0
	switch s := e.path.Steps[i].(type) {
	case *Index:
		return e.element(i, s.Value, at, elems)
	case *FromEnd:
		return e.element(i, len(elems)+s.Offset, at, elems)
	case *Indexes:
		for _, index := range s.Values {
			if err := e.element(i, index, at, elems); err != nil {
				return err
			}
		}
	case *Slice:
		from, to = bounds(s, len(elems))
	}
	for index := from; index < to; index++ {
		if err := e.element(i, index, at, elems); err != nil {
			return err
		}
	}
	return nil
}

// bounds returns the range of a slice. Of one with both ends, a negative number does not count from the end: when it is the
// first, there is no such element, when it is the second, there is nothing before it.
func bounds(s *Slice, n int) (from, to int) {
	to = n
	if s.From != nil {
		if from = *s.From; from < 0 && s.To == nil {
			from = max(0, n+from)
		}
	}
	if s.To != nil {
		if to = min(n, *s.To); to < 0 && s.From == nil {
			to += n
		}
	}
	if n == 0 {
		return 0, 0
	}
	return from, to
}

func (e *evaluator) element(i, index int, at string, elems []any) error {
	at += "[" + strconv.Itoa(index) + "]"
	if index < 0 || index >= len(elems) {
		return notFound("Index out of bounds when evaluating path %s", at)
	}
	return e.step(i+1, at, elems[index])
}

// wildcard goes to all members or elements. Where the rest of the path finds nothing in an element of an array, that is passed
// over; in a member of an object it is a fault.
func (e *evaluator) wildcard(i int, at string, v any) error {
	switch v := v.(type) {
	case *value.Object:
		for name := range v.All() {
			if err := e.member(i, name, at, v); err != nil {
				return err
			}
		}
	case []any:
		for index := range v {
			if err := e.element(i, index, at, v); err != nil && !isNotFound(err) {
				return err
			}
		}
	}
	return nil
}
