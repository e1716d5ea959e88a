package review

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
)

// Record is the evidence of one way out of a gate. It is written before anything follows.
type Record struct {
	// Key identifies the request: execution, gate, round. It is the partition key of a DynamoDB table.
	Key string `json:"key"`
	// Gate is the name of the gate.
	Gate string `json:"gate"`
	// Execution is the ARN of the execution.
	Execution string `json:"execution"`
	// Round is 1 for the first draft.
	Round int `json:"round"`
	// Status is the way out.
	Status Status `json:"status"`
	// Decision is what the reviewer answered, "" where nobody did.
	Decision string `json:"decision"`
	// Reviewer is who answered, "" where nobody did.
	Reviewer string `json:"reviewer"`
	// Role is the capacity in which they did.
	Role string `json:"role"`
	// DecidedAt is when they did, as their program says.
	DecidedAt string `json:"decidedAt"`
	// Comment is their reason.
	Comment string `json:"comment"`
	// ContentHash names the content that was to be reviewed.
	ContentHash string `json:"contentHash"`
	// AnsweredHash names the content that the answer is for.
	AnsweredHash string `json:"answeredHash"`
	// RequestedAt is when the question was asked.
	RequestedAt string `json:"requestedAt"`
	// Error is the name of the error that ended the wait, "" where an answer did.
	Error string `json:"error"`
	// Cause explains the error.
	Cause string `json:"cause"`
}

// Sink is where the records of a gate go: [DynamoDB], [S3], [EventBridgeAudit], or [AuditVia] with any call. A record that cannot be written fails the
// execution: nothing follows that is not recorded.
type Sink struct {
	record func(g *GateState, name string, r *Record, bindings []builder.Binding) recording
}

// recording is a state that writes a record.
type recording interface {
	builder.State
	Then(builder.State) builder.Chain
}

// DynamoDB writes each record as an item of a table whose partition key is the text "key". A record is never replaced by another one: writing the
// same one again succeeds, so that a retry does no harm, and one of another status, question, content, reviewer or time under the same key fails the
// execution.
func DynamoDB[N builder.Text](table N) Sink {
	return Sink{func(g *GateState, name string, r *Record, bindings []builder.Binding) recording {
		t := dynamodbtask.NewTable[Record](table)
		row := t.Row()
		a := g.answer
		// Time and content tell apart what has no reviewer, such as two expiries, and what one reviewer has decided at once.
		condition := dynamodbtask.Or(dynamodbtask.AttributeNotExists(&row.Key), dynamodbtask.And(
			dynamodbtask.Equal(&row.Status, g.status),
			dynamodbtask.Equal(&row.RequestedAt, builder.Format("{}", g.requestedAt)),
			dynamodbtask.Equal(&row.ContentHash, g.hash),
			dynamodbtask.Equal(&row.Reviewer, a.reviewer),
			dynamodbtask.Equal(&row.DecidedAt, a.decidedAt)))
		return builder.Task(g.scope, name, t.PutItem(dynamodbtask.Condition(condition))).
			Arguments(r, bindings...).
			Retry(dynamodbtask.Throttled, dynamodbtask.Transient)
	}}
}

// maxRecord is how long a call of the user's may take to write a record: as long as a Lambda function may run.
const maxRecord = 15 * time.Minute

// AuditVia writes each record by any call that takes a [Record]. A call that fails, or has not ended after 15 minutes, fails the execution. It may be
// made several times for one record, after a redrive for instance: writing one twice must do no harm.
func AuditVia[Res any](call builder.Call[Record, Res], retriers ...builder.Retrier) Sink {
	return Sink{func(g *GateState, name string, r *Record, bindings []builder.Binding) recording {
		t := builder.Task(g.scope, name, call).Arguments(r, bindings...).Timeout(maxRecord)
		if len(retriers) > 0 {
			t.Retry(retriers...)
		}
		return t
	}}
}
