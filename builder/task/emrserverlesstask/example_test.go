package emrserverlesstask_test

import (
	"fmt"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/emrserverlesstask"
)

// Application is an application that is there.
type Application struct {
	ID string `json:"id"`
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

func ExampleStartJobRunSync() {
	w := builder.New[Application, emrserverlesstask.JobRun]("count-studies")
	req := emrserverlesstask.StartJobRunInput{
		JobDriver: &emrserverlesstask.JobDriver{SparkSubmit: &emrserverlesstask.SparkSubmit{
			EntryPoint: "s3://imaging-jobs/count.py",
		}},
		ExecutionTimeoutMinutes: new(120),
	}
	w.StartAt(builder.Task(w, "Count studies", emrserverlesstask.StartJobRunSync()).
		Arguments(&req,
			builder.Bind(&req.ApplicationId, &w.Input().ID),
			builder.Bind(&req.ExecutionRoleArn, builder.Param("job_role_arn"))))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Count studies",
	//   "States": {
	//     "Count studies": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::emr-serverless:startJobRun.sync",
	//       "Arguments": {
	//         "ApplicationId": "{% $states.context.Execution.Input.id %}",
	//         "ExecutionRoleArn": "${job_role_arn}",
	//         "JobDriver": {
	//           "SparkSubmit": {
	//             "EntryPoint": "s3://imaging-jobs/count.py"
	//           }
	//         },
	//         "ExecutionTimeoutMinutes": 120
	//       },
	//       "End": true
	//     }
	//   }
	// }
}
