package batchtask_test

import (
	"fmt"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/batchtask"
)

// Study is a study of images.
type Study struct {
	ID string `json:"id"`
}

// Parameters are those of the job definition: Ref::study in its command.
type Parameters struct {
	Study string `json:"study"`
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

// The job is limited in time by its own parameters: a Timeout of the state may leave it running.
func ExampleSubmitJobSync() {
	w := builder.New[Study, batchtask.JobDetail]("segment-study")
	req := batchtask.SubmitJobInput{
		JobName:       "segment-study",
		JobDefinition: "segment-study:7",
		Timeout:       &batchtask.JobTimeout{AttemptDurationSeconds: new(3600)},
		ContainerOverrides: &batchtask.ContainerOverrides{
			Environment: []batchtask.KeyValuePair{{Name: new("STUDY")}},
		},
	}
	w.StartAt(builder.Task(w, "Segment study", batchtask.SubmitJobSync()).
		Arguments(&req,
			builder.Bind(&req.JobQueue, builder.Param("job_queue_arn")),
			builder.BindPtr(&req.ContainerOverrides.Environment[0].Value, &w.Input().ID)))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Segment study",
	//   "States": {
	//     "Segment study": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::batch:submitJob.sync",
	//       "Arguments": {
	//         "JobName": "segment-study",
	//         "JobQueue": "${job_queue_arn}",
	//         "JobDefinition": "segment-study:7",
	//         "ContainerOverrides": {
	//           "Environment": [
	//             {
	//               "Name": "STUDY",
	//               "Value": "{% $states.context.Execution.Input.id %}"
	//             }
	//           ]
	//         },
	//         "Timeout": {
	//           "AttemptDurationSeconds": 3600
	//         }
	//       },
	//       "End": true
	//     }
	//   }
	// }
}

// The parameters of the job are a structure, so that each of them can be bound by itself.
func ExampleRunJob() {
	w := builder.New[Study, batchtask.JobDetail]("segment-study")
	parameters := Parameters{}
	w.StartAt(builder.Task(w, "Segment study",
		batchtask.RunJob[Parameters](builder.ExecutionName(), builder.Param("job_queue_arn"), "segment-study")).
		Arguments(&parameters, builder.Bind(&parameters.Study, &w.Input().ID)))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Segment study",
	//   "States": {
	//     "Segment study": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::batch:submitJob.sync",
	//       "Arguments": {
	//         "JobName": "{% $states.context.Execution.Name %}",
	//         "JobQueue": "${job_queue_arn}",
	//         "JobDefinition": "segment-study",
	//         "Parameters": {
	//           "study": "{% $states.context.Execution.Input.id %}"
	//         }
	//       },
	//       "End": true
	//     }
	//   }
	// }
}
