// Package crossaccount calls what has no package of its own yet, in other accounts and partitions, with limits from the input.
package crossaccount

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
)

// The types of the workflow.
type (
	// Import is the input: FHIR data that a partner has put into a bucket.
	Import struct {
		Partner     string `json:"partner"`
		RoleArn     string `json:"roleArn"`
		Datastore   string `json:"datastore"`
		S3URI       string `json:"s3Uri"`
		TimeoutSec  int    `json:"timeoutSec"`
		SilenceSec  int    `json:"silenceSec"`
		Incremental bool   `json:"incremental"`
	}
	// InputDataConfig says where HealthLake finds the data.
	InputDataConfig struct {
		S3Uri string `json:"S3Uri"`
	}
	// JobOutputDataConfig says where HealthLake puts its log.
	JobOutputDataConfig struct {
		S3Configuration S3Configuration `json:"S3Configuration"`
	}
	// S3Configuration is an encrypted place in S3.
	S3Configuration struct {
		S3Uri    string `json:"S3Uri"`
		KmsKeyId string `json:"KmsKeyId"`
	}
	// StartImport is the request of HealthLake's StartFHIRImportJob, in the names of Step Functions.
	StartImport struct {
		InputDataConfig     InputDataConfig     `json:"InputDataConfig"`
		JobOutputDataConfig JobOutputDataConfig `json:"JobOutputDataConfig"`
		JobName             string              `json:"JobName"`
	}
	// Started is its answer.
	Started struct {
		JobId     string `json:"JobId"`
		JobStatus string `json:"JobStatus"`
	}
	// Work is what a worker at the hospital gets.
	Work struct {
		JobID   string `json:"jobId"`
		Partner string `json:"partner"`
	}
	// Counted is what the worker gives.
	Counted struct {
		Patients int `json:"patients"`
	}
	// Run are the parameters of a batch job: texts.
	Run struct {
		Scope string `json:"scope"`
	}
	// Job is the state of a batch job when it has ended.
	Job struct {
		JobId  string `json:"JobId"`
		Status string `json:"Status"`
	}
)

// startImport is a call that no task package offers: service and action make the ARN, each argument stands beside the request.
// A function that returns a Call is all that a task package is.
func startImport(in *Import) builder.Call[StartImport, Started] {
	return builder.NewCall[StartImport, Started](builder.CallSpec{
		Service: "aws-sdk:healthlake",
		Action:  "startFHIRImportJob",
		Arguments: []builder.Argument{
			builder.TextArgument("DatastoreId", &in.Datastore),
			builder.TextArgument("DataAccessRoleArn", builder.Param("data_role_arn")),
			builder.TextArgument("ClientToken", builder.UUID()),
		},
	})
}

// count is an activity: a program outside AWS asks for the work. An activity has an ARN of its own.
func count() builder.Call[Work, Counted] {
	arn := builder.TextArgument("Resource", builder.Param("count_activity_arn"))
	return builder.NewCall[Work, Counted](builder.CallSpec{Resource: &arn, StandardOnly: true})
}

// index is a job that is waited for: .sync. The request is one of several arguments, and so is not at the top.
func index(in *Import) builder.Call[Run, Job] {
	return builder.NewCall[Run, Job](builder.CallSpec{
		Service: "batch",
		Action:  "submitJob",
		Pattern: builder.RunJob,
		Arguments: []builder.Argument{
			builder.TextArgument("JobName", "index"),
			builder.TextArgument("JobQueue", builder.Param("job_queue_arn")),
			builder.TextArgument("JobDefinition", "index:4"),
			builder.ValueArgument("RetryStrategy", builder.If(builder.From(&in.Incremental),
				builder.Lit(map[string]int{"Attempts": 3}), builder.Lit(map[string]int{"Attempts": 1}))),
		},
		RequestField: "Parameters",
	})
}

// Workflow imports a partner's data. The partition of the ARNs is a parameter: aws, aws-us-gov, aws-cn …
func Workflow() *builder.Workflow[Import, Counted] {
	w := builder.New[Import, Counted]("partner-import", builder.InPartition(builder.Param("aws_partition")))
	in := w.Input()

	start := StartImport{}
	began := builder.Task(w, "Start import", startImport(in)).
		Comment("Runs under a role of the partner's account.").
		Arguments(&start,
			builder.Bind(&start.InputDataConfig.S3Uri, &in.S3URI),
			builder.Bind(&start.JobOutputDataConfig.S3Configuration.S3Uri, builder.Param("log_uri")),
			builder.Bind(&start.JobOutputDataConfig.S3Configuration.KmsKeyId, builder.Param("log_key_arn")),
			builder.Bind(&start.JobName, builder.Format("import-{}", &in.Partner))).
		Credentials(builder.From(&in.RoleArn)).
		Retry(builder.RetryOn("HealthLake.ThrottlingException").IntervalSeconds(10).MaxAttempts(8).
			BackoffRate(1.5).MaxDelaySeconds(300).JitterStrategy(asl.JitterFull))

	work := Work{}
	counted := builder.Task(w, "Count patients", count()).
		Arguments(&work, builder.Bind(&work.JobID, &began.Result().JobId), builder.Bind(&work.Partner, &in.Partner)).
		TimeoutExpr(builder.From(&in.TimeoutSec)).
		HeartbeatExpr(builder.From(&in.SilenceSec))

	run := Run{}
	indexed := builder.Task(w, "Index", index(in)).
		Arguments(&run, builder.Bind(&run.Scope,
			builder.If(builder.From(&in.Incremental), builder.Lit("new"), builder.Lit("all")))).
		Credentials(builder.Param("index_role_arn"))

	// The workflow ends with the last task. Output gives something else than its result.
	out := Counted{}
	indexed.Output(&out, builder.Bind(&out.Patients, &counted.Result().Patients))

	w.StartAt(began).Then(counted).Then(indexed)
	return w
}
