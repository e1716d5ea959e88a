package asltest_test

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
	"github.com/aslgen/aslgen/builder/task/eventstask"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// The types of the workflow of the tests.
type (
	Encounter    struct{ PatientID, Reason string }
	ChartRequest struct {
		PatientID string
		Days      int
	}
	Chart struct {
		Summary string  `jsonschema:"minLength=1"`
		Risk    float64 `json:"Risk"`
		Allergy *string
	}
	Question struct{ Token, Text string }
	Decision struct {
		Release bool
		Reason  *string `json:",omitempty" jsonschema:"minLength=1"`
	}
	Entry struct {
		ID      string `json:"id"`
		Summary string `json:"summary"`
		Count   int    `json:"count"`
	}
	Done    struct{ Summary string }
	Outcome struct{ Summary string }
)

func FetchChart(_ context.Context, in ChartRequest) (Chart, error) {
	return Chart{Summary: fmt.Sprintf("chart of %s, %d days", in.PatientID, in.Days), Risk: 0.1}, nil
}

func risky(context.Context, ChartRequest) (Chart, error) {
	return Chart{Summary: "risky", Risk: 0.9}, nil
}

// release is the workflow of the tests, with its state that fetches.
func release() (*builder.Workflow[Encounter, Outcome], *builder.TaskState[ChartRequest, Chart]) {
	w := builder.New[Encounter, Outcome]("release-chart")
	in := w.Input()
	req := ChartRequest{Days: 90}
	kept := builder.Fail(w, "Kept back", "KeptBack", "not released")
	fetch := builder.Task(w, "Fetch chart", lambdatask.Handler(builder.Param("fetch_chart"), FetchChart)).
		Arguments(&req, builder.Bind(&req.PatientID, &in.PatientID)).
		Retry(builder.LambdaTransient).
		Catch(kept, "NoChart", "errorString")
	chart := fetch.Result()

	item := Entry{Count: 1}
	table := dynamodbtask.NewTable[Entry]("records")
	write := builder.Task(w, "Write record", table.PutItem()).
		Arguments(&item, builder.Bind(&item.ID, &in.PatientID), builder.Bind(&item.Summary, &chart.Summary))
	detail := Done{}
	tell := builder.Task(w, "Tell others", eventstask.PutEvent[Done]("app.charts", "Released")).
		Arguments(&detail, builder.Bind(&detail.Summary, &chart.Summary))
	out := Outcome{}
	done := builder.Succeed(w, "Released", &out, builder.Bind(&out.Summary, &chart.Summary))

	q := Question{}
	ask := builder.Task(w, "Ask physician", sqstask.WithToken[Question, Decision](builder.Param("queue"))).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.Text, &chart.Summary)).
		Timeout(24*time.Hour).Heartbeat(time.Hour).
		Catch(kept, "States.Timeout", "States.HeartbeatTimeout", "Review.Cancelled")
	released := builder.Choice(w, "Released?").When(builder.From(&ask.Result().Release), write).Otherwise(kept)
	w.StartAt(fetch).Then(builder.Choice(w, "Risky?").When(builder.Less(&chart.Risk, 0.2), write).Otherwise(ask))
	ask.Then(released)
	write.Then(tell).Then(done)
	return w, fetch
}

func workflow() *builder.Workflow[Encounter, Outcome] {
	w, _ := release()
	return w
}

// recorder is a test that records its failures.
type recorder struct {
	*testing.T
	failures []string
	cleanups []func()
}

func (r *recorder) Helper()          {}
func (r *recorder) Cleanup(f func()) { r.cleanups = append(r.cleanups, f) }
func (r *recorder) Errorf(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}
func (r *recorder) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	runtime.Goexit()
}

// failing runs a test function apart and returns its failures.
func failing(t *testing.T, test func(t *recorder)) string {
	t.Helper()
	r := &recorder{T: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		test(r)
	}()
	<-done
	for _, f := range r.cleanups {
		f()
	}
	return strings.Join(r.failures, "\n")
}

func lambdaCall() builder.Call[ChartRequest, Chart] {
	return lambdatask.Handler("fetch-chart", FetchChart)
}
