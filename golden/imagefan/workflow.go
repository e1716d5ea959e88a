// Package imagefan works on the items of lists: inline Maps, what their processors see, and a Map inside a Map.
package imagefan

import (
	"context"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

// The types of the workflow.
type (
	// Study is the input: the series of an examination, each with its images.
	Study struct {
		StudyID  string   `json:"studyId"`
		Protocol string   `json:"protocol"`
		Series   []Series `json:"series"`
		Parallel int      `json:"parallel"`
	}
	// Series is a series of images.
	Series struct {
		SeriesID string  `json:"seriesId"`
		Modality string  `json:"modality"`
		Images   []Image `json:"images"`
	}
	// Image is one image.
	Image struct {
		Key   string `json:"key"`
		Bytes int    `json:"bytes"`
	}
	// Job is what the function that reads an image takes.
	Job struct {
		StudyID  string `json:"studyId"`
		SeriesID string `json:"seriesId"`
		Key      string `json:"key"`
		Number   int    `json:"number"`
	}
	// Reading is what it gives.
	Reading struct {
		Key   string  `json:"key"`
		Score float64 `json:"score"`
	}
	// SeriesReport is the result for one series.
	SeriesReport struct {
		SeriesID string    `json:"seriesId"`
		Readings []Reading `json:"readings"`
	}
	// Report is the output.
	Report struct {
		StudyID string         `json:"studyId"`
		Reason  string         `json:"reason,omitempty"`
		Series  []SeriesReport `json:"series"`
		Skipped []string       `json:"skipped"`
	}
)

// ReadImage is the handler of a Lambda function.
func ReadImage(context.Context, Job) (Reading, error) { return Reading{}, nil }

// Workflow reads the images of a study, series by series.
func Workflow() *builder.Workflow[Study, Report] {
	w := builder.New[Study, Report]("study-reading")
	in := w.Input()

	// The processor of a Map is a scope with an item and a result. It may read the values around it: here the input, and inside
	// the inner Map also the item of the outer one, which a state in front of it keeps in a variable.
	reports := builder.Map(w, "Each series", &in.Series, func(p *builder.Processor[Series, SeriesReport]) {
		series := p.Item() // *Series
		images := builder.Map(p, "Each image", &series.Images, func(q *builder.Processor[Image, Reading]) {
			job := Job{}
			q.StartAt(builder.Task(q, "Read image", lambdatask.Handler(builder.Param("read_function"), ReadImage)).
				Arguments(&job,
					builder.Bind(&job.StudyID, &in.StudyID),
					builder.Bind(&job.SeriesID, &series.SeriesID),
					builder.Bind(&job.Key, &q.Item().Key),
					builder.Bind(&job.Number, builder.MapItemIndex())).
				Retry(builder.LambdaTransient, builder.LambdaThrottled))
		}).MaxConcurrency(5)

		report := SeriesReport{}
		done := builder.Succeed(p, "Series read", &report,
			builder.Bind(&report.SeriesID, &series.SeriesID),
			builder.Bind(&report.Readings, images.Result())) // *[]Reading, in the order of the images
		p.StartAt(images).Then(done)
	}).
		Comment("The series one by one, their images five at a time.").
		MaxConcurrencyExpr(builder.From(&in.Parallel)).
		Retry(builder.RetryOn("ArchiveBusy"))

	out := Report{Skipped: []string{}}
	done := builder.Succeed(w, "Study read", &out,
		builder.Bind(&out.StudyID, &in.StudyID),
		builder.Bind(&out.Series, reports.Result()))
	// The failure of a Map is that of the item that failed. The results of the others are lost.
	unread := Report{Series: []SeriesReport{}}
	failed := builder.Succeed(w, "Study not read", &unread,
		builder.Bind(&unread.Reason, &reports.Failure().Cause),
		builder.Bind(&unread.StudyID, &in.StudyID),
		builder.Bind(&unread.Skipped, builder.Pluck(&in.Series, func(s *Series) *string { return &s.SeriesID })))
	reports.Catch(failed, "ImageUnreadable", "States.TaskFailed")
	w.StartAt(reports)
	reports.Then(done)
	return w
}

// Thumbnails shows where items can come from and what they can carry.
func Thumbnails() *builder.Workflow[Series, []string] {
	w := builder.New[Series, []string]("thumbnails")
	in := w.Input()

	// Select hands something else than the bare item to the processor. Its function gets the address of the item as the list
	// holds it, and of the item to make of it.
	jobs := builder.Select(builder.FromList(&in.Images), func(image *Image, job *Job) []builder.Binding {
		job.StudyID = "preview"
		return []builder.Binding{
			builder.Bind(&job.SeriesID, &in.SeriesID),
			builder.Bind(&job.Key, &image.Key),
			builder.Bind(&job.Number, builder.MapItemIndex()),
		}
	})
	read := builder.Map(w, "Each thumbnail", jobs, func(p *builder.Processor[Job, Reading]) {
		p.Comment("Reads one thumbnail.")
		p.StartAt(builder.Task(p, "Read thumbnail", lambdatask.Handler(builder.Param("read_function"), ReadImage)).
			ArgumentsExpr(builder.From(p.Item()))) // the whole request is the item
	})
	// The list of the results can be read as a whole, by expressions, too.
	best := builder.Var[float64](w, "best")
	read.Assign(builder.Bind(best, builder.OrElseExpr(
		builder.MaxExpr(builder.Pluck(read.Result(), func(r *Reading) *float64 { return &r.Score })), builder.Lit(0.0))))

	// The items may be an expression: the images that are not too large. Without Output the workflow would end with the list of
	// the results.
	small := builder.FromListExpr(builder.Filter(&in.Images, func(i *Image) builder.Expr[bool] {
		return builder.Less(&i.Bytes, 1_000_000)
	}))
	keys := builder.Map(w, "Each small image", small, func(p *builder.Processor[Image, string]) {
		p.StartAt(builder.SucceedExpr(p, "Its key", builder.Format("{}/{}", &in.SeriesID, &p.Item().Key)))
	})

	keys.Output(builder.Concat(builder.ListOf(builder.Format("best score {}", best)), builder.From(keys.Result())))

	w.StartAt(read).Then(keys)
	return w
}
