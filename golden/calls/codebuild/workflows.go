// Package codebuild runs builds.
package codebuild

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/codebuildtask"
)

// Release is what is built.
type Release struct {
	Revision string `json:"revision"`
}

// Build is a build, or a batch of them.
type Build struct {
	ID string `json:"id"`
}

// Finished is what is left of builds.
type Finished struct {
	Builds  []string `json:"builds"`
	Reports []string `json:"reports"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{
		startBuild("codebuild-start-build", codebuildtask.StartBuild()),
		startBuild("codebuild-start-build-sync", codebuildtask.StartBuildSync()),
		stopBuild(),
		batchDeleteBuilds(),
		batchGetReports(),
		startBuildBatch("codebuild-start-build-batch", codebuildtask.StartBuildBatch()),
		startBuildBatch("codebuild-start-build-batch-sync", codebuildtask.StartBuildBatchSync()),
		stopBuildBatch(),
		retryBuildBatch("codebuild-retry-build-batch", codebuildtask.RetryBuildBatch()),
		retryBuildBatch("codebuild-retry-build-batch-sync", codebuildtask.RetryBuildBatchSync()),
		deleteBuildBatch(),
	}
}

func startBuild[Res any](name string, c builder.Call[codebuildtask.StartBuildInput, Res]) builder.Definition {
	w := builder.New[Release, Res](name)
	req := codebuildtask.StartBuildInput{
		TimeoutInMinutesOverride: new(30),
		EnvironmentVariablesOverride: []codebuildtask.EnvironmentVariable{
			{Name: "STAGE", Value: "validation", Type: new(codebuildtask.EnvironmentVariableTypePlaintext)},
		},
	}
	w.StartAt(builder.Task(w, "Build", c).
		Arguments(&req,
			builder.Bind(&req.ProjectName, builder.Param("project_name")),
			builder.BindPtr(&req.SourceVersion, &w.Input().Revision)))
	return w
}

func stopBuild() builder.Definition {
	w := builder.New[Build, codebuildtask.StopBuildOutput]("codebuild-stop-build")
	req := codebuildtask.StopBuildInput{}
	w.StartAt(builder.Task(w, "Stop build", codebuildtask.StopBuild()).
		Arguments(&req, builder.Bind(&req.Id, &w.Input().ID)))
	return w
}

func batchDeleteBuilds() builder.Definition {
	w := builder.New[Finished, codebuildtask.BatchDeleteBuildsOutput]("codebuild-batch-delete-builds")
	req := codebuildtask.BatchDeleteBuildsInput{}
	w.StartAt(builder.Task(w, "Delete builds", codebuildtask.BatchDeleteBuilds()).
		Arguments(&req, builder.Bind(&req.Ids, &w.Input().Builds)))
	return w
}

func batchGetReports() builder.Definition {
	w := builder.New[Finished, codebuildtask.BatchGetReportsOutput]("codebuild-batch-get-reports")
	req := codebuildtask.BatchGetReportsInput{}
	w.StartAt(builder.Task(w, "Read reports", codebuildtask.BatchGetReports()).
		Arguments(&req, builder.Bind(&req.ReportArns, &w.Input().Reports)))
	return w
}

func startBuildBatch[Res any](name string, c builder.Call[codebuildtask.StartBuildBatchInput, Res]) builder.Definition {
	w := builder.New[Release, Res](name)
	req := codebuildtask.StartBuildBatchInput{ProjectName: "validation", BuildTimeoutInMinutesOverride: new(60)}
	w.StartAt(builder.Task(w, "Build all", c).
		Arguments(&req, builder.BindPtr(&req.SourceVersion, &w.Input().Revision)))
	return w
}

func stopBuildBatch() builder.Definition {
	w := builder.New[Build, codebuildtask.StopBuildBatchOutput]("codebuild-stop-build-batch")
	req := codebuildtask.StopBuildBatchInput{}
	w.StartAt(builder.Task(w, "Stop builds", codebuildtask.StopBuildBatch()).
		Arguments(&req, builder.Bind(&req.Id, &w.Input().ID)))
	return w
}

func retryBuildBatch[Res any](name string, c builder.Call[codebuildtask.RetryBuildBatchInput, Res]) builder.Definition {
	w := builder.New[Build, Res](name)
	req := codebuildtask.RetryBuildBatchInput{RetryType: new(codebuildtask.RetryBuildBatchTypeRetryFailedBuilds)}
	w.StartAt(builder.Task(w, "Build again", c).
		Arguments(&req, builder.BindPtr(&req.Id, &w.Input().ID)))
	return w
}

func deleteBuildBatch() builder.Definition {
	w := builder.New[Build, codebuildtask.DeleteBuildBatchOutput]("codebuild-delete-build-batch")
	req := codebuildtask.DeleteBuildBatchInput{}
	w.StartAt(builder.Task(w, "Delete builds", codebuildtask.DeleteBuildBatch()).
		Arguments(&req, builder.Bind(&req.Id, &w.Input().ID)))
	return w
}
