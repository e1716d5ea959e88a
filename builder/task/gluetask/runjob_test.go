package gluetask_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/gluetask"
)

// TestRunJobName refuses names of jobs that are none.
func TestRunJobName(t *testing.T) {
	other := Export{}
	for what, c := range map[string]builder.Call[Arguments, gluetask.JobRun]{
		`"no name" is no name of a parameter`: gluetask.RunJob[Arguments](builder.Param("no name")),
		"is no part of any value of workflow": gluetask.RunJob[Arguments](&other.Date),
		"is the zero Expr":                    gluetask.RunJob[Arguments](builder.Expr[string]{}),
	} {
		w := builder.New[Export, gluetask.JobRun]("export-charts")
		arguments := Arguments{}
		w.StartAt(builder.Task(w, "Export charts", c).Arguments(&arguments))
		_, faults := w.Build()
		require.ErrorContains(t, faults.Err(), what)
	}
}

// TestRequired tells what a request requires and has not, and lets a bound field be.
func TestRequired(t *testing.T) {
	for _, bound := range []bool{false, true} {
		w := builder.New[Export, gluetask.JobRun]("export-charts")
		req := gluetask.StartJobRunInput{}
		var bindings []builder.Binding
		if bound {
			bindings = append(bindings, builder.Bind(&req.JobName, builder.Param("export_job")))
		}
		w.StartAt(builder.Task(w, "Export charts", gluetask.StartJobRunSync()).Arguments(&req, bindings...))
		_, faults := w.Build()
		if bound {
			require.NoError(t, faults.Err())
			continue
		}
		require.ErrorContains(t, faults.Err(), `"Arguments" lacks "JobName", which "glue:startJobRun" requires`)
	}
}
