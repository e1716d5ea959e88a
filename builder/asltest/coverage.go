package asltest

import (
	"fmt"
	"os"
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
	missing, err := uncovered("", workflows, true)
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

// RequireCovered fails the test when the runs of this test program left out a state or a transition of the workflows: the runs of tests that have
// ended, and those of the test itself. Workflows are told apart by their names.
func RequireCovered(t TB, workflows ...builder.Definition) {
	t.Helper()
	missing, err := uncovered(t.Name(), workflows, false)
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

// covered is what the runs of a workflow took. The lock of the registry guards it.
type covered struct {
	def     builder.Definition
	machine *asl.StateMachine
	states  map[string]bool
	taken   map[edgeKey]bool
	live    map[*Runner]bool
}

// edgeKey is a way out of a state: the pointer inside the state, "" for the end of the scope.
type edgeKey struct{ from, pointer string }

// coveredOf returns what the runs of a workflow took, behind the registry's lock.
func coveredOf(def builder.Definition, machine *asl.StateMachine) *covered {
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
func watch(b built, r *Runner) {
	registry.Lock()
	defer registry.Unlock()
	coveredOf(b.def, b.machine).live[r] = true
}

// collect counts what the run took, for the last time.
func (r *Runner) collect() {
	registry.Lock()
	defer registry.Unlock()
	for _, m := range r.machines {
		c := coveredOf(m.def, m.machine)
		delete(c.live, r)
		c.count(r)
	}
}

// count notes what a run took of the machine.
func (c *covered) count(r *Runner) {
	if r.x == nil {
		return
	}
	names := map[string]bool{}
	for _, m := range r.machines {
		names[m.name] = names[m.name] || m.def.Name() == c.def.Name()
	}
	ways := map[way]bool{}
	each(r.x, func(x *interp.Execution) {
		if names[machineOf(x)] {
			for _, name := range x.Path() {
				c.states[name] = true
			}
			addWays(ways, x.History())
		}
	})
	for _, t := range r.x.Transitions() {
		if ways[way{t.From, t.To}] {
			c.taken[edgeKey{t.From, inside(t.From, t.Pointer)}] = true
		}
	}
}

// way is what a history tells of a transition, "" for the end of the scope. A transition says which of several ways to the same state was taken,
// but not whose it is: another machine of the run may have states of the same names.
type way struct{ from, to string }

// addWays adds the ways of an execution. A state that no other followed was the last of its scope.
func addWays(ways map[way]bool, history []*interp.Event) {
	left := map[int64]string{} // by the event that a state was left with
	for _, e := range history {
		switch {
		case strings.HasSuffix(e.Type, "StateExited"):
			left[e.ID] = e.Name
		case strings.HasSuffix(e.Type, "StateEntered"):
			if from, ok := left[e.PreviousEventID]; ok {
				ways[way{from, e.Name}] = true
				delete(left, e.PreviousEventID)
			}
		}
	}
	for _, name := range left {
		ways[way{name, ""}] = true
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
