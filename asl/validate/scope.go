package validate

import (
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
)

// Scope is one States object with its StartAt, and the graph of its states.
type Scope struct {
	// Model is the scope itself.
	Model *asl.Scope
	// Parent is the scope that the owner is in; nil for the machine.
	Parent *Scope
	// Owner is the state that the scope belongs to; nil for the machine.
	Owner *State
	// States are the states in their order.
	States []*State
	// Start is the state that StartAt names; nil when there is none of that name.
	Start *State

	byName  map[string]*State
	reached map[*State]*State // the state before it on a shortest way from the start
}

// State returns the state of that name, nil when the scope has none.
func (s *Scope) State(name string) *State { return s.byName[name] }

// Names returns the names of the states in their order.
func (s *Scope) Names() []string {
	names := make([]string, len(s.States))
	for i, state := range s.States {
		names[i] = state.Name
	}
	return names
}

// At returns the pointer of something in the object that holds StartAt and States.
func (s *Scope) At(tokens ...string) string { return diag.JoinPointer(s.Model.Pointer, tokens...) }

// Within reports whether the scope is other, or inside it.
func (s *Scope) Within(other *Scope) bool {
	for ; s != nil; s = s.Parent {
		if s == other {
			return true
		}
	}
	return false
}

// Reached reports whether a way leads from StartAt to the state.
func (s *Scope) Reached(state *State) bool {
	_, ok := s.reached[state]
	return ok
}

// PathTo returns the states on a shortest way from StartAt to the state, both ends included; nil when there is none.
func (s *Scope) PathTo(state *State) []*State {
	if !s.Reached(state) {
		return nil
	}
	var back []*State
	for ; state != nil; state = s.reached[state] {
		back = append(back, state)
	}
	for i, j := 0, len(back)-1; i < j; i, j = i+1, j-1 {
		back[i], back[j] = back[j], back[i]
	}
	return back
}

// FormatPath writes a way through a scope for a message: "StartAt → A → B".
func FormatPath(path []*State) string {
	var b strings.Builder
	b.WriteString("StartAt")
	for _, s := range path {
		b.WriteString(" → ")
		b.WriteString(s.Name)
	}
	return b.String()
}

// Express reports whether the states of the scope run as an EXPRESS workflow: the processor of a distributed Map has its own
// type, everything else that of what it is in.
func (p *Pass) Express(s *Scope) bool {
	for ; s != nil; s = s.Parent {
		if processor, ok := s.Model.Element.(*asl.ItemProcessor); ok && processor.Distributed() {
			kind := processor.ProcessorConfig.ExecutionType
			return kind != nil && *kind == asl.ExecutionExpress
		}
	}
	return p.Options.WorkflowType == asl.ExecutionExpress
}

func itoa(i int) string { return strconv.Itoa(i) }
