package validate

import (
	"slices"
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
	open    bool              // a reached state is open
	ends    map[*State]bool   // the states that CanEnd; nil until a rule asks
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

// Runs reports whether a way leads to the state: in its own scope, and in each scope around it to the owner.
func (s *State) Runs() bool {
	for ; s != nil; s = s.Scope.Owner {
		if !s.Scope.Reached(s) {
			return false
		}
	}
	return true
}

// Open reports whether a state that StartAt leads to is [State.Open], so that more states may be reached than is known.
func (s *Scope) Open() bool { return s.open }

// CanEnd reports whether a way leads from the state to one that is [State.Terminal], or to one that is [State.Open].
func (s *Scope) CanEnd(state *State) bool {
	if s.ends == nil {
		s.ends = make(map[*State]bool, len(s.States))
		before := make(map[*State][]*State, len(s.States))
		var queue []*State
		for _, from := range s.States {
			for i := range from.Edges {
				if to := from.Edges[i].Target; to != nil {
					before[to] = append(before[to], from)
				}
			}
			if from.Terminal() || from.open {
				s.ends[from] = true
				queue = append(queue, from)
			}
		}
		for ; len(queue) > 0; queue = queue[1:] {
			for _, from := range before[queue[0]] {
				if !s.ends[from] {
					s.ends[from] = true
					queue = append(queue, from)
				}
			}
		}
	}
	return s.ends[state]
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
	slices.Reverse(back)
	return back
}

// FormatPath writes a way through a scope for a message: "StartAt → A → B". Of a long way the middle is left out.
func FormatPath(path []*State) string {
	const head, tail = 5, 7
	var b strings.Builder
	b.WriteString("StartAt")
	for i := 0; i < len(path); i++ {
		b.WriteString(" → ")
		if i == head && len(path) > head+tail+1 {
			b.WriteString("…")
			i = len(path) - tail - 1
			continue
		}
		b.WriteString(path[i].Name)
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

// flowOrder returns the reached states so that each stands behind those that lead to it, except where a loop closes.
func (s *Scope) flowOrder() []*State {
	if s.Start == nil {
		return nil
	}
	order := make([]*State, 0, len(s.reached))
	seen := make([]bool, len(s.States))
	type visit struct {
		state *State
		edge  int // the next one to follow
	}
	seen[s.Start.index] = true
	for stack := []visit{{state: s.Start}}; len(stack) > 0; {
		top := &stack[len(stack)-1]
		if top.edge == len(top.state.Edges) {
			order = append(order, top.state)
			stack = stack[:len(stack)-1]
			continue
		}
		to := top.state.Edges[top.edge].Target
		top.edge++
		if to != nil && !seen[to.index] {
			seen[to.index] = true
			stack = append(stack, visit{state: to})
		}
	}
	slices.Reverse(order)
	return order
}

func itoa(i int) string { return strconv.Itoa(i) }
