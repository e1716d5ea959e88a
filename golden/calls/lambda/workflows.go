// Package lambda calls functions.
package lambda

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

// Study is a study of images.
type Study struct {
	ID string `json:"id"`
}

// Report is what the function gives.
type Report struct {
	Finding string `json:"finding"`
}

// Question is what the function that asks a reviewer gets.
type Question struct {
	Token string `json:"token"`
	Study string `json:"study"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{invoke(), invokeEvent(), function(), invokeWaitForTaskToken()}
}

func invoke() *builder.Workflow[Study, Report] {
	w := builder.New[Study, Report]("lambda-invoke")
	w.StartAt(builder.Task(w, "Read study", lambdatask.Function[Study, Report](builder.Param("read_study_arn"))).
		ArgumentsExpr(builder.From(w.Input())).
		Retry(builder.LambdaTransient))
	return w
}

func invokeEvent() *builder.Workflow[Study, lambdatask.Accepted] {
	w := builder.New[Study, lambdatask.Accepted]("lambda-invoke-event")
	w.StartAt(builder.Task(w, "Read study later", lambdatask.Event[Study]("read-study", lambdatask.Qualifier("live"))).
		ArgumentsExpr(builder.From(w.Input())).
		Retry(builder.LambdaThrottled))
	return w
}

func function() *builder.Workflow[Study, Report] {
	w := builder.New[Study, Report]("lambda-function")
	w.StartAt(builder.Task(w, "Read study", lambdatask.Resource[Study, Report]("arn:aws:lambda:eu-central-1:111122223333:function:read-study:live")).
		ArgumentsExpr(builder.From(w.Input())).
		Retry(builder.LambdaTransient))
	return w
}

func invokeWaitForTaskToken() *builder.Workflow[Study, Report] {
	w := builder.New[Study, Report]("lambda-invoke-wait-for-task-token")
	q := Question{}
	w.StartAt(builder.Task(w, "Ask", lambdatask.WithToken[Question, Report]("ask-reviewer")).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.Study, &w.Input().ID)).
		Timeout(24 * time.Hour))
	return w
}
