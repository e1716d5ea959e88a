package builder_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	goldenbatch "github.com/aslgen/aslgen/golden/patterns/batch"
	"github.com/aslgen/aslgen/patterns/batch"
)

// tally is what the calls of a reconcile stage answer, and what the stage is to expect.
type tally struct {
	Items    []string // each fails with its own error; "" does not
	Answer   batch.DescribeMapRunOutput
	Manifest batch.Manifest
	Runs     batch.ListMapRunsOutput
	Expected int
	Outcomes batch.DescribeMapRunOutput
}

type tallied struct {
	Ended   string
	Report  batch.Report
	Problem string
}

// reconcilePrograms go every way through the stage behind a map.
func reconcilePrograms() []evalProgram {
	return []evalProgram{
		reconciledRun("reconciled run", false), reconciledRun("reconciled run with outcomes", true),
	}
}

// reconciledRun has several variants, since most executions end with a random failure of a call.
func reconciledRun(name string, outcomes bool) evalProgram {
	p := evalProgram{name: name}
	for i := range 6 {
		v := reconcileVariant(outcomes)
		v.name = "flow " + strconv.Itoa(i)
		p.variants = append(p.variants, v)
	}
	return p
}

func reconcileVariant(outcomes bool) evalVariant {
	var want tally
	return evalVariant{
		share: 1,
		build: func() builder.Definition {
			w := builder.New[tally, tallied]("tally", builder.Timeout(time.Hour))
			buildTally(w, outcomes)
			return w
		},
		input: func(x *run) any {
			want = randomTally(x, outcomes)
			x.results["Screen: Count"], x.results["Screen: Count failures"] = want.Answer, want.Answer
			x.results["Screen: Find run"], x.results["Screen: Count outcomes"] = want.Runs, want.Outcomes
			text, _ := json.Marshal(want.Manifest)
			x.results["Screen: Manifest"] = map[string]string{"Body": string(text)}
			return want
		},
		check: func(t *testing.T, x *run, _, output json.RawMessage, fail *failure) {
			require.Nil(t, fail)
			checkTally(t, x, want, outcomes, decode[tallied](t, output))
		},
	}
}

func buildTally(w *builder.Workflow[tally, tallied], outcomes bool) {
	in := w.Input()
	items, writer, label := batch.Items(&in.Items), batch.S3Writer("results", "screen"), batch.Label("Screen")
	body := func(b batch.Body[string], item *string) {
		b.StartAt(builder.Choice(b, "Fails?").When(builder.Equal(item, ""), builder.PassExpr(b, "Fine", builder.Lit("fine"))).
			Otherwise(builder.Fail(b, "Bad", item, "bad")))
	}
	if outcomes {
		endTally(w, batch.Reconcile(w, batch.Run(w, "Screen", items, writer, label, batch.Unlimited(), body)))
		return
	}
	endTally(w, batch.Reconcile(w, batch.RunWithoutOutcomes(w, "Screen", items, writer, label, batch.Unlimited(), body), batch.ExpectItems(&in.Expected)))
}

func endTally(w *builder.Workflow[tally, tallied], r *batch.Reconciliation) {
	end := func(ended string) builder.State {
		out := tallied{Ended: ended}
		return builder.Succeed(w, ended, &out, builder.Bind(&out.Report, r.Report()), builder.Bind(&out.Problem, &r.Problem().Error))
	}
	r.OnFailure(end("failure"))
	w.StartAt(r.OnAllFine(end("fine")).OnSomeFailed(end("some")).OnThresholdExceeded(end("exceeded")).OnNothingMatched(end("nothing")).OnMismatch(end("mismatch")))
}

// randomTally makes answers that agree, and disturbs one number of them in half of the cases.
func randomTally(x *run, outcomes bool) tally {
	n := func() int { return x.r.IntN(3) * x.r.IntN(2) }
	c := batch.Counts{Succeeded: n(), Failed: n(), TimedOut: n(), Aborted: n()}
	c.Total = c.Succeeded + c.Failed + c.TimedOut + c.Aborted
	c.ResultsWritten = c.Total
	file := func(n int) []batch.ResultFile { return make([]batch.ResultFile, min(n, 1)) }
	in := tally{
		Items: []string{}, Answer: batch.DescribeMapRunOutput{MapRunArn: "arn:run", ItemCounts: c, ExecutionCounts: c},
		Manifest: batch.Manifest{MapRunArn: "arn:run", ResultFiles: batch.ResultFiles{Succeeded: file(c.Succeeded), Failed: file(c.Total - c.Succeeded), Pending: file(0)}},
		Runs:     randomOf[batch.ListMapRunsOutput](x.r), Expected: c.Total,
	}
	if x.r.IntN(3) == 0 && !outcomes {
		in.Items = []string{"", [2]string{"States.ExceedToleratedFailureThreshold", "Broken"}[x.r.IntN(2)]}
	}
	for i := range x.r.IntN(3) {
		in.Runs.MapRuns = append(in.Runs.MapRuns, batch.StartedMapRun{MapRunArn: "arn:mapRun:m/Screen:uuid-" + string(rune('a'+i)), StartDate: x.now.Add(time.Duration(x.r.IntN(1000)) * time.Hour)})
	}
	poison := min(n(), c.Succeeded)
	in.Outcomes.ExecutionCounts = batch.Counts{Succeeded: c.Succeeded - poison, Failed: poison, Total: c.Succeeded, ResultsWritten: c.Succeeded}
	disturbed := []func(){
		func() { in.Answer.ItemCounts.Succeeded++ }, func() { in.Answer.ItemCounts.Running++ }, func() { in.Answer.ItemCounts.ResultsWritten-- },
		func() { in.Manifest.MapRunArn = "arn:other" }, func() { in.Expected++ }, func() { in.Manifest.ResultFiles.Succeeded = file(0) },
		func() { in.Manifest.ResultFiles.Failed = file(1 - len(in.Manifest.ResultFiles.Failed)) }, func() { in.Outcomes.ExecutionCounts.Total++ },
		func() { in.Outcomes.ExecutionCounts.Failed++ }, func() { in.Answer.ItemCounts.Pending++; in.Answer.ItemCounts.Total++ },
	}
	if x.r.IntN(2) == 0 {
		disturbed[x.r.IntN(len(disturbed))]()
	}
	return in
}

