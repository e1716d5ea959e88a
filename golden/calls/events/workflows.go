// Package events sends events.
package events

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/eventstask"
)

// Study is a study of images, and the event about it.
type Study struct {
	ID string `json:"id"`
}

// Question is the event that asks for a review.
type Question struct {
	Token string `json:"token"`
	Study string `json:"study"`
}

// Answer is what a reviewer gives.
type Answer struct {
	Approved bool `json:"approved"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{
		putEvents(), putSeveralEvents(), putEventsWaitForTaskToken(), putSeveralEventsWaitForTaskToken(),
	}
}

func putEvents() *builder.Workflow[Study, eventstask.PutEventsOutput] {
	w := builder.New[Study, eventstask.PutEventsOutput]("events-put-events")
	w.StartAt(builder.Task(w, "Tell others", eventstask.PutEvent[Study]("ward.studies", "Study read",
		eventstask.EventBusName("studies"), eventstask.Resource(&w.Input().ID), eventstask.Time(builder.ExecutionStartTime()),
		eventstask.TraceHeader("Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1"))).
		ArgumentsExpr(builder.From(w.Input())).
		Retry(eventstask.Throttled, builder.RetryOn(eventstask.ErrFailedEntry)))
	return w
}

func putEventsWaitForTaskToken() *builder.Workflow[Study, Answer] {
	w := builder.New[Study, Answer]("events-put-events-wait-for-task-token")
	q := Question{}
	w.StartAt(builder.Task(w, "Ask", eventstask.WithToken[Question, Answer]("ward.studies", "Review asked for")).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.Study, &w.Input().ID)).
		Timeout(24 * time.Hour))
	return w
}

func putSeveralEvents() *builder.Workflow[Study, eventstask.PutEventsOutput] {
	w := builder.New[Study, eventstask.PutEventsOutput]("events-put-events-several")
	events := eventstask.PutEventsInput[Study]{Entries: []eventstask.PutEventsRequestEntry[Study]{
		{Source: "ward.studies", DetailType: "Study read"},
		{Source: "ward.billing", DetailType: "Work done", EventBusName: new("billing")},
	}}
	w.StartAt(builder.Task(w, "Tell others", eventstask.PutEvents[Study]()).
		Arguments(&events,
			builder.Bind(&events.Entries[0].Detail.ID, &w.Input().ID),
			builder.Bind(&events.Entries[1].Detail, w.Input())).
		Retry(eventstask.Transient))
	return w
}

func putSeveralEventsWaitForTaskToken() *builder.Workflow[Study, Answer] {
	w := builder.New[Study, Answer]("events-put-events-several-wait-for-task-token")
	events := eventstask.PutEventsInput[Question]{Entries: []eventstask.PutEventsRequestEntry[Question]{
		{Source: "ward.studies", DetailType: "Review asked for"},
	}}
	q := &events.Entries[0].Detail
	w.StartAt(builder.Task(w, "Ask", eventstask.PutEventsWithToken[Question, Answer]()).
		Arguments(&events, builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.Study, &w.Input().ID)).
		Timeout(24 * time.Hour))
	return w
}
