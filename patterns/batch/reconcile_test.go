package batch_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/patterns/batch"
)

// begun begins a workflow with a run of the parts.
func begun(p parts) (*builder.Workflow[List, batch.Report], *batch.MapRun[Finding]) {
	w := builder.New[List, batch.Report]("read", builder.Timeout(time.Hour))
	return w, batch.RunWithoutOutcomes(w, "Read", p.source, p.writer, p.label, p.most, p.body, p.options...)
}

func done(w *builder.Workflow[List, batch.Report], r *batch.Reconciliation) builder.State {
	return builder.SucceedExpr(w, "Done", builder.From(r.Report()))
}

// TestRefusedStages: each stage is refused once, at the line of the call.
func TestRefusedStages(t *testing.T) {
	for name, c := range map[string]struct {
		program func() (builder.Definition, string)
		want    string
	}{
		"no writer": {func() (builder.Definition, string) {
			p := whole()
			p.writer = batch.NoWriter(10, 100)
			w, run := begun(p)
			r, at := batch.Reconcile(w, run), line()
			w.StartAt(r.OrFail(done(w, r)))
			return w, at
		}, `ASL6861: the results of "Read" are not written: there is no manifest to compare with`},
		"no label": {func() (builder.Definition, string) {
			p := whole()
			p.label = batch.AutoLabel()
			w, run := begun(p)
			r, at := batch.Reconcile(w, run), line()
			w.StartAt(r.OrFail(done(w, r)))
			return w, at
		}, `ASL6861: "Read" has no label`},
		"negative": {func() (builder.Definition, string) {
			w, run := begun(whole())
			r, at := batch.Reconcile(w, run, batch.ExpectItems(-1)), line()
			w.StartAt(r.OrFail(done(w, r)))
			return w, at
		}, `ASL6860: reconcile stage of "Read": ExpectItems is given twice, or is negative`},
		"expected twice": {func() (builder.Definition, string) {
			w, run := begun(whole())
			r, at := batch.Reconcile(w, run, batch.ExpectItems(1), batch.ReconcileOption{}, batch.ExpectItems(2)), line()
			w.StartAt(r.OrFail(done(w, r)))
			return w, at
		}, `ASL6860: reconcile stage of "Read": ExpectItems is given twice`},
		"exits twice": {func() (builder.Definition, string) {
			w, run := begun(whole())
			r := batch.Reconcile(w, run)
			end := done(w, r)
			w.StartAt(r.OrFail(end))
			_, at := r.OnAllFine(end), line()
			return w, at
		}, `ASL6860: reconcile stage of "Read": its exits are given twice`},
		"OnFailure too late": {func() (builder.Definition, string) {
			w, run := begun(whole())
			r := batch.Reconcile(w, run)
			end := done(w, r)
			w.StartAt(r.OrFail(end))
			_, at := r.OnFailure(end), line()
			return w, at
		}, `ASL6860: reconcile stage of "Read": OnFailure is given twice, or after the other exits`},
		"nil exit": {func() (builder.Definition, string) {
			w, run := begun(whole())
			r := batch.Reconcile(w, run)
			end := done(w, r)
			l, at := r.OnAllFine(end).OnSomeFailed(nil), line()
			w.StartAt(l.LeaveToRedrive().OnNothingMatched(end).OnMismatch(end))
			return w, at
		}, `a rule of "Read: Reconciled?" leads to nil`},
		"exits forgotten": {func() (builder.Definition, string) {
			w, run := begun(whole())
			r, at := batch.Reconcile(w, run), line()
			r.OnAllFine(done(w, r))
			w.StartAt(run)
			return w, at
		}, `"Read: Counted?" has no Otherwise`},
		"no outcomes": {func() (builder.Definition, string) {
			w, run := begun(whole())
			r := batch.Reconcile(w, run)
			again := builder.NewFragment(w, "Again: ")
			source, at := batch.RecordedFailures[Row](r), line()
			second := batch.Reconcile(again, batch.RunWithoutOutcomes(again, "Read", source, whole().writer, batch.Label("Again"), batch.MaxConcurrency(1), score))
			end := done(w, r)
			w.StartAt(r.OnAllFine(end).OnSomeFailed(second.OrFail(end)).LeaveToRedrive().OnNothingMatched(end).OnMismatch(end))
			return w, at
		}, `ASL6861: the children of "Read" record no outcomes`},
		"empty canary": {func() (builder.Definition, string) {
			w := builder.New[List, batch.Report]("read", builder.Timeout(time.Hour))
			today := func(o ...batch.ReadOption) batch.Source[builder.S3Object] {
				return batch.S3Prefix("lists", "today/", o...)
			}
			c, at := batch.CanaryRun(w, "Read", 0, today, whole().writer, batch.Label("Read"), batch.MaxConcurrency(5), scoreObject), line()
			first, all := batch.Reconcile(batch.InCanary(w), c.First), batch.Reconcile(w, c.All)
			w.StartAt(first.OrFail(all.OrFail(done(w, all))))
			return w, at
		}, `ASL6862: canary of "Read": 0 items`},
		"express gate": {func() (builder.Definition, string) {
			p := whole()
			p.body, p.most, p.options = askReader, batch.MaxOpenGates(3), []batch.Option{batch.Express()}
			w, run := begun(p)
			r := batch.Reconcile(w, run)
			w.StartAt(r.OrFail(done(w, r)))
			return w, ""
		}, `in an EXPRESS workflow`},
	} {
		t.Run(name, func(t *testing.T) {
			w, at := c.program()
			_, faults := w.Build()
			require.True(t, faults.HasErrors())
			require.Contains(t, faults.String(), c.want)
			found := false
			for _, f := range faults {
				if strings.Contains(f.String(), c.want) {
					found = true
					require.NotEmpty(t, f.Help, f.String())
					require.True(t, at == "" || at == f.Pos.String(), "%s, not %s", f.Pos, at)
				}
			}
			require.True(t, found)
		})
	}
}

func scoreObject(b batch.Body[Finding], o *builder.S3Object) {
	f := Finding{Score: 1}
	b.StartAt(builder.Pass(b, "Score", &f, builder.Bind(&f.StudyID, &o.Key)))
}

// TestNilStages: what a mistake left nil is told, and panics nowhere.
func TestNilStages(t *testing.T) {
	w := builder.New[List, batch.Report]("read", builder.Timeout(time.Hour))
	r := batch.Reconcile[batch.Report, Finding](w, nil)
	w.StartAt(r.OrFail(done(w, r)))
	_, faults := w.Build()
	require.Contains(t, faults.String(), "ASL6861: the reconcile stage of a nil run")
	end := builder.State(nil)
	batch.LacksSomeFailed{}.OnSomeFailed(end).OnThresholdExceeded(end).OnNothingMatched(end).OnMismatch(end)
	batch.LacksThresholdExceeded{}.LeaveToRedrive()
	require.NotPanics(t, func() { batch.FailedItems[Row](nil); batch.PendingItems[Row](nil); batch.RecordedFailures[Row](nil) })
}
