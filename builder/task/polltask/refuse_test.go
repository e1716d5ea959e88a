package polltask_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/polltask"
)

type (
	order   struct{ Pages int }
	ticket  struct{ ID string }
	printed struct{ Status status }
	status  string
)

func (status) Values() []status { return []status{"WAITING", "PRINTING", "PRINTED", "JAMMED"} }

var (
	startPrint = lambdatask.Function[order, ticket]("start-print")
	askPrint   = lambdatask.Function[ticket, printed]("ask-print")
	schedule   = polltask.Schedule{Interval: time.Minute, Timeout: time.Hour}
)

func statuses() polltask.Statuses[printed, status] {
	return polltask.Statuses[printed, status]{
		Of:      func(p *printed) *status { return &p.Status },
		Running: []status{"WAITING", "PRINTING"}, Done: []status{"PRINTED"}, Failed: []status{"JAMMED"},
	}
}

// finish makes a whole workflow of a job.
func finish(w *builder.Workflow[order, order], job *polltask.Job[order, ticket, ticket, printed, status]) {
	job.Start.ArgumentsExpr(builder.From(w.Input()))
	job.Get.ArgumentsExpr(builder.From(job.Start.Result()))
	w.StartAt(job.OrFail("Jammed", "Slow")).Then(builder.SucceedExpr(w, "End", builder.From(w.Input())))
}

// line is the place of its call.
func line() string {
	_, file, n, _ := runtime.Caller(1)
	return fmt.Sprintf("%s:%d", file, n)
}

// TestStatusFaults: every value is decided about.
func TestStatusFaults(t *testing.T) {
	for name, c := range map[string]struct {
		change func(s *polltask.Statuses[printed, status])
		code   string
		wrong  []string
	}{
		"forgotten":  {func(s *polltask.Statuses[printed, status]) { s.Failed = nil }, "ASL6801", []string{"JAMMED is in none of the lists"}},
		"twice":      {func(s *polltask.Statuses[printed, status]) { s.Failed = []status{"JAMMED", "PRINTED"} }, "ASL6801", []string{"PRINTED is given twice"}},
		"no value":   {func(s *polltask.Statuses[printed, status]) { s.Failed = []status{"JAMMED", "JAMED"} }, "ASL6801", []string{"JAMED is not a value of polltask_test.status"}},
		"never done": {func(s *polltask.Statuses[printed, status]) { s.Done, s.Failed = nil, []status{"JAMMED", "PRINTED"} }, "ASL6801", []string{"Running has 2 values and Done 0; at least one each"}},
		"never runs": {func(s *polltask.Statuses[printed, status]) {
			s.Running, s.Failed = nil, []status{"JAMMED", "WAITING", "PRINTING"}
		}, "ASL6801", []string{"Running has 0 values and Done 1"}},
		"no function": {func(s *polltask.Statuses[printed, status]) { s.Of = nil }, "ASL6802", []string{"the function Of is nil"}},
		"nil":         {func(s *polltask.Statuses[printed, status]) { s.Of = func(*printed) *status { return nil } }, "ASL6802", []string{"the function Of returned nil"}},
		"panic":       {func(s *polltask.Statuses[printed, status]) { s.Of = func(*printed) *status { panic("no") } }, "ASL6802", []string{"the function Of panicked"}},
		"elsewhere":   {func(s *polltask.Statuses[printed, status]) { s.Of = func(*printed) *status { return new(status) } }, "ASL6010", []string{"Print: Get"}},
	} {
		t.Run(name, func(t *testing.T) {
			by := statuses()
			c.change(&by)
			w := builder.New[order, order]("job")
			job, at := polltask.New(w, "Print", startPrint, askPrint, by, schedule), line()
			finish(w, job)
			_, faults := w.Build()
			require.Len(t, faults, len(c.wrong), faults.String())
			for i, f := range faults {
				require.Equal(t, c.code, f.Code)
				require.Contains(t, f.Message, c.wrong[i])
				require.NotEmpty(t, f.Help)
				require.Equal(t, at, f.Pos.String())
			}
		})
	}
}

// crashing is an enumerated type whose method fails.
type crashing string

func (crashing) Values() []crashing { panic("not today") }

func TestValuesPanic(t *testing.T) {
	type answer struct{ Status crashing }
	w := builder.New[order, order]("job")
	job := polltask.New(w, "Print", startPrint, lambdatask.Function[ticket, answer]("ask"), polltask.Statuses[answer, crashing]{
		Of: func(a *answer) *crashing { return &a.Status }, Running: []crashing{"a"}, Done: []crashing{"b"},
	}, schedule)
	job.Start.ArgumentsExpr(builder.From(w.Input()))
	job.Get.ArgumentsExpr(builder.From(job.Start.Result()))
	w.StartAt(job.OrFail("A", "B")).Then(builder.SucceedExpr(w, "End", builder.From(w.Input())))
	_, faults := w.Build()
	require.Len(t, faults, 1)
	require.Contains(t, faults[0].Message, "the method Values panicked: not today")
}

