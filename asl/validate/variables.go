package validate

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// Use is one read of a variable in an expression.
type Use struct {
	// Site is the expression.
	Site *Site
	// Name is the name of the variable, without the dollar.
	Name string
	// Start and End are the byte offsets of the variable in the text of the site.
	Start, End int
}

// Assignment is one member of an Assign.
type Assignment struct {
	// State is the state with the Assign.
	State *State
	// Name is the name of the variable.
	Name string
	// Pointer is the RFC 6901 pointer of the member.
	Pointer string
}

// Definition says how sure it is that a variable has a value.
type Definition int

const (
	// Never means that no way to the state assigns the variable.
	Never Definition = iota
	// Sometimes means that some ways to the state assign it and others do not.
	Sometimes
	// Always means that every way to the state assigns it.
	Always
)

// Assignments returns the variables that a state sets, in the order of the fields.
func (s *State) Assignments() []Assignment {
	var list []Assignment
	add := func(assign *jsontree.Value, tokens ...string) {
		for _, m := range assign.Members() {
			list = append(list, Assignment{
				State: s, Name: strings.TrimSuffix(m.Name, ".$"), Pointer: s.At(append(tokens, m.Name)...),
			})
		}
	}
	if _, ok := s.Model.(*asl.UnknownState); ok {
		add(s.Tree.Get("Assign"), "Assign")
	}
	add(asl.AssignOf(s.Model), "Assign")
	if c, ok := s.Model.(*asl.Choice); ok {
		for i := range c.Choices {
			add(c.Choices[i].Assign, "Choices", itoa(i), "Assign")
		}
	}
	for i, c := range asl.CatchOf(s.Model) {
		add(c.Assign, "Catch", itoa(i), "Assign")
	}
	return list
}

// Variables returns the variables that states of the scope set, states of scopes inside it excepted.
func (p *Pass) Variables(s *Scope) []Assignment { return p.variables().assigned[s] }

// Assigns returns the first assignment of a variable in the scope itself, nil when the scope has none.
func (p *Pass) Assigns(s *Scope, name string) *Assignment { return p.variables().first[s][name] }

// AssignedIn returns the scopes whose own states set a variable, in the order of [Pass.Scopes].
func (p *Pass) AssignedIn(name string) []*Scope { return p.variables().scopes[name] }

// Defined tells whether a variable has a value when a state is entered: set on the way to it in its own scope, or in an outer
// one before the owner of the scope. A distributed processor sees no outer variables.
func (p *Pass) Defined(s *State, name string) Definition {
	f := p.variables()
	number, ok := f.numbers[name]
	if !ok {
		return Never
	}
	in, ok := f.in[s]
	switch {
	case !ok: // the state is not reached; nothing is known
		return Always
	case in.always.has(number):
		return Always
	case in.sometimes.has(number):
		return Sometimes
	default:
		return Never
	}
}

// WayWithout returns a shortest way through the scope that leads from StartAt to the state and does not assign the variable, both
// ends included; nil when every way assigns it, or none leads there.
func (p *Pass) WayWithout(s *State, name string) []*State {
	start := s.Scope.Start
	if start == nil {
		return nil
	}
	before := map[*State]*State{start: nil}
	for queue := []*State{start}; len(queue) > 0; queue = queue[1:] {
		if queue[0] == s {
			var way []*State
			for state := s; state != nil; state = before[state] {
				way = append(way, state)
			}
			slices.Reverse(way)
			return way
		}
		for i := range queue[0].Edges {
			edge := &queue[0].Edges[i]
			if edge.Target == nil || assigns(edge.Assign, name) {
				continue
			}
			if _, seen := before[edge.Target]; !seen {
				before[edge.Target] = queue[0]
				queue = append(queue, edge.Target)
			}
		}
	}
	return nil
}

// assigns reports whether an Assign sets a variable.
func assigns(assign *jsontree.Value, name string) bool {
	return slices.ContainsFunc(assign.Members(), func(m jsontree.Member) bool {
		return strings.TrimSuffix(m.Name, ".$") == name
	})
}
