// Package compilefail holds programs that must not compile, and beside each the same program put right. A function whose
// name begins with bad has one error, on the line with the mark, and the compiler's words match the mark's pattern. Its twin
// begins with good and has none.
package compilefail

import (
	"context"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// Admission is the input of the workflow.
type Admission struct {
	PatientID string
	Age       int
	Weight    float64
	Urgent    bool
	Arrived   time.Time
	Comment   *string
	Wards     []string
	Scans     []Scan
	Labs      map[string]Lab
}

type Scan struct {
	ID    string
	Score float64
	Notes []string
}

type Lab struct{ Value float64 }

type ChartRequest struct {
	PatientID string
	Depth     int
	Comment   *string
	Scans     []Scan
}

type Chart struct {
	Summary  string
	Findings int
	Scans    []Scan
}

type Discharge struct {
	Note  string
	Count int
}

type Report struct{ Text string }

// Verdict is an enumerated type.
type Verdict string

const (
	Approve Verdict = "approve"
	Reject  Verdict = "reject"
)

func (Verdict) Values() []Verdict { return []Verdict{Approve, Reject} }

// Ward is no enumerated type: it has no Values.
type Ward string

type Question struct{ Token, Text string }

type Answer struct {
	Verdict Verdict
	Remark  *string
}

func FetchChart(context.Context, ChartRequest) (Chart, error) { return Chart{}, nil }

func ReadScan(context.Context, Scan) (Report, error) { return Report{}, nil }

// clinic is a workflow with the states that the programs use.
type clinic struct {
	w      *builder.Workflow[Admission, Discharge]
	in     *Admission
	fetch  *builder.TaskState[ChartRequest, Chart]
	req    *ChartRequest
	chart  *Chart
	review *builder.TaskState[Question, Answer]
	gather *builder.ParallelState
	fail   *builder.FailState
}

func open() clinic {
	w := builder.New[Admission, Discharge]("clinic")
	fetch := builder.Task(w, "Fetch chart", lambdatask.Handler("fetch-chart", FetchChart))
	return clinic{
		w: w, in: w.Input(), fetch: fetch, req: &ChartRequest{}, chart: fetch.Result(),
		review: builder.Task(w, "Review", sqstask.WithToken[Question, Answer]("reviews")),
		gather: builder.Parallel(w, "Gather"),
		fail:   builder.Fail(w, "Refused", "Refused", "The chart is incomplete."),
	}
}
