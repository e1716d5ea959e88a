package batch_test

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/asl"
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

// The shortest safe batch: a study that the model cannot read is a recorded outcome, and the execution succeeds only if all were read.
func Example() {
	w := builder.New[List, batch.Report]("read-studies", builder.Timeout(24*time.Hour))
	in := w.Input()
	run := batch.Reconcile(w, batch.Run(w, "Read studies", batch.S3CSV[Row](&in.Bucket, &in.Key),
		batch.S3Writer(builder.Param("results_bucket"), "findings"), batch.Label("ReadStudies"), batch.MaxConcurrency(50),
		func(b batch.Body[Finding], row *Row) {
			b.StartAt(builder.Task(b, "Run model", lambdatask.Function[Row, Finding](builder.Param("model_function"))).
				ArgumentsExpr(builder.From(row)).Timeout(2 * time.Minute).Retry(batch.RetryLambda()...))
		}))
	w.StartAt(run.OrFail(builder.SucceedExpr(w, "All read", builder.From(run.Report()))))

	machine, faults := w.Build()
	if faults.HasErrors() {
		fmt.Println(faults)
		return
	}
	fmt.Println(machine.States[0].Name, len(faults))
	// Output: Read studies 0
}

// Batches of 25 studies, each with the version of the model, and a limit of faults.
func ExampleInBatchesWith() {
	type settings struct {
		Model string `json:"model"`
	}
	w := builder.New[List, builder.MapRunResult]("read-studies", builder.Timeout(24*time.Hour))
	in := w.Input()
	source := batch.InBatchesWith(batch.S3CSV[Row](&in.Bucket, &in.Key),
		batch.MaxItemsPerBatch(25).And(batch.MaxInputBytesPerBatch(200_000)), &settings{Model: "chest-ct-4"})
	run := batch.Run(w, "Read studies", source, batch.S3Writer(builder.Param("results_bucket"), "findings"),
		batch.Label("ReadStudies"), batch.MaxConcurrency(50),
		func(b batch.Body[[]Finding], rows *batch.Batch[Row, settings]) {
			b.StartAt(builder.Task(b, "Run model", lambdatask.Function[batch.Batch[Row, settings], []Finding](builder.Param("model_function"))).
				ArgumentsExpr(builder.From(rows)).
				Timeout(4 * time.Minute).
				Retry(batch.RetryLambda()...))
		}, batch.ToleratedFailurePercentage(1))
	w.StartAt(run)
	machine, faults := w.Build()
	m := machine.States[0].State.(*asl.Map)
	fmt.Println(string(asl.Tree(m.ItemBatcher).AppendJSON(nil, "")), len(faults))
	fmt.Println(*m.Comment)
	// Output:
	// {"MaxItemsPerBatch":25,"MaxInputBytesPerBatch":200000,"BatchInput":{"model":"chest-ct-4"}} 0
	// The children are EXPRESS executions: nothing in them needs more.
}

// Few items with small results need no writer: the outcomes are a list of the workflow.
func ExampleNoWriter() {
	w := builder.New[[]Row, int]("read-few", builder.Timeout(time.Hour))
	run := batch.Run(w, "Read studies", batch.Items(w.Input()), batch.NoWriter(100, 1_500), batch.AutoLabel(), batch.MaxConcurrency(10),
		func(b batch.Body[Finding], row *Row) {
			b.StartAt(builder.Task(b, "Run model", lambdatask.Function[Row, Finding](builder.Param("model_function"))).
				ArgumentsExpr(builder.From(row)).
				Timeout(2 * time.Minute).
				Retry(batch.RetryLambda()...))
		})
	failed := builder.Filter(run.Results(), func(o *batch.Outcome[Row, Finding]) builder.Expr[bool] {
		return builder.Equal(&o.Status, batch.StatusFailed)
	})
	run.State().Output(builder.LenExpr(failed))
	w.StartAt(run)
	_, faults := w.Build()
	fmt.Println(len(faults))
	// Output: 0
}

// The key of an item is a field of it, and the children get less than a row.
func ExampleSelect() {
	type study struct {
		ID    string `json:"id"`
		Depth int    `json:"depth"`
	}
	w := builder.New[List, builder.MapRunResult]("read-studies", builder.Timeout(24*time.Hour))
	in := w.Input()
	rows := batch.KeyedBy(batch.S3CSV[Row](&in.Bucket, &in.Key), func(r *Row) *string { return &r.StudyID })
	studies := batch.Select(rows, func(r *Row, s *study) []builder.Binding {
		s.Depth = 3
		return []builder.Binding{builder.Bind(&s.ID, &r.StudyID)}
	})
	w.StartAt(batch.Run(w, "Read studies", studies, batch.S3Writer(builder.Param("results_bucket"), "findings"),
		batch.Label("ReadStudies"), batch.MaxConcurrency(50),
		func(b batch.Body[Finding], s *study) {
			b.StartAt(builder.Task(b, "Run model", lambdatask.Function[study, Finding](builder.Param("model_function"))).
				ArgumentsExpr(builder.From(s)).
				Timeout(2 * time.Minute))
		}))
	machine, faults := w.Build()
	fmt.Println(string(machine.States[0].State.(*asl.Map).ItemSelector.AppendJSON(nil, "  ")), len(faults))
	// Output:
	// {
	//   "key": "{% $states.context.Map.Item.Value.study_id %}",
	//   "item": {
	//     "id": "{% $states.context.Map.Item.Value.study_id %}",
	//     "depth": 3
	//   }
	// } 0
}
