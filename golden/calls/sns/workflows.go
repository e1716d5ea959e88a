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
	return []builder.Definition{
		publish(), publishInOrder(), publishByProtocol(), publishToEndpoint(), publishToPhone(), publishWaitForTaskToken(),
		publishToEndpointWaitForTaskToken(), publishToPhoneWaitForTaskToken(),
	}
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

func publishInOrder() *builder.Workflow[Finding, snstask.PublishOutput] {
	w := builder.New[Finding, snstask.PublishOutput]("sns-publish-fifo")
	w.StartAt(builder.Task(w, "Publish", snstask.Publish[Finding]("arn:aws:sns:eu-central-1:111122223333:findings.fifo",
		snstask.MessageGroupID(&w.Input().Ward), snstask.MessageDeduplicationID(builder.ExecutionName()))).
		ArgumentsExpr(builder.From(w.Input())).
		Retry(snstask.Transient))
	return w
}

func publishByProtocol() *builder.Workflow[Finding, snstask.PublishOutput] {
	w := builder.New[Finding, snstask.PublishOutput]("sns-publish-json")
	in := w.Input()
	texts := snstask.Messages{SQS: new(string)}
	w.StartAt(builder.Task(w, "Publish", snstask.Publish[snstask.Messages](builder.Param("findings_topic_arn"),
		snstask.NumberAttribute("urgency", "2"), snstask.ListAttribute("wards", builder.ListOf(builder.From(&in.Ward), builder.Lit("all"))))).
		Arguments(&texts, builder.Bind(&texts.Default, &in.Text), builder.Bind(texts.SQS, builder.JSONText(in))))
	return w
}

const device = "arn:aws:sns:eu-central-1:111122223333:endpoint/APNS/ward/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0"

func publishToEndpoint() *builder.Workflow[Finding, snstask.PublishOutput] {
	w := builder.New[Finding, snstask.PublishOutput]("sns-publish-endpoint")
	w.StartAt(builder.Task(w, "Push", snstask.PublishToEndpoint[string](device, snstask.EndpointAttribute("AWS.SNS.MOBILE.APNS.TTL", "600"))).
		ArgumentsExpr(builder.From(&w.Input().Text)))
	return w
}

func publishToEndpointWaitForTaskToken() *builder.Workflow[Finding, Answer] {
	w := builder.New[Finding, Answer]("sns-publish-endpoint-wait-for-task-token")
	q := Question{}
	w.StartAt(builder.Task(w, "Ask", snstask.PublishToEndpointWithToken[Question, Answer](device)).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.Text, &w.Input().Text)).
		Timeout(time.Hour))
	return w
}

func publishToPhoneWaitForTaskToken() *builder.Workflow[Finding, Answer] {
	w := builder.New[Finding, Answer]("sns-publish-phone-wait-for-task-token")
	w.StartAt(builder.Task(w, "Ask", snstask.SendTextWithToken[Answer](builder.Param("physician_phone"), snstask.SenderID("WARD"))).
		ArgumentsExpr(builder.Format("Seen? https://ward.example/{}", builder.TaskToken())).
		Timeout(time.Hour))
	return w
}
