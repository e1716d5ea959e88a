package studybackfill

import (
	"context"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

// Backlog is the input of the workflow: where the list of studies is in the bucket of lists.
type Backlog struct {
	// List is the name of the list below lists/, such as today.csv.
	List string `json:"list"`
	// Model is the version of the model to run.
	Model string `json:"model"`
	// Limit bounds how many studies are taken. All of them when it is absent.
	Limit *int `json:"limit,omitempty"`
}

// Row is a row of the list. The columns of a CSV file are texts.
type Row struct {
	StudyID  string `json:"study_id"`
	Modality string `json:"modality"`
	ImageKey string `json:"image_key"`
}

// Study is what a child gets of a row.
type Study struct {
	StudyID  string `json:"studyId"`
	Modality string `json:"modality"`
	ImageKey string `json:"imageKey"`
	// Line is the place in the list, from 0.
	Line int `json:"line"`
}

// Settings go with every batch.
type Settings struct {
	Model string `json:"model"`
	Run   string `json:"run"`
}

// Finding is the result of one study.
type Finding struct {
	StudyID string  `json:"studyId"`
	Label   string  `json:"label"`
	Score   float64 `json:"score"`
}

// Report is the result of one batch.
type Report struct {
	Findings []Finding `json:"findings"`
}

// SummaryRequest asks for a summary of the results that a manifest lists.
type SummaryRequest struct {
	Bucket      string `json:"bucket"`
	ManifestKey string `json:"manifestKey"`
	MapRunArn   string `json:"mapRunArn"`
}

// Summary is the output of the workflow.
type Summary struct {
	Studies int `json:"studies"`
	Flagged int `json:"flagged"`
	Failed  int `json:"failed"`
}

// Read is the handler of the function that runs the model over a batch of studies.
func Read(_ context.Context, b builder.Batch[Study, Settings]) (Report, error) {
	report := Report{Findings: []Finding{}}
	for _, s := range b.Items {
		score := float64(len(s.ImageKey)%10) / 10 // a model would look at the image
		report.Findings = append(report.Findings, Finding{StudyID: s.StudyID, Label: s.Modality + " by " + b.BatchInput.Model, Score: score})
	}
	return report, nil
}

// ModelBusy retries a model that has too much to do, at times drawn at random so that the children do not come back together.
var ModelBusy = builder.RetryOn("ModelBusy", "Lambda.TooManyRequestsException").
	IntervalSeconds(2).MaxAttempts(6).BackoffRate(2).MaxDelaySeconds(60).JitterStrategy(asl.JitterFull)

// everything is the limit when none is given.
const everything = 100_000_000

// Workflow reads a backlog of studies.
func Workflow() *builder.Workflow[Backlog, Summary] {
	w := builder.New[Backlog, Summary]("study-backfill",
		builder.Comment("Runs a model over the imaging studies that a CSV file lists."),
		builder.Timeout(24*time.Hour))
	in := w.Input()

	rows := builder.S3CSV[Row](builder.Param("backlog_bucket"), builder.Format("lists/{}", &in.List),
		builder.MaxItemsExpr(builder.OrElse(&in.Limit, everything)))
	studies := builder.Select(rows, func(row *Row, study *Study) []builder.Binding {
		return []builder.Binding{
			builder.Bind(&study.StudyID, &row.StudyID),
			builder.Bind(&study.Modality, builder.Upper(&row.Modality)),
			builder.Bind(&study.ImageKey, &row.ImageKey),
			builder.Bind(&study.Line, builder.MapItemIndex()),
		}
	})
	settings := Settings{}
	batches := builder.BatchInput(builder.Batched(studies, builder.MaxItemsPerBatch(25)), &settings,
		builder.Bind(&settings.Model, &in.Model),
		builder.Bind(&settings.Run, builder.ExecutionName()))

	read := builder.DistributedMap(w, "Read studies", batches, func(p *builder.Processor[builder.Batch[Study, Settings], Report]) {
		p.StartAt(builder.Task(p, "Run model", lambdatask.Handler(builder.Param("model_function"), Read)).
			ArgumentsExpr(builder.From(p.Item())).
			Timeout(4*time.Minute).
			Retry(ModelBusy, builder.LambdaTransient))
	}).
		Express().
		Label("ReadStudies").
		MaxConcurrency(200).
		ToleratedFailurePercentage(2.5).
		ResultWriter(builder.S3Destination(builder.Param("results_bucket"), "findings")).
		WriterConfig(asl.WriterCompact, asl.OutputJSONL)

	req := SummaryRequest{}
	summary := builder.Task(w, "Sum up", lambdatask.Handler(builder.Param("summary_function"), Counter{}.Summarize)).
		Arguments(&req,
			builder.Bind(&req.Bucket, &read.Written().ResultWriterDetails.Bucket),
			builder.Bind(&req.ManifestKey, &read.Written().ResultWriterDetails.Key),
			builder.Bind(&req.MapRunArn, &read.Written().MapRunArn)).
		Retry(builder.LambdaTransient)

	failed := builder.Fail(w, "Too many failures", &read.Failure().Error, &read.Failure().Cause)
	read.Catch(failed)
	w.StartAt(read).Then(summary)
	return w
}
