// Package batch works through backlogs of imaging studies: one workflow for each option of patterns/batch.
package batch

import (
	"slices"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/bedrocktask"
	"github.com/aslgen/aslgen/builder/task/dynamodbtask"
	"github.com/aslgen/aslgen/builder/task/healthlaketask"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/medicalimagingtask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/patterns/batch"
)

type (
	// Backlog is the input: where the list of studies is, and how to go about it.
	Backlog struct {
		Bucket  string           `json:"bucket"`
		Key     string           `json:"key"`
		Version string           `json:"version"`
		Model   string           `json:"model"`
		Limit   int              `json:"limit"`
		Width   int              `json:"width"`
		Percent float64          `json:"percent"`
		Studies []Study          `json:"studies"`
		ByID    map[string]Study `json:"byId"`
	}
	// Row is a row of a list. The columns of a CSV file are texts.
	Row struct {
		StudyID string `json:"study_id"`
		Patient string `json:"patient"`
	}
	// Study is a study of images.
	Study struct {
		StudyID string `json:"studyId"`
		Slices  int    `json:"slices"`
	}
	// Job is what the model gets of a row: the patient stays behind.
	Job struct {
		StudyID string `json:"studyId"`
		Model   string `json:"model"`
		Depth   int    `json:"depth"`
	}
	// Settings go with every batch.
	Settings struct {
		Model string `json:"model"`
		Depth int    `json:"depth"`
	}
	// Finding is what the model says of a study.
	Finding struct {
		StudyID string  `json:"studyId"`
		Score   float64 `json:"score"`
	}
	// Receipt is the output: where the findings are, and what to redrive, or to change while it runs.
	Receipt struct {
		MapRunArn string `json:"mapRunArn"`
		Bucket    string `json:"bucket"`
		Manifest  string `json:"manifest"`
	}
	// Question is what a radiologist gets.
	Question struct {
		Token   string `json:"token"`
		StudyID string `json:"studyId"`
	}
)

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return slices.Concat(sources(), handedOver(), parts(), children(), ReconcileWorkflows())
}

// parts have each writer, label and concurrency.
func parts() []builder.Definition {
	return []builder.Definition{
		written("writer-compact-json", batch.CompactJSON),
		written("writer-executions-jsonl", batch.ExecutionsJSONL),
		written("writer-executions-json", batch.ExecutionsJSON),
		flattened("writer-flatten-jsonl", batch.FlattenJSONL),
		flattened("writer-flatten-json", batch.FlattenJSON),
		noWriter(),
		run("auto-label", results, batch.AutoLabel(), batch.MaxConcurrency(50), model),
		run("unlimited", results, label, batch.Unlimited(), model),
		maxConcurrencyExpr(),
	}
}

// children are of each type, fail and try again in each way.
func children() []builder.Definition {
	return []builder.Definition{
		run("tolerated-failure-count", results, label, batch.MaxConcurrency(50), model, batch.ToleratedFailureCount(20)),
		run("tolerated-failure-percentage", results, label, batch.MaxConcurrency(50), model, batch.ToleratedFailurePercentage(2.5)),
		toleratedExpr(),
		run("faults", results, label, batch.MaxConcurrency(50), model, batch.Faults(lambdatask.ErrKmsDisabled, lambdatask.ErrKmsAccessDenied)),
		run("express", results, label, batch.MaxConcurrency(50), model, batch.Express()),
		run("standard", results, label, batch.MaxConcurrency(50), model, batch.Standard()),
		run("standard-by-content", results, label, batch.MaxConcurrency(5), ask),
		withoutOutcomes(),
		retried("retry-bedrock", bedrocktask.InvokeModel[Row, Finding]("amazon.titan-text-express-v1"), nil, batch.RetryBedrock()),
		retried("retry-dynamodb", dynamodbtask.NewTable[Row](builder.Param("studies_table")).PutItem(), nil, batch.RetryDynamoDB()),
		retried("retry-healthlake", healthlaketask.DescribeFHIRImportJob(),
			func(q *healthlaketask.DescribeFHIRImportJobInput, r *Row) []builder.Binding {
				return []builder.Binding{builder.Bind(&q.DatastoreId, builder.Param("datastore_id")), builder.Bind(&q.JobId, &r.StudyID)}
			}, batch.RetryHealthLake()),
		retried("retry-medical-imaging", medicalimagingtask.GetDICOMImportJob(),
			func(q *medicalimagingtask.GetDICOMImportJobInput, r *Row) []builder.Binding {
				return []builder.Binding{builder.Bind(&q.DatastoreId, builder.Param("datastore_id")), builder.Bind(&q.JobId, &r.StudyID)}
			}, batch.RetryMedicalImaging()),
		retried("retry-jittered", lambdatask.Function[Row, Finding](builder.Param("model_function")), nil,
			batch.Jittered(builder.RetryOn("ModelBusy").IntervalSeconds(5).MaxAttempts(4))),
		mapRunArn(),
	}
}

