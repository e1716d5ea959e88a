// Package sqs sends messages to a queue.
package sqs

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// Study is a study of images, and the message about it.
type Study struct {
	ID string `json:"id"`
}

// Question is what a reviewer gets.
type Question struct {
	Token string `json:"token"`
	Study string `json:"study"`
}

// Answer is what the reviewer gives.
type Answer struct {
	Approved bool `json:"approved"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{sendMessage(), sendMessageAttributes(), sendMessageWaitForTaskToken()}
}

func sendMessage() *builder.Workflow[Study, sqstask.SendMessageOutput] {
	w := builder.New[Study, sqstask.SendMessageOutput]("sqs-send-message")
	w.StartAt(builder.Task(w, "Send message", sqstask.SendMessage[Study](builder.Param("queue_url"))).
		ArgumentsExpr(builder.From(w.Input())))
	return w
}

func sendMessageWaitForTaskToken() *builder.Workflow[Study, Answer] {
	w := builder.New[Study, Answer]("sqs-send-message-wait-for-task-token")
	q := Question{}
	w.StartAt(builder.Task(w, "Ask", sqstask.WithToken[Question, Answer]("https://sqs.eu-central-1.amazonaws.com/111122223333/questions")).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.Study, &w.Input().ID)).
		Timeout(24 * time.Hour))
	return w
}

func sendMessageAttributes() *builder.Workflow[Study, sqstask.SendMessageOutput] {
	w := builder.New[Study, sqstask.SendMessageOutput]("sqs-send-message-attributes")
	w.StartAt(builder.Task(w, "Send message", sqstask.SendMessage[Study](builder.Param("queue_url"), sqstask.DelaySeconds(5),
		sqstask.MessageAttribute("study", &w.Input().ID), sqstask.NumberAttribute("attempt", "1"))).
		ArgumentsExpr(builder.From(w.Input())).
		Retry(sqstask.Throttled, sqstask.Transient))
	return w
}
