package batch_test

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/patterns/batch"
)

// ways prints the Choice that a reconcile stage ends with.
func ways(w builder.Definition, name string) {
	machine, faults := w.Build()
	if faults.HasErrors() {
		fmt.Println(faults)
		return
	}
	for _, s := range machine.States {
		if s.Name != name {
			continue
		}
		for _, t := range asl.Transitions(s.State) {
			fmt.Println(t.Pointer, t.To)
		}
	}
}

// Every outcome of a run has an exit.
func ExampleReconcile() {
	w := builder.New[List, batch.Report]("read-studies", builder.Timeout(24*time.Hour))
	in := w.Input()
	run := batch.Run(w, "Read studies", batch.S3CSV[Row](&in.Bucket, &in.Key), batch.S3Writer(builder.Param("results_bucket"), "findings"),
		batch.Label("ReadStudies"), batch.MaxConcurrency(50), score, batch.ToleratedFailurePercentage(2))
	r := batch.Reconcile(w, run)
	report := func(name string) builder.State { return builder.SucceedExpr(w, name, builder.From(r.Report())) }
	w.StartAt(r.OnAllFine(report("Done")).
		OnSomeFailed(report("Some failed")).
		OnThresholdExceeded(report("Too many failed")).
		OnNothingMatched(report("No studies")).
		OnMismatch(builder.Fail(w, "Counts differ", batch.ErrMismatch, r.Cause())))
	ways(w, "Read studies: Reconciled?")
	ways(w, "Read studies: Counted?")
	// Output:
	// /Choices/0/Next Read studies: All fine
	// /Choices/1/Next Some failed
	// /Default Counts differ
	// /Choices/0/Next Read studies: Settle
	// /Choices/1/Next No studies
	// /Default Read studies: Manifest
}

// A second pass works on what failed, with the same body; what fails again goes to a queue.
func ExampleFailedItems() {
	w := builder.New[List, batch.Report]("read-studies", builder.Timeout(24*time.Hour))
	in := w.Input()
	results := batch.S3Writer(builder.Param("results_bucket"), "findings")
	first := batch.Reconcile(w, batch.RunWithoutOutcomes(w, "Read", batch.S3CSV[Row](&in.Bucket, &in.Key), results,
		batch.Label("Read"), batch.MaxConcurrency(50), score, batch.ToleratedFailurePercentage(2)))
	again := builder.NewFragment(w, "Again: ")
	second := batch.Reconcile(again, batch.RunWithoutOutcomes(again, "Read", batch.FailedItems[Row](first), results,
		batch.Label("ReadAgain"), batch.MaxConcurrency(5), score, batch.ToleratedFailurePercentage(100)))
	queued := batch.QueueFailed(again, second, builder.Param("failed_url"))
	done := builder.SucceedExpr(w, "Done", builder.From(first.Report()))
	stopped := builder.Fail(w, "Stopped", "Stopped", first.Cause())
	queued.Then(done)
	w.StartAt(first.OnAllFine(done).
		OnSomeFailed(second.OnAllFine(done).OnSomeFailed(queued).LeaveToRedrive().OnNothingMatched(stopped).OnMismatch(stopped)).
		LeaveToRedrive().OnNothingMatched(stopped).OnMismatch(stopped))
	ways(w, "Read: Reconciled?")
	ways(w, "Again: Read: Reconciled?")
	// Output:
	// /Choices/0/Next Read: All fine
	// /Choices/1/Next Again: Read
	// /Default Stopped
	// /Choices/0/Next Again: Read: All fine
	// /Choices/1/Next Again: Read: Any to queue?
	// /Default Stopped
}

// Twenty studies are read before all of them are.
func ExampleCanaryRun() {
	w := builder.New[List, batch.Report]("read-studies", builder.Timeout(24*time.Hour))
	c := batch.CanaryRun(w, "Read", 20, func(o ...batch.ReadOption) batch.Source[builder.S3Object] {
		return batch.S3Prefix(&w.Input().Bucket, "studies/", o...)
	}, batch.S3Writer(builder.Param("results_bucket"), "findings"), batch.Label("Read"), batch.MaxConcurrency(50), scoreObject)
	first, all := batch.Reconcile(batch.InCanary(w), c.First), batch.Reconcile(w, c.All)
	w.StartAt(first.OrFail(all.OrFail(builder.SucceedExpr(w, "Done", builder.From(all.Report())))))
	ways(w, "Canary: Read: All fine")
	// Output: /Next Read
}
