// Package quickstart is the smallest workflow that does something: it calls a Lambda function and hands on what it gave.
package quickstart

import (
	"context"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

// The types of a workflow are the types of your own programs. The json tags are the names in the state machine, too.
type (
	// Visit is the input.
	Visit struct {
		PatientID string `json:"patientId"`
		Reason    string `json:"reason"`
	}
	// ChartRequest is what the Lambda function takes.
	ChartRequest struct {
		PatientID string `json:"patientId"`
		Days      int    `json:"days"`
	}
	// Chart is what the Lambda function gives.
	Chart struct {
		Summary   string   `json:"summary"`
		Allergies []string `json:"allergies"`
	}
	// Briefing is the output.
	Briefing struct {
		Reason  string `json:"reason"`
		Summary string `json:"summary"`
	}
)

// FetchChart is the code of the Lambda function. The workflow never calls it: its signature says what the call takes and gives.
func FetchChart(context.Context, ChartRequest) (Chart, error) { return Chart{}, nil }

// Workflow briefs a physician before a visit.
func Workflow() *builder.Workflow[Visit, Briefing] {
	// The name names the files: briefing.asl.json and its schemas.
	w := builder.New[Visit, Briefing]("briefing")
	in := w.Input() // *Visit, to take pointers into

	// A request is a Go value. What is known now is set in it; what is known only when the workflow runs is bound: a pointer to
	// the field, and a pointer to where its value comes from. Both have the same type, or the program does not compile.
	req := ChartRequest{Days: 90}
	fetch := builder.Task(w, "Fetch chart", lambdatask.Handler(builder.Param("fetch_chart_function"), FetchChart)).
		Arguments(&req, builder.Bind(&req.PatientID, &in.PatientID)).
		Retry(builder.LambdaTransient)
	chart := fetch.Result() // *Chart

	// Of the chart the workflow reads the summary alone, so that is all that it keeps: see Assign in want/briefing.asl.json.
	out := Briefing{}
	done := builder.Succeed(w, "Done", &out,
		builder.Bind(&out.Reason, &in.Reason),
		builder.Bind(&out.Summary, &chart.Summary))

	w.StartAt(fetch).Then(done)
	return w
}
