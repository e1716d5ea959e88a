package batch

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/patterns/batch"
)

// ReconcileWorkflows are those of the stages behind the Map.
func ReconcileWorkflows() []builder.Definition {
	return []builder.Definition{
		reconcile(), reconcileRedrive(), reconcileOutcomes(), reconcileOutcomesExecutions(), reconcileExits(),
		secondPass(), secondPassRecorded(), pendingLater(), queueFailed(), queueRecorded(),
		canary(), reviewPerBatch(), reviewPerItem(),
	}
}

// Screened is the output of a screening: how it ended, and what is known of it.
type Screened struct {
	Ended  string       `json:"ended"`
	Report batch.Report `json:"report"`
}

// reconcile fails the execution unless all is fine.
func reconcile() *builder.Workflow[Backlog, batch.Report] {
	w := begin[batch.Report]("reconcile")
	r := batch.Reconcile(w, screen(w))
	w.StartAt(r.OrFail(builder.SucceedExpr(w, "Done", builder.From(r.Report()))))
	return w
}

// reconcileOutcomes counts poison items, too.
func reconcileOutcomes() *builder.Workflow[Backlog, batch.Report] {
	w := begin[batch.Report]("reconcile-outcomes")
	r := batch.Reconcile(w, batch.Run(w, "Read studies", rows(w.Input()), results, label, batch.MaxConcurrency(50), model, batch.ToleratedFailurePercentage(2)))
	w.StartAt(r.OrFail(builder.SucceedExpr(w, "Done", builder.From(r.Report()))))
	return w
}

// reconcileOutcomesExecutions counts poison items in the records of the children.
func reconcileOutcomesExecutions() *builder.Workflow[Backlog, batch.Report] {
	w := begin[batch.Report]("reconcile-outcomes-executions")
	r := batch.Reconcile(w, batch.Run(w, "Read studies", rows(w.Input()), results.As(batch.ExecutionsJSON), label, batch.MaxConcurrency(50), model))
	w.StartAt(r.OrFail(builder.SucceedExpr(w, "Done", builder.From(r.Report()))))
	return w
}

// reconcileRedrive leaves a run in which too much failed to operators, who redrive it. No finding is released unless all is fine.
func reconcileRedrive() *builder.Workflow[Backlog, Screened] {
	w := begin[Screened]("reconcile-redrive")
	r := batch.Reconcile(w, screen(w))
	end := func(ended string) builder.State { return screened(w, ended, r) }
	fine := end("Fine")
	w.StartAt(r.OnAllFine(fine).OnSomeFailed(end("Some failed")).LeaveToRedrive().
		OnNothingMatched(end("Nothing to screen")).OnMismatch(end("Counts differ")))
	return w
}

