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

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{
		submitJob("batch-submit-job", batchtask.SubmitJob()),
		submitJob("batch-submit-job-sync", batchtask.SubmitJobSync()),
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
