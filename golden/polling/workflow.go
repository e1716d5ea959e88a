// Package polling waits: for a fixed time, until a time, and in a loop that asks until a job is done or gives up.
package polling

import (
	"context"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

// The types of the workflow.
type (
	// Order is the input: an export of a patient's records.
	Order struct {
		PatientID string    `json:"patientId"`
		NotBefore time.Time `json:"notBefore"`
	}
	// JobID names a job.
	JobID string
	// Job is what starting an export gives.
	Job struct {
		ID JobID `json:"id"`
	}
	// Progress is what asking for it gives.
	Progress struct {
		Done       bool   `json:"done"`
		URL        string `json:"url,omitempty"`
		RetryAfter int    `json:"retryAfter"`
	}
	// Exported is the output.
	Exported struct {
		URL      string `json:"url"`
		Attempts int    `json:"attempts"`
	}
)

// StartExport is the handler of a Lambda function.
func StartExport(context.Context, Order) (Job, error) { return Job{}, nil }

// AskExport is the handler of a Lambda function.
func AskExport(context.Context, Job) (Progress, error) { return Progress{}, nil }

// maxAttempts is how often the workflow asks.
const maxAttempts = 20

// Opening is when the export service opened. Nothing starts before.
var Opening = time.Date(2026, time.March, 1, 6, 0, 0, 0, time.UTC)

// Workflow exports the records of a patient.
func Workflow() *builder.Workflow[Order, Exported] {
	w := builder.New[Order, Exported]("records-export", builder.Timeout(24*time.Hour))
	in := w.Input()

	open := builder.WaitUntil(w, "Until the service opens", Opening)
	due := builder.WaitTimestamp(w, "Until it is due", &in.NotBefore)

	// A loop is a Then to an earlier state. What the loop counts is a variable with a value from the start, filled anew in the loop.
	attempts := builder.InitialVar[int](w, "attempts", builder.Lit(0))
	start := builder.Task(w, "Start export", lambdatask.Handler(builder.Param("start_function"), StartExport)).
		ArgumentsExpr(builder.From(in))

	settle := builder.Wait(w, "Let it settle", 30*time.Second).
		Comment("No export is done sooner.")

	ask := builder.Task(w, "Ask", lambdatask.Handler(builder.Param("ask_function"), AskExport)).
		ArgumentsExpr(builder.From(start.Result())).
		Assign(builder.Bind(attempts, builder.Add(attempts, 1)))
	progress := ask.Result()

	// The service says how long to wait; a Wait can take its seconds from a field or an expression.
	pause := builder.WaitSeconds(w, "As long as it says", &progress.RetryAfter)
	longer := builder.WaitSeconds(w, "Longer each time", builder.MulExpr(builder.From(attempts), builder.Lit(10)))

	out := Exported{}
	done := builder.Succeed(w, "Exported", &out,
		builder.Bind(&out.URL, &progress.URL),
		builder.Bind(&out.Attempts, attempts))
	gaveUp := builder.Fail(w, "Gave up", "ExportTooSlow", builder.Format("not done after {} attempts", attempts))

	ready := builder.Choice(w, "Ready?").
		When(builder.From(&progress.Done), done). // a bool is a condition
		When(builder.GreaterOrEqual(attempts, maxAttempts), gaveUp).
		When(builder.Greater(&progress.RetryAfter, 0), pause).
		Otherwise(longer)

	w.StartAt(open).Then(due).Then(start).Then(settle).Then(ask).Then(ready)
	pause.Then(ask)
	longer.Then(ask)
	return w
}

// Alarm is the input of the next workflow: a fridge for vaccines is too warm.
type Alarm struct {
	FridgeID string    `json:"fridgeId"`
	Since    time.Time `json:"since"`
	Test     bool      `json:"test"`
}

// Cooled is its output.
type Cooled struct {
	FridgeID string    `json:"fridgeId"`
	Until    time.Time `json:"until"`
	Skipped  bool      `json:"skipped"`
}

// Cooldown keeps a fridge from raising the same alarm again for ten minutes. A Wait may fill variables and, at the end of a
// workflow, make its output, like any state.
func Cooldown() *builder.Workflow[Alarm, Cooled] {
	w := builder.New[Alarm, Cooled]("fridge-cooldown")
	in := w.Input()
	until := builder.Var[time.Time](w, "until")

	// The variable is filled once: Now gives another time in every state.
	begin := builder.PassThrough(w, "Begin").Assign(builder.Bind(until, builder.AddTime(builder.Now(), 10*time.Minute)))
	settle := builder.Wait(w, "Settle", time.Minute).
		Assign(builder.Bind(until, builder.AddTime(until, time.Minute)))

	cooled := Cooled{}
	rest := builder.WaitTimestamp(w, "Rest", until).Output(&cooled,
		builder.Bind(&cooled.FridgeID, &in.FridgeID),
		builder.Bind(&cooled.Until, until))

	skipped := Cooled{Skipped: true}
	skip := builder.PassThrough(w, "Skip").Output(&skipped,
		builder.Bind(&skipped.FridgeID, &in.FridgeID),
		builder.Bind(&skipped.Until, &in.Since))

	w.StartAt(builder.Choice(w, "Only a test?").When(builder.From(&in.Test), skip).Otherwise(begin))
	begin.Then(settle).Then(rest)
	return w
}
