// Package http calls HTTPS APIs.
package http

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/httptask"
)

// Patient is whose chart is asked for.
type Patient struct {
	ID string `json:"id"`
}

// Query is what the API takes.
type Query struct {
	Patient string `json:"patient"`
	Depth   int    `json:"depth"`
}

// Chart is what the API gives.
type Chart struct {
	Summary string `json:"summary"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{invoke(), invokeGet(), invokeForm()}
}

func invoke() *builder.Workflow[Patient, Chart] {
	w := builder.New[Patient, Chart]("http-invoke")
	q := Query{Depth: 3}
	w.StartAt(builder.Task(w, "Fetch chart", httptask.InvokeWithBody[Query, Chart]("https://ehr.example/charts",
		"arn:aws:events:eu-central-1:111122223333:connection/ehr/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0", httptask.Post,
		httptask.Header("Accept", "application/json"))).
		Arguments(&q, builder.Bind(&q.Patient, &w.Input().ID)).
		Timeout(30*time.Second).
		Retry(httptask.Throttled, httptask.Transient))
	return w
}

func invokeGet() *builder.Workflow[Patient, httptask.InvokeOutput[Chart]] {
	w := builder.New[Patient, httptask.InvokeOutput[Chart]]("http-invoke-get")
	w.StartAt(builder.Task(w, "Fetch chart", httptask.Invoke[httptask.InvokeOutput[Chart]](builder.Param("ehr_url"), builder.Param("ehr_connection_arn"), httptask.Get,
		httptask.QueryParameter("patient", &w.Input().ID), httptask.QueryList("part", builder.Lit([]string{"notes", "labs"})))).
		Retry(builder.Throttled(httptask.ErrStatus(503))))
	return w
}

func invokeForm() *builder.Workflow[Patient, Chart] {
	w := builder.New[Patient, Chart]("http-invoke-form")
	q := Query{Depth: 1}
	w.StartAt(builder.Task(w, "Fetch chart", httptask.InvokeWithBody[Query, Chart](builder.Param("ehr_url"), builder.Param("ehr_connection_arn"), httptask.Post,
		httptask.URLEncoded(httptask.Repeat))).
		Arguments(&q, builder.Bind(&q.Patient, &w.Input().ID)))
	return w
}