// reconcileExits has an exit of its own for each outcome, and knows how many items there must be.
func reconcileExits() *builder.Workflow[Backlog, Screened] {
	w := begin[Screened]("reconcile-exits")
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

// secondPass tries the studies again whose children failed, with the same body, and fails unless that is fine.
func secondPass() *builder.Workflow[Backlog, Screened] {
	w := begin[Screened]("second-pass")
	first := batch.Reconcile(w, screen(w))
	again := builder.NewFragment(w, "Again: ")
	second := batch.Reconcile(again, batch.RunWithoutOutcomes(again, "Screen", batch.FailedItems[Study](first),
		batch.S3Writer(builder.Param("results_bucket"), "screen-again"), batch.Label("ScreenAgain"), batch.MaxConcurrency(5), screenStudy))
	stopped := screened(w, "Stopped", first)
	w.StartAt(first.OnAllFine(screened(w, "Fine", first)).OnSomeFailed(second.OrFail(screened(w, "Fine again", second))).
		OnThresholdExceeded(stopped).OnNothingMatched(stopped).OnMismatch(stopped))
	return w
}

// secondPassRecorded tries the poison items again.
func secondPassRecorded() *builder.Workflow[Backlog, batch.Report] {
	w := begin[batch.Report]("second-pass-recorded")
	first := batch.Reconcile(w, batch.Run(w, "Read studies", rows(w.Input()), results, label, batch.MaxConcurrency(50), model))
	again := builder.NewFragment(w, "Again: ")
	second := batch.Reconcile(again, batch.Run(again, "Read studies", batch.RecordedFailures[Row](first),
		batch.S3Writer(builder.Param("results_bucket"), "findings-again"), batch.Label("ReadAgain"), batch.MaxConcurrency(5), model))
	stopped := builder.Fail(w, "Stopped", "Stopped", first.Cause())
	w.StartAt(first.OnAllFine(builder.SucceedExpr(w, "Fine", builder.From(first.Report()))).
		OnSomeFailed(second.OrFail(builder.SucceedExpr(w, "Fine again", builder.From(second.Report())))).
		OnThresholdExceeded(stopped).OnNothingMatched(stopped).OnMismatch(stopped))
	return w
}

// pendingLater runs what was never started, once too many items had failed.
func pendingLater() *builder.Workflow[Backlog, Screened] {
	w := begin[Screened]("pending-items")
	first := batch.Reconcile(w, screen(w))
	rest := builder.NewFragment(w, "Rest: ")
	second := batch.Reconcile(rest, batch.RunWithoutOutcomes(rest, "Screen", batch.PendingItems[Study](first),
		batch.S3Writer(builder.Param("results_bucket"), "screen-rest"), batch.Label("ScreenRest"), batch.MaxConcurrency(1), screenStudy))
	stopped := screened(w, "Stopped", first)
	w.StartAt(first.OnAllFine(screened(w, "Fine", first)).OnSomeFailed(stopped).
		OnThresholdExceeded(second.OrFail(screened(w, "Rest fine", second))).OnNothingMatched(stopped).OnMismatch(stopped))
	return w
}

// queueFailed sends a message about each child that failed.
func queueFailed() *builder.Workflow[Backlog, Screened] {
	w := begin[Screened]("queue-failed")
	r := batch.Reconcile(w, screen(w))
	queued := batch.QueueFailed(w, r, builder.Param("failed_studies_url"))
	queued.Then(screened(w, "Queued", r))
	stopped := screened(w, "Stopped", r)
	w.StartAt(r.OnAllFine(screened(w, "Fine", r)).OnSomeFailed(queued).OnThresholdExceeded(stopped).OnNothingMatched(stopped).OnMismatch(stopped))
	return w
}

// queueRecorded sends a message about each recorded failure as well.
func queueRecorded() *builder.Workflow[Backlog, Screened] {
	w := begin[Screened]("queue-recorded")
	r := batch.Reconcile(w, batch.Run(w, "Read studies", rows(w.Input()), results, label, batch.MaxConcurrency(50), model))
	queued := batch.QueueFailed(w, r, builder.Param("failed_studies_url"))
	queued.Then(screened(w, "Queued", r))
	stopped := screened(w, "Stopped", r)
	w.StartAt(r.OnAllFine(screened(w, "Fine", r)).OnSomeFailed(queued).OnThresholdExceeded(stopped).OnNothingMatched(stopped).OnMismatch(stopped))
	return w
}

// Verdict is what a reviewer says of a run.
type Verdict struct {
	Approved bool `json:"approved"`
}

// BatchQuestion asks for a verdict about a run.
type BatchQuestion struct {
	Token  string       `json:"token"`
	Report batch.Report `json:"report"`
}

// askAbout has somebody look at a run, and goes on to approved only with a yes.
func askAbout(w *builder.Workflow[Backlog, Screened], name string, r *batch.Reconciliation, approved, refused builder.State) builder.State {
	q := BatchQuestion{}
	ask := builder.Task(w, name, sqstask.WithToken[BatchQuestion, Verdict](builder.Param("questions_url"))).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.Report, r.Report())).Timeout(48 * time.Hour)
	ask.Catch(refused)
	return ask.Then(builder.Choice(w, name+"?").When(builder.Equal(&ask.Result().Approved, true), approved).Otherwise(refused))
}

// canary runs 20 studies first, has somebody look at them, and then runs all.
func canary() *builder.Workflow[Backlog, Screened] {
	w := begin[Screened]("canary")
	in := w.Input()
	c := batch.CanaryRun(w, "Read studies", 20, func(o ...batch.ReadOption) batch.Source[Row] {
		options := []batch.CSVOption{batch.VersionId(&in.Version)}
		for _, option := range o {
			options = append(options, option)
		}
		return batch.S3CSV[Row](&in.Bucket, &in.Key, options...)
	}, results, label, batch.MaxConcurrency(50), model)
	first, all := batch.Reconcile(batch.InCanary(w), c.First, batch.ExpectItems(20)), batch.Reconcile(w, c.All)
	stopped := screened(w, "Stopped", first)
	whole := all.OrFail(screened(w, "Fine", all))
	gate := askAbout(w, "Review canary", first, whole, stopped)
	w.StartAt(first.OnAllFine(gate).OnSomeFailed(stopped).OnThresholdExceeded(stopped).OnNothingMatched(stopped).OnMismatch(stopped))
	return w
}

// reviewPerBatch has somebody look at a run some of whose items failed.
func reviewPerBatch() *builder.Workflow[Backlog, Screened] {
	w := begin[Screened]("review-per-batch")
	r := batch.Reconcile(w, screen(w))
	stopped := screened(w, "Stopped", r)
	gate := askAbout(w, "Review failures", r, screened(w, "Accepted with failures", r), stopped)
	w.StartAt(r.OnAllFine(screened(w, "Fine", r)).OnSomeFailed(gate).OnThresholdExceeded(stopped).OnNothingMatched(stopped).OnMismatch(stopped))
	return w
}

// reviewPerItem has a radiologist read each study, with at most 5 questions open at a time.
func reviewPerItem() *builder.Workflow[Backlog, batch.Report] {
	w := begin[batch.Report]("review-per-item")
	r := batch.Reconcile(w, batch.Run(w, "Read studies", rows(w.Input()), results, label, batch.MaxOpenGates(5), ask, batch.Standard()))
	w.StartAt(r.OrFail(builder.SucceedExpr(w, "Done", builder.From(r.Report()))))
	return w
}
