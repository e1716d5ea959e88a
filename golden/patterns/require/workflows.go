// Package require has workflows that say what must have happened before their side effects, which Build proves.
package require

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// Report is a radiology report.
type Report struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// Question is what a radiologist gets.
type Question struct {
	Token string `json:"token"`
	ID    string `json:"id"`
}

// Decision is what the radiologist decides.
type Decision string

// The decisions.
const (
	Approve Decision = "approve"
	Reject  Decision = "reject"
	Rework  Decision = "rework"
)

// Values lists the decisions.
func (Decision) Values() []Decision { return []Decision{Approve, Reject, Rework} }

// Answer is what the radiologist sends back.
type Answer struct {
	Decision Decision `json:"decision"`
}

// Status is how it ended.
type Status struct {
	Status string `json:"status"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{passed(), since()}
}

// passed sends a report to the ward and to the archive side by side, once it is checked and its record is written.
func passed() *builder.Workflow[Report, Status] {
	w := builder.New[Report, Status]("require-passed")
	in := w.Input()
	failed := builder.Fail(w, "Not sent", "Report.NotSent", "The report is not checked or not recorded.")

	check := builder.Task(w, "Check report", lambdatask.Function[Report, Answer]("check-report")).
		ArgumentsExpr(builder.From(in)).
		Timeout(time.Minute).
		Catch(failed)
	record := builder.Task(w, "Record", lambdatask.Function[Report, Status]("record-report")).
		ArgumentsExpr(builder.From(in)).
		Timeout(time.Minute).
		Catch(failed)

	send := builder.Parallel(w, "Send").Catch(failed)
	var ward, archive builder.State
	builder.Branch(send, func(b *builder.BranchScope[Status]) {
		ward = builder.Task(b, "Send to ward", lambdatask.Function[Report, Status]("send-to-ward")).
			ArgumentsExpr(builder.From(in)).
			Timeout(time.Minute)
		b.StartAt(ward)
	})
	builder.Branch(send, func(b *builder.BranchScope[Status]) {
		archive = builder.Task(b, "Send to archive", lambdatask.Function[Report, Status]("send-to-archive")).
			ArgumentsExpr(builder.From(in)).
			Timeout(time.Minute)
		b.StartAt(archive)
		// Both must have happened before either is sent: the check and the record.
		builder.Require(b, builder.Before(archive, builder.Passed(check)), builder.Before(archive, builder.Passed(record)))
	})
	w.Require(builder.Before(ward, builder.Passed(check)), builder.Before(ward, builder.Passed(record)))

	w.StartAt(check).Then(record).Then(send).Then(builder.Succeed(w, "Sent", &Status{"sent"}))
	return w
}

// since lets a radiologist send a draft back twice: an approval of an earlier draft does not publish a later one.
func since() *builder.Workflow[Report, Status] {
	w := builder.New[Report, Status]("require-since")
	in := w.Input()
	rejected := builder.Succeed(w, "Rejected", &Status{"rejected"})
	failed := builder.Fail(w, "Failed", "Report.Failed", "The report cannot be drafted, asked for or published.")

	rounds := builder.InitialVar[int](w, "rounds", builder.Lit(1))
	draft := builder.Task(w, "Draft report", lambdatask.Function[Report, Report]("draft-report")).
		ArgumentsExpr(builder.From(in)).
		Timeout(5 * time.Minute).
		Catch(failed)
	question := Question{}
	ask := builder.Task(w, "Ask radiologist", sqstask.WithToken[Question, Answer](builder.Param("radiology_queue_url"))).
		Arguments(&question, builder.Bind(&question.Token, builder.TaskToken()), builder.Bind(&question.ID, &in.ID)).
		Timeout(24*time.Hour).
		Catch(rejected, "States.Timeout").
		Catch(failed)
	publish := builder.Task(w, "Publish report", lambdatask.Function[Report, Status]("publish-report")).
		ArgumentsExpr(builder.From(draft.Result())).
		Timeout(time.Minute).
		Catch(failed)
	again := builder.PassThrough(w, "Next round").Assign(builder.Bind(rounds, builder.Add(rounds, 1)))
	again.Then(draft)
	left := builder.Choice(w, "Rounds left?").When(builder.Less(rounds, 3), again).Otherwise(rejected)
	decision := builder.Switch(w, "Decision?", &ask.Result().Decision).
		Case(Approve, publish).
		Case(Reject, rejected).
		Case(Rework, left)
	w.StartAt(draft).Then(ask).Then(decision)

	w.Require(builder.Before(publish, builder.Through(decision, publish)).Since(draft))
	return w
}
