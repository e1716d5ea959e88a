package validate

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// index builds scopes, states, edges and sites.
func (p *Pass) index() {
	p.expressions = expressions{}
	p.addScope(asl.MachineScopeOf(p.Machine), p.Document, nil)
}

// addScope adds a scope whose object is tree, and all inside it.
func (p *Pass) addScope(model *asl.Scope, tree *jsontree.Value, owner *State) *Scope {
	scope := &Scope{Model: model, Owner: owner, byName: make(map[string]*State, len(model.States))}
	if owner != nil {
		scope.Parent = owner.Scope
	}
	p.scopes = append(p.scopes, scope)
	members := tree.Get("States").Members()
	base := diag.JoinPointer(model.Pointer, "States")
	states := make([]State, len(model.States)) // in one piece: a machine may have thousands
	for i, named := range model.States {
		state := &states[i]
		if earlier := scope.byName[named.Name]; earlier != nil {
			state.open = true // which of both is meant is not known
		}
		scope.byName[named.Name] = state // the last one counts
		state.Name, state.Model, state.Scope = named.Name, named.State, scope
		state.name = -1
		if i < len(members) && members[i].Name == named.Name {
			state.Tree, state.name = members[i].Value, members[i].NamePos
		}
	}
	scope.States = make([]*State, 0, len(states))
	for i := range states {
		state := &states[i]
		if scope.byName[state.Name] != state {
			continue
		}
		if state.Model == nil {
			delete(scope.byName, state.Name)
			continue
		}
		state.Pointer, state.index = diag.JoinPointer(base, state.Name), len(scope.States)
		state.QueryLanguage = p.languageOf(state.Model)
		scope.States = append(scope.States, state)
		p.addState(state)
	}
	scope.link()
	return scope
}

// addState adds a state, its expressions, and the scopes inside it.
func (p *Pass) addState(state *State) {
	p.states = append(p.states, state)
	findSites(state, p.expressions)
	p.sites = append(p.sites, state.Sites...)
	for _, model := range state.Scope.Model.InnerScopes(state.Name, state.Pointer, state.Model) {
		tree := state.Tree
		for _, token := range diag.SplitPointer(model.Pointer[len(state.Pointer):]) {
			if tree.Kind() == jsontree.Array {
				tree = tree.Lookup("/" + token)
			} else {
				tree = tree.Get(token)
			}
		}
		state.Inner = append(state.Inner, p.addScope(model, tree, state))
	}
}

// link resolves the transitions of a scope and finds what is reached.
func (s *Scope) link() {
	for _, state := range s.States {
		state.Edges = edgesOf(state)
		state.open = state.open || isOpen(state)
	}
	s.Start = s.byName[s.Model.StartAt]
	if s.Start == nil {
		return
	}
	s.reached = make(map[*State]*State, len(s.States))
	s.reached[s.Start] = nil
	for queue := []*State{s.Start}; len(queue) > 0; queue = queue[1:] {
		s.open = s.open || queue[0].open
		for i := range queue[0].Edges {
			to := queue[0].Edges[i].Target
			if to == nil {
				continue
			}
			if _, seen := s.reached[to]; !seen {
				s.reached[to] = queue[0]
				queue = append(queue, to)
			}
		}
	}
}

// edgesOf returns the ways out of a state.
func edgesOf(state *State) []Edge {
	var edges []Edge
	add := func(kind EdgeKind, index int, to string, assign *jsontree.Value) {
		edges = append(edges, Edge{
			From: state, Kind: kind, Index: index, To: to, Target: state.Scope.byName[to], Assign: assign,
		})
	}
	assign := asl.AssignOf(state.Model)
	if _, ok := state.Model.(*asl.UnknownState); ok {
		assign = state.Tree.Get("Assign") // a misspelt Type is one fault, it does not take the variables away
	}
	if next := asl.NextOf(state.Model); next != nil {
		add(NextEdge, 0, *next, assign)
	}
	if c, ok := state.Model.(*asl.Choice); ok {
		for i := range c.Choices {
			if next := c.Choices[i].Next; next != nil {
				add(ChoiceEdge, i, *next, c.Choices[i].Assign)
			}
		}
		if c.Default != nil {
			add(DefaultEdge, 0, *c.Default, assign)
		}
	}
	catchers := state.Tree.Get("Catch").Elems()
	for i, c := range asl.CatchOf(state.Model) {
		// In the model an absent Next is empty, too.
		if c.Next != "" || i < len(catchers) && catchers[i].Get("Next").Kind() == jsontree.String {
			add(CatchEdge, i, c.Next, c.Assign)
		}
	}
	return edges
}

// isOpen reports whether a way out of a state is not known, see [State.Open].
func isOpen(state *State) bool {
	if _, ok := state.Model.(*asl.UnknownState); ok || len(state.Edges) == 0 && !state.Terminal() {
		return true
	}
	for i := range state.Edges {
		if state.Edges[i].Target == nil {
			return true
		}
	}
	// Each way out that is written must be one that the model understood.
	var choices []asl.ChoiceRule
	var fallback *string
	if c, ok := state.Model.(*asl.Choice); ok {
		choices, fallback = c.Choices, c.Default
	}
	for _, m := range state.Tree.Members() {
		var known, written int
		switch m.Name {
		case "Next":
			known, written = count(asl.NextOf(state.Model)), 1
		case "Default":
			known, written = count(fallback), 1
		case "Catch":
			for _, c := range asl.CatchOf(state.Model) {
				known += count(&c.Next)
			}
			written = max(1, len(m.Value.Elems()))
		case "Choices":
			for i := range choices {
				known += count(choices[i].Next)
			}
			written = max(1, len(m.Value.Elems()))
		}
		if known < written && !(m.Value.Kind() == jsontree.Array && len(m.Value.Elems()) == 0) {
			return true
		}
	}
	return false
}

// count returns 1 for the name of a state, 0 when there is none.
func count(name *string) int {
	if name == nil || *name == "" {
		return 0
	}
	return 1
}
