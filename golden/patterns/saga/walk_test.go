package saga_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/golden/patterns/saga"
)

// The states of a saga called Admission.
const (
	undo      = "Admission: Undo: "
	alarm     = "Admission: Alarm: "
	firstName = "admissionError"
)

// alsoUndone are the steps that are undone when they fail themselves, by workflow, with the errors; none for all.
var alsoUndone = map[string]map[string][]string{
	"saga-compensate-on-failure": {"Reserve bed": {}, "Order diet": {}},
	"saga-compensate-on-timeout": {"Order diet": {"States.Timeout", "States.DataLimitExceeded"}},
	"saga-around":                {"Inform": {}},
}

// walk is one path through a machine.
type walk struct {
	t       *testing.T
	machine *asl.StateMachine
	also    map[string][]string
	done    []string // steps that have succeeded and have a compensation, or that failed and are undone as well
	failed  string   // where the rollback began; "" before it
	undone  []string
	broken  []string // steps whose compensation failed
	told    []string // steps whose alarm was raised
	seen    map[string]bool
	paths   *int
}

// TestEveryPath walks every path of every machine: behind a failure or a decision exactly the steps that have succeeded are undone, in
// reverse order, whatever fails on the way; the first error is set once and is what the end shows.
func TestEveryPath(t *testing.T) {
	for _, definition := range saga.Workflows() {
		machine, faults := definition.Build()
		require.Empty(t, faults.String())
		name := definition.Name()
		t.Run(name, func(t *testing.T) {
			paths, rollbacks := 0, 0
			w := walk{t: t, machine: machine, also: alsoUndone[name], seen: map[string]bool{}, paths: &paths}
			w.visit(machine.StartAt, &rollbacks)
			require.Greater(t, paths, rollbacks, "a path without a rollback")
			require.Greater(t, rollbacks, 5)
		})
	}
}

func (w walk) state(name string) asl.State {
	for _, s := range w.machine.States {
		if s.Name == name {
			return s.State
		}
	}
	require.Fail(w.t, "no state "+name)
	return nil
}

// step is what the step of a state is called, "" where it has no compensation.
func (w walk) step(state string) string {
	step := strings.TrimPrefix(state, "Admission: ")
	if slices.ContainsFunc(w.machine.States, func(s asl.NamedState) bool { return s.Name == undo+step }) {
		return step
	}
	return ""
}

// visit goes on from a state in all ways.
func (w walk) visit(name string, rollbacks *int) {
	require.False(w.t, w.seen[name], "no path comes to %q twice", name)
	w.seen = with(w.seen, name)
	state := w.state(name)
	if step, ok := strings.CutPrefix(name, undo); ok {
		require.NotEmpty(w.t, w.failed, "%q is entered by a rollback only", name)
		w.undone = added(w.undone, step)
	}
	if step, ok := strings.CutPrefix(name, alarm); ok {
		w.told = added(w.told, step)
	}
	ways := 0
	on := func(next string, assign bool, change func(*walk)) {
		ways++
		v := w
		if assign {
			require.Empty(w.t, v.failed, "%q sets the first error again", name)
			v.failed = name
		}
		if change != nil {
			change(&v)
		}
		v.visit(next, rollbacks)
	}
	for _, c := range asl.CatchOf(state) {
		on(c.Next, sets(c.Assign), func(v *walk) { v.fails(name, c) })
	}
	if choice, ok := state.(*asl.Choice); ok {
		for _, rule := range choice.Choices {
			on(*rule.Next, sets(rule.Assign), nil)
		}
		on(*choice.Default, sets(choice.Assign), nil)
	} else if next := asl.NextOf(state); next != nil {
		on(*next, sets(asl.AssignOf(state)), func(v *walk) {
			if step := w.step(name); step != "" && w.failed == "" {
				v.done = added(w.done, step)
			}
		})
	}
	if ways == 0 {
		w.end(name, state, rollbacks)
	}
}

// fails notes what a catcher of a state means.
func (w *walk) fails(name string, c asl.Catcher) {
	if step, ok := strings.CutPrefix(name, undo); ok {
		w.broken = added(w.broken, step)
		return
	}
	step := w.step(name)
	if errors, ok := w.also[step]; ok && sets(c.Assign) && (len(errors) == 0 || slices.Equal(errors, c.ErrorEquals)) {
		w.done = added(w.done, step)
	}
}

// end looks at what a path has come to.
func (w walk) end(name string, state asl.State, rollbacks *int) {
	*w.paths++
	if w.failed == "" {
		require.Empty(w.t, w.undone)
		require.IsType(w.t, &asl.Succeed{}, state)
		return
	}
	*rollbacks++
	want := slices.Clone(w.done)
	slices.Reverse(want)
	require.Equal(w.t, want, w.undone, "behind a failure of %q", w.failed)
	if w.t.Name() != "TestEveryPath/saga-no-alarm" {
		require.Equal(w.t, w.broken, w.told, "every failed compensation has its alarm")
	}
	var shown string
	switch s := state.(type) {
	case *asl.Fail:
		shown, _ = s.Error.Expression()
	case *asl.Succeed:
		shown = string(s.Output.AppendJSON(nil))
	default:
		require.Fail(w.t, "a rollback ends with "+name)
	}
	require.Contains(w.t, shown, "$"+firstName, "%q shows the first error", name)
}

// sets tells that a transition sets the first error.
func sets(assign *jsontree.Value) bool {
	return assign != nil && strings.Contains(string(assign.AppendJSON(nil)), `"`+firstName+`":`)
}

func with(seen map[string]bool, name string) map[string]bool {
	more := map[string]bool{name: true}
	for n := range seen {
		more[n] = true
	}
	return more
}

func added(list []string, s string) []string { return append(slices.Clone(list), s) }
