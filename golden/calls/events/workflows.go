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
	return []builder.Definition{putEvents(), putEventsWaitForTaskToken()}
}

func putEvents() *builder.Workflow[Study, eventstask.PutEventsOutput] {
	w := builder.New[Study, eventstask.PutEventsOutput]("events-put-events")
	w.StartAt(builder.Task(w, "Tell others", eventstask.PutEvent[Study]("ward.studies", "Study read",
		eventstask.EventBusName("studies"))).
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
