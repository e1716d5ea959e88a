// Package activitytask hands work to an activity: to workers that ask Step Functions for it, wherever they run. EXPRESS workflows know no
// activities.
//
// A worker takes a task with GetActivityTask, sends SendTaskHeartbeat while it works, and answers with SendTaskSuccess or
// SendTaskFailure, whose error name is what Catch and Retry see. Nobody notices a worker that has died: give the state a Timeout, which
// counts from the start of the state, and where the work is long a Heartbeat, which counts from the moment a worker took the task.
//
// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html
package activitytask

import (
	"fmt"

	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/builder"
)

// The names of errors that an activity fails with beside those that its workers send.
const (
	// ErrTimeout is States.Timeout: no answer came in time.
	ErrTimeout = "States.Timeout"
	// ErrHeartbeatTimeout is States.HeartbeatTimeout: no heartbeat came in time.
	ErrHeartbeatTimeout = "States.HeartbeatTimeout"
)

// Activity hands a Req to a worker and goes on with the Answer that the worker sends. activityARN is a literal,
// arn:aws:states:region:account:activity:name, or a [builder.Param]; it cannot be known only when the workflow runs.
func Activity[Req, Answer any, A interface{ string | builder.Expr[string] }](activityARN A) builder.Call[Req, Answer] {
	s := builder.CallSpec{StandardOnly: true}
	var a builder.Argument
	switch arn := any(activityARN).(type) {
	case builder.Expr[string]:
		a = builder.TextArgument("Resource", arn)
	case string:
		a = builder.TextArgument("Resource", arn)
		if r, ok := service.Parse(arn); ok && r.Kind != service.Activity {
			a = builder.RefusedArgument(fmt.Sprintf("%q is not the ARN of an activity", arn), "write arn:aws:states:<region>:<account>:activity:<name>, or a Param")
		}
	}
	s.Resource = &a
	return builder.NewCall[Req, Answer](s)
}
