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
	return []builder.Definition{invoke(), invokeWaitForTaskToken()}
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
	w.StartAt(builder.Task(w, "Ask", apigatewaytask.BodyWithToken[Question, Answer](endpoint, apigatewaytask.Post,
		apigatewaytask.Stage("live"), apigatewaytask.Path("questions"), apigatewaytask.Auth(apigatewaytask.IAMRole))).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.Patient, &w.Input().ID)).
		Timeout(24 * time.Hour))
	return w
}
