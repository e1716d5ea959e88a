package polltask_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/polltask"
)

func TestQuestions(t *testing.T) {
	for _, c := range []struct {
		s         polltask.Schedule
		questions int
	}{
		{polltask.Schedule{Interval: time.Minute, Timeout: time.Hour}, 60},
		{polltask.Schedule{Interval: time.Minute, Timeout: 61 * time.Second}, 2},
		{polltask.Schedule{Interval: time.Minute, Timeout: time.Minute}, 1},
		{polltask.Schedule{Interval: time.Minute, Timeout: time.Hour, BackoffRate: 1, MaxInterval: 2 * time.Minute}, 60},
		// 1 + 2 + 4 + 4 + 4 seconds
		{polltask.Schedule{Interval: time.Second, Timeout: 15 * time.Second, BackoffRate: 2, MaxInterval: 4 * time.Second}, 5},
		{polltask.Schedule{Interval: time.Second, Timeout: 16 * time.Second, BackoffRate: 2, MaxInterval: 4 * time.Second}, 6},
		// 1.1 rounds up to 2, 2.2 to 3
		{polltask.Schedule{Interval: time.Second, Timeout: 6 * time.Second, BackoffRate: 1.1, MaxInterval: 5 * time.Second}, 3},
		{polltask.Schedule{Interval: time.Second, Timeout: 99_999_999 * time.Second}, 99_999_999},
		{polltask.Schedule{IntervalExpr: builder.Lit(1), Timeout: time.Hour}, 0},
		{polltask.Schedule{Interval: time.Second, TimeoutExpr: builder.Lit(1)}, 0},
		{polltask.Schedule{}, 0},
	} {
		require.Equal(t, c.questions, c.s.Questions(), "%+v", c.s)
		if c.questions == 0 {
			require.Zero(t, c.s.Events())
		} else {
			require.Equal(t, 11+9*c.questions, c.s.Events(), "%+v", c.s)
		}
	}
}

// TestScheduleFaults: each schedule is refused with all that is wrong with it, at the line of the call.
func TestScheduleFaults(t *testing.T) {
	for _, c := range []struct {
		name  string
		s     polltask.Schedule
		wrong []string
	}{
		{"zero", polltask.Schedule{}, []string{"Interval is 0s; whole seconds from 1 to 99999999", "Timeout is 0s; whole seconds from 1 to 99999999"}},
		{"interval of 0", polltask.Schedule{Timeout: time.Hour}, []string{"Interval is 0s"}},
		{"negative", polltask.Schedule{Interval: -time.Minute, Timeout: time.Hour}, []string{"Interval is -1m0s"}},
		{"fraction", polltask.Schedule{Interval: 1500 * time.Millisecond, Timeout: time.Hour}, []string{"Interval is 1.5s; whole seconds"}},
		{"below the interval", polltask.Schedule{Interval: time.Hour, Timeout: time.Minute}, []string{"Timeout is 1m0s, below the Interval, 1h0m0s"}},
		{"too long", polltask.Schedule{Interval: time.Hour, Timeout: 100_000_000 * time.Second}, []string{"Timeout is 27777h46m40s; whole seconds"}},
		{"both intervals", polltask.Schedule{Interval: time.Minute, IntervalExpr: builder.Lit(60), Timeout: time.Hour}, []string{"Interval and IntervalExpr are both given"}},
		{"both timeouts", polltask.Schedule{Interval: time.Minute, Timeout: time.Hour, TimeoutExpr: builder.Lit(60)}, []string{"Timeout and TimeoutExpr are both given"}},
		{"growth without bound", polltask.Schedule{Interval: time.Minute, BackoffRate: 2, Timeout: time.Hour}, []string{"MaxInterval is 0s; with a BackoffRate"}},
		{"bound without growth", polltask.Schedule{Interval: time.Minute, MaxInterval: time.Hour, Timeout: time.Hour}, []string{"MaxInterval is 1h0m0s without a BackoffRate"}},
		{"shrinks", polltask.Schedule{Interval: time.Minute, BackoffRate: 0.5, MaxInterval: time.Hour, Timeout: time.Hour}, []string{"BackoffRate is 0.5; at least 1"}},
		{"not a number", polltask.Schedule{Interval: time.Minute, BackoffRate: math.NaN(), MaxInterval: time.Hour, Timeout: time.Hour}, []string{"BackoffRate is NaN"}},
		{"infinite", polltask.Schedule{Interval: time.Minute, BackoffRate: math.Inf(1), MaxInterval: time.Hour, Timeout: time.Hour}, []string{"BackoffRate is +Inf"}},
		{"bound below the interval", polltask.Schedule{Interval: time.Minute, BackoffRate: 2, MaxInterval: time.Minute, Timeout: time.Hour}, []string{"MaxInterval is 1m0s; it must be above the Interval"}},
		{"bound above the timeout", polltask.Schedule{Interval: time.Minute, BackoffRate: 2, MaxInterval: 2 * time.Hour, Timeout: time.Hour}, []string{"MaxInterval is 2h0m0s, above the Timeout"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := builder.New[order, order]("job")
			job, at := polltask.New(w, "Print", startPrint, askPrint, statuses(), c.s), line()
			finish(w, job)
			_, faults := w.Build()
			require.Len(t, faults, len(c.wrong), faults.String())
			for i, f := range faults {
				require.Equal(t, "ASL6800", f.Code)
				require.Contains(t, f.Message, `schedule of "Print": `+c.wrong[i])
				require.NotEmpty(t, f.Help)
				require.Equal(t, at, f.Pos.String())
			}
		})
	}
}

// TestHistoryWarning: 2,776 questions fit into a history, 2,777 do not.
func TestHistoryWarning(t *testing.T) {
	for questions, warned := range map[int]bool{2776: false, 2777: true} {
		w := builder.New[order, order]("job")
		job, at := polltask.New(w, "Print", startPrint, askPrint, statuses(), polltask.Schedule{Interval: time.Second, Timeout: time.Duration(questions) * time.Second}), line()
		finish(w, job)
		m, faults := w.Build()
		require.NotNil(t, m, "a warning keeps nothing from being built")
		if !warned {
			require.Empty(t, faults.String())
			continue
		}
		require.Equal(t, at+`: warning ASL6803: "Print" asks up to 2777 times within its timeout, which takes 25004 events of the history; `+
			`an execution has at most 25000 (ask less often, or let the interval grow with BackoffRate and MaxInterval; `+
			"a job in an execution of its own has a history of its own)", faults.String())
	}
}
