package gluetask_test

import (
	"fmt"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/gluetask"
)

// Export is an export of charts.
type Export struct {
	Date    string `json:"date"`
	Workers int    `json:"workers"`
}

// Arguments are those of the job.
type Arguments struct {
	Date string `json:"--date"`
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

// An optional member is a pointer: give it a new value, and bind that.
func ExampleStartJobRunSync() {
	w := builder.New[Export, gluetask.JobRun]("export-charts")
	req := gluetask.StartJobRunInput{NumberOfWorkers: new(2), Timeout: new(120)}
	w.StartAt(builder.Task(w, "Export charts", gluetask.StartJobRunSync()).
		Arguments(&req,
			builder.Bind(&req.JobName, builder.Param("export_job")),
			builder.Bind(req.NumberOfWorkers, &w.Input().Workers)).
		Retry(builder.RetryOn(gluetask.ErrConcurrentRunsExceeded)))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Export charts",
	//   "States": {
	//     "Export charts": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::glue:startJobRun.sync",
	//       "Arguments": {
	//         "JobName": "${export_job}",
	//         "Timeout": 120,
	//         "NumberOfWorkers": "{% $states.context.Execution.Input.workers %}"
	//       },
	//       "Retry": [
	//         {
	//           "ErrorEquals": [
	//             "Glue.ConcurrentRunsExceededException"
	//           ]
	//         }
	//       ],
	//       "End": true
	//     }
	//   }
	// }
}

// The arguments of the job are a structure, so that each of them can be bound by itself.
func ExampleRunJob() {
	w := builder.New[Export, gluetask.JobRun]("export-charts")
	arguments := Arguments{}
	w.StartAt(builder.Task(w, "Export charts", gluetask.RunJob[Arguments]("export-charts")).
		Arguments(&arguments, builder.Bind(&arguments.Date, &w.Input().Date)))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Export charts",
	//   "States": {
	//     "Export charts": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::glue:startJobRun.sync",
	//       "Arguments": {
	//         "JobName": "export-charts",
	//         "Arguments": {
	//           "--date": "{% $states.context.Execution.Input.date %}"
	//         }
	//       },
	//       "End": true
	//     }
	//   }
	// }
}
