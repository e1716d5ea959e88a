package passage

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
)

// Graph is the flow of all scopes of a machine in one graph. Every state has three nodes: it is entered, it succeeds, it fails and
// is caught. Every scope has one: it ends well.
type Graph struct {
	machine *asl.StateMachine
	states  []node
	scopes  []scope
	byName  map[string][]int // names should be unique, and are not in a wrong document
	edges   []edge
	out     [][]int // the edges that leave a node
}

// node is a state.
type node struct {
	asl.Visit
	scope int
	inner []int // the scopes of a Parallel or Map
	work  int   // the edge from where it is entered to where it succeeds; -1: it never succeeds
}

// scope is a States object. The owner of the top is -1, as is the start where StartAt names nothing.
type scope struct {
	owner, start int
	first, last  int // its states, with all inside them, are those numbered first … last-1
}

// edge is a step of the flow. The way is set for transitions of a Choice: the pointer of the field in the state. The note is said
// in the path, in brackets, where the step is not the plain one.
type edge struct {
	from, to  int
	way, note string
}

func enter(state int) int { return 3 * state }
func done(state int) int  { return 3*state + 1 }
func fail(state int) int  { return 3*state + 2 }

// end is the node of a scope that ends well.
func (g *Graph) end(scope int) int { return 3*len(g.states) + scope }

// New makes the graph of a machine. The machine may be wrong: transitions that lead nowhere are left out. A nil machine has no states.
func New(m *asl.StateMachine) *Graph {
	if m == nil {
		m = &asl.StateMachine{}
	}
	g := &Graph{machine: m, byName: map[string][]int{}}
	g.collect(asl.MachineScopeOf(m), -1)
	g.out = make([][]int, 3*len(g.states)+len(g.scopes))
	for i := range g.states {
		g.link(i)
	}
	return g
}

// collect numbers the scopes and states, an outer one before those inside it, and returns the number of the scope.
func (g *Graph) collect(s *asl.Scope, owner int) int {
	number := len(g.scopes)
	g.scopes = append(g.scopes, scope{owner: owner, start: -1, first: len(g.states)})
	base := diag.JoinPointer(s.Pointer, "States")
	for n, named := range s.States {
		if named.State == nil || reflect.ValueOf(named.State).IsNil() {
			continue
		}
		v := asl.Visit{Scope: s, Index: n, Name: named.Name, Pointer: diag.JoinPointer(base, named.Name), State: named.State}
		i := len(g.states)
		g.states = append(g.states, node{Visit: v, scope: number})
		g.byName[v.Name] = append(g.byName[v.Name], i)
		if v.Name == s.StartAt {
			g.scopes[number].start = i
		}
		for _, in := range s.InnerScopes(v.Name, v.Pointer, v.State) {
			inner := g.collect(in, i)
			g.states[i].inner = append(g.states[i].inner, inner)
		}
	}
	g.scopes[number].last = len(g.states)
	return number
}

func (g *Graph) add(from, to int, way, note string) int {
	g.edges = append(g.edges, edge{from, to, way, note})
	g.out[from] = append(g.out[from], len(g.edges)-1)
	return len(g.edges) - 1
}

// link makes the edges that leave a state.
func (g *Graph) link(i int) {
	s := &g.states[i]
	s.work = -1
	_, isMap := s.State.(*asl.Map)
	for n, in := range s.inner {
		if start := g.scopes[in].start; start >= 0 {
			note := "(branch " + strconv.Itoa(n+1) + ")"
			if isMap {
				note = "(item)"
			}
			g.add(enter(i), enter(start), "", note)
		}
	}
	if _, fails := s.State.(*asl.Fail); !fails {
		note := ""
		if isMap {
			note = "(no items)"
		}
		s.work = g.add(enter(i), done(i), "", note)
	}
	if asl.IsTerminal(s.State) && s.work >= 0 {
		g.add(done(i), g.end(s.scope), "", "")
	}
	catchers := asl.CatchOf(s.State)
	if len(catchers) > 0 {
		g.add(enter(i), fail(i), "", "")
	}
	for _, t := range asl.Transitions(s.State) {
		to := g.sibling(s.scope, t.To)
		if to < 0 {
			continue
		}
		field, index := splitWay(t.Pointer)
		switch field {
		case "Catch":
			g.add(fail(i), enter(to), "", "(Catch "+strings.Join(catchers[index].ErrorEquals, ", ")+")")
		case "Choices":
			g.add(done(i), enter(to), t.Pointer, "")
		case "Default":
			g.add(done(i), enter(to), t.Pointer, "(Default)")
		default:
			g.add(done(i), enter(to), "", "")
		}
	}
}

// splitWay splits the pointer of a transition into its field and, in a list, the index.
func splitWay(pointer string) (field string, index int) {
	field, rest, _ := strings.Cut(strings.TrimPrefix(pointer, "/"), "/")
	number, _, _ := strings.Cut(rest, "/")
	index, _ = strconv.Atoi(number) // Transitions wrote it
	return field, index
}

// sibling finds a state of a scope by its name; -1 where there is none.
func (g *Graph) sibling(scope int, name string) int {
	for _, i := range g.byName[name] {
		if g.states[i].scope == scope {
			return i
		}
	}
	return -1
}
