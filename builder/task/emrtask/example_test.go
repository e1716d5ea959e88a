package emrtask_test

import (
	"fmt"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/emrtask"
)

// Script is a script in S3.
type Script struct {
	URI string `json:"uri"`
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

// A cluster is started, works on a step and is ended.
func ExampleAddStepSync() {
	w := builder.New[Script, emrtask.TerminateClusterOutput]("count-studies")
	req := emrtask.CreateClusterInput{
		Name:         "counting",
		ReleaseLabel: new("emr-7.5.0"),
		Instances: emrtask.JobFlowInstancesConfig{
			InstanceCount: new(3), MasterInstanceType: new("m5.xlarge"), SlaveInstanceType: new("m5.xlarge"),
		},
	}
	start := builder.Task(w, "Start cluster", emrtask.CreateClusterSync()).Arguments(&req)
	step := emrtask.AddStepInput{Step: emrtask.StepConfig{
		Name:          "count",
		HadoopJarStep: emrtask.HadoopJarStepConfig{Jar: "command-runner.jar", Args: []string{"spark-submit", ""}},
	}}
	count := builder.Task(w, "Count", emrtask.AddStepSync()).
		Arguments(&step,
			builder.Bind(&step.ClusterId, &start.Result().ClusterId),
			builder.Bind(&step.Step.HadoopJarStep.Args[1], &w.Input().URI))
	end := emrtask.TerminateClusterInput{}
	w.StartAt(start).Then(count).Then(builder.Task(w, "End cluster", emrtask.TerminateCluster()).
		Arguments(&end, builder.Bind(&end.ClusterId, &start.Result().ClusterId)))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Start cluster",
	//   "States": {
	//     "Start cluster": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::elasticmapreduce:createCluster.sync",
	//       "Arguments": {
	//         "Name": "counting",
	//         "ReleaseLabel": "emr-7.5.0",
	//         "Instances": {
	//           "MasterInstanceType": "m5.xlarge",
	//           "SlaveInstanceType": "m5.xlarge",
	//           "InstanceCount": 3,
	//           "KeepJobFlowAliveWhenNoSteps": true
	//         }
	//       },
	//       "Assign": {
	//         "startCluster": {
	//           "ClusterId": "{% $states.result.ClusterId %}"
	//         }
	//       },
	//       "Next": "Count"
	//     },
	//     "Count": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::elasticmapreduce:addStep.sync",
	//       "Arguments": {
	//         "ClusterId": "{% $startCluster.ClusterId %}",
	//         "Step": {
	//           "Name": "count",
	//           "HadoopJarStep": {
	//             "Jar": "command-runner.jar",
	//             "Args": [
	//               "spark-submit",
	//               "{% $states.context.Execution.Input.uri %}"
	//             ]
	//           }
	//         }
	//       },
	//       "Next": "End cluster"
	//     },
	//     "End cluster": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::elasticmapreduce:terminateCluster",
	//       "Arguments": {
	//         "ClusterId": "{% $startCluster.ClusterId %}"
	//       },
	//       "End": true
	//     }
	//   }
	// }
}