func checkTally(t *testing.T, x *run, in tally, outcomes bool, out tallied) {
	t.Helper()
	visited := map[string]bool{}
	for _, v := range x.visits {
		visited[v.State] = true
	}
	switch {
	case visited["Screen: Find run"]:
		require.Equal(t, "exceeded", out.Ended)
		require.Equal(t, "States.ExceedToleratedFailureThreshold", out.Problem)
		if visited["Screen: Count failures"] {
			require.Equal(t, newest(in.Runs.MapRuns), out.Report.MapRunArn)
		}
	case out.Ended == "failure": // a call failed, whose error may have no name
		require.False(t, visited["Screen: Reconciled?"])
	default:
		require.Equal(t, wantedEnd(in, outcomes), out.Ended)
		require.Equal(t, in.Answer.ItemCounts, out.Report.Counts)
		require.Equal(t, "arn:run", out.Report.MapRunArn)
	}
}

// newest is the ARN of the run of this machine that began last.
func newest(runs []batch.StartedMapRun) string {
	var last batch.StartedMapRun
	for _, r := range runs {
		if len(r.MapRunArn) > 19 && r.MapRunArn[:19] == "arn:mapRun:m/Screen" && r.StartDate.After(last.StartDate) {
			last = r
		}
	}
	return last.MapRunArn
}

// wantedEnd computes in Go where the stage leads to.
func wantedEnd(in tally, outcomes bool) string {
	c, files, k := in.Answer.ItemCounts, in.Manifest.ResultFiles, in.Outcomes.ExecutionCounts
	bad := c.Failed + c.TimedOut + c.Aborted + c.Pending
	if c == (batch.Counts{}) && (outcomes || in.Expected == 0) {
		return "nothing"
	}
	agrees := in.Manifest.MapRunArn == "arn:run" && c.Running == 0 && c.Succeeded+bad == c.Total && c.ResultsWritten == c.Total &&
		(c.Succeeded == 0 || len(files.Succeeded) > 0) && (bad > 0) == (len(files.Failed)+len(files.Pending) > 0)
	failed := bad
	if outcomes && in.Answer.ExecutionCounts.Succeeded > 0 {
		agrees = agrees && k.Total == in.Answer.ExecutionCounts.Succeeded && k.Succeeded+k.Failed == k.Total
		failed += k.Failed
	}
	switch {
	case !agrees || !outcomes && in.Expected != c.Total:
		return "mismatch"
	case failed > 0:
		return "some"
	default:
		return "fine"
	}
}

// batchFiles fixes what the golden batches read of the files of results.
func batchFiles(x *run) {
	texts := func(v any) string {
		text, _ := json.Marshal(v)
		return string(text)
	}
	row := goldenbatch.Row{StudyID: "1", Patient: "2"}
	fine := texts(batch.Outcome[goldenbatch.Row, goldenbatch.Finding]{Key: "k", Status: batch.StatusOK, Result: &goldenbatch.Finding{}})
	for _, in := range []string{"", "Again: ", "Rest: ", "Canary: "} {
		for _, name := range []string{"Screen", "Read studies"} {
			x.results[in+name+": Manifest"] = map[string]string{"Body": texts(randomOf[batch.Manifest](x.r))}
		}
		if in == "Again: " || in == "Rest: " {
			x.results[itemsOf+in+"Screen"] = []batch.Record{{Input: texts(goldenbatch.Study{StudyID: "1"})}}
			x.results[itemsOf+in+"Read studies"] = []batch.Record{{Input: texts(batch.Numbered[goldenbatch.Row]{Key: "k", Item: row})}}
		}
	}
	if o := x.machine.States["Read studies: Outcomes"]; o != nil && strings.Contains(string(o.ItemSelector), ".Output") {
		x.results[itemsOf+"Read studies: Outcomes"] = []batch.Record{{Output: &fine}}
	}
}
