package builder

import (
	"reflect"

	"github.com/aslgen/aslgen/asl"
)

// FailState is a Fail: it ends the execution with an error. Spec: https://states-language.net/spec.html#fail-state
type FailState struct {
	st *state
}

// Fail makes a Fail state with the name of the error and the text that explains it, each a literal, a pointer to a field or an
// expression. At run time AWS takes at most 256 characters of the name and 32,768 of the cause.
func Fail[E, C Text](s Scope, name string, err E, cause C) *FailState {
	at := here()
	return &FailState{newState(s, at, name, &failVerb{err: source(at, err), cause: source(at, cause)})}
}

// Comment sets the state's Comment.
func (f *FailState) Comment(text string) *FailState {
	f.st.comment = text
	return f
}

func (f *FailState) ends() (head, tail *state) {
	if f == nil {
		return nil, nil
	}
	return f.st, f.st
}

type failVerb struct{ err, cause *node }

func (v *failVerb) kind() string             { return "Fail" }
func (v *failVerb) edges(*state, func(edge)) {}
func (v *failVerb) resultType() reflect.Type { return nil }

func (v *failVerb) lower(c *compiler, s *state) {
	c.lowerExpr(v.err, s.before("Error"))
	c.lowerExpr(v.cause, s.before("Cause"))
}

func (v *failVerb) emit(c *compiler, s *state) asl.State {
	w := s.before("Fail")
	return &asl.Fail{Comment: optional(s.comment), Error: c.emitText(v.err, w), Cause: c.emitText(v.cause, w)}
}
