package ecstask_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/ecstask"
)

// TestTokenIsHandedOn refuses a task that waits for a token that the container never gets.
func TestTokenIsHandedOn(t *testing.T) {
	w := builder.New[Study, Report]("read-study")
	req := ecstask.RunTaskInput{TaskDefinition: "read-study:3"}
	w.StartAt(builder.Task(w, "Read study", ecstask.RunTaskWithToken[Report]()).Arguments(&req).Timeout(time.Hour))
	_, faults := w.Build()
	require.ErrorContains(t, faults.Err(), `"Read study" waits for its task token, and its arguments do not hand it on`)
}

// TestOptionalIsNotPlain refuses a result that may be absent where a plain value is wanted: a plain field behind an optional structure.
func TestOptionalIsNotPlain(t *testing.T) {
	w := builder.New[Study, Done]("read-study")
	req := ecstask.RunTaskInput{TaskDefinition: "read-study:3"}
	run := builder.Task(w, "Read study", ecstask.RunTaskSync()).Arguments(&req)
	done := Done{}
	w.StartAt(run).Then(builder.Succeed(w, "Done", &done,
		builder.Bind(&done.Task, &run.Result().TaskArn),
		builder.Bind(&done.Reason, builder.As[string](&run.Result().StopCode))))
	_, faults := w.Build()
	require.ErrorContains(t, faults.Err(), "may be absent")
}
