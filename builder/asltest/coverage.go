package asltest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/builder"
)

// Coverage runs the tests of a package and returns the exit code for os.Exit. When they succeed and the runs left out a state or a
// transition of a workflow that was run, or of one that is named, it prints which and the code is 1. Tests that were chosen with -run or
// that draw inputs with -fuzz, benchmarks and lists are not judged.
//
//	func TestMain(m *testing.M) { os.Exit(asltest.Coverage(m, Workflow())) }
func Coverage(m interface{ Run() int }, workflows ...builder.Definition) int {
	code := m.Run()
	if code != 0 || partial(os.Args[1:]) {
		return code
	}
	missing, err := uncovered(workflows, true)
	if err == nil && len(missing) == 0 {
		return 0
	}
	if err != nil {
		missing = append(missing, err.Error())
	}
	fmt.Fprintf(os.Stderr, "asltest: the tests of this package leave out:\n\t%s\n", strings.Join(missing, "\n\t"))
	return 1
}

// partial tells that the arguments of a test program leave tests out.
func partial(args []string) bool {
	for _, a := range args {
		name, v, _ := strings.Cut(strings.TrimPrefix(a, "-"), "=")
		switch strings.TrimPrefix(name, "-") {
		case "test.run", "test.skip", "test.list", "test.fuzz", "test.bench":
			if v != "" && v != "^$" {
				return true
			}
		case "test.short", "test.fuzzworker", "test.failfast":
			if v != "false" {
				return true
			}
		}
	}
	return false
}

// RequireCovered fails the test when the runs of this test program so far left out a state or a transition of the workflows.
// Workflows are told apart by their names.
func RequireCovered(t TB, workflows ...builder.Definition) {
	t.Helper()
	missing, err := uncovered(workflows, false)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if len(missing) > 0 {
		t.Errorf("the runs leave out:\n\t%s", strings.Join(missing, "\n\t"))
	}
}

// registry has what all runs of the test program took, by the names of their workflows.
var registry struct {
	sync.Mutex
	all map[string]*covered
}

// covered is what the runs of a workflow took.
type covered struct {
	sync.Mutex
	def     builder.Definition
	machine *asl.StateMachine
	states  map[string]bool
	taken   map[edgeKey]bool
	live    map[*Runner]bool
}

// edgeKey is a way out of a state: the pointer inside the state, "" for the end of the scope.
type edgeKey struct{ from, pointer string }

func coveredOf(def builder.Definition, machine *asl.StateMachine) *covered {
	registry.Lock()
	defer registry.Unlock()
	if registry.all == nil {
		registry.all = map[string]*covered{}
	}
	c := registry.all[def.Name()]
	if c == nil {
		c = &covered{states: map[string]bool{}, taken: map[edgeKey]bool{}, live: map[*Runner]bool{}}
		registry.all[def.Name()] = c
	}
	c.def, c.machine = def, machine
	return c
}

// watch remembers a run until it is counted.
func watch(r *Runner) *covered {
	c := coveredOf(r.def, r.machine)
	c.Lock()
	defer c.Unlock()
	c.live[r] = true
	return c
}

// collect counts what a run took, for the last time.
func (c *covered) collect(r *Runner) {
	c.Lock()
	defer c.Unlock()
	delete(c.live, r)
	c.count(r)
}

func (c *covered) count(r *Runner) {
	if r.x == nil {
		return
	}
	each(r.x, func(x *interp.Execution) {
		if x.StateMachineName() == r.x.StateMachineName() {
			for _, name := range x.Path() {
				c.states[name] = true
			}
		}
	})
	for _, t := range r.x.Transitions() {
		c.states[t.From] = true
		if t.To != "" {
			c.states[t.To] = true
		}
		c.taken[edgeKey{t.From, inside(t.From, t.Pointer)}] = true
	}
}

// inside returns the part of a pointer that is inside the state.
func inside(state, pointer string) string {
	if at := diag.JoinPointer("/States", state); pointer != "" {
		if i := strings.LastIndex(pointer, at+"/"); i >= 0 {
			return pointer[i+len(at):]
		}
	}
	return pointer
}

// uncovered lists what is left out: of the workflows, and of all that were run.
func uncovered(workflows []builder.Definition, all bool) ([]string, error) {
	names := map[string]bool{}
	for _, w := range workflows {
		machine, faults := w.Build()
		if faults.HasErrors() {
			return nil, fmt.Errorf("workflow %q cannot be built:\n%s", w.Name(), faults)
		}
		coveredOf(w, machine)
		names[w.Name()] = true
	}
	registry.Lock()
	var list []*covered
	for name, c := range registry.all {
		if all || names[name] {
			list = append(list, c)
		}
	}
	registry.Unlock()
	slices.SortFunc(list, func(a, b *covered) int { return strings.Compare(a.def.Name(), b.def.Name()) })
	var out []string
	for _, c := range list {
		missing := c.missing()
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
func (c *covered) missing() []string {
	c.Lock()
	defer c.Unlock()
	for r := range c.live {
		c.count(r)
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
