package asl

import "github.com/aslgen/aslgen/asl/diag"

// ScopeKind says what a scope belongs to.
type ScopeKind int

const (
	// MachineScope is the top level of a machine.
	MachineScope ScopeKind = iota + 1
	// BranchScope is a branch of a Parallel.
	BranchScope
	// ProcessorScope is the ItemProcessor of a Map.
	ProcessorScope
	// IteratorScope is the Iterator of a Map, the old form of a processor.
	IteratorScope
)

// String returns "machine", "branch", "processor" or "iterator".
func (k ScopeKind) String() string {
	switch k {
	case MachineScope:
		return "machine"
	case BranchScope:
		return "branch"
	case ProcessorScope:
		return "processor"
	case IteratorScope:
		return "iterator"
	default:
		return "unknown scope"
	}
}

// Scope is one States object with its StartAt: the machine, a branch or a processor. Transitions stay inside a scope.
type Scope struct {
	// Kind says what the scope belongs to.
	Kind ScopeKind
	// Machine is the machine that the scope is in.
	Machine *StateMachine
	// Parent is the scope of the state that the scope belongs to; nil for the machine itself.
	Parent *Scope
	// Owner is the Parallel or Map that the scope belongs to; nil for the machine itself.
	Owner State
	// OwnerName is the name of Owner, "" for the machine itself.
	OwnerName string
	// Element is the object that holds StartAt and States: *[StateMachine], *[Branch] or *[ItemProcessor].
	Element Element
	// Pointer is the RFC 6901 pointer of that object, "" for the machine.
	Pointer string
	// StartAt is the name of the first state.
	StartAt string
	// States are the states of the scope.
	States States
}

// Distributed reports whether the scope is the processor of a distributed Map, so that its states run in other executions
// and do not see the variables outside.
func (s *Scope) Distributed() bool {
	p, ok := s.Element.(*ItemProcessor)
	return ok && p.Distributed()
}

// Distributed reports whether the processor has the mode DISTRIBUTED.
func (p *ItemProcessor) Distributed() bool {
	return p.ProcessorConfig != nil && p.ProcessorConfig.Mode != nil && *p.ProcessorConfig.Mode == ModeDistributed
}

// NamePos returns the place of the name of the i-th state, or of the state itself when the machine was built.
func (s *Scope) NamePos(i int) diag.Pos { return s.States[i].NamePos() }

// NamePos returns the place of the state's name, or of the state itself when it was built.
func (s NamedState) NamePos() diag.Pos {
	if isNil(s.State) {
		return diag.Pos{}
	}
	if s.namePos > 0 {
		if pos := s.State.Source().PosAt(s.namePos - 1); pos.IsValid() {
			return pos
		}
	}
	return s.State.Pos()
}

// InnerScopes returns the scopes that a state at a pointer owns: the branches of a Parallel, the processor and the iterator
// of a Map. Other states own none.
func (s *Scope) InnerScopes(name, pointer string, state State) []*Scope {
	inner := func(kind ScopeKind, e Element, startAt string, states States, tokens ...string) *Scope {
		return &Scope{
			Kind: kind, Machine: s.Machine, Parent: s, Owner: state, OwnerName: name, Element: e,
			Pointer: diag.JoinPointer(pointer, tokens...), StartAt: startAt, States: states,
		}
	}
	var scopes []*Scope
	switch state := state.(type) {
	case *Parallel:
		for i := range state.Branches {
			b := &state.Branches[i]
			scopes = append(scopes, inner(BranchScope, b, b.StartAt, b.States, "Branches", itoa(i)))
		}
	case *Map:
		if p := state.ItemProcessor; p != nil {
			scopes = append(scopes, inner(ProcessorScope, p, p.StartAt, p.States, "ItemProcessor"))
		}
		if p := state.Iterator; p != nil {
			scopes = append(scopes, inner(IteratorScope, p, p.StartAt, p.States, "Iterator"))
		}
	case *Task, *Pass, *Wait, *Choice, *Succeed, *Fail, *UnknownState:
	default:
		panicUnknown(state)
	}
	return scopes
}
