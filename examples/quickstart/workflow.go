// Package quickstart is the example of the README: it fetches a chart and asks a physician to release it.
package quickstart

import (
	"context"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

//go:generate go run github.com/aslgen/aslgen/cmd/aslgen generate .

// The types of the workflow are ordinary Go types.
type (
	// Encounter is the input.
	Encounter struct{ PatientID, Reason string }
	// ChartRequest is what FetchChart takes.
	ChartRequest struct {
		PatientID string
		Days      int
	}
	// Chart is what FetchChart gives.
	Chart struct {
		Summary string
		Risk    float64
		Allergy *string // optional: it may be absent
	}
	// Question goes to the physician, Answer comes back.
	Question struct{ Token, Text string }
	// Answer is what the physician's tool sends with the task token.
	Answer struct{ Release bool }
	// Outcome is the output.
	Outcome struct{ Summary string }
)

// FetchChart is the code of the Lambda function. Its signature types the state that calls it.
func FetchChart(context.Context, ChartRequest) (Chart, error) { return Chart{}, nil }

// Workflow releases a chart: at once when the risk is low, otherwise when a physician says so within a day.
func Workflow() *builder.Workflow[Encounter, Outcome] {
	w := builder.New[Encounter, Outcome]("release-chart")
	in := w.Input() // *Encounter: take pointers into it

	req := ChartRequest{Days: 90} // a literal is a plain Go value
	fetch := builder.Task(w, "Fetch chart", lambdatask.Handler(builder.Param("fetch_chart"), FetchChart)).
		Arguments(&req, builder.Bind(&req.PatientID, &in.PatientID)). // both strings, or it does not compile
		Retry(builder.LambdaTransient)
	chart := fetch.Result() // *Chart

	out := Outcome{}
	done := builder.Succeed(w, "Released", &out, builder.Bind(&out.Summary, &chart.Summary))
	kept := builder.Fail(w, "Kept back", "KeptBack", builder.Format("chart of {} was not released", &in.PatientID))

	q := Question{}
	ask := builder.Task(w, "Ask physician", sqstask.WithToken[Question, Answer](builder.Param("review_queue"))).
		Arguments(&q,
			builder.Bind(&q.Token, builder.TaskToken()),
			builder.Bind(&q.Text, builder.Format("{}; allergy: {}", &chart.Summary, builder.OrElse(&chart.Allergy, "none known")))).
		Timeout(24*time.Hour).
		Catch(kept, "States.Timeout")

	released := builder.Choice(w, "Released?").When(builder.From(&ask.Result().Release), done).Otherwise(kept)
	risky := builder.Choice(w, "Risky?").When(builder.Less(&chart.Risk, 0.2), done).Otherwise(ask)

	w.StartAt(fetch).Then(risky)
	ask.Then(released)
	return w
}
