// Package batch submits jobs to queues.
package batch

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/batchtask"
)

// Study is a study of images.
type Study struct {
	ID string `json:"id"`
}

// Parameters are those of a job: each takes the place of Ref::study and Ref::model in its command.
type Parameters struct {
	Study string `json:"study"`
	Model string `json:"model"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{
		submitJob("batch-submit-job", batchtask.SubmitJob()),
		submitJob("batch-submit-job-sync", batchtask.SubmitJobSync()),
		runJob(),
	}
}

func submitJob[Res any](name string, c builder.Call[batchtask.SubmitJobInput, Res]) builder.Definition {
	w := builder.New[Study, Res](name)
	req := batchtask.SubmitJobInput{
		JobName:       "segment-study",
		JobDefinition: "segment-study:7",
		RetryStrategy: &batchtask.RetryStrategy{Attempts: new(2)},
		Timeout:       &batchtask.JobTimeout{AttemptDurationSeconds: new(3600)},
		ContainerOverrides: &batchtask.ContainerOverrides{
			Environment: []batchtask.KeyValuePair{{Name: new("STUDY")}},
		},
	}
	w.StartAt(builder.Task(w, "Segment study", c).
		Arguments(&req,
			builder.Bind(&req.JobQueue, builder.Param("job_queue_arn")),
			builder.BindPtr(&req.ContainerOverrides.Environment[0].Value, &w.Input().ID)))
	return w
}

// runJob is the short form of a job whose parameters are texts.
func runJob() builder.Definition {
	w := builder.New[Study, batchtask.JobDetail]("batch-submit-job-sync-parameters")
	parameters := Parameters{Model: "lung-3"}
	w.StartAt(builder.Task(w, "Segment study",
		batchtask.RunJob[Parameters](builder.ExecutionName(), builder.Param("job_queue_arn"), "segment-study")).
		Arguments(&parameters, builder.Bind(&parameters.Study, &w.Input().ID)))
	return w
}
