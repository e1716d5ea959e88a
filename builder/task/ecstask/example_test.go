package ecstask_test

import (
	"fmt"
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

// Done is the output of a workflow.
type Done struct {
	Task   string `json:"task"`
	Reason string `json:"reason"`
}

// show prints a workflow.
func show(w builder.Definition) {
	machine, faults := w.Build()
	if faults.HasErrors() {
		fmt.Println(faults)
		return
	}
	fmt.Print(string(machine.Print()))
}

// The result of .sync is the task as it stopped. What it may lack is a pointer, read with OrElse.
func ExampleRunTaskSync() {
	w := builder.New[Study, Done]("read-study")
	req := ecstask.RunTaskInput{LaunchType: new(ecstask.LaunchTypeFargate)}
	run := builder.Task(w, "Read study", ecstask.RunTaskSync()).
		Arguments(&req, builder.Bind(&req.TaskDefinition, builder.Param("task_definition_arn")))
	task := run.Result()
	done := Done{}
	w.StartAt(run).Then(builder.Succeed(w, "Done", &done,
		builder.Bind(&done.Task, &task.TaskArn),
		builder.Bind(&done.Reason, builder.OrElse(&task.StoppedReason, "none"))))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Read study",
	//   "States": {
	//     "Read study": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::ecs:runTask.sync",
	//       "Arguments": {
	//         "LaunchType": "FARGATE",
	//         "TaskDefinition": "${task_definition_arn}"
	//       },
	//       "Assign": {
	//         "readStudy": {
	//           "StoppedReason": "{% $states.result.StoppedReason != null ? $states.result.StoppedReason : null %}",
	//           "TaskArn": "{% $states.result.TaskArn %}"
	//         }
	//       },
	//       "Next": "Done"
	//     },
	//     "Done": {
	//       "Type": "Succeed",
	//       "Output": {
	//         "task": "{% $readStudy.TaskArn %}",
	//         "reason": "{% $readStudy.StoppedReason != null ? $readStudy.StoppedReason : \"none\" %}"
	//       }
	//     }
	//   }
	// }
}

// The container gets the task token in a variable of its environment, and sends it back with a Report.
func ExampleRunTaskWithToken() {
	w := builder.New[Study, Report]("read-study")
	environment := []ecstask.KeyValuePair{{Name: new("STUDY")}, {Name: new("TASK_TOKEN")}}
	req := ecstask.RunTaskInput{
		TaskDefinition: "read-study:3",
		Overrides: &ecstask.TaskOverride{ContainerOverrides: []ecstask.ContainerOverride{{
			Name: new("reader"), Environment: environment,
		}}},
	}
	w.StartAt(builder.Task(w, "Read study", ecstask.RunTaskWithToken[Report]()).
		Arguments(&req,
			builder.BindPtr(&environment[0].Value, &w.Input().ID),
			builder.BindPtr(&environment[1].Value, builder.TaskToken())).
		Timeout(time.Hour))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Read study",
	//   "States": {
	//     "Read study": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::ecs:runTask.waitForTaskToken",
	//       "Arguments": {
	//         "Overrides": {
	//           "ContainerOverrides": [
	//             {
	//               "Name": "reader",
	//               "Environment": [
	//                 {
	//                   "Name": "STUDY",
	//                   "Value": "{% $states.context.Execution.Input.id %}"
	//                 },
	//                 {
	//                   "Name": "TASK_TOKEN",
	//                   "Value": "{% $states.context.Task.Token %}"
	//                 }
	//               ]
	//             }
	//           ]
	//         },
	//         "TaskDefinition": "read-study:3"
	//       },
	//       "TimeoutSeconds": 3600,
	//       "End": true
	//     }
	//   }
	// }
}
