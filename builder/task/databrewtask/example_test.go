package databrewtask_test

import (
	"fmt"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/databrewtask"
)

// Dataset is what is cleaned.
type Dataset struct {
	Job string `json:"job"`
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
	w := builder.New[Dataset, databrewtask.DescribeJobRunOutput]("clean-dataset")
	req := databrewtask.StartJobRunInput{}
	w.StartAt(builder.Task(w, "Clean dataset", databrewtask.StartJobRunSync()).
		Arguments(&req, builder.Bind(&req.Name, &w.Input().Job)))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Clean dataset",
	//   "States": {
	//     "Clean dataset": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::databrew:startJobRun.sync",
	//       "Arguments": {
	//         "Name": "{% $states.context.Execution.Input.job %}"
	//       },
	//       "End": true
	//     }
	//   }
	// }
}
