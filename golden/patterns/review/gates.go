package review

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/patterns/review"
)

// eitherGate publishes what triage has approved, or else the ward.
func eitherGate() builder.Definition {
	w := builder.New[Encounter, Outcome]("review-either-gate")
	in := w.Input()
	draft := builder.Task(w, "Draft note", lambdatask.Handler("draft-note", MakeDraft)).ArgumentsExpr(builder.From(in)).Retry(builder.LambdaTransient)
	ask := question(in, draft, review.SQS(builder.Param("review_queue_url")))
	triage := review.Gate(w, "Triage", ask, audit(), review.WithoutRework())
	ward := review.Gate(w, "Ward", ask, audit(), review.WithoutRework())
	order := Order{ApprovedBy: "a reviewer"}
	publish := builder.Task(w, "Publish note", lambdatask.Handler("publish-note", PublishNote)).
		Arguments(&order, builder.Bind(&order.DraftKey, &draft.Result().Key)).Retry(builder.LambdaTransient)
	publish.Then(builder.Succeed(w, "Published", &Outcome{Status: review.Approved}))
	out := Outcome{}
	triage.OnApprove(publish).OnReject(ward)
	ward.OnApprove(publish).OnReject(builder.Succeed(w, "Ended", &out, builder.Bind(&out.Status, ward.Status())))
	review.AnyOf(triage, ward).Guards(publish)
	w.StartAt(draft).Then(triage)
	return w
}

// bothGates publishes what two departments have approved, one after the other.
func bothGates() builder.Definition {
	w := builder.New[Encounter, Outcome]("review-both-gates")
	in := w.Input()
	draft := builder.Task(w, "Draft note", lambdatask.Handler("draft-note", MakeDraft)).ArgumentsExpr(builder.From(in)).Retry(builder.LambdaTransient)
	ask := question(in, draft, review.SQS(builder.Param("review_queue_url")))
	ward := review.Gate(w, "Ward", ask, audit(), review.WithoutRework())
	board := review.Gate(w, "Board", ask, audit(), review.WithoutRework(), review.Author(ward.Reviewer()))
	order := Order{}
	publish := builder.Task(w, "Publish note", lambdatask.Handler("publish-note", PublishNote)).
		Arguments(&order, builder.Bind(&order.DraftKey, &draft.Result().Key), builder.Bind(&order.ApprovedBy, board.Reviewer())).Retry(builder.LambdaTransient)
	ended := func(name string, gate *review.GateState) builder.State {
		out := Outcome{}
		return builder.Succeed(w, name, &out, builder.Bind(&out.Status, gate.Status()), builder.Bind(&out.Reason, gate.Comment()))
	}
	publish.Then(ended("Published", board))
	ward.OnApprove(board).OnReject(ended("Refused by the ward", ward)).Guards(board)
	board.OnApprove(publish).OnReject(ended("Refused by the board", board)).Guards(publish)
	w.Require(builder.Before(publish, ward.Approved())) // which follows, and stays true whatever is changed above
	w.StartAt(draft).Then(ward)
	return w
}
