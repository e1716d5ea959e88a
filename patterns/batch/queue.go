package batch

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// FailedChild is the message about a child that failed. It refers to the child and holds nothing of its item: a queue is no place for what
// items hold, and a message is smaller than they may be.
type FailedChild struct {
	// MapRunArn is the ARN of the Map Run.
	MapRunArn string `json:"mapRunArn"`
	// ExecutionArn is the ARN of the child; its record in Folder has its input.
	ExecutionArn string `json:"executionArn"`
	// Name is the name of the child.
	Name string `json:"name"`
	// Status is FAILED, TIMED_OUT or ABORTED.
	Status string `json:"status"`
	// Error is the name of the error; "" where there was none.
	Error string `json:"error"`
	// Bucket and Folder are where the records of the failed children are.
	Bucket string `json:"bucket"`
	Folder string `json:"folder"`
}

// QueueFailed sends a [FailedChild] for every child that failed, ran out of time or was stopped to an SQS queue, for whoever works on them later;
// of a run with outcomes one for every recorded failure as well. No message is lost silently: where one cannot be sent, the execution ends with that
// error, and so it does at an exit of a Map that failed and whose children could not be counted. It is for the exit OnSomeFailed, and goes on with
// Then. At OnThresholdExceeded it sends what the writer has written at that moment.
func QueueFailed[Out any, U builder.Text](s builder.ScopeOf[Out], r *Reconciliation, queueURL U) builder.Chain {
	f := builder.NewFragment(s, r.run.name+": ")
	c := &r.report.Counts
	done := builder.PassThrough(f, "Queued")
	unknown := builder.And(builder.Equal(&c.Total, 0), builder.Not(builder.Equal(&r.problem.Error, "")))
	lost := builder.Fail(f, "Not counted", ErrNotQueued, builder.Format("it is not known which children failed, after {}", &r.problem.Error))
	failed := builder.AddExpr(builder.AddExpr(builder.From(&c.Failed), builder.From(&c.TimedOut)), builder.From(&c.Aborted))
	send := queueRecords(f, r, "Queue", "Queue", r.run.writer.inputType(), &r.report.Folder, queueURL)
	next := builder.State(done)
	if r.outcomes != nil {
		recorded := queueRecords(f, r, "Queue recorded", "QueueRecorded", asl.InputJSONL, r.outcomes.folder, queueURL)
		next = builder.Choice(f, "Any recorded to queue?").When(builder.Greater(&r.report.RecordedFailures, 0), recorded).Otherwise(done)
		recorded.Then(done)
	}
	any := builder.Choice(f, "Any to queue?").When(unknown, lost).When(builder.GreaterExpr(failed, builder.Lit(0)), send).Otherwise(next)
	send.Then(next)
	return builder.Span(any, done)
}

// queueRecords sends a message for each record of failed children in a folder. The label of its Map Run ends with label.
func queueRecords[Out any, U builder.Text](f *builder.Fragment[Out], r *Reconciliation, name, label string, input asl.InputType, folder *string,
	queueURL U) *builder.DistributedMapState[sqstask.SendMessageOutput] {
	records := builder.S3Contents[Record](r.run.writer.bucket, builder.Format("{}FAILED_", folder), input)
	messages := builder.Select(records, func(raw *Record, m *FailedChild) []builder.Binding {
		return []builder.Binding{builder.Bind(&m.MapRunArn, &r.report.MapRunArn), builder.Bind(&m.ExecutionArn, &raw.ExecutionArn),
			builder.Bind(&m.Name, &raw.Name), builder.Bind(&m.Status, &raw.Status), builder.Bind(&m.Error, builder.OrElse(&raw.Error, "")),
			builder.Bind(&m.Bucket, &r.report.Bucket), builder.Bind(&m.Folder, folder)}
	})
	w := r.run.writer
	m := builder.DistributedMap(f, name, messages, func(p *builder.Processor[FailedChild, sqstask.SendMessageOutput]) {
		p.StartAt(builder.Task(p, name+": Send", sqstask.SendMessage[FailedChild](queueURL)).
			ArgumentsExpr(builder.From(p.Item())).Retry(sqstask.Throttled, sqstask.Transient))
	}).Express().Label(labelWith(r.run.label, label)).MaxConcurrency(outcomesConcurrency).
		ResultWriter(builder.S3Destination(w.bucket, builder.Format("{}/queued", w.prefix))).WriterConfig(asl.WriterCompact, asl.OutputJSONL)
	m.Catch(builder.Fail(f, name+": Failed", ErrNotQueued, &m.Failure().Cause))
	return m
}

// ErrNotQueued is what an execution ends with that could not send a message about a failed child, or does not know which ones failed.
const ErrNotQueued = "Batch.NotQueued"
