// Package glue runs jobs that move and convert data.
package glue

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/gluetask"
)

// Export is an export of charts.
type Export struct {
	Workers int `json:"workers"`
}

// Arguments are those of the job.
type Arguments struct {
	Format  string `json:"--format"`
	Workers string `json:"--workers"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{
		startJobRun("glue-start-job-run", gluetask.StartJobRun()),
		startJobRun("glue-start-job-run-sync", gluetask.StartJobRunSync()),
		runJob(),
	}
}

func startJobRun[Res any](name string, c builder.Call[gluetask.StartJobRunInput, Res]) builder.Definition {
	w := builder.New[Export, Res](name)
	req := gluetask.StartJobRunInput{
		Arguments:       map[string]string{"--format": "parquet"},
		WorkerType:      new(gluetask.WorkerTypeG1x),
		NumberOfWorkers: new(2),
		Timeout:         new(120),
	}
	w.StartAt(builder.Task(w, "Convert charts", c).
		Arguments(&req,
			builder.Bind(&req.JobName, builder.Param("convert_charts_job")),
			builder.Bind(req.NumberOfWorkers, &w.Input().Workers)).
		Retry(builder.RetryOn(gluetask.ErrConcurrentRunsExceeded)))
	return w
}

// runJob is the short form of a job whose arguments are texts.
func runJob() builder.Definition {
	w := builder.New[Export, gluetask.JobRun]("glue-start-job-run-sync-arguments")
	arguments := Arguments{Format: "parquet"}
	w.StartAt(builder.Task(w, "Convert charts", gluetask.RunJob[Arguments](builder.Param("convert_charts_job"))).
		Arguments(&arguments, builder.Bind(&arguments.Workers, builder.Format("{}", &w.Input().Workers))))
	return w
}
