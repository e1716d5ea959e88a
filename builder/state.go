package builder

import (
	"fmt"
	"reflect"
	"strconv"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
)

// State is a state of a workflow, or a [Chain] of them: whatever a transition can lead to.
type State interface {
	ends() (head, tail *state)
}

// state is what all kinds of states have in common.
type state struct {
	name    string
	h       handle
	sc      *scope
	at      callers
	verb    verb
	comment string

	next    *state
	nextAt  callers
	assigns []Binding
	output  *value
	retries []retrier
	catches []catcher

	broken  bool    // a transition of the state leads to nil
	result  []*root // one, or one a branch
	failure *root

	id int // position in scope.states
}

// verb is what one kind of state adds: one implementation a file.
type verb interface {
	// kind is the Type of the state in ASL.
	kind() string
	// edges yields the transitions other than Then and Catch.
	edges(s *state, yield func(edge))
	// lower resolves every expression of the state.
	lower(c *compiler, s *state)
	// resultType is the type of the state's output without Output; nil when the state passes its input on.
	resultType() reflect.Type
	// emit makes the ASL state.
	emit(c *compiler, s *state) asl.State
}

type edgeKind byte

const (
	edgeNext edgeKind = iota + 1
	edgeCatch
	edgeRule
)

// edge is a transition. assigns are the bindings that only this transition carries out.
type edge struct {
	kind    edgeKind
	to      *state
	at      callers
	field   string
	assigns []Binding
}

func (s *state) edges(yield func(edge)) {
	if s.next != nil {
		yield(edge{kind: edgeNext, to: s.next, at: s.nextAt, field: "Then", assigns: s.assigns})
	}
	s.verb.edges(s, yield)
	for i := range s.catches {
		c := &s.catches[i]
		if c.target != nil {
			yield(edge{kind: edgeCatch, to: c.target, at: c.at, field: "Catch", assigns: c.rule.assigns})
		}
	}
}

// last tells whether the scope ends with this state.
func (s *state) last() bool {
	k := s.verb.kind()
	return s.next == nil && !s.broken && k != "Choice" && k != "Fail"
}

func (s *state) fault(d diag.Diagnostic) { s.sc.m.fault(d) }

// reject notes that a refused call wanted to lead to s.
func (s *state) reject() { s.sc.rejected = append(s.sc.rejected, s) }

// nilTarget reports a transition that leads to nil.
func (s *state) nilTarget(at callers, format string, args ...any) {
	s.fault(errNilState.At(at.pos(), format, args...))
	s.broken = true
}

// newState makes a state in a scope.
func newState(sc Scope, at callers, name string, v verb) *state {
	h := handleOf(sc)
	s := &state{name: h.prefix + name, h: h, sc: h.sc, at: h.sc.m.standing(at), verb: v, id: len(h.sc.states)}
	h.sc.states = append(h.sc.states, s)
	return s
}

// setNext is Then. What Build carries out of it stands at the user's call, not at that of Build.
func (s *state) setNext(at callers, target State) Chain {
	at = s.sc.m.standing(at)
	next := headOf(target)
	switch {
	case next == nil:
		s.nilTarget(at, "Then of %q is nil", s.name)
		return Chain{s, s}
	case s.verb.kind() == "Choice":
		s.fault(errNoNext.At(at.pos(), "Choice state %q goes on by its rules; it has no Then", s.name).
			WithHelp("lead to %q with When or Otherwise", next.name))
		next.reject()
	case s.verb.kind() == "Succeed" || s.verb.kind() == "Fail":
		s.fault(errNoNext.At(at.pos(), "%s state %q ends its scope; it has no Then", s.verb.kind(), s.name).
			WithHelp("lead to %q from a state that goes on", next.name))
		next.reject()
	case s.next != nil:
		s.fault(errThenTwice.At(at.pos(), "Then of %q is %q already", s.name, s.next.name))
		next.reject()
	default:
		s.next, s.nextAt = next, at
	}
	return Chain{s, tailOf(target)}
}

// Chain is a run of states. Its head is where a transition to it leads, its tail is what Then goes on from.
type Chain struct{ head, tail *state }

func (c Chain) ends() (head, tail *state) { return c.head, c.tail }

// Then makes next the state that follows the chain's last one.
func (c Chain) Then(next State) Chain {
	if c.tail == nil {
		return c
	}
	return Chain{c.head, c.tail.setNext(here(), next).tail}
}

// flow holds the methods that all states but Choice, Succeed and Fail share. S is the state's own type, so that calls chain.
type flow[S any] struct {
	st   *state
	self S
}

func (f *flow[S]) ends() (head, tail *state) {
	if f == nil {
		return nil, nil
	}
	return f.st, f.st
}

// Then makes next the state that follows. A state without Then ends its scope.
func (f *flow[S]) Then(next State) Chain { return f.st.setNext(here(), next) }

// Comment sets the state's Comment.
func (f *flow[S]) Comment(text string) S {
	f.st.comment = text
	return f.self
}

// Assign fills variables made with [Var] when the state succeeds. The expressions see the values from before the state;
// those of a Task, Map or Parallel may read its result.
func (f *flow[S]) Assign(bindings ...Binding) S {
	f.st.assigns = append(f.st.assigns, bindings...)
	return f.self
}

// Output sets the state's output: what a scope gives when it ends here. v is a pointer to a Go value, some of whose fields
// may be bound, or an Expr. Without Output the output of a state is its result.
func (f *flow[S]) Output(v any, bindings ...Binding) S {
	f.st.setOutput(here(), v, bindings)
	return f.self
}

func (s *state) setOutput(at callers, v any, bindings []Binding) {
	if s.output != nil {
		s.fault(errGivenTwice.At(at.pos(), "Output of %q is given twice", s.name))
		return
	}
	s.output = newValue(at, v, bindings)
}

// headOf returns the first state of a target, nil for a nil one.
func headOf(s State) *state {
	head, _ := endsOf(s)
	return head
}

func tailOf(s State) *state {
	_, tail := endsOf(s)
	return tail
}

func endsOf(s State) (head, tail *state) {
	if IsNil(s) {
		return nil, nil
	}
	return s.ends()
}

func quote(s string) string { return strconv.Quote(s) }

// typeName prints a Go type for messages.
func typeName(t reflect.Type) string {
	if t == nil {
		return "none"
	}
	return fmt.Sprint(t)
}
