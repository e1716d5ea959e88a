package batch_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/golden/patterns/batch"
)

// TestNoWayRoundTheCounts walks every path of every golden machine with a reconcile stage, from each Map on: none comes to a state called
// "Fine", or to the stage's own "All fine", without the rule of "Reconciled?" that compares, and none leaves the run otherwise than by
// "Counted?", "Reconciled?", or a failure.
func TestNoWayRoundTheCounts(t *testing.T) {
	walked := 0
	for _, w := range batch.ReconcileWorkflows() {
		machine, faults := w.Build()
		require.Empty(t, faults.String())
		states := map[string]asl.State{}
		for _, s := range machine.States {
			states[s.Name] = s.State
		}
		for name := range states {
			prefix, isStage := strings.CutSuffix(name, ": Reconciled?")
			if !isStage {
				continue
			}
			walked++
			// Without the rule of Reconciled? that leads to it, All fine is out of reach, and so is whatever only it leads to.
			rule := states[name].(*asl.Choice).Choices[0]
			require.Equal(t, prefix+": All fine", *rule.Next, w.Name())
			condition, ok := rule.Condition.Expression()
			require.True(t, ok)
			for _, part := range []string{".counts.Total", ".counts.ResultsWritten", ".counts.Failed", ".counts.TimedOut", ".counts.Aborted", ".counts.Pending", "recordedFailures = 0", "MapRunArn"} {
				require.Contains(t, condition, part, w.Name())
			}
			reached := reach(states, prefix)
			require.NotContains(t, reached, prefix+": All fine", w.Name())
			for other := range states {
				if states[other].Kind() == asl.TypeSucceed && strings.HasPrefix(other, "Fine") {
					require.NotContains(t, reached, other, w.Name())
				}
			}
			// The Map itself goes on to the count, and to nothing else but by a failure.
			require.Equal(t, prefix+": Count", *asl.NextOf(states[prefix]), w.Name())
			for _, s := range []string{": Count", ": Manifest"} {
				require.NotEmpty(t, asl.CatchOf(states[prefix+s]), w.Name())
			}
		}
	}
	require.GreaterOrEqual(t, walked, 14)
}

// reach lists the states that a path from one state leads to when no stage takes its rule for All fine.
func reach(states map[string]asl.State, from string) map[string]bool {
	reached := map[string]bool{}
	var visit func(string)
	visit = func(name string) {
		if name == "" || reached[name] {
			return
		}
		reached[name] = true
		for i, tr := range asl.Transitions(states[name]) {
			if i > 0 || !strings.HasSuffix(name, ": Reconciled?") { // the first one is that of the first rule
				visit(tr.To)
			}
		}
	}
	visit(from)
	return reached
}
