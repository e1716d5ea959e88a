package batch

import "github.com/aslgen/aslgen/builder"

// The errors that [Reconciliation.OrFail] ends an execution with.
const (
	// ErrItemsFailed says that some items failed.
	ErrItemsFailed = "Batch.ItemsFailed"
	// ErrNothingMatched says that the source had no item.
	ErrNothingMatched = "Batch.NothingMatched"
	// ErrMismatch says that the counts contradict one another, the manifest, or what was expected.
	ErrMismatch = "Batch.CountMismatch"
)

// Reconciliation is the stage behind the Map of a run: it asks how many items came to which end, reads the manifest of the results, and
// compares. It becomes a part of the flow when it is said what follows each outcome, from [Reconciliation.OnAllFine] on.
//
// The states behind run "Screen":
//
//	Screen → Screen: Count → Screen: Counted? → Screen: Manifest → Screen: Reconciled? → Screen: All fine → OnAllFine
//	  |           ↑_ Screen: Settle _|  |                                  |     |
//	  |                                 └→ OnNothingMatched    OnSomeFailed←┘     └→ OnMismatch
//	  └ too many failed → Screen: Find run → Screen: Count failures → OnThresholdExceeded
//
// A Map that fails for another reason, and a question that is not answered, lead to OnFailure: to a Fail with that error as long as
// nothing else is said. Nothing but counts that agree leads to All fine.
//
// A run with outcomes counts its recorded failures as well, before "Reconciled?". A child that recorded a failure has succeeded, and
// the results are too large for the 256 KiB of a state, so a second distributed Map reads them from the files: one short EXPRESS child for each outcome,
// which fails for a failure. Its Map Run counts them, and its FAILED files hold the items for [RecordedFailures].
//
// What operators do: a Map Run at work is slowed down, or made to tolerate more, with UpdateMapRun and the ARN in [Report]. An execution that
// failed in the Map is redriven within 14 days, and runs the children again that failed and those that never started: with OrFail or
// LeaveToRedrive. A failure that an exit has caught, and one that was tolerated, is not redriven: its items go to a second pass, [FailedItems],
// [PendingItems] and [RecordedFailures], or to a queue, [QueueFailed]. A Retry of the Map would start all items again.
type Reconciliation struct {
	run      ran
	report   *Report
	problem  *builder.ErrorOutput
	expected *builder.Expr[int]

	ask        *builder.TaskState[DescribeMapRunInput, DescribeMapRunOutput]
	counted    *builder.ChoiceState
	read       *builder.TaskState[getObjectInput, getObjectOutput]
	manifest   *Manifest
	reconciled *builder.ChoiceState
	allFine    *builder.PassState[any]
	find       *builder.TaskState[ListMapRunsInput, ListMapRunsOutput]
	children   *int     // how many succeeded
	outcomes   *counter // nil where the children record none
	failures   *builder.TaskState[DescribeMapRunInput, DescribeMapRunOutput]
	onFailure  builder.State
	redrivable bool // the failure of the Map is left to a redrive
	begun      bool // the exits are being said
}

// Reconcile makes the stage behind a run, in the same scope. The run needs a writer and a label.
//
//	w.StartAt(batch.Reconcile(w, run).OnAllFine(publish).OnSomeFailed(review).OnThresholdExceeded(alarm).OnNothingMatched(alarm).OnMismatch(alarm))
func Reconcile[Out, Result any](s builder.ScopeOf[Out], run *MapRun[Result], options ...ReconcileOption) *Reconciliation {
	if run == nil {
		fault(s, errReconciled, "give it the result of Run", "the reconcile stage of a nil run")
		run = &MapRun[Result]{state: builder.DistributedMap[any, Result](s, "Nil", &[]any{}, nil)}
	}
	m, w := run.state, run.writer
	switch {
	case w.destination == nil:
		fault(s, errReconciled, "give the run an S3Writer", "the results of %q are not written: there is no manifest to compare with", run.name)
	case run.label == "":
		fault(s, errReconciled, "give the run a Label", "%q has no label: its Map Run cannot be found where too many items failed", run.name)
	}
	return newReconciliation(ran{
		scope: builder.NewFragment(s, run.name+": "), name: run.name, label: run.label,
		state: m, written: m.Written(), failure: m.Failure(), writer: w, outcomes: run.outcomes, numbered: run.numbered,
		assign: func(b ...builder.Binding) { m.Assign(b...) },
		then:   func(next builder.State) { m.Then(next) },
		catch:  func(rule builder.CatchRule, target builder.State) { m.CatchRule(rule, target) },
	}, options)
}

// ran is what the stages behind a Map know of it.
type ran struct {
	scope    builder.Scope // its states' names begin with the name of the run
	name     string
	label    string
	state    builder.State
	written  *builder.MapRunResult
	failure  *builder.ErrorOutput
	writer   Writer
	numbered bool // the children get a Numbered item
	outcomes bool // the children record an Outcome
	assign   func(...builder.Binding)
	then     func(builder.State)
	catch    func(builder.CatchRule, builder.State)
}

// Report is what is known of a run.
type Report struct {
	// MapRunArn is the ARN of the Map Run, which operators redrive, or change while it runs; "" where it is not known.
	MapRunArn string `json:"mapRunArn"`
	// Bucket is the bucket of the results.
	Bucket string `json:"bucket"`
	// Folder is what the keys of the results begin with, up to a slash; "" where it is not known.
	Folder string `json:"folder"`
	// Counts says how many items came to which end; all are 0 where the Map Run could not be asked.
	Counts Counts `json:"counts"`
	// RecordedFailures says how many children succeeded by recording an [Outcome] that is a failure. They are among Counts.Succeeded; 0 before they
	// are counted.
	RecordedFailures int `json:"recordedFailures"`
}

// Report returns what is known of the run. It can be read at every exit, also where the Map failed.
func (r *Reconciliation) Report() *Report { return r.report }

// Problem returns the error that led to OnThresholdExceeded or to OnFailure. It can be read at every exit; at the others its name is "".
// The cause of a Map that failed may hold what its items hold.
func (r *Reconciliation) Problem() *builder.ErrorOutput { return r.problem }

// AllFine returns the state that a run comes to only if its counts agree and no item failed: what a builder.Passed of it allows is proved.
func (r *Reconciliation) AllFine() builder.State { return r.allFine }

// Cause gives a text with the counts, for the Cause of a Fail state.
func (r *Reconciliation) Cause() builder.Expr[string] {
	c := &r.report.Counts
	return builder.Format("of {} items {} succeeded ({} with a recorded failure), {} failed, {} timed out, {} were aborted, {} never started; Map Run {}",
		&c.Total, &c.Succeeded, &r.report.RecordedFailures, &c.Failed, &c.TimedOut, &c.Aborted, &c.Pending, &r.report.MapRunArn)
}

// notSucceeded is how many items have no child that succeeded.
func (r *Report) notSucceeded() builder.Expr[int] {
	c := &r.Counts
	return builder.AddExpr(builder.AddExpr(builder.From(&c.Failed), builder.From(&c.TimedOut)), builder.AddExpr(builder.From(&c.Aborted), builder.From(&c.Pending)))
}
