package polltask_test

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/polltask"
)

// Types of Amazon Textract, in the names of its API. Those of the AWS SDK do as well.
type (
	S3Object         struct{ Bucket, Name string }
	DocumentLocation struct{ S3Object S3Object }
	DetectionInput   struct {
		DocumentLocation   DocumentLocation
		ClientRequestToken *string `json:",omitempty"`
	}
	DetectionID struct{ JobId string }
	Detection   struct {
		JobStatus     DetectionStatus
		StatusMessage string `json:",omitempty"`
		Blocks        []Block
	}
	Block struct {
		Text *string `json:",omitempty"`
	}
	DetectionStatus string
)

// Values lists the statuses.
func (DetectionStatus) Values() []DetectionStatus {
	return []DetectionStatus{"IN_PROGRESS", "SUCCEEDED", "FAILED", "PARTIAL_SUCCESS"}
}

// Letter is a scanned letter.
type Letter struct {
	Bucket string `json:"bucket"`
	Key    string `json:"key"`
}

// A job of any service: one call starts it, another one asks for it. The questions become rarer.
func ExampleNew() {
	start := builder.NewCall[DetectionInput, DetectionID](builder.CallSpec{Service: "aws-sdk:textract", Action: "startDocumentTextDetection"})
	get := builder.NewCall[DetectionID, Detection](builder.CallSpec{Service: "aws-sdk:textract", Action: "getDocumentTextDetection"})

	w := builder.New[Letter, []Block]("read-letter")
	job := polltask.New(w, "Read", start, get, polltask.Statuses[Detection, DetectionStatus]{
		Of:      func(d *Detection) *DetectionStatus { return &d.JobStatus },
		Running: []DetectionStatus{"IN_PROGRESS"},
		Done:    []DetectionStatus{"SUCCEEDED"},
		Failed:  []DetectionStatus{"FAILED", "PARTIAL_SUCCESS"},
	}, polltask.Schedule{Interval: 10 * time.Second, BackoffRate: 1.5, MaxInterval: 2 * time.Minute, Timeout: time.Hour})
	job.Retry(builder.RetryOn("Textract.ThrottlingException", "Textract.ProvisionedThroughputExceededException"))

	req := DetectionInput{}
	page := &req.DocumentLocation.S3Object
	job.Start.Arguments(&req, job.WithToken(&req.ClientRequestToken, []builder.Binding{
		builder.Bind(&page.Bucket, &w.Input().Bucket),
		builder.Bind(&page.Name, &w.Input().Key),
	})...)
	job.Get.ArgumentsExpr(builder.From(job.Start.Result()))
	job.Done.Output(builder.From(&job.Result().Blocks))

	failed := builder.Fail(w, "Illegible", "LetterIllegible", builder.Format("{}: {}", job.Cause(), &job.Result().StatusMessage))
	late := builder.Fail(w, "Too slow", "ReadingTooSlow", job.Cause())
	w.StartAt(job.OnFailure(failed).OnTimeout(late))

	machine, faults := w.Build()
	if faults.HasErrors() {
		fmt.Println(faults)
		return
	}
	for _, s := range machine.States {
		fmt.Println(s.Name)
		if choice, ok := s.State.(*asl.Choice); ok {
			for _, rule := range choice.Choices {
				condition, _ := rule.Condition.Expression()
				fmt.Println("   ", condition, "→", *rule.Next)
			}
			fmt.Println("    otherwise →", *choice.Default)
		}
	}
	// Output:
	// Read: Begin
	// Read: Start
	// Read: Wait
	// Read: Get
	// Read: Ended?
	//     $readStatus = "SUCCEEDED" → Read: Done
	//     $readStatus = "IN_PROGRESS" and $toMillis($now()) < $toMillis($readDeadline) → Read: Wait
	//     $readStatus = "IN_PROGRESS" → Too slow
	//     otherwise → Illegible
	// Read: Done
	// Too slow
	// Illegible
}

// How much of an execution's history a schedule may take is known beforehand.
func ExampleSchedule_Events() {
	steady := polltask.Schedule{Interval: time.Minute, Timeout: 48 * time.Hour}
	rarer := polltask.Schedule{Interval: time.Minute, BackoffRate: 1.5, MaxInterval: 15 * time.Minute, Timeout: 48 * time.Hour}
	fmt.Println(steady.Questions(), steady.Events())
	fmt.Println(rarer.Questions(), rarer.Events())
	// Output:
	// 2880 25931
	// 197 1784
}

// Where nothing is to be done about a failure, OrFail ends the execution with the status in the cause.
func ExampleJob_OrFail() {
	w := builder.New[order, printed]("print")
	job := polltask.New(w, "Print", startPrint, askPrint, statuses(), polltask.Schedule{Interval: time.Minute, Timeout: time.Hour})
	job.Start.ArgumentsExpr(builder.From(w.Input()))
	job.Get.ArgumentsExpr(builder.From(job.Start.Result()))
	job.Retry(builder.LambdaThrottled, builder.LambdaTransient)
	job.Done.Output(builder.From(job.Result()))
	w.StartAt(job.OrFail("PrinterJammed", "PrinterSlow"))
	machine, faults := w.Build()
	fmt.Println(machine != nil, faults.Err())
	// Output: true <nil>
}
