package imagingreview

import (
	"context"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/patterns/batch"
	"github.com/aslgen/aslgen/patterns/review"
)

// Night is the input: which list of image sets to read.
type Night struct {
	// List is the key of a JSON Lines file of image sets in the bucket of lists.
	List string `json:"list"`
	// Sets is how many image sets the list has.
	Sets int `json:"sets"`
	// Requester is who asked for the run. They do not accept its failures.
	Requester string `json:"requester"`
}

// ImageSet is a line of the list: where HealthImaging has the images of a study.
type ImageSet struct {
	DatastoreID string `json:"datastoreId"`
	ImageSetID  string `json:"imageSetId"`
	Modality    string `json:"modality"`
}

// Finding is what the model says about an image set.
type Finding struct {
	ImageSetID string  `json:"imageSetId"`
	Label      string  `json:"label"`
	Score      float64 `json:"score"`
}

// Question is what the radiologist needs to know: how many sets were not read, and where their records are.
type Question struct {
	Report batch.Report `json:"report"`
}

// Release asks for the findings of a run to be released to the wards.
type Release struct {
	Bucket    string `json:"bucket"`
	Folder    string `json:"folder"`
	MapRunArn string `json:"mapRunArn"`
}

// Released confirms it.
type Released struct {
	Findings int `json:"findings"`
}

// Outcome is the output.
type Outcome struct {
	// Status is released, withheld or nothing-to-read.
	Status string `json:"status"`
	// Review is how the review of the failures ended. Nil: there were none.
	Review *review.Status `json:"review,omitempty"`
	// Report counts the image sets.
	Report batch.Report `json:"report"`
}

// Read is the handler of the function that runs the model over one image set.
func Read(_ context.Context, s ImageSet) (Finding, error) {
	score := float64(len(s.ImageSetID)%10) / 10 // a model would look at the images
	return Finding{ImageSetID: s.ImageSetID, Label: s.Modality, Score: score}, nil
}

// Publish is the handler of the function that releases findings.
func Publish(context.Context, Release) (Released, error) { return Released{}, nil }

// Workflow reads a night's image sets.
func Workflow() *builder.Workflow[Night, Outcome] {
	w := builder.New[Night, Outcome]("imaging-review",
		builder.Comment("Reads image sets with a model, and releases the findings once what failed is accepted."),
		builder.Timeout(5*24*time.Hour))
	in := w.Input()

	read := batch.Run(w, "Read image sets", batch.S3JSONL[ImageSet](builder.Param("lists_bucket"), &in.List),
		batch.S3Writer(builder.Param("findings_bucket"), "findings"), batch.Label("ReadImageSets"), batch.MaxConcurrency(40),
		func(b batch.Body[Finding], set *ImageSet) {
			b.StartAt(builder.Task(b, "Run model", lambdatask.Handler(builder.Param("model_function"), Read)).
				ArgumentsExpr(builder.From(set)).Timeout(4 * time.Minute).Retry(batch.RetryLambda()...))
		}, batch.ToleratedFailurePercentage(5))
	run := batch.Reconcile(w, read, batch.ExpectItems(&in.Sets))
	report := run.Report()

	// The failures are a radiologist's to accept: this run's, which the hash of its report names, and not those of a run they asked for.
	q := Question{}
	gate := review.Gate(w, "Failures", review.Ask(&q, builder.Hash(builder.JSONText(report), builder.SHA256), 72*time.Hour,
		review.SQS(builder.Param("radiologists_queue_url")), builder.Bind(&q.Report, report)),
		review.DynamoDB(builder.Param("reviews_table")),
		review.Author(&in.Requester), review.WithoutRework())
	accepted := builder.PassThrough(w, "Failures accepted")

	order := Release{}
	release := builder.Task(w, "Release findings", lambdatask.Handler(builder.Param("release_function"), Publish)).
		Arguments(&order,
			builder.Bind(&order.Bucket, &report.Bucket),
			builder.Bind(&order.Folder, &report.Folder),
			builder.Bind(&order.MapRunArn, &report.MapRunArn)).
		Retry(builder.LambdaTransient)

	released, withheld, nothing := Outcome{Status: "released"}, Outcome{Status: "withheld"}, Outcome{Status: "nothing-to-read"}
	done := builder.Succeed(w, "Released", &released, builder.Bind(&released.Report, report))
	kept := builder.Succeed(w, "Withheld", &withheld, builder.BindPtr(&withheld.Review, gate.Status()), builder.Bind(&withheld.Report, report))
	empty := builder.Succeed(w, "Nothing to read", &nothing, builder.Bind(&nothing.Report, report))
	stopped := builder.Fail(w, "Run stopped", "ImagingReview.Stopped", run.Cause())

	gate.OnApprove(accepted).OnReject(kept).Guards(accepted)
	accepted.Then(release)
	release.Then(done)
	builder.Require(w, builder.Before(release, builder.Passed(run.AllFine()), gate.Approved()))
	w.StartAt(run.OnAllFine(release).OnSomeFailed(gate).OnThresholdExceeded(stopped).OnNothingMatched(empty).OnMismatch(stopped))
	return w
}
