package interp

import (
	"time"

	"github.com/aslgen/aslgen/asl"
)

// Task is one call that a state makes.
type Task struct {
	// Execution is the execution that makes the call: a child of a distributed Map is one of its own.
	Execution *Execution
	// State is the name of the state.
	State string
	// Definition is the state: a *[asl.Task], for [Options.Mock] also a *[asl.Map] or a *[asl.Parallel].
	Definition asl.State
	// Resource is the ARN that the state names.
	Resource string
	// Service and Action are the parts of a service integration, such as "sqs" and "sendMessage.waitForTaskToken"; "" for the
	// bare ARN of a function or activity.
	Service, Action string
	// Input are the parameters of the call.
	Input any
	// Token is the task token of a task that waits for one, or of an activity. Another call has none when it is made; one that is
	// left open gets one, by which it is answered.
	Token string
	// Attempt is 0 for the first attempt of the state, 1 for the first retry.
	Attempt int
	// Iterations are the iterations of inline Maps that the state is in, the outermost first.
	Iterations []Iteration
	// TimeoutSeconds is the time limit, 0 for none.
	TimeoutSeconds int64
	// HeartbeatSeconds is the longest pause between heartbeats, 0 for none.
	HeartbeatSeconds int64
	// Time is the virtual time at which the task was scheduled.
	Time time.Time
}

// Waits reports whether the task ends by a token: a call with .waitForTaskToken, or an activity.
func (t *Task) Waits() bool {
	r := readResource(t.Resource)
	return r.callback()
}

// Iteration is the place in an inline Map.
type Iteration struct {
	// Map is the name of the Map.
	Map string
	// Index is the number of the item, from 0.
	Index int
}

// Result is what becomes of a task. The zero value is a success with the output null.
type Result struct {
	output    any
	failure   *Failure
	submitted any
	hasSubmit bool
	pending   bool
	timedOut  bool
	delay     time.Duration
}

// Succeed ends a task with an output.
func Succeed(output any) Result { return Result{output: output} }

// Fail ends a task with an error name and a cause, "" for none.
func Fail(name, cause string) Result { return Result{failure: &Failure{Error: name, Cause: cause}} }

// Submit leaves a task open that the service took: answer is what the service said to the call. It ends by
// [Execution.SendTaskSuccess], [Execution.SendTaskFailure], a timeout or a lost heartbeat.
func Submit(answer any) Result { return Result{submitted: answer, hasSubmit: true, pending: true} }

// Hang leaves a task open that never answers.
func Hang() Result { return Result{pending: true} }

// TimeOut ends a task by its time limit, or by the service's own when it has none.
func TimeOut() Result { return Result{timedOut: true} }

// After returns the result as it comes after a time on the virtual clock. When the task's limit is shorter, it times out.
func (r Result) After(d time.Duration) Result {
	r.delay = d
	return r
}

// Submitted returns the result as it comes after the service took the call with an answer, as of .sync and
// .waitForTaskToken.
func (r Result) Submitted(answer any) Result {
	r.submitted, r.hasSubmit = answer, true
	return r
}

// Outcome returns what a finished result has: its output, or its failure; done is false for one that is left open.
func (r Result) Outcome() (output any, failure *Failure, done bool) {
	switch {
	case r.timedOut:
		return nil, &Failure{Error: errTimeout}, true
	case r.pending:
		return r.submitted, nil, false
	}
	return r.output, r.failure, true
}

// Failure is an error of a state: a name that Retry and Catch know it by, and a cause for people.
type Failure struct {
	// Error is the error name, such as "States.Timeout"; "" when the failure has none.
	Error string
	// Cause tells more, "" for nothing.
	Cause string

	location    string // the field, for an EvaluationFailed
	runtime     bool   // a fault of the state itself, whose cause names the state
	uncatchable bool   // States.ALL does not take it
	task        bool   // a task's own error, which States.TaskFailed takes
	heartbeat   bool   // a timeout by a missed heartbeat
}
