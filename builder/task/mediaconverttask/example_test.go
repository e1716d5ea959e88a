package mediaconverttask_test

import (
	"fmt"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/mediaconverttask"
)

// Recording is the video of an endoscopy.
type Recording struct {
	URI string `json:"uri"`
}

// Video is the output of a workflow.
type Video struct {
	Job    string `json:"job"`
	Status string `json:"status"`
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

// The settings of a job are typed to the last field; here a template has most of them.
func ExampleCreateJobSync() {
	w := builder.New[Recording, Video]("transcode")
	req := mediaconverttask.CreateJobInput{
		JobTemplate: new("endoscopy"),
		Settings:    mediaconverttask.JobSettings{Inputs: []mediaconverttask.Input{{}}},
	}
	transcode := builder.Task(w, "Transcode", mediaconverttask.CreateJobSync()).
		Arguments(&req,
			builder.Bind(&req.Role, builder.Param("transcode_role_arn")),
			builder.BindPtr(&req.Settings.Inputs[0].FileInput, &w.Input().URI))
	job := &transcode.Result().Job
	video := Video{}
	w.StartAt(transcode).Then(builder.Succeed(w, "Done", &video,
		builder.Bind(&video.Job, &job.Id), builder.Bind(&video.Status, builder.As[string](&job.Status))))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Transcode",
	//   "States": {
	//     "Transcode": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::mediaconvert:createJob.sync",
	//       "Arguments": {
	//         "JobTemplate": "endoscopy",
	//         "Role": "${transcode_role_arn}",
	//         "Settings": {
	//           "Inputs": [
	//             {
	//               "FileInput": "{% $states.context.Execution.Input.uri %}"
	//             }
	//           ]
	//         }
	//       },
	//       "Assign": {
	//         "transcode": {
	//           "Job": {
	//             "Id": "{% $states.result.Job.Id %}",
	//             "Status": "{% $states.result.Job.Status %}"
	//           }
	//         }
	//       },
	//       "Next": "Done"
	//     },
	//     "Done": {
	//       "Type": "Succeed",
	//       "Output": {
	//         "job": "{% $transcode.Job.Id %}",
	//         "status": "{% $transcode.Job.Status %}"
	//       }
	//     }
	//   }
	// }
}
