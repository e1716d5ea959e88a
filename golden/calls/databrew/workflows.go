// Package databrew runs jobs that clean data.
package databrew

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/databrewtask"
)

// Dataset is what is cleaned.
type Dataset struct {
	Job string `json:"job"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{
		startJobRun("databrew-start-job-run", databrewtask.StartJobRun()),
		startJobRun("databrew-start-job-run-sync", databrewtask.StartJobRunSync()),
	}
}

func startJobRun[Res any](name string, c builder.Call[databrewtask.StartJobRunInput, Res]) builder.Definition {
	w := builder.New[Dataset, Res](name)
	req := databrewtask.StartJobRunInput{}
	w.StartAt(builder.Task(w, "Clean dataset", c).
		Arguments(&req, builder.Bind(&req.Name, &w.Input().Job)))
	return w
}
