package builder

import (
	"reflect"

	"github.com/aslgen/aslgen/asl"
)

// SucceedState is a Succeed: it ends its scope with a value of the scope's output type.
// Spec: https://states-language.net/spec.html#succeed-state
type SucceedState[Out any] struct {
	st *state
}

// Succeed makes a Succeed state. Its output is the Go value v, some of whose fields may be bound; it has the type that the
// workflow, the processor or the branch gives, or it does not compile.
func Succeed[Out any](s ScopeOf[Out], name string, v *Out, bindings ...Binding) *SucceedState[Out] {
	at := here()
	return newSucceed[Out](s, at, name, newValue(at, v, bindings))
}

// SucceedExpr makes a Succeed state whose output is one expression.
func SucceedExpr[Out any](s ScopeOf[Out], name string, v Expr[Out]) *SucceedState[Out] {
	at := here()
	return newSucceed[Out](s, at, name, newValue(at, v, nil))
}

func newSucceed[Out any](s Scope, at callers, name string, v *value) *SucceedState[Out] {
	st := newState(s, at, name, &succeedVerb{})
	st.output = v
	return &SucceedState[Out]{st}
}

// Comment sets the state's Comment.
func (s *SucceedState[Out]) Comment(text string) *SucceedState[Out] {
	s.st.comment = text
	return s
}

func (s *SucceedState[Out]) ends() (head, tail *state) {
	if s == nil {
		return nil, nil
	}
	return s.st, s.st
}

type succeedVerb struct{}

func (succeedVerb) kind() string             { return "Succeed" }
func (succeedVerb) edges(*state, func(edge)) {}
func (succeedVerb) resultType() reflect.Type { return nil }
func (succeedVerb) lower(*compiler, *state)  {}

func (succeedVerb) emit(c *compiler, s *state) asl.State {
	return &asl.Succeed{Comment: optional(s.comment), Output: c.emitValue(s.output, s.before("Output"))}
}
