package asltest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
)

// Output returns the output of the run. A run that did not succeed fails the test, and so does an output that is no Out.
func (x *Execution[In, Out]) Output() Out {
	x.t.Helper()
	x.RequireSucceeded()
	var out Out
	v := x.x.Output()
	err := conforms(x.def.OutputType(), v)
	if err == nil {
		err = decode(v, &out)
	}
	if err != nil {
		x.t.Fatalf("the output of workflow %q is no %s: %v\n%s", x.def.Name(), x.def.OutputType(), err, value.Pretty(v))
	}
	return out
}

// Output returns the output of a run, see [Execution.Output].
func Output[In, Out any](run *Execution[In, Out]) Out {
	run.t.Helper()
	return run.Output()
}

// Status returns what became of the run so far.
func (r *Runner) Status() interp.Status {
	r.t.Helper()
	return r.started().Status()
}

// Failure returns the error that ended the run, nil when none did.
func (r *Runner) Failure() *interp.Failure {
	r.t.Helper()
	return r.started().Failure()
}

// RequireSucceeded fails the test when the run did not succeed.
func (r *Runner) RequireSucceeded() {
	r.t.Helper()
	if r.started().Status() != interp.Succeeded {
		r.t.Fatalf("workflow %q did not succeed: %s", r.def.Name(), r.tell())
	}
}

// RequireFailed fails the test unless the run ended without success and with an error of that name, and returns the error. An
// execution that ran out of its own time has the name States.Timeout.
func (r *Runner) RequireFailed(name string) *interp.Failure {
	r.t.Helper()
	x := r.started()
	f := x.Failure()
	if x.Status() == interp.TimedOut && (f == nil || f.Error == "") {
		f = &interp.Failure{Error: "States.Timeout"}
	}
	if f == nil || f.Error != name {
		r.t.Fatalf("workflow %q did not fail with %s: %s", r.def.Name(), name, r.tell())
	}
	return f
}

// RequireWaiting fails the test unless exactly these states wait for an answer, in any order.
func (r *Runner) RequireWaiting(states ...string) {
	r.t.Helper()
	r.started()
	have := r.waiting()
	want := slices.Sorted(slices.Values(states))
	if !slices.Equal(have, want) {
		r.t.Fatalf("workflow %q waits at %s, and is to wait at %s: %s", r.def.Name(), quotedList(have), quotedList(want), r.tell())
	}
}

// waiting returns the names of the states that wait, sorted.
func (r *Runner) waiting() []string {
	var names []string
	for _, p := range r.x.Pending() {
		names = append(names, p.Task.State)
	}
	slices.Sort(names)
	return names
}

// tell says what became of the run.
func (r *Runner) tell() string {
	out := string(r.x.Status())
	switch f := r.x.Failure(); {
	case r.x.Status() == interp.Running:
		out += fmt.Sprintf(", it waits at %s; answer with run.Gate, or move the clock with run.Advance", quotedList(r.waiting()))
	case f != nil:
		out += fmt.Sprintf(" with %q: %s", f.Error, f.Cause)
	}
	return out + r.sofar()
}

// sofar tells the path, as the end of a message.
func (r *Runner) sofar() string {
	if r.x == nil {
		return ""
	}
	return "\npath: " + strings.Join(r.x.Path(), " → ")
}

// Path returns the names of the states that were entered, in order, those of branches and of inline Maps included.
func (r *Runner) Path() []string {
	r.t.Helper()
	return r.started().Path()
}

// RequirePath fails the test unless the run went through exactly these states.
func (r *Runner) RequirePath(states ...string) {
	r.t.Helper()
	if have := r.Path(); !slices.Equal(have, states) {
		r.t.Fatalf("workflow %q went\n\t%s\nand is to go\n\t%s", r.def.Name(), strings.Join(have, " → "), strings.Join(states, " → "))
	}
}

// Visited returns how often a state was entered: in the execution, in child executions of distributed Maps and in nested executions.
func (r *Runner) Visited(state string) int {
	r.t.Helper()
	n := 0
	each(r.started(), func(x *interp.Execution) {
		for _, name := range x.Path() {
			if name == state {
				n++
			}
		}
	})
	return n
}

// Passed reports whether a state was entered. A name that no state has fails the test.
func (r *Runner) Passed(state string) bool {
	r.t.Helper()
	if n := r.Visited(state); n > 0 {
		return true
	}
	if !slices.Contains(stateNames(r.machine), state) && len(r.options.Machines) == 0 {
		r.t.Fatalf("workflow %q has no state %q; it has %s", r.def.Name(), state, quotedList(stateNames(r.machine)))
	}
	return false
}

// each visits an execution and all that it started.
func each(x *interp.Execution, visit func(*interp.Execution)) {
	visit(x)
	for _, run := range x.MapRuns() {
		for _, child := range run.Children {
			if child != nil {
				each(child, visit)
			}
		}
	}
	for _, nested := range x.Nested() {
		each(nested, visit)
	}
}

// Variables returns the variables of the outermost scope as they are now.
func (r *Runner) Variables() *value.Object {
	r.t.Helper()
	return r.started().Variables()
}

// Variable returns a variable of the outermost scope as a Go value. One that is not set fails the test.
func Variable[T any](run Running, name string) T {
	r := run.runner()
	r.t.Helper()
	var out T
	vars := r.Variables()
	v, ok := vars.Get(name)
	if !ok {
		r.t.Fatalf("workflow %q has no variable %q now; it has %s", r.def.Name(), name, value.Text(vars))
	}
	if err := decode(v, &out); err != nil {
		r.t.Fatalf("variable %q is %v\n%s", name, err, value.Text(v))
	}
	return out
}
