// Package apigateway calls APIs of API Gateway.
package apigateway

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/apigatewaytask"
)

// Patient is whose chart is asked for.
type Patient struct {
	ID string `json:"id"`
}

// Chart is what the API gives.
type Chart struct {
	Summary string `json:"summary"`
}

// Question is what asks for an answer.
type Question struct {
	Token   string `json:"token"`
	Patient string `json:"patient"`
}

// Answer is what a reviewer gives.
type Answer struct {
	Approved bool `json:"approved"`
}

const endpoint = "a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com"

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{invoke(), invokeWithBody(), invokeWaitForTaskToken(), headerWaitForTaskToken()}
}

func invoke() *builder.Workflow[Patient, Chart] {
	w := builder.New[Patient, Chart]("apigateway-invoke")
	w.StartAt(builder.Task(w, "Fetch chart", apigatewaytask.Invoke[Chart](endpoint, apigatewaytask.Get,
		apigatewaytask.Stage("live"), apigatewaytask.Path("charts"), apigatewaytask.QueryParameter("patient", &w.Input().ID),
		apigatewaytask.Auth(apigatewaytask.IAMRole))).
		Retry(apigatewaytask.Throttled))
	return w
}

func invokeWaitForTaskToken() *builder.Workflow[Patient, Answer] {
	w := builder.New[Patient, Answer]("apigateway-invoke-wait-for-task-token")
	q := Question{}
	w.StartAt(builder.Task(w, "Ask", apigatewaytask.InvokeWithBodyAndToken[Question, Answer](endpoint, apigatewaytask.Post,
		apigatewaytask.Stage("live"), apigatewaytask.Path("questions"), apigatewaytask.Auth(apigatewaytask.IAMRole))).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.Patient, &w.Input().ID)).
		Timeout(24 * time.Hour))
	return w
}

func invokeWithBody() *builder.Workflow[Patient, apigatewaytask.InvokeOutput[Chart]] {
	w := builder.New[Patient, apigatewaytask.InvokeOutput[Chart]]("apigateway-invoke-with-body")
	w.StartAt(builder.Task(w, "Make chart", apigatewaytask.InvokeWithBody[Patient, apigatewaytask.InvokeOutput[Chart]](builder.Param("api_host"), apigatewaytask.Put,
		apigatewaytask.AllowNullValues(true))).
		ArgumentsExpr(builder.From(w.Input())).
		Retry(apigatewaytask.Transient, builder.Transient(apigatewaytask.ErrStatus(409))))
	return w
}

func headerWaitForTaskToken() *builder.Workflow[Patient, Answer] {
	w := builder.New[Patient, Answer]("apigateway-invoke-header-wait-for-task-token")
	w.StartAt(builder.Task(w, "Ask", apigatewaytask.WithToken[Answer](endpoint, apigatewaytask.Get, apigatewaytask.Header("X-Task-Token", builder.TaskToken()))).
		Timeout(24 * time.Hour))
	return w
}
