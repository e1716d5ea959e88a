package emrcontainerstask_test

import (
	"fmt"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/emrcontainerstask"
)

// Cluster is a virtual cluster.
type Cluster struct {
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
	w := builder.New[Cluster, emrcontainerstask.JobRun]("count-studies")
	req := emrcontainerstask.StartJobRunInput{
		ReleaseLabel: new("emr-7.5.0-latest"),
		JobDriver: &emrcontainerstask.JobDriver{SparkSubmitJobDriver: &emrcontainerstask.SparkSubmitJobDriver{
			EntryPoint: "s3://imaging-jobs/count.py",
		}},
	}
	w.StartAt(builder.Task(w, "Count studies", emrcontainerstask.StartJobRunSync()).
		Arguments(&req,
			builder.Bind(&req.VirtualClusterId, &w.Input().ID),
			builder.BindPtr(&req.ExecutionRoleArn, builder.Param("job_role_arn"))))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Count studies",
	//   "States": {
	//     "Count studies": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::emr-containers:startJobRun.sync",
	//       "Arguments": {
	//         "VirtualClusterId": "{% $states.context.Execution.Input.id %}",
	//         "ExecutionRoleArn": "${job_role_arn}",
	//         "ReleaseLabel": "emr-7.5.0-latest",
	//         "JobDriver": {
	//           "SparkSubmitJobDriver": {
	//             "EntryPoint": "s3://imaging-jobs/count.py"
	//           }
	//         }
	//       },
	//       "End": true
	//     }
	//   }
	// }
}
