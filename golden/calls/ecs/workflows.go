// Package ecs runs tasks in containers.
package ecs

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/ecstask"
)

// Study is a study of images.
type Study struct {
	ID string `json:"id"`
}

// Report is what the container sends with the task token.
type Report struct {
	Finding string `json:"finding"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{
		runTask("ecs-run-task", ecstask.RunTask()),
		runTask("ecs-run-task-sync", ecstask.RunTaskSync()),
		runTaskWaitForTaskToken(),
	}
}

// request runs a container that reads a study. Its last variable is filled by the workflow.
func request(variable string) ecstask.RunTaskInput {
	return ecstask.RunTaskInput{
		TaskDefinition: "read-study:3",
		Cluster:        new("imaging"),
		LaunchType:     new(ecstask.LaunchTypeFargate),
		NetworkConfiguration: &ecstask.NetworkConfiguration{AwsvpcConfiguration: &ecstask.AwsVpcConfiguration{
			Subnets: []string{"subnet-0a1b2c3d4e5f60718"},
		}},
		Overrides: &ecstask.TaskOverride{ContainerOverrides: []ecstask.ContainerOverride{{
			Name:        new("reader"),
			Environment: []ecstask.KeyValuePair{{Name: new("STUDY")}, {Name: new(variable)}},
		}}},
	}
}

func runTask[Res any](name string, c builder.Call[ecstask.RunTaskInput, Res]) builder.Definition {
	w := builder.New[Study, Res](name)
	req := request("EXECUTION")
	environment := req.Overrides.ContainerOverrides[0].Environment
	w.StartAt(builder.Task(w, "Read study", c).
		Arguments(&req,
			builder.Bind(&req.TaskDefinition, builder.Param("task_definition_arn")),
			builder.BindPtr(&environment[0].Value, &w.Input().ID),
			builder.BindPtr(&environment[1].Value, builder.ExecutionName())))
	return w
}

func runTaskWaitForTaskToken() builder.Definition {
	w := builder.New[Study, Report]("ecs-run-task-wait-for-task-token")
	req := request("TASK_TOKEN")
	environment := req.Overrides.ContainerOverrides[0].Environment
	w.StartAt(builder.Task(w, "Read study", ecstask.RunTaskWithToken[Report]()).
		Arguments(&req, builder.BindPtr(&environment[0].Value, &w.Input().ID), builder.BindPtr(&environment[1].Value, builder.TaskToken())).
		Timeout(time.Hour))
	return w
}
