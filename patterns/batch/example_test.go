package batch_test

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/patterns/batch"
)

type (
	// List is where a list of studies is.
	List struct {
		Bucket string `json:"bucket"`
		Key    string `json:"key"`
	}
	// Row is a row of the list.
	Row struct {
		StudyID string `json:"study_id"`
	}
	// Finding is what the model says of a study.
	Finding struct {
		StudyID string  `json:"studyId"`
		Score   float64 `json:"score"`
	}
)

// The shortest safe batch.
func Example() {
	w := builder.New[List, builder.MapRunResult]("read-studies", builder.Timeout(24*time.Hour))
	in := w.Input()
	w.StartAt(batch.Run(w, "Read studies", batch.S3CSV[Row](&in.Bucket, &in.Key),
		batch.S3Writer(builder.Param("results_bucket"), "findings"), batch.Label("ReadStudies"), batch.MaxConcurrency(50),
		func(b batch.Body[Finding], row *Row) {
			b.StartAt(builder.Task(b, "Run model", lambdatask.Function[Row, Finding](builder.Param("model_function"))).
				ArgumentsExpr(builder.From(row)).
				Timeout(2 * time.Minute).
				Retry(batch.RetryLambda()...))
		}))
	machine, faults := w.Build()
	if faults.HasErrors() {
		fmt.Println(faults)
		return
	}
	fmt.Println(machine.States[0].Name, len(faults))
	// Output: Read studies 0
}
