package mocks

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// states are the states of a machine that a file may name.
type states struct {
	byName map[string]asl.State
	names  []string // of those that can be mocked
	calls  []string // that the tasks make, in the spellings that name them
}

func statesOf(m *asl.StateMachine) *states {
	s := &states{byName: map[string]asl.State{}}
	asl.Walk(m, func(v asl.Visit) bool {
		s.byName[v.Name] = v.State
		switch state := v.State.(type) {
		case *asl.Task:
			s.names = append(s.names, v.Name)
			s.calls = append(s.calls, callNames(state.Resource)...)
		case *asl.Map, *asl.Parallel:
			s.names = append(s.names, v.Name)
		}
		return true
	})
	return s
}

// waits reports whether the task of a state ends by a token.
func (s *states) waits(name string) bool {
	task, ok := s.byName[name].(*asl.Task)
	return ok && waitsForToken(task.Resource)
}

// goesOn reports whether the task of a state goes on after its call: until its token comes, or until the job that it started ends.
func (s *states) goesOn(name string) bool {
	task, ok := s.byName[name].(*asl.Task)
	return ok && (waitsForToken(task.Resource) || strings.Contains(task.Resource, ".sync"))
}

// whole reports whether a state makes no call: a Map or a Parallel, which is mocked with all that is inside.
func (s *states) whole(name string) bool {
	_, ok := s.byName[name].(*asl.Task)
	return !ok
}

func waitsForToken(resource string) bool {
	return strings.HasSuffix(resource, ".waitForTaskToken") || strings.Contains(resource, ":activity:")
}

// mockable reports whether a name is that of a state that can be mocked, and says what is wrong when it is not.
func (r *reader) mockable(object *jsontree.Value, m jsontree.Member) bool {
	pos := object.PosAt(m.NamePos)
	state, found := r.states.byName[m.Name]
	switch {
	case !found:
		d := unknownState.At(pos, "the machine has no state %q", m.Name)
		if near := diag.Nearest(m.Name, r.states.names); near != "" {
			d = d.WithHelp("did you mean %q?", near)
		} else {
			d = d.WithHelp("states that can be mocked: %s", listed(r.states.names))
		}
		r.report(d)
		return false
	case !slices.Contains(r.states.names, m.Name):
		r.report(notMockable.At(pos, "%q is a %s, which calls nothing", m.Name, state.Kind()).
			WithHelp("take it out: the interpreter runs it; only a Task, a Map or a Parallel is mocked"))
		return false
	}
	return true
}

// listed names what there is, in double quotes.
func listed(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	const most = 8
	var quoted []string
	for _, name := range names[:min(len(names), most)] {
		quoted = append(quoted, `"`+name+`"`)
	}
	if len(names) > most {
		quoted = append(quoted, "…")
	}
	return strings.Join(quoted, ", ")
}

// callNames are the spellings that name a call, the most exact first: that of a service integration without the ARN's head, the
// same without its pattern, the ARN.
func callNames(resource string) []string {
	parts := strings.SplitN(resource, ":", 6)
	if len(parts) < 6 || parts[2] != "states" || strings.HasPrefix(parts[5], "activity:") {
		return []string{resource}
	}
	names := []string{parts[5]}
	if call, _, found := strings.Cut(parts[5], "."); found {
		names = append(names, call)
	}
	return append(names, resource)
}
