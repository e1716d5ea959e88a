package asl

import (
	"fmt"
	"strconv"

	"github.com/aslgen/aslgen/asl/diag"
)

// Visit is one state met by [Walk].
type Visit struct {
	// Scope is the scope that the state is in.
	Scope *Scope
	// Index is the place of the state in the States of its scope.
	Index int
	// Name is the name of the state.
	Name string
	// Pointer is the RFC 6901 pointer of the state in the document.
	Pointer string
	// State is the state. It is never nil.
	State State
}

// NamePos returns the place of the state's name, or of the state itself when the machine was built.
func (v Visit) NamePos() diag.Pos { return v.Scope.NamePos(v.Index) }

// QueryLanguage returns the query language that rules the state: its own, else that of the machine, else JSONPath.
func (v Visit) QueryLanguage() QueryLanguage { return LanguageOf(v.Scope.Machine, v.State) }

// Walk calls visit for every state of the machine: in the order of each States object, an outer state before those in
// its branches and processors. When visit returns false, the states inside that state are passed over. The states must
// not be changed meanwhile, their fields may. A nil machine has no states.
func Walk(m *StateMachine, visit func(Visit) bool) {
	if m != nil {
		walkScope(MachineScopeOf(m), nil, visit)
	}
}

// Scopes returns every scope of the machine, an outer one before those inside it. A nil machine has none.
func Scopes(m *StateMachine) []*Scope {
	if m == nil {
		return nil
	}
	var scopes []*Scope
	walkScope(MachineScopeOf(m), func(s *Scope) { scopes = append(scopes, s) }, func(Visit) bool { return true })
	return scopes
}

// MachineScopeOf returns the top-level scope of a machine that is not nil.
func MachineScopeOf(m *StateMachine) *Scope {
	return &Scope{Kind: MachineScope, Machine: m, Element: m, StartAt: m.StartAt, States: m.States}
}

func walkScope(s *Scope, enter func(*Scope), visit func(Visit) bool) {
	if enter != nil {
		enter(s)
	}
	base := diag.JoinPointer(s.Pointer, "States")
	for i, named := range s.States {
		if isNil(named.State) {
			continue
		}
		v := Visit{Scope: s, Index: i, Name: named.Name, Pointer: diag.JoinPointer(base, named.Name), State: named.State}
		if !visit(v) {
			continue
		}
		for _, inner := range s.InnerScopes(v.Name, v.Pointer, v.State) {
			walkScope(inner, enter, visit)
		}
	}
}

// LanguageOf returns the query language that rules a state of the machine: its own, else that of the machine, else
// JSONPath. An enclosing Map or Parallel has no say.
func LanguageOf(m *StateMachine, s State) QueryLanguage {
	if own := QueryLanguageOf(s); own != nil {
		return *own
	}
	if m != nil && m.QueryLanguage != nil {
		return *m.QueryLanguage
	}
	return JSONPath
}

func itoa(i int) string { return strconv.Itoa(i) }

// panicUnknown reports a state type that a switch forgot.
func panicUnknown(s State) {
	panic(fmt.Sprintf("asl: unknown state type %T", s))
}
