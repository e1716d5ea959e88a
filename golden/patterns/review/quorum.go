package review

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/patterns/review"
)

// several are the workflows of the options that need more than one reviewer.
func several() []builder.Definition {
	queue := func() review.Channel { return review.SQS(builder.Param("review_queue_url")) }
	surgery := review.Seat{Group: "surgery", Channel: review.SNS(builder.Param("surgery_topic_arn"))}
	oncology := review.Seat{Group: "oncology", Heartbeat: time.Hour, Channel: review.Lambda("ask-oncology")}
	return []builder.Definition{
		askedOver("quorum", queue(), review.Group("radiology"), review.Quorum(2, surgery, oncology)),
		askedOver("quorum-kill-switch", queue(), review.Quorum(2, surgery), review.KillSwitch("/notes/publishing")),
		tumourBoard(),
		fourEyes(),
		allowSensitive(),
	}
}

// tumourBoard has a quorum that may ask for rework, none of whom made the draft, or approved it before.
func tumourBoard() builder.Definition {
	return note("quorum-rework", func(w *workflow, in *Encounter, draft *draftTask) *review.GateState {
		return review.Gate(w, "Tumour board", question(in, draft, review.SQS(builder.Param("review_queue_url"))), audit(), review.Author(&in.Author),
			review.Quorum(2, review.Seat{Group: "surgery", Channel: review.SQS(builder.Param("surgery_queue_url"))}), review.FourEyes(review.Reviewers(w))).
			OnRework(draft, 2)
	})
}

// fourEyes has two gates, at which different people approve.
func fourEyes() builder.Definition {
	w := builder.New[Encounter, Outcome]("review-four-eyes")
	in, approved := w.Input(), review.Reviewers(w)
	draft := builder.Task(w, "Draft note", lambdatask.Handler("draft-note", MakeDraft)).ArgumentsExpr(builder.From(in)).Retry(builder.LambdaTransient)
	gate := func(name string) *review.GateState {
		return review.Gate(w, name, question(in, draft, review.SQS(builder.Param("review_queue_url"))), audit(), review.FourEyes(approved), review.WithoutRework())
	}
	physician, chief := gate("Physician review"), gate("Chief review")
	order := Order{}
	publish := builder.Task(w, "Publish note", lambdatask.Handler("publish-note", PublishNote)).
		Arguments(&order, builder.Bind(&order.DraftKey, &draft.Result().Key), builder.Bind(&order.ApprovedBy, builder.Join(approved, ", "))).
		Retry(builder.LambdaTransient)
	ended := func(name string, gate *review.GateState) builder.State {
		out := Outcome{}
		return builder.Succeed(w, name, &out, builder.Bind(&out.Status, gate.Status()), builder.Bind(&out.Reason, gate.Comment()))
	}
	publish.Then(ended("Published", chief))
	physician.OnApprove(chief).OnReject(ended("Physician refuses", physician)).Guards(publish)
	chief.OnApprove(publish).OnReject(ended("Chief refuses", chief)).Guards(publish)
	w.StartAt(draft).Then(physician)
	return w
}

// allowSensitive names the patient to the reviewer, in the question and in its reminders.
func allowSensitive() builder.Definition {
	type named struct {
		Question
		PatientName string `json:"patientName"`
	}
	return note("allow-sensitive", func(w *workflow, in *Encounter, draft *draftTask) *review.GateState {
		q := named{}
		ask := review.Ask(&q, &draft.Result().SHA256, 48*time.Hour, review.SQS(builder.Param("review_queue_url")),
			builder.Bind(&q.DraftKey, &draft.Result().Key), builder.Bind(&q.PatientName, &in.PatientName))
		return review.Gate(w, "Physician review", ask, audit(), review.WithoutRework(), review.Remind(12*time.Hour), review.AllowSensitive("PatientName"))
	})
}
