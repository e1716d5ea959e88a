package activitytask_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/activitytask"
	"github.com/aslgen/aslgen/builder/task/internal/tabletest"
)

const arn = "arn:aws:states:eu-central-1:111122223333:activity:second-reading"

func TestActivity(t *testing.T) {
	machine, faults := tabletest.Waiting(activitytask.Activity[Study, Report](arn), builder.Lit(Study{ID: "s"})).Build()
	require.Empty(t, faults.String())
	require.Contains(t, string(machine.Print()), `"Resource": "`+arn+`"`)
}

func TestRefused(t *testing.T) {
	lambda := "arn:aws:lambda:eu-central-1:111122223333:function:f"
	require.Equal(t, []string{`"` + lambda + `" is not the ARN of an activity (write arn:aws:states:<region>:<account>:activity:<name>, or a Param)`},
		tabletest.Refused(activitytask.Activity[Study, Report](lambda)))
	for name, call := range map[string]builder.Call[Study, Report]{
		"no ARN":         activitytask.Activity[Study, Report]("second-reading"),
		"empty":          activitytask.Activity[Study, Report](""),
		"at run time":    activitytask.Activity[Study, Report](builder.ExecutionID()),
		"zero":           activitytask.Activity[Study, Report](builder.Expr[string]{}),
		"malformed name": activitytask.Activity[Study, Report](builder.Param("a b")),
	} {
		machine, faults := tabletest.Workflow(call).Build()
		require.Nil(t, machine, name)
		require.True(t, faults.HasErrors(), name)
	}
}

// TestExpress has an EXPRESS workflow, which knows no activities.
func TestExpress(t *testing.T) {
	w := builder.New[Study, Report]("express", builder.Express())
	w.StartAt(builder.Task(w, "Read", activitytask.Activity[Study, Report](arn)).ArgumentsExpr(builder.From(w.Input())))
	_, faults := w.Build()
	require.Len(t, faults, 1)
	require.Equal(t, `"Read" calls `+arn+` in an EXPRESS workflow`, faults[0].Message)
}
