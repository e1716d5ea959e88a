// Package sns publishes messages.
package sns

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/snstask"
)

// Finding is what is published.
type Finding struct {
	Study string `json:"study"`
	Text  string `json:"text"`
	Ward  string `json:"ward"`
}

// Question is what asks for an answer.
type Question struct {
	Token string `json:"token"`
	Text  string `json:"text"`
}

// Answer is what a physician gives.
type Answer struct {
	Seen bool `json:"seen"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{publish(), publishToPhone(), publishWaitForTaskToken()}
}

func publish() *builder.Workflow[Finding, snstask.PublishOutput] {
	w := builder.New[Finding, snstask.PublishOutput]("sns-publish")
	in := w.Input()
	w.StartAt(builder.Task(w, "Publish", snstask.Publish[Finding](builder.Param("findings_topic_arn"),
		snstask.Subject("New finding"), snstask.MessageAttribute("ward", &in.Ward))).
		ArgumentsExpr(builder.From(in)).
		Retry(snstask.Throttled))
	return w
}

func publishToPhone() *builder.Workflow[Finding, snstask.PublishOutput] {
	w := builder.New[Finding, snstask.PublishOutput]("sns-publish-phone")
	w.StartAt(builder.Task(w, "Send text", snstask.SendText(builder.Param("physician_phone"), snstask.Type(snstask.Transactional))).
		ArgumentsExpr(builder.Format("New finding in study {}", &w.Input().Study)))
	return w
}

func publishWaitForTaskToken() *builder.Workflow[Finding, Answer] {
	w := builder.New[Finding, Answer]("sns-publish-wait-for-task-token")
	q := Question{}
	w.StartAt(builder.Task(w, "Ask", snstask.WithToken[Question, Answer]("arn:aws:sns:eu-central-1:111122223333:questions")).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.Text, &w.Input().Text)).
		Timeout(time.Hour))
	return w
}
