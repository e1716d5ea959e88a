package builder_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

type benchRequest struct {
	ID    string   `json:"id"`
	Notes []string `json:"notes"`
	Note  string   `json:"note"`
	Limit int      `json:"limit"`
}

type benchResult struct {
	ID    string   `json:"id"`
	Score float64  `json:"score"`
	Notes []string `json:"notes"`
	Next  *string  `json:"next,omitempty"`
}

func benchHandler(context.Context, benchRequest) (benchResult, error) { return benchResult{}, nil }

// chain builds a workflow of n states: tasks that read the results of others, a choice after every third, a wait after that.
func chain(n int) *builder.Workflow[benchRequest, benchResult] {
	w := builder.New[benchRequest, benchResult]("bench")
	in := w.Input()
	failed := builder.Fail(w, "Failed", "Failed", "a task failed")
	call := lambdatask.Handler(builder.Param("function"), benchHandler)
	task := func(i int, id *string) *builder.TaskState[benchRequest, benchResult] {
		req := benchRequest{Limit: i}
		return builder.Task(w, fmt.Sprintf("Task %d", i), call).
			Arguments(&req,
				builder.Bind(&req.ID, id),
				builder.Bind(&req.Notes, &in.Notes),
				builder.Bind(&req.Note, builder.Format("{} of {}", id, &in.ID))).
			Retry(builder.LambdaTransient).
			Catch(failed)
	}
	last := task(0, &in.ID)
	flow := w.StartAt(last)
	for i := 1; i < n-1; i++ {
		switch i % 5 {
		case 3:
			end := builder.Choice(w, fmt.Sprintf("Choice %d", i)).When(builder.Less(&last.Result().Score, 0.5), failed)
			wait := builder.Wait(w, fmt.Sprintf("Wait %d", i+1), time.Minute)
			end.Otherwise(wait)
			flow.Then(end)
			flow = wait.Then(task(i+2, &last.Result().ID))
			i++
		case 0:
			// made by the case above
		default:
			next := task(i, &last.Result().ID)
			flow = flow.Then(next)
			last = next
		}
	}
	return w
}

// BenchmarkBuild measures build and print beside encoding/json marshalling the same document. Run it with
//
//	go test -bench . ./builder ./asl
func BenchmarkBuild(b *testing.B) {
	defer builder.AllowAnySize()()
	for _, n := range []int{10, 100, 1_000, 10_000} {
		machine, faults := chain(n).Build()
		require.NoError(b, faults.Err())
		states := float64(len(machine.States))
		var document any
		require.NoError(b, json.Unmarshal(machine.Print(), &document))
		b.Run(fmt.Sprintf("build+print/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				m, _ := chain(n).Build()
				m.Print()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/states, "ns/state")
		})
		b.Run(fmt.Sprintf("encoding-json/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := json.Marshal(document); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/states, "ns/state")
		})
	}
}
