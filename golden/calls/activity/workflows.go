// Package activity hands work to workers.
package activity

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/activitytask"
)

// Study is a study of images.
type Study struct {
	ID string `json:"id"`
}

// Report is what a worker gives.
type Report struct {
	Finding string `json:"finding"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{activity()}
}

func activity() *builder.Workflow[Study, Report] {
	w := builder.New[Study, Report]("activity")
	w.StartAt(builder.Task(w, "Read study",
		activitytask.Activity[Study, Report]("arn:aws:states:eu-central-1:111122223333:activity:read-study")).
		ArgumentsExpr(builder.From(w.Input())).
		Timeout(8 * time.Hour).
		Heartbeat(5 * time.Minute))
	return w
}
