package asltest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/asltest"
)

// watched is a workflow that only the tests of coverage run, under a name of their own.
func watched(name string) *builder.Workflow[Decision, Outcome] {
	w := builder.New[Decision, Outcome](name)
	in := w.Input()
	out := Outcome{"released"}
	done := builder.Succeed(w, "Done", &out)
	kept := builder.Fail(w, "Kept", "Kept", "no")
	call := builder.Task(w, "Call", lambdaCall()).Arguments(&ChartRequest{Days: 1}).Catch(kept, "States.Timeout", "NoChart")
	w.StartAt(builder.Choice(w, "Release?").When(builder.From(&in.Release), call).Otherwise(kept))
	call.Then(done)
	return w
}

func TestRequireCovered(t *testing.T) {
	w := watched("watched")
	left := func() string {
		return failing(t, func(r *recorder) { asltest.RequireCovered(r, w) })
	}
	require.Regexp(t, `^the runs leave out:\n\tRelease\? coverage_test.go:\d+\n\tCall coverage_test.go:\d+\n\tDone coverage_test.go:\d+\n\tKept coverage_test.go:\d+$`, left(),
		"no run, no state")

	run := asltest.Run(t, w, Decision{Release: true})
	run.On("Call", FetchChart)
	run.RequireSucceeded()
	require.Regexp(t, `^the runs leave out:\n\tRelease\? → Kept \(Default\) coverage_test.go:\d+\n\tCall → Kept \(Catch States.Timeout NoChart\) coverage_test.go:\d+\n\tKept coverage_test.go:\d+$`, left())

	asltest.Run(t, w, Decision{}).RequireFailed("Kept")
	require.Regexp(t, `^the runs leave out:\n\tCall → Kept \(Catch States.Timeout NoChart\) coverage_test.go:\d+$`, left())

	t.Run("ended", func(t *testing.T) { // a run of a test that has ended counts
		run := asltest.Run(t, w, Decision{Release: true})
		run.On("Call", asltest.Fail("NoChart", ""))
		run.RequireFailed("Kept")
	})
	require.Empty(t, left())
	require.Contains(t, failing(t, func(r *recorder) { asltest.RequireCovered(r, builder.New[Decision, Outcome]("no-states")) }), "cannot be built")
}

// TestParallelRunsAreLeftAlone: only the race detector fails here.
func TestParallelRunsAreLeftAlone(t *testing.T) {
	for _, name := range []string{"one", "two", "three", "four"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for range 50 {
				run := asltest.Run(t, watched("parallel"), Decision{Release: true})
				run.On("Call", FetchChart)
				run.RequireSucceeded()
				require.Contains(t, failing(t, func(r *recorder) { asltest.RequireCovered(r, watched("parallel")) }), "Kept")
			}
		})
	}
}

// program is what TestMain gets.
type program int

func (p program) Run() int { return int(p) }

func TestCoverage(t *testing.T) {
	require.Equal(t, 3, asltest.Coverage(program(3)), "tests that fail say it first")
	require.Equal(t, 1, asltest.Coverage(program(0), watched("never-run")))
	require.Equal(t, 1, asltest.Coverage(program(0), builder.New[Decision, Outcome]("no-states-either")))
}

func TestPartial(t *testing.T) {
	for _, args := range [][]string{{"-test.run=TestX"}, {"--test.skip=Y"}, {"-test.fuzz=F"}, {"-test.short=true"}, {"-test.list=."}, {"-test.v=true", "-test.bench=."}} {
		require.True(t, asltest.Partial(args), args)
	}
	for _, args := range [][]string{nil, {"-test.v=true"}, {"-test.run="}, {"-test.timeout=10m0s", "-test.paniconexit0"}, {"-test.short=false"}} {
		require.False(t, asltest.Partial(args), args)
	}
}
