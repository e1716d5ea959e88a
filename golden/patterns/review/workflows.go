// Package review has a workflow for each option of an approval gate.
package review

import (
	"context"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/patterns/review"
)

// Workflows makes the workflows.
func Workflows() []builder.Definition {
	return append([]builder.Definition{
		basic(), reworking(),
		gated("author", audit(), review.WithoutRework(), review.Author("triage-model")),
		gated("heartbeat", audit(), review.WithoutRework(), review.Heartbeat(6*time.Hour)),
		gated("fail-on-timeout", audit(), review.WithoutRework(), review.FailOnTimeout()),
		gated("audit-s3", review.S3(builder.Param("audit_bucket"), "reviews/"), review.WithoutRework()),
		gated("audit-event-bridge", review.EventBridgeAudit("ward.reviews"), review.WithoutRework()),
		gated("audit-via", review.AuditVia(lambdatask.Handler("keep-record", KeepRecord), builder.LambdaTransient), review.WithoutRework()),
		ownExits(), switchExits(), exhausted(), ownDecision(), ownDecisionRework(), eitherGate(), bothGates(),
	}, append(asking(), several()...)...)
}

// The types of the workflows.
type (
	// Encounter is the input.
	Encounter struct {
		EncounterID string `json:"encounterId"`
		Author      string `json:"author"`
		PatientName string `json:"patientName" asl:"sensitive"`
	}
	// Draft is what the model makes.
	Draft struct {
		Key    string `json:"key"`
		SHA256 string `json:"sha256"`
	}
	// Question is what the physician needs to know.
	Question struct {
		EncounterID string `json:"encounterId"`
		DraftKey    string `json:"draftKey"`
	}
	// Order is what publishing needs.
	Order struct {
		DraftKey   string `json:"draftKey"`
		ApprovedBy string `json:"approvedBy"`
	}
	// Outcome is the output.
	Outcome struct {
		Status review.Status `json:"status"`
		Reason string        `json:"reason"`
	}
)

// What a part of a workflow gets.
type (
	workflow  = builder.Workflow[Encounter, Outcome]
	draftTask = builder.TaskState[Encounter, Draft]
)

// KeepRecord is the handler of a Lambda function.
func KeepRecord(context.Context, review.Record) (struct{}, error) { return struct{}{}, nil }

// MakeDraft is the handler of a Lambda function.
func MakeDraft(context.Context, Encounter) (Draft, error) { return Draft{}, nil }

// PublishNote is the handler of a Lambda function.
func PublishNote(context.Context, Order) (struct{}, error) { return struct{}{}, nil }

// note is a workflow that makes a draft and publishes it after the gate that ask makes.
func note(name string, gated func(w *workflow, in *Encounter, draft *draftTask) *review.GateState) *workflow {
	w := builder.New[Encounter, Outcome]("review-" + name)
	in := w.Input()
	draft := builder.Task(w, "Draft note", lambdatask.Handler("draft-note", MakeDraft)).
		ArgumentsExpr(builder.From(in)).
		Retry(builder.LambdaTransient)
	gate := gated(w, in, draft)
	order := Order{}
	publish := builder.Task(w, "Publish note", lambdatask.Handler("publish-note", PublishNote)).
		Arguments(&order, builder.Bind(&order.DraftKey, &draft.Result().Key), builder.Bind(&order.ApprovedBy, gate.Reviewer())).
		Retry(builder.LambdaTransient)
	out := Outcome{}
	ended := builder.Succeed(w, "Ended", &out, builder.Bind(&out.Status, gate.Status()), builder.Bind(&out.Reason, gate.Comment()))
	publish.Then(ended)
	gate.OnApprove(publish).OnReject(ended).Guards(publish)
	w.StartAt(draft).Then(gate)
	return w
}

// question asks for a draft.
func question(in *Encounter, draft *draftTask, channel review.Channel) review.Question[Question] {
	q := Question{}
	return review.Ask(&q, &draft.Result().SHA256, 48*time.Hour, channel,
		builder.Bind(&q.EncounterID, &in.EncounterID),
		builder.Bind(&q.DraftKey, &draft.Result().Key))
}

func audit() review.Sink { return review.DynamoDB("reviews") }

// gated has a gate that differs in its records and its options only.
func gated(name string, records review.Sink, options ...review.Option) builder.Definition {
	return note(name, func(w *workflow, in *Encounter, draft *draftTask) *review.GateState {
		return review.Gate(w, "Physician review", question(in, draft, review.SQS(builder.Param("review_queue_url"))), records, options...)
	})
}

func basic() builder.Definition { return gated("sqs", audit(), review.WithoutRework()) }

func reworking() builder.Definition {
	return note("rework", func(w *workflow, in *Encounter, draft *draftTask) *review.GateState {
		return review.Gate(w, "Physician review", question(in, draft, review.SQS(builder.Param("review_queue_url"))), audit(), review.Author(&in.Author)).
			OnRework(draft, 3)
	})
}

// ownExits leads each way out to a state of its own, and tells whoever waits in which round and why it ended.
func ownExits() builder.Definition {
	return note("exits", func(w *workflow, in *Encounter, draft *draftTask) *review.GateState {
		gate := review.Gate(w, "Physician review", question(in, draft, review.SQS(builder.Param("review_queue_url"))), audit(), review.WithoutRework())
		ended := func(name string, reason builder.Expr[string]) builder.State {
			out := Outcome{}
			return builder.Succeed(w, name, &out, builder.Bind(&out.Status, gate.Status()), builder.Bind(&out.Reason, reason))
		}
		return gate.
			OnTimeout(ended("Nobody answered", builder.Format("round {}", gate.Round()))).
			OnCancel(ended("Withdrawn", builder.From(&gate.Failure().Cause))).
			OnInvalid(ended("Not understood", builder.Format("the answer of {}", gate.Reviewer()))).
			OnFailure(ended("Not asked", builder.From(&gate.Failure().Error)))
	})
}

// switchExits tells apart why an approved note was not published.
func switchExits() builder.Definition {
	return note("switch-exits", func(w *workflow, in *Encounter, draft *draftTask) *review.GateState {
		gate := review.Gate(w, "Physician review", question(in, draft, review.SQS(builder.Param("review_queue_url"))), audit(),
			review.WithoutRework(), review.KillSwitch("/notes/publishing"))
		trial, stopped := Outcome{Reason: "on trial"}, Outcome{}
		return gate.
			OnShadow(builder.Succeed(w, "On trial", &trial, builder.Bind(&trial.Status, gate.Status()))).
			OnStop(builder.Succeed(w, "Stopped", &stopped, builder.Bind(&stopped.Status, gate.Status()), builder.Bind(&stopped.Reason, &gate.Failure().Cause)))
	})
}

// exhausted hands a note that three drafts have not put right to somebody who writes it.
func exhausted() builder.Definition {
	return note("exhausted", func(w *workflow, in *Encounter, draft *draftTask) *review.GateState {
		gate := review.Gate(w, "Physician review", question(in, draft, review.SQS(builder.Param("review_queue_url"))), audit())
		out := Outcome{Reason: "to be written by hand"}
		return gate.OnRework(draft, 2).OnExhausted(builder.Succeed(w, "By hand", &out, builder.Bind(&out.Status, gate.Status())))
	})
}
