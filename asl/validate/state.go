package validate

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// State is one state with its place in the machine.
type State struct {
	// Name is the name of the state.
	Name string
	// Pointer is the RFC 6901 pointer of the state.
	Pointer string
	// Model is the state itself. It is never nil.
	Model asl.State
	// Tree is the state as JSON.
	Tree *jsontree.Value
	// QueryLanguage is the language that rules the state: its own, else that of the machine.
	QueryLanguage asl.QueryLanguage
	// Scope is the scope the state is in.
	Scope *Scope
	// Inner are the scopes inside the state: branches, a processor. Most states have none.
	Inner []*Scope
	// Edges are the ways out of the state, in the order of the fields: Next, Choices, Default, Catch.
	Edges []Edge
	// Sites are the expressions in the state, without those of states inside it.
	Sites []*Site
	// Texts are strings of a JSONata state that are no expressions and look as if they were meant as such.
	Texts []*Site
	// Templates are the fields of the state that are objects or arrays with expressions in them.
	Templates []*Template

	index  int   // in Scope.States
	name   int   // the byte offset of the name in the source, -1 when there is none
	open   bool  // see Open
	call   *Call // of a Task
	called bool  // call is known
}

// Kind is the type of the state.
func (s *State) Kind() asl.StateType { return s.Model.Kind() }

// JSONata reports whether the state is written in JSONata.
func (s *State) JSONata() bool { return s.QueryLanguage == asl.JSONata }

// At returns the pointer of something in the state, by the names and indexes that lead to it.
func (s *State) At(tokens ...string) string { return diag.JoinPointer(s.Pointer, tokens...) }

// Terminal reports whether the scope can end after the state.
func (s *State) Terminal() bool { return asl.IsTerminal(s.Model) }

// Open reports whether a way out of the state is not known: its Type is unknown, or a transition is missing, has the wrong type,
// stands where it may not, or names no state; or the scope has the name twice. That is a finding of its own; what lies behind such a state cannot be judged.
func (s *State) Open() bool { return s.open }

// EdgeKind says which field of a state an edge comes from.
type EdgeKind int

const (
	// NextEdge is the Next of the state.
	NextEdge EdgeKind = iota + 1
	// ChoiceEdge is the Next of a rule of a Choice.
	ChoiceEdge
	// DefaultEdge is the Default of a Choice.
	DefaultEdge
	// CatchEdge is the Next of a catcher.
	CatchEdge
)

// Edge is one way out of a state.
type Edge struct {
	// From is the state that the edge leaves.
	From *State
	// Kind says which field the edge comes from.
	Kind EdgeKind
	// Index is that of the rule or catcher; 0 for the other kinds.
	Index int
	// To is the name of the state that the edge leads to.
	To string
	// Target is that state; nil when the scope has none of that name.
	Target *State
	// Assign are the variables set on the way, by the field Assign; nil when there is none.
	Assign *jsontree.Value
}

// Field names the field of the edge: "Next" or "Default".
func (e *Edge) Field() string {
	if e.Kind == DefaultEdge {
		return "Default"
	}
	return "Next"
}

// Pointer returns the RFC 6901 pointer of the field.
func (e *Edge) Pointer() string {
	switch e.Kind {
	case ChoiceEdge:
		return e.From.At("Choices", itoa(e.Index), "Next")
	case CatchEdge:
		return e.From.At("Catch", itoa(e.Index), "Next")
	default:
		return e.From.At(e.Field())
	}
}