var (
	results = batch.S3Writer(builder.Param("results_bucket"), "findings")
	label   = batch.Label("ReadStudies")
)

func rows(in *Backlog) batch.Source[Row] { return batch.S3CSV[Row](&in.Bucket, &in.Key) }

// job selects what the model needs.
func job(in *Backlog) func(*Row, *Job) []builder.Binding {
	return func(r *Row, j *Job) []builder.Binding {
		j.Depth = 3
		return []builder.Binding{builder.Bind(&j.StudyID, &r.StudyID), builder.Bind(&j.Model, &in.Model)}
	}
}

// model runs the model over an item.
func model(b batch.Body[Finding], r *Row) { call(b, r) }

func call[Item any](b batch.Body[Finding], item *Item) {
	b.StartAt(builder.Task(b, "Run model", lambdatask.Function[Item, Finding](builder.Param("model_function"))).
		ArgumentsExpr(builder.From(item)).
		Timeout(2 * time.Minute).
		Retry(batch.RetryLambda()...))
}

// ask has a radiologist read the study.
func ask(b batch.Body[Finding], r *Row) {
	q := Question{}
	b.StartAt(builder.Task(b, "Ask radiologist", sqstask.WithToken[Question, Finding](builder.Param("questions_url"))).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.StudyID, &r.StudyID)).
		Timeout(48 * time.Hour))
}

func begin[Out any](name string) *builder.Workflow[Backlog, Out] {
	return builder.New[Backlog, Out]("batch-"+name, builder.Timeout(7*24*time.Hour))
}

// read makes a workflow that runs the model over the items of a source.
func read[Item any](name string, source func(in *Backlog) batch.Source[Item]) builder.Definition {
	w := begin[builder.MapRunResult](name)
	w.StartAt(batch.Run(w, "Read studies", source(w.Input()), results, label, batch.MaxConcurrency(50), call[Item]))
	return w
}

// run makes a workflow that reads the studies of a list.
func run(name string, writer batch.Writer, label batch.RunLabel, concurrency batch.Concurrency, body func(batch.Body[Finding], *Row), options ...batch.Option) builder.Definition {
	w := begin[builder.MapRunResult](name)
	w.StartAt(batch.Run(w, "Read studies", rows(w.Input()), writer, label, concurrency, body, options...))
	return w
}

// retried makes one call for each row.
func retried[Req, Res any](name string, call builder.Call[Req, Res], request func(*Req, *Row) []builder.Binding, retriers []builder.Retrier) builder.Definition {
	w := begin[builder.MapRunResult](name)
	w.StartAt(batch.Run(w, "Read studies", rows(w.Input()), results, label, batch.MaxConcurrency(50), func(b batch.Body[Res], r *Row) {
		task := builder.Task(b, "Call", call).Timeout(2 * time.Minute).Retry(retriers...)
		if request == nil {
			task.ArgumentsExpr(builder.As[Req](r))
		} else {
			var q Req
			task.Arguments(&q, request(&q, r)...)
		}
		b.StartAt(task)
	}))
	return w
}

