package studybackfill

import (
	"context"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/patterns/batch"
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

	rows := batch.S3CSV[Row](builder.Param("backlog_bucket"), builder.Format("lists/{}", &in.List),
		batch.MaxItemsExpr(builder.OrElse(&in.Limit, everything)))
	studies := batch.Select(rows, func(row *Row, study *Study) []builder.Binding {
		return []builder.Binding{
			builder.Bind(&study.StudyID, &row.StudyID),
			builder.Bind(&study.Modality, builder.Upper(&row.Modality)),
			builder.Bind(&study.ImageKey, &row.ImageKey),
			builder.Bind(&study.Line, builder.MapItemIndex()),
		}
	})
	settings := Settings{}
	batches := batch.InBatchesWith(studies, batch.MaxItemsPerBatch(25), &settings,
		builder.Bind(&settings.Model, &in.Model),
		builder.Bind(&settings.Run, builder.ExecutionName()))

	// A batch that the model cannot read is a recorded outcome; what fails beyond that is a fault, and 2.5 % of faults stop the run.
	read := batch.Run(w, "Read studies", batches,
		batch.S3Writer(builder.Param("results_bucket"), "findings"), batch.Label("ReadStudies"), batch.MaxConcurrency(200),
		func(b batch.Body[Report], studies *batch.Batch[Study, Settings]) {
			b.StartAt(builder.Task(b, "Run model", lambdatask.Handler(builder.Param("model_function"), Read)).
				ArgumentsExpr(builder.From(studies)).
				Timeout(4*time.Minute).
				Retry(ModelBusy, builder.LambdaTransient))
		}, batch.ToleratedFailurePercentage(2.5))
	run := batch.Reconcile(w, read)
	report := run.Report()

	// What was not read goes to a queue, for whoever looks after the images; then the results are summed up as they are.
	req := SummaryRequest{}
	summary := builder.Task(w, "Sum up", lambdatask.Handler(builder.Param("summary_function"), Counter{}.Summarize)).
		Arguments(&req,
			builder.Bind(&req.Bucket, &report.Bucket),
			builder.Bind(&req.ManifestKey, builder.Format("{}manifest.json", &report.Folder)),
			builder.Bind(&req.MapRunArn, &report.MapRunArn)).
		Retry(builder.LambdaTransient)
	unread := batch.QueueFailed(w, run, builder.Param("unread_queue_url"))
	unread.Then(summary)

	nothing := builder.Succeed(w, "Nothing to read", &Summary{})
	w.StartAt(run.OnAllFine(summary).
		OnSomeFailed(unread).
		OnThresholdExceeded(builder.Fail(w, "Too many failures", "Backfill.TooManyFailures", run.Cause())).
		OnNothingMatched(nothing).
		OnMismatch(builder.Fail(w, "Studies are missing", "Backfill.Mismatch", run.Cause())))
	return w
}
