package builder

import (
	"reflect"

	"github.com/aslgen/aslgen/asl"
)

// PassState is a Pass: it makes a value without calling anything. T is the value's type.
// Spec: https://states-language.net/spec.html#pass-state
type PassState[T any] struct {
	flow[*PassState[T]]
	res *T
}

// Pass makes a Pass state. Its value is the Go value v, some of whose fields may be bound.
func Pass[T any](s Scope, name string, v *T, bindings ...Binding) *PassState[T] {
	at := here()
	return newPass[T](s, at, name, newValue(at, v, bindings))
}

// PassExpr makes a Pass state whose value is one expression.
func PassExpr[T any](s Scope, name string, v Expr[T]) *PassState[T] {
	at := here()
	return newPass[T](s, at, name, newValue(at, v, nil))
}

// PassThrough makes a Pass state without a value of its own: a place to join at, or to fill variables with Assign.
func PassThrough(s Scope, name string) *PassState[any] { return newPass[any](s, here(), name, nil) }

func newPass[T any](s Scope, at callers, name string, v *value) *PassState[T] {
	verb := &passVerb{value: v, typ: reflect.TypeFor[T]()}
	st := newState(s, at, name, verb)
	p := &PassState[T]{}
	p.flow = flow[*PassState[T]]{st, p}
	var r *root
	r, p.res = newRoot[T](st.sc, rootResult, st)
	r.content, r.at = v, at
	st.result = []*root{r}
	return p
}

// Result returns the state's value, to take pointers into. It can be read where every path has passed this state.
func (p *PassState[T]) Result() *T { return p.res }

type passVerb struct {
	value *value
	typ   reflect.Type
}

func (p *passVerb) kind() string             { return "Pass" }
func (p *passVerb) edges(*state, func(edge)) {}

func (p *passVerb) resultType() reflect.Type {
	if p.value == nil {
		return nil
	}
	return p.typ
}

func (p *passVerb) lower(c *compiler, s *state) { c.lowerValue(p.value, s.before("value")) }

func (p *passVerb) emit(c *compiler, s *state) asl.State {
	out := &asl.Pass{Comment: optional(s.comment)}
	out.Assign = c.assign(s, s.assigns, s.success("Assign"), s.result...)
	out.Output = c.output(s)
	// What later states read is in variables: the value itself is the output only where it is the end, or nobody reads it.
	if out.Output == nil && (s.next == nil || out.Assign == nil) {
		out.Output = c.emitValue(p.value, s.before("Output"))
	}
	out.Next, out.End = nextOf(s)
	return out
}
