package builder

import (
	"reflect"
)

// Scope is where states are made: a [Workflow], the [Processor] of a Map, a [BranchScope] of a Parallel, or a [Fragment] of one
// of them. States of one scope can go to one another; what an inner scope makes is not seen outside it.
type Scope interface {
	handle() handle
}

// ScopeOf is a scope whose output has type Out.
type ScopeOf[Out any] interface {
	Scope
	returns(Out)
}

// handle is a scope, and the prefix that its states' names get.
type handle struct {
	sc     *scope
	prefix string
}

type scopeKind byte

const (
	scopeTop scopeKind = iota + 1
	scopeBranch
	scopeInline      // the processor of an inline Map
	scopeDistributed // the processor of a distributed Map: an execution of its own
	scopeNone        // stands in for a nil scope
)

// scope is one States object of the machine.
type scope struct {
	m       *machine
	kind    scopeKind
	parent  *state // the Map or Parallel; nil at the top
	out     reflect.Type
	item    *root // what the processor gets; nil elsewhere
	start   *state
	startAt callers
	states  []*state
	at      callers
	comment string
	express bool // the scope runs as an EXPRESS execution
	// rejected are states that a refused call wanted to lead to: when nothing else leads there, that is the same mistake.
	rejected []*state

	// initial fills the variables that have a value from the start, in the state first.
	initial []Binding
	first   *state

	// Filled by Build.
	graph *graph
	// reentered tells whether a transition leads back to the start; nil: nobody asked yet.
	reentered *bool
}

// outer is the scope around s, nil at the top.
func (s *scope) outer() *scope {
	if s.parent == nil {
		return nil
	}
	return s.parent.sc
}

func (s *scope) setStart(at callers, target State) Chain {
	st := headOf(target)
	switch {
	case st == nil:
		s.m.fault(errNilState.At(at.pos(), "StartAt of %s is nil", s))
		s.startAt = at
		return Chain{}
	case s.start != nil && s.start != st:
		s.m.fault(errStartTwice.At(at.pos(), "StartAt of %s is %q already", s, s.start.name))
		st.reject()
	default:
		s.start, s.startAt = st, at
	}
	return Chain{st, tailOf(target)}
}

// String names the scope in messages.
func (s *scope) String() string {
	switch s.kind {
	case scopeTop:
		return "workflow " + quote(s.m.name)
	case scopeNone:
		return "a nil scope"
	case scopeBranch:
		return "a branch of " + quote(s.parent.name)
	default:
		return "the processor of " + quote(s.parent.name)
	}
}

// Fragment is a part of a scope whose states' names get a prefix, so that a function that makes states can be called twice:
//
//	first := notify(builder.NewFragment(w, "Draft: "), …)
//	second := notify(builder.NewFragment(w, "Final: "), …)
type Fragment[Out any] struct{ h handle }

// NewFragment makes a fragment of scope s. Fragments of fragments add their prefixes.
func NewFragment[Out any](s ScopeOf[Out], prefix string) *Fragment[Out] {
	h := handleOf(s)
	h.prefix += prefix
	return &Fragment[Out]{h}
}

func (f *Fragment[Out]) handle() handle { return f.h }
func (f *Fragment[Out]) returns(Out)    {}

// handleOf never fails: for a nil scope it gives a handle into a machine of its own that nobody builds.
func handleOf(s Scope) (h handle) {
	if s != nil {
		if v := reflect.ValueOf(s); v.Kind() != reflect.Pointer || !v.IsNil() {
			h = s.handle()
		}
	}
	if h.sc == nil {
		m := newMachine("", nil)
		m.top.kind = scopeNone
		h.sc = m.top
	}
	return h
}

// innerHandle is the handle of the scope inside a state. The zero processor and the zero branch have none.
func innerHandle(sc *scope) handle {
	if sc == nil {
		return handle{}
	}
	return handle{sc, sc.parent.h.prefix}
}

// nowhere tells that the scope, or one around it, was nil.
func (s *scope) nowhere() bool { return s.m.top.kind == scopeNone }
