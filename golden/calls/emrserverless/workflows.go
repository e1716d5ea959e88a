// Package emrserverless runs applications and jobs of Amazon EMR Serverless.
package emrserverless

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/emrserverlesstask"
)

// Application is an application that is there.
type Application struct {
	ID string `json:"id"`
}

// Run is a run of a job.
type Run struct {
	Application string `json:"application"`
	ID          string `json:"id"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{
		createApplication("emr-serverless-create-application", emrserverlesstask.CreateApplication()),
		createApplication("emr-serverless-create-application-sync", emrserverlesstask.CreateApplicationSync()),
		startApplication("emr-serverless-start-application", emrserverlesstask.StartApplication()),
		startApplication("emr-serverless-start-application-sync", emrserverlesstask.StartApplicationSync()),
		stopApplication("emr-serverless-stop-application", emrserverlesstask.StopApplication()),
		stopApplication("emr-serverless-stop-application-sync", emrserverlesstask.StopApplicationSync()),
		deleteApplication("emr-serverless-delete-application", emrserverlesstask.DeleteApplication()),
		deleteApplication("emr-serverless-delete-application-sync", emrserverlesstask.DeleteApplicationSync()),
		startJobRun("emr-serverless-start-job-run", emrserverlesstask.StartJobRun()),
		startJobRun("emr-serverless-start-job-run-sync", emrserverlesstask.StartJobRunSync()),
		cancelJobRun("emr-serverless-cancel-job-run", emrserverlesstask.CancelJobRun()),
		cancelJobRun("emr-serverless-cancel-job-run-sync", emrserverlesstask.CancelJobRunSync()),
	}
}

func createApplication[Res any](name string, c builder.Call[emrserverlesstask.CreateApplicationInput, Res]) builder.Definition {
	w := builder.New[struct{}, Res](name)
	req := emrserverlesstask.CreateApplicationInput{
		ReleaseLabel: "emr-7.5.0",
		Type:         "SPARK",
		AutoStopConfiguration: &emrserverlesstask.AutoStopConfig{
			Enabled: new(true), IdleTimeoutMinutes: new(15),
		},
	}
	w.StartAt(builder.Task(w, "Create application", c).
		Arguments(&req, builder.BindPtr(&req.Name, builder.ExecutionName())))
	return w
}

func startApplication[Res any](name string, c builder.Call[emrserverlesstask.StartApplicationInput, Res]) builder.Definition {
	w := builder.New[Application, Res](name)
	req := emrserverlesstask.StartApplicationInput{}
	w.StartAt(builder.Task(w, "Start application", c).
		Arguments(&req, builder.Bind(&req.ApplicationId, &w.Input().ID)))
	return w
}

func stopApplication[Res any](name string, c builder.Call[emrserverlesstask.StopApplicationInput, Res]) builder.Definition {
	w := builder.New[Application, Res](name)
	req := emrserverlesstask.StopApplicationInput{}
	w.StartAt(builder.Task(w, "Stop application", c).
		Arguments(&req, builder.Bind(&req.ApplicationId, &w.Input().ID)))
	return w
}

func deleteApplication[Res any](name string, c builder.Call[emrserverlesstask.DeleteApplicationInput, Res]) builder.Definition {
	w := builder.New[Application, Res](name)
	req := emrserverlesstask.DeleteApplicationInput{}
	w.StartAt(builder.Task(w, "Delete application", c).
		Arguments(&req, builder.Bind(&req.ApplicationId, &w.Input().ID)))
	return w
}

func startJobRun[Res any](name string, c builder.Call[emrserverlesstask.StartJobRunInput, Res]) builder.Definition {
	w := builder.New[Application, Res](name)
	req := emrserverlesstask.StartJobRunInput{
		Mode:                    new(emrserverlesstask.JobRunModeBatch),
		ExecutionTimeoutMinutes: new(120),
		JobDriver: &emrserverlesstask.JobDriver{SparkSubmit: &emrserverlesstask.SparkSubmit{
			EntryPoint: "s3://imaging-jobs/count.py",
		}},
	}
	w.StartAt(builder.Task(w, "Count studies", c).
		Arguments(&req,
			builder.Bind(&req.ApplicationId, &w.Input().ID),
			builder.Bind(&req.ExecutionRoleArn, builder.Param("job_role_arn"))))
	return w
}

func cancelJobRun[Res any](name string, c builder.Call[emrserverlesstask.CancelJobRunInput, Res]) builder.Definition {
	w := builder.New[Run, Res](name)
	req := emrserverlesstask.CancelJobRunInput{}
	w.StartAt(builder.Task(w, "Cancel run", c).
		Arguments(&req, builder.Bind(&req.ApplicationId, &w.Input().Application), builder.Bind(&req.JobRunId, &w.Input().ID)))
	return w
}
