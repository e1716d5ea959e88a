package builder

import (
	"fmt"
	"reflect"
	"slices"
)

// Enum is an enumerated type: its Values method lists all its values. The method is called on the zero value.
//
//	type Decision string
//
//	const (
//		Approve Decision = "approve"
//		Reject  Decision = "reject"
//	)
//
//	func (Decision) Values() []Decision { return []Decision{Approve, Reject} }
type Enum[T any] interface {
	comparable
	// Values lists all values of the type.
	Values() []T
}

// SwitchState is a Choice over the values of an enumerated type. Build checks that no value is forgotten.
type SwitchState[T Enum[T]] struct {
	st    *state
	c     *choiceVerb
	src   *node
	cases []T
}

// Switch makes a Choice over the values of an enumerated type. Without Otherwise it needs a case for every value; at run time
// another value then fails the execution with States.NoChoiceMatched.
func Switch[T Enum[T]](s Scope, name string, src *T) *SwitchState[T] {
	return newSwitch[T](here(), s, name, src)
}

// SwitchExpr is [Switch] over an expression.
func SwitchExpr[T Enum[T]](s Scope, name string, src Expr[T]) *SwitchState[T] {
	return newSwitch[T](here(), s, name, src)
}

func newSwitch[T Enum[T]](at callers, s Scope, name string, src any) *SwitchState[T] {
	v := &choiceVerb{}
	sw := &SwitchState[T]{st: newState(s, at, name, v), c: v, src: source(at, src)}
	v.exhaustive = sw.check
	return sw
}

// Case leads to target where the value is v.
func (s *SwitchState[T]) Case(v T, target State) *SwitchState[T] {
	at := here()
	switch {
	case slices.Contains(s.cases, v):
		s.st.fault(errCaseTwice.At(at.pos(), "case %v of %q is given twice", v, s.st.name))
	case len(s.values()) > 0 && !slices.Contains(s.values(), v):
		s.st.fault(errCaseTwice.At(at.pos(), "case %v of %q is not a value of %T", v, s.st.name, v).
			WithHelp("the values are %s", list(s.values())))
	}
	s.cases = append(s.cases, v)
	condition := infix[bool](at, s.src, "=", literal(at, v))
	s.c.add(s.st, at, Rule(condition), target)
	return s
}

// Otherwise leads to target for every value without a case.
func (s *SwitchState[T]) Otherwise(target State) *SwitchState[T] {
	s.c.setDefault(s.st, here(), target)
	return s
}

// Comment sets the state's Comment.
func (s *SwitchState[T]) Comment(text string) *SwitchState[T] {
	s.st.comment = text
	return s
}

func (s *SwitchState[T]) ends() (head, tail *state) {
	if s == nil {
		return nil, nil
	}
	return s.st, s.st
}

// values asks the type for its values; nil when its method panicked.
func (s *SwitchState[T]) values() (values []T) {
	defer func() {
		if p := recover(); p != nil { // Values of a pointer type, called on nil
			s.st.fault(errUserPanic.At(s.st.at.pos(), "Values of %s panicked: %v", reflect.TypeFor[T](), p).
				WithHelp("it is called on the zero value, and lists constants"))
			values = nil
		}
	}()
	var zero T
	if values = zero.Values(); values == nil {
		values = []T{}
	}
	return values
}

func (s *SwitchState[T]) check(c *compiler, st *state) {
	if len(s.cases) == 0 {
		c.fault(errNoRule.At(st.at.pos(), "%q has no case", st.name).WithHelp("add one with Case for every value of %s", typeName(s.src.typ)))
		return
	}
	if s.c.fallback != nil {
		return
	}
	var missing []T
	values := s.values()
	if values != nil && len(values) == 0 {
		c.fault(errNotExhaustive.At(st.at.pos(), "Values of %s lists no value", reflect.TypeFor[T]()).
			WithHelp("list the values of the type, or add an Otherwise"))
	}
	for _, v := range values {
		if !slices.Contains(s.cases, v) {
			missing = append(missing, v)
		}
	}
	if len(missing) > 0 {
		c.fault(errNotExhaustive.At(st.at.pos(), "%q has no case for %s", st.name, list(missing)))
	}
}

func list[T any](values []T) string {
	out := ""
	for i, v := range values {
		if i > 0 {
			out += ", "
		}
		out += fmt.Sprint(v)
	}
	return out
}
