package review

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/patterns/review"
)

// asking are the workflows of the options that say how reviewers are asked.
func asking() []builder.Definition {
	queue := func() review.Channel { return review.SQS(builder.Param("review_queue_url")) }
	onCall := review.Level{Group: "on call", Timeout: 4 * time.Hour, Heartbeat: time.Hour, Channel: review.SNS(builder.Param("on_call_topic_arn"))}
	return []builder.Definition{
		askedOver("fifo-queue", review.FIFOQueue(builder.Param("review_queue_url"), "physicians")),
		askedOver("sns", review.SNS(builder.Param("review_topic_arn"))),
		askedOver("fifo-topic", review.FIFOTopic(builder.Param("review_topic_arn"), "physicians")),
		askedOver("event-bridge", review.EventBridge("ward.reviews", "Review requested")),
		askedOver("lambda", review.Lambda("ask-physician")),
		askedOver("state-machine", review.StateMachine(builder.Param("review_machine_arn"))),
		askedOver("via", review.Via(sqstask.WithToken[review.Request[Question], review.Answer[review.Decision]](builder.Param("review_queue_url"), sqstask.DelaySeconds(60)), sqstask.Throttled)),
		askedOver("escalate", queue(), review.Group("physicians"), review.Escalate(onCall, review.Level{Group: "chief", Timeout: 24 * time.Hour, Channel: review.Lambda("page-chief")})),
		askedOver("remind", queue(), review.Remind(12*time.Hour)),
		askedOver("remind-over", queue(), review.RemindOver(review.Lambda("remind-physician"), 12*time.Hour), review.Escalate(review.Level{Group: "chief", Timeout: 24 * time.Hour, Channel: queue()})),
		askedOver("kill-switch", queue(), review.KillSwitch("/notes/publishing")),
		askedOver("shadow", queue(), review.Shadow()),
		askedOver("shadow-kill-switch", queue(), review.Shadow(), review.KillSwitch(builder.Param("publishing_switch"))),
		perItem(),
	}
}

// askedOver has a gate that differs in how it asks only.
func askedOver(name string, ch review.Channel, options ...review.Option) builder.Definition {
	return note(name, func(w *workflow, in *Encounter, draft *draftTask) *review.GateState {
		return review.Gate(w, "Physician review", question(in, draft, ch), audit(), append(options, review.WithoutRework())...)
	})
}

// perItem asks for each item of an inline Map.
func perItem() builder.Definition {
	type drafts struct {
		Orders []Order `json:"orders"`
	}
	w := builder.New[drafts, []review.Status]("review-per-item")
	all := builder.Map(w, "Each order", &w.Input().Orders, func(p *builder.Processor[Order, review.Status]) {
		order, q := p.Item(), Question{}
		gate := review.Gate(p, "Review", review.Ask(&q, &order.DraftKey, 48*time.Hour, review.SQS(builder.Param("review_queue_url")), builder.Bind(&q.DraftKey, &order.DraftKey)),
			audit(), review.WithoutRework(), review.PerItem(&order.DraftKey))
		publish := builder.Task(p, "Publish note", lambdatask.Handler("publish-note", PublishNote)).ArgumentsExpr(builder.From(order)).Retry(builder.LambdaTransient)
		publish.Then(builder.SucceedExpr(p, "Published", builder.From(gate.Status())))
		gate.OnApprove(publish).OnReject(builder.SucceedExpr(p, "Not published", builder.From(gate.Status()))).Guards(publish)
		p.StartAt(gate)
	})
	w.StartAt(all)
	return w
}