func written(name string, format batch.Format) builder.Definition {
	return run(name, results.As(format), label, batch.MaxConcurrency(50), model)
}

// flattened writes a finding a line, whatever its batch.
func flattened(name string, format batch.Format) builder.Definition {
	w := begin[builder.MapRunResult](name)
	w.StartAt(batch.RunWithoutOutcomes(w, "Read studies", batch.InBatches(rows(w.Input()), batch.MaxItemsPerBatch(25)),
		results.As(format), label, batch.MaxConcurrency(50),
		func(b batch.Body[[]Finding], rows *batch.Batch[Row, struct{}]) {
			b.StartAt(builder.Task(b, "Run model", lambdatask.Function[batch.Batch[Row, struct{}], []Finding](builder.Param("model_function"))).
				ArgumentsExpr(builder.From(rows)).Timeout(4 * time.Minute).Retry(batch.RetryLambda()...))
		}, batch.ToleratedFailurePercentage(1)))
	return w
}

// noWriter reads at most 100 studies, and hands on how many of them failed.
func noWriter() builder.Definition {
	w := begin[int]("no-writer")
	in := w.Input()
	r := batch.Run(w, "Read studies", batch.S3CSV[Row](&in.Bucket, &in.Key, batch.MaxItems(100)),
		batch.NoWriter(100, 1_500), label, batch.MaxConcurrency(10), model)
	failed := builder.Filter(r.Results(), func(o *batch.Outcome[Row, Finding]) builder.Expr[bool] {
		return builder.Equal(&o.Status, batch.StatusFailed)
	})
	r.State().Output(builder.LenExpr(failed))
	w.StartAt(r)
	return w
}

func maxConcurrencyExpr() builder.Definition {
	w := begin[builder.MapRunResult]("max-concurrency-expr")
	w.StartAt(batch.Run(w, "Read studies", rows(w.Input()), results, label, batch.MaxConcurrencyExpr(builder.From(&w.Input().Width)), model))
	return w
}

func toleratedExpr() builder.Definition {
	w := begin[builder.MapRunResult]("tolerated-failure-expr")
	in := w.Input()
	w.StartAt(batch.Run(w, "Read studies", rows(in), results, label, batch.MaxConcurrency(50), model,
		batch.ToleratedFailureCountExpr(builder.From(&in.Limit)), batch.ToleratedFailurePercentageExpr(builder.From(&in.Percent))))
	return w
}

// withoutOutcomes counts every study that fails as a failed child.
func withoutOutcomes() builder.Definition {
	w := begin[builder.MapRunResult]("without-outcomes")
	w.StartAt(batch.RunWithoutOutcomes(w, "Read studies", rows(w.Input()), results, label, batch.MaxConcurrency(50), model,
		batch.ToleratedFailureCount(20)))
	return w
}

// mapRunArn gives the ARN that operators change the Map Run by, and ends in a failure of its own when too many children failed.
func mapRunArn() builder.Definition {
	w := begin[Receipt]("map-run-arn")
	r := batch.Run(w, "Read studies", rows(w.Input()), results, label, batch.MaxConcurrency(50), model)
	out := Receipt{}
	r.State().Output(&out,
		builder.Bind(&out.MapRunArn, &r.Written().MapRunArn),
		builder.Bind(&out.Bucket, &r.Written().ResultWriterDetails.Bucket),
		builder.Bind(&out.Manifest, &r.Written().ResultWriterDetails.Key))
	r.State().Catch(builder.Fail(w, "Too many failures", "TooManyFailures", &r.Failure().Cause), batch.ErrExceedToleratedFailureThreshold)
	w.StartAt(r)
	return w
}
