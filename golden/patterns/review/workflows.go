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
	return []builder.Definition{basic(), reworking()}
}

// The types of the workflows.
type (
	// Encounter is the input.
	Encounter struct {
		EncounterID string `json:"encounterId"`
		Author      string `json:"author"`
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

// MakeDraft is the handler of a Lambda function.
func MakeDraft(context.Context, Encounter) (Draft, error) { return Draft{}, nil }

// PublishNote is the handler of a Lambda function.
func PublishNote(context.Context, Order) (struct{}, error) { return struct{}{}, nil }

// note is a workflow that makes a draft and publishes it after the gate that ask makes.
func note(name string, gated func(w *builder.Workflow[Encounter, Outcome], in *Encounter, draft *builder.TaskState[Encounter, Draft]) *review.GateState) *builder.Workflow[Encounter, Outcome] {
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
func question(in *Encounter, draft *builder.TaskState[Encounter, Draft], channel review.Channel) review.Question[Question] {
	q := Question{}
	return review.Ask(&q, &draft.Result().SHA256, 48*time.Hour, channel,
		builder.Bind(&q.EncounterID, &in.EncounterID),
		builder.Bind(&q.DraftKey, &draft.Result().Key))
}

func audit() review.Sink { return review.DynamoDB("reviews") }

func basic() builder.Definition {
	return note("sqs", func(w *builder.Workflow[Encounter, Outcome], in *Encounter, draft *builder.TaskState[Encounter, Draft]) *review.GateState {
		return review.Gate(w, "Physician review", question(in, draft, review.SQS(builder.Param("review_queue_url"))), audit(), review.WithoutRework())
	})
}

func reworking() builder.Definition {
	return note("rework", func(w *builder.Workflow[Encounter, Outcome], in *Encounter, draft *builder.TaskState[Encounter, Draft]) *review.GateState {
		return review.Gate(w, "Physician review", question(in, draft, review.SQS(builder.Param("review_queue_url"))), audit(), review.Author(&in.Author)).
			OnRework(draft, 3)
	})
}
