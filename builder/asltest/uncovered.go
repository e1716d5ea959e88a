package asltest

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder"
)

// uncovered lists what is left out: of the workflows, and with all of all that were run. Of the runs whose tests have not ended, those of the test of
// that name and of the tests around it count: no other goroutine runs them.
func uncovered(test string, workflows []builder.Definition, all bool) ([]string, error) {
	var machines []built
	for _, w := range workflows {
		machine, faults := w.Build()
		if faults.HasErrors() {
			return nil, fmt.Errorf("workflow %q cannot be built:\n%s", w.Name(), faults)
		}
		machines = append(machines, built{w, machine})
	}
	registry.Lock()
	defer registry.Unlock()
	var list []*covered
	for _, m := range machines {
		list = append(list, coveredOf(m.def, m.machine))
	}
	if all {
		list = slices.Collect(maps.Values(registry.all))
	}
	slices.SortFunc(list, func(a, b *covered) int { return strings.Compare(a.def.Name(), b.def.Name()) })
	list = slices.Compact(list)
	var out []string
	for _, c := range list {
		missing := c.missing(test)
		for _, m := range missing {
			if len(list) > 1 {
				m = c.def.Name() + ": " + m
			}
			out = append(out, m)
		}
	}
	return out, nil
}

// missing lists the states and transitions that no run took.
func (c *covered) missing(test string) []string {
	for r := range c.live {
		if name := r.t.Name(); test == name || strings.HasPrefix(test, name+"/") {
			c.count(r)
		}
	}
	c.def.SetOrigins(c.machine)
	var out []string
	asl.Walk(c.machine, func(v asl.Visit) bool {
		if !c.states[v.Name] {
			out = append(out, fmt.Sprintf("%s %s", v.Name, place(v.State.Pos())))
			return true // its transitions say no more
		}
		for _, t := range asl.Transitions(v.State) {
			if !c.taken[edgeKey{v.Name, t.Pointer}] {
				out = append(out, fmt.Sprintf("%s → %s (%s) %s", v.Name, t.To, describe(v.State, t.Pointer), place(firstPos(t.Pos, v.State.Pos()))))
			}
		}
		if end := asl.EndOf(v.State); end != nil && *end && !c.taken[edgeKey{v.Name, ""}] {
			out = append(out, fmt.Sprintf("%s → end (End) %s", v.Name, place(v.State.Pos())))
		}
		return true
	})
	return out
}

// describe says what way out a pointer means.
func describe(s asl.State, pointer string) string {
	parts := strings.Split(pointer, "/")
	if len(parts) < 4 {
		return strings.TrimPrefix(pointer, "/")
	}
	i, _ := strconv.Atoi(parts[2])
	if catch := asl.CatchOf(s); parts[1] == "Catch" && i < len(catch) {
		return "Catch " + strings.Join(catch[i].ErrorEquals, " ")
	}
	if c, ok := s.(*asl.Choice); ok && i < len(c.Choices) {
		if condition, ok := c.Choices[i].Condition.Expression(); ok {
			return fmt.Sprintf("Choice %d: %s", i, shortened(condition))
		}
	}
	return "Choice " + parts[2]
}

// shortened is the beginning of an expression, for a line of a message.
func shortened(expression string) string {
	const most = 60
	letters := []rune(strings.Join(strings.Fields(expression), " "))
	if len(letters) <= most {
		return string(letters)
	}
	return string(letters[:most]) + "…"
}

// place is a position for a message: the file without its folders.
func place(pos diag.Pos) string {
	if pos.File != "" {
		pos.File = filepath.Base(pos.File)
	}
	return pos.String()
}

// firstPos is the first position that is known.
func firstPos(list ...diag.Pos) diag.Pos {
	for _, p := range list {
		if p.IsValid() {
			return p
		}
	}
	return diag.Pos{}
}

// stateNames returns the names of all states of a machine, in their order.
func stateNames(m *asl.StateMachine) []string {
	var names []string
	asl.Walk(m, func(v asl.Visit) bool {
		names = append(names, v.Name)
		return true
	})
	return names
}
