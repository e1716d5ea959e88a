package batch_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/patterns/batch"
)

// rules are where the rules of a Choice lead to, in their order.
func rules(t *testing.T, w builder.Definition, name string) (to []string, choice *asl.Choice) {
	machine, faults := w.Build()
	require.False(t, faults.HasErrors(), faults.String())
	for _, s := range machine.States {
		if s.Name == name {
			choice = s.State.(*asl.Choice)
		}
	}
	require.NotNil(t, choice)
	for _, r := range choice.Choices {
		to = append(to, *r.Next)
	}
	return to, choice
}

// TestExpectedButNothing: an empty source is a mismatch where items were expected, and may end well only where none were.
func TestExpectedButNothing(t *testing.T) {
	w, run := begun(whole())
	r := batch.Reconcile(w, run, batch.ExpectItems(7))
	end, stop := done(w, r), builder.Fail(w, "Stop", "Stop", r.Cause())
	w.StartAt(r.OnAllFine(end).OnSomeFailed(stop).LeaveToRedrive().OnNothingMatched(end).OnMismatch(stop))
	to, choice := rules(t, w, "Read: Counted?")
	require.Equal(t, []string{"Read: Settle", "Done", "Stop"}, to)
	condition, _ := choice.Choices[1].Condition.Expression()
	require.Contains(t, condition, "7 = 0")
	for _, count := range []string{"Total", "ResultsWritten", "Running", "Succeeded", "Failed", "TimedOut", "Aborted", "Pending"} {
		require.Contains(t, condition, ".counts."+count) // a count that knows of an item contradicts the empty source
	}
}

// TestQueueOfUnknown: where the Map failed and nobody knows how many children did, nothing is queued as if there were none.
func TestQueueOfUnknown(t *testing.T) {
	w, run := begun(whole())
	r := batch.Reconcile(w, run)
	end := done(w, r)
	queued := batch.QueueFailed(w, r, builder.Param("url"))
	queued.Then(end)
	w.StartAt(r.OnAllFine(end).OnSomeFailed(queued).OnThresholdExceeded(queued).OnNothingMatched(end).OnMismatch(end))
	to, _ := rules(t, w, "Read: Any to queue?")
	require.Equal(t, []string{"Read: Not counted", "Read: Queue"}, to)
}

// TestLabelsOfTwoRuns: two runs with one label are refused, whatever scopes they are in: their Map Runs could not be told apart.
func TestLabelsOfTwoRuns(t *testing.T) {
	for name, label := range map[string][2]string{
		"same": {"Read", "Read"},
		"cut":  {"AnExtremelyLongLabelOfThirtyTwoChA", "AnExtremelyLongLabelOfThirtyTwoChB"}, // one label when Outcomes is put behind them
	} {
		t.Run(name, func(t *testing.T) {
			w := builder.New[List, batch.Report]("read", builder.Timeout(time.Hour))
			both := builder.Parallel(w, "Both")
			for i, side := range []string{"A: ", "B: "} {
				builder.Branch(both, func(b *builder.BranchScope[batch.Report]) {
					f := builder.NewFragment(b, side)
					p := whole()
					r := batch.Reconcile(f, batch.Run(f, "Read", p.source, p.writer, batch.Label(label[i]), p.most, p.body))
					b.StartAt(r.OrFail(builder.SucceedExpr(f, "Done", builder.From(r.Report()))))
				})
			}
			w.StartAt(both).Then(builder.SucceedExpr(w, "End", builder.Lit(batch.Report{})))
			_, faults := w.Build()
			require.Contains(t, faults.String(), "abel", faults.String())
			require.True(t, faults.HasErrors())
		})
	}
}
