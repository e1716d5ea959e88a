package batch

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/patterns/batch"
)

// ReconcileWorkflows are those of the stages behind the Map.
func ReconcileWorkflows() []builder.Definition {
	return []builder.Definition{reconcile(), reconcileOutcomes(), reconcileExits()}
}

// Screened is the output of a screening: how it ended, and what is known of it.
type Screened struct {
	Ended  string       `json:"ended"`
	Report batch.Report `json:"report"`
}

// reconcile fails the execution unless all is fine.
func reconcile() *builder.Workflow[Backlog, batch.Report] {
	w := builder.New[Backlog, batch.Report]("batch-reconcile", builder.Timeout(12*time.Hour))
	r := batch.Reconcile(w, screen(w))
	w.StartAt(r.OrFail(builder.SucceedExpr(w, "Done", builder.From(r.Report()))))
	return w
}

// reconcileOutcomes counts poison items, too.
func reconcileOutcomes() *builder.Workflow[Backlog, batch.Report] {
	w := builder.New[Backlog, batch.Report]("batch-reconcile-outcomes", builder.Timeout(12*time.Hour))
	in := w.Input()
	run := batch.Run(w, "Read studies", batch.S3CSV[Row](&in.Bucket, &in.Key), batch.S3Writer(builder.Param("results_bucket"), "findings"),
		batch.Label("ReadStudies"), batch.MaxConcurrency(50), model, batch.ToleratedFailurePercentage(2))
	r := batch.Reconcile(w, run)
	w.StartAt(r.OrFail(builder.SucceedExpr(w, "Done", builder.From(r.Report()))))
	return w
}

// reconcileExits has an exit of its own for each outcome, and knows how many items there must be.
func reconcileExits() *builder.Workflow[Backlog, Screened] {
	w := builder.New[Backlog, Screened]("batch-reconcile-exits", builder.Timeout(12*time.Hour))
	r := batch.Reconcile(w, screen(w), batch.ExpectItems(&w.Input().Limit))
	end := func(ended string) builder.State { return screened(w, ended, r) }
	r.OnFailure(builder.Fail(w, "Not screened", "NotScreened", &r.Problem().Cause))
	w.StartAt(r.OnAllFine(end("Fine")).OnSomeFailed(end("Some failed")).OnThresholdExceeded(end("Too many failed")).
		OnNothingMatched(end("Nothing to screen")).OnMismatch(end("Counts differ")))
	return w
}

// screened ends a screening with its report.
func screened(w *builder.Workflow[Backlog, Screened], ended string, r *batch.Reconciliation) builder.State {
	out := Screened{Ended: ended}
	return builder.Succeed(w, ended, &out, builder.Bind(&out.Report, r.Report()))
}

// screen is the run of these workflows: its children give bare findings.
func screen[Out any](w *builder.Workflow[Backlog, Out]) *batch.MapRun[Finding] {
	in := w.Input()
	return batch.RunWithoutOutcomes(w, "Screen", batch.S3JSONL[Study](&in.Bucket, &in.Key), batch.S3Writer(builder.Param("results_bucket"), "screen"),
		batch.Label("Screen"), batch.MaxConcurrency(20), screenStudy, batch.ToleratedFailurePercentage(5))
}

// screenStudy runs the model over one study.
func screenStudy(b batch.Body[Finding], study *Study) {
	b.StartAt(builder.Task(b, "Run screening model", lambdatask.Function[Study, Finding](builder.Param("screening_function"))).
		ArgumentsExpr(builder.From(study)).Timeout(time.Minute).Retry(builder.LambdaThrottled, builder.LambdaTransient))
}