// TestPathFaults: a job that lacks a way out is no part of a flow, so what is left to go wrong are nil states.
func TestPathFaults(t *testing.T) {
	type job = polltask.Job[order, ticket, ticket, printed, status]
	for name, c := range map[string]struct {
		build func(w *builder.Workflow[order, order], j *job, end builder.State)
		want  []string
	}{
		"nil failure": {func(w *builder.Workflow[order, order], j *job, end builder.State) {
			w.StartAt(j.OnFailure(nil).OnTimeout(builder.Fail(w, "Late", "L", "l"))).Then(end)
		}, []string{`ASL6046: Otherwise of "Print: Ended?" is nil`}},
		"nil timeout": {func(w *builder.Workflow[order, order], j *job, end builder.State) {
			w.StartAt(j.OnFailure(builder.Fail(w, "Failed", "F", "f")).OnTimeout(nil)).Then(end)
		}, []string{`ASL6046: a rule of "Print: Ended?" leads to nil`}},
		"failure twice": {func(w *builder.Workflow[order, order], j *job, end builder.State) {
			failed := builder.Fail(w, "Failed", "F", "f")
			j.OnFailure(failed)
			w.StartAt(j.OnFailure(failed).OnTimeout(failed)).Then(end)
		}, []string{`ASL6051: Otherwise of "Print: Ended?" is "Failed" already`}},
		"zero Failing": {func(w *builder.Workflow[order, order], _ *job, _ builder.State) {
			w.StartAt(polltask.Failing{}.OnTimeout(builder.Fail(w, "Late", "L", "l")))
		}, []string{`ASL6046: StartAt of workflow "job" is nil`}},
	} {
		t.Run(name, func(t *testing.T) {
			w := builder.New[order, order]("job")
			j := polltask.New(w, "Print", startPrint, askPrint, statuses(), schedule)
			j.Start.ArgumentsExpr(builder.From(w.Input()))
			j.Get.ArgumentsExpr(builder.From(j.Start.Result()))
			c.build(w, j, builder.SucceedExpr(w, "End", builder.From(w.Input())))
			_, faults := w.Build()
			for _, want := range c.want {
				require.Contains(t, faults.String(), want)
			}
			for _, f := range faults {
				require.True(t, strings.HasSuffix(f.Pos.File, "refuse_test.go"), "the user's file, not %s", f.Pos)
			}
		})
	}
}

// TestReadTooEarly: the answer is there behind the job, not before it.
func TestReadTooEarly(t *testing.T) {
	w := builder.New[order, order]("job")
	job := polltask.New(w, "Print", startPrint, askPrint, statuses(), schedule)
	finish(w, job)
	job.Start.Catch(builder.Fail(w, "Refused", "Refused", job.Cause()))
	_, faults := w.Build()
	require.Len(t, faults, 1, faults.String())
	require.Equal(t, "ASL6030", faults[0].Code)
}

// TestTwoJobs: a fragment may make the same job twice.
func TestTwoJobs(t *testing.T) {
	w := builder.New[order, order]("jobs")
	next := builder.State(builder.SucceedExpr(w, "End", builder.From(w.Input())))
	for _, prefix := range []string{"Second: ", "First: "} {
		job := polltask.New(builder.NewFragment(w, prefix), "Print", startPrint, askPrint, statuses(), schedule)
		job.Start.ArgumentsExpr(builder.From(w.Input()))
		job.Get.ArgumentsExpr(builder.From(job.Start.Result()))
		chain := job.OrFail("Jammed {}", "Slow")
		chain.Then(next)
		next = chain
	}
	w.StartAt(next)
	m, faults := w.Build()
	require.Empty(t, faults.String())
	text := string(m.Print())
	for _, want := range []string{`"StartAt": "First: Print: Begin"`, `"firstPrintDeadline"`, `"secondPrintDeadline"`, `"secondPrintStatus"`} {
		require.Contains(t, text, want)
	}
}

// TestNameWithBraces: the name of a job is no template.
func TestNameWithBraces(t *testing.T) {
	w := builder.New[order, order]("job")
	finish(w, polltask.New(w, "Print {} {x", startPrint, askPrint, statuses(), schedule))
	m, faults := w.Build()
	require.Empty(t, faults.String())
	require.Contains(t, string(m.Print()), `the status of job Print {} {x is`)
}

// TestWithToken: a token that somebody gives is left alone.
func TestWithToken(t *testing.T) {
	w := builder.New[order, order]("job")
	job := polltask.New(w, "Print", startPrint, askPrint, statuses(), schedule)
	mine, other := "mine", "x"
	req := struct{ Token, Name *string }{Token: &mine}
	require.Empty(t, job.WithToken(&req.Token, nil))
	req.Token = nil
	bound := []builder.Binding{builder.Bind(&req.Token, builder.OptionalExpr(builder.Lit(other)))}
	require.Len(t, job.WithToken(&req.Token, bound), 1)
	many := make([]builder.Binding, 1, 5)
	many[0] = builder.Bind(&req.Name, builder.OptionalExpr(builder.Lit(other)))
	got := job.WithToken(&req.Token, many)
	require.Len(t, got, 2)
	require.True(t, got[1].Fills(&req.Token))
	require.False(t, many[:2][1].Fills(&req.Token), "the caller's slice is not written to")
}

func TestDefs(t *testing.T) {
	var codes []string
	for _, d := range polltask.Defs() {
		codes = append(codes, d.Code)
		require.NotEmpty(t, d.Doc)
		require.NotEmpty(t, d.Bad)
		require.NotEmpty(t, d.Good)
	}
	require.Equal(t, []string{"ASL6800", "ASL6801", "ASL6802", "ASL6803"}, codes)
}
