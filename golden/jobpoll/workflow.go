// Package jobpoll polls a job of a service that no package is made for: Amazon Comprehend Medical finds the data in texts that identify
// patients. The types are written by hand, in the names of the API; those of the AWS SDK do as well.
package jobpoll

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/polltask"
)

// The types of the workflow.
type (
	// Notes is the input: a folder of texts.
	Notes struct {
		Bucket string `json:"bucket"`
		Prefix string `json:"prefix"`
		// Every is how many seconds lie between two questions, Within how many seconds the whole may take.
		Every  int `json:"every"`
		Within int `json:"within"`
	}
	// Detected is the output.
	Detected struct {
		Prefix string `json:"prefix"`
	}
)

// The types of the calls.
type (
	// Place is a place in S3.
	Place struct {
		S3Bucket string
		S3Key    string
	}
	// StartInput is the request of StartPHIDetectionJob.
	StartInput struct {
		InputDataConfig    Place
		OutputDataConfig   Place
		DataAccessRoleArn  string
		LanguageCode       string
		ClientRequestToken *string `json:",omitempty"`
	}
	// JobInput names a job.
	JobInput struct{ JobId string }
	// Properties is what is known of a job.
	Properties struct {
		JobStatus        JobStatus `json:",omitempty"`
		Message          *string   `json:",omitempty"`
		OutputDataConfig *Place    `json:",omitempty"`
	}
	// JobOutput is the answer of DescribePHIDetectionJob.
	JobOutput struct {
		ComprehendMedicalAsyncJobProperties *Properties `json:",omitempty"`
	}
	// JobStatus is the status of a job.
	JobStatus string
)

// The statuses.
const (
	Submitted      JobStatus = "SUBMITTED"
	InProgress     JobStatus = "IN_PROGRESS"
	Completed      JobStatus = "COMPLETED"
	PartialSuccess JobStatus = "PARTIAL_SUCCESS"
	Failed         JobStatus = "FAILED"
	StopRequested  JobStatus = "STOP_REQUESTED"
	Stopped        JobStatus = "STOPPED"
)

// Values lists the statuses.
func (JobStatus) Values() []JobStatus {
	return []JobStatus{Submitted, InProgress, Completed, PartialSuccess, Failed, StopRequested, Stopped}
}

// detection is a fragment: the states of one job, which a function may make for more than one folder.
func detection(s builder.ScopeOf[Detected], bucket, prefix *string, schedule polltask.Schedule, failed builder.State) (builder.State, *JobOutput) {
	start := builder.NewCall[StartInput, JobInput](builder.CallSpec{Service: "aws-sdk:comprehendmedical", Action: "startPHIDetectionJob"})
	get := builder.NewCall[JobInput, JobOutput](builder.CallSpec{Service: "aws-sdk:comprehendmedical", Action: "describePHIDetectionJob"})
	job := polltask.New(s, "Detect", start, get, polltask.Statuses[JobOutput, JobStatus]{
		// The fields on the way may be absent. A job without a status has failed.
		Of:      func(o *JobOutput) *JobStatus { return &o.ComprehendMedicalAsyncJobProperties.JobStatus },
		Running: []JobStatus{Submitted, InProgress, StopRequested},
		Done:    []JobStatus{Completed},
		Failed:  []JobStatus{PartialSuccess, Failed, Stopped},
	}, schedule).Retry(
		builder.RetryOn("ComprehendMedical.TooManyRequestsException", "ComprehendMedical.InternalServerException").IntervalSeconds(2).MaxAttempts(6))

	req := StartInput{LanguageCode: "en"}
	job.Start.Arguments(&req, job.WithToken(&req.ClientRequestToken, []builder.Binding{
		builder.Bind(&req.InputDataConfig.S3Bucket, bucket),
		builder.Bind(&req.InputDataConfig.S3Key, prefix),
		builder.Bind(&req.OutputDataConfig.S3Bucket, bucket),
		builder.Bind(&req.OutputDataConfig.S3Key, builder.Format("{}phi/", prefix)),
		builder.Bind(&req.DataAccessRoleArn, builder.Param("comprehend_role_arn")),
	})...)
	ask := JobInput{}
	job.Get.Arguments(&ask, builder.Bind(&ask.JobId, &job.Start.Result().JobId))

	late := builder.Fail(s, "Too late", "DetectionTooSlow", builder.Format("{} (token {})", job.Cause(), job.Token()))
	return job.OnFailure(failed).OnTimeout(late), job.Result()
}

// Workflow detects in one folder.
func Workflow() *builder.Workflow[Notes, Detected] {
	w := builder.New[Notes, Detected]("phi-detection")
	in := w.Input()
	failed := builder.Fail(w, "Not detected", "DetectionFailed", "see the log of Comprehend Medical")

	// The caller says how often to ask, which becomes less often, and when to give up.
	job, answer := detection(builder.NewFragment(w, "Notes: "), &in.Bucket, &in.Prefix, polltask.Schedule{
		IntervalExpr: builder.From(&in.Every), BackoffRate: 2, MaxInterval: 10 * time.Minute,
		TimeoutExpr: builder.From(&in.Within),
	}, failed)

	out := Detected{}
	w.StartAt(job).Then(builder.Succeed(w, "Detected", &out,
		builder.Bind(&out.Prefix, builder.OrElseExpr(
			builder.Optional(&answer.ComprehendMedicalAsyncJobProperties.OutputDataConfig.S3Key), builder.Lit("")))))
	return w
}
