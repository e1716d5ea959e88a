package review

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/patterns/review"
)

// Opinion is what a radiologist decides.
type Opinion string

// The opinions.
const (
	Release       Opinion = "release"
	Hold          Opinion = "hold"
	SecondOpinion Opinion = "second-opinion"
)

// Values lists the opinions.
func (Opinion) Values() []Opinion { return []Opinion{Release, Hold, SecondOpinion} }

// Meaning says what the gate does.
func (o Opinion) Meaning() review.Meaning {
	switch o {
	case Release:
		return review.MeansApprove
	case SecondOpinion:
		return review.MeansOther
	default:
		return review.MeansReject
	}
}

// Assessment is what a pathologist decides.
type Assessment string

// The assessments.
const (
	SignOut Assessment = "sign-out"
	Amend   Assessment = "amend"
	Retract Assessment = "retract"
	Recut   Assessment = "recut"
)

// Values lists the assessments.
func (Assessment) Values() []Assessment { return []Assessment{SignOut, Amend, Retract, Recut} }

// Meaning says what the gate does.
func (a Assessment) Meaning() review.Meaning {
	return map[Assessment]review.Meaning{SignOut: review.MeansApprove, Amend: review.MeansRework, Retract: review.MeansReject, Recut: review.MeansRework}[a]
}

// ownDecisionRework has two decisions of its own that ask for rework, and leads every way out to an exit.
func ownDecisionRework() builder.Definition {
	w := builder.New[Encounter, Outcome]("review-own-decision-rework")
	in := w.Input()
	draft := builder.Task(w, "Draft report", lambdatask.Handler("draft-note", MakeDraft)).ArgumentsExpr(builder.From(in)).Retry(builder.LambdaTransient)
	gate := review.GateOf[Assessment](w, "Pathologist review", question(in, draft, review.SQS(builder.Param("review_queue_url"))), audit())
	order := Order{}
	publish := builder.Task(w, "Publish note", lambdatask.Handler("publish-note", PublishNote)).
		Arguments(&order, builder.Bind(&order.DraftKey, &draft.Result().Key), builder.Bind(&order.ApprovedBy, gate.Reviewer())).Retry(builder.LambdaTransient)
	ended := func(name string, reason builder.Expr[string]) builder.State {
		out := Outcome{}
		return builder.Succeed(w, name, &out, builder.Bind(&out.Status, gate.Status()), builder.Bind(&out.Reason, reason))
	}
	publish.Then(ended("Signed out", builder.Format("round {}", gate.Round())))
	gate.OnApprove(publish)
	gate.OnReject(ended("Retracted", builder.From(gate.Comment())))
	gate.OnRework(draft, 2)
	gate.OnExhausted(ended("By hand", builder.From(gate.Comment())))
	gate.OnTimeout(ended("Nobody answered", builder.From(&gate.Failure().Error)))
	gate.OnCancel(ended("Withdrawn", builder.From(&gate.Failure().Cause)))
	gate.OnInvalid(ended("Not understood", builder.From(gate.Reviewer())))
	gate.OnFailure(ended("Not asked", builder.From(&gate.Failure().Cause)))
	gate.Guards(publish)
	w.StartAt(draft).Then(gate)
	return w
}

// ownDecision has decisions of its own, one of which leads to a second gate.
func ownDecision() builder.Definition {
	return note("own-decision", func(w *workflow, in *Encounter, draft *draftTask) *review.GateState {
		channel := review.SQS(builder.Param("review_queue_url"))
		second := review.GateOf[Opinion](w, "Second opinion", question(in, draft, channel), audit())
		out := Outcome{}
		held := builder.Succeed(w, "Held", &out, builder.Bind(&out.Status, second.Status()), builder.Bind(&out.Reason, second.Comment()))
		third := builder.Succeed(w, "Board decides", &Outcome{Status: review.Other, Reason: "the board decides"})
		second.On(SecondOpinion, third)
		released := builder.Succeed(w, "Released", &Outcome{Status: review.Approved, Reason: "by a second opinion"})
		second.OnApprove(released).OnReject(held).Guards(released)

		first := review.GateOf[Opinion](w, "Radiologist review", question(in, draft, channel), audit())
		first.On(SecondOpinion, second)
		return first.GateState
	})
}
