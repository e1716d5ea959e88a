package interp

import "time"

// Pending is a task that waits for an answer.
type Pending struct {
	// Task is the call that was made.
	Task *Task
	// Answer is what the service said to the call, nil when it said nothing.
	Answer any
	// TimesOut is when the task's limit passes, the zero time for never.
	TimesOut time.Time
	// HeartbeatDue is when the next heartbeat is due, the zero time for never.
	HeartbeatDue time.Time
}

// APIError is the answer of Step Functions to a call about a task that it refuses.
type APIError struct {
	// Code is the name of the error: InvalidToken, TaskDoesNotExist, TaskTimedOut or InvalidOutput.
	Code string
	// Message tells more.
	Message string
}

// Error returns the code and the message.
func (e *APIError) Error() string { return e.Code + ": " + e.Message }

// Pending returns the tasks that wait for an answer, in the order in which they were scheduled: those of children and
// nested executions too.
func (x *Execution) Pending() []*Pending {
	var list []*Pending
	for _, t := range x.engine.open {
		if !t.answerable {
			continue
		}
		p := &Pending{Task: t.task, Answer: t.answer}
		if t.deadline != nil {
			p.TimesOut = t.deadline.at
		}
		if t.heartbeat != nil && !t.heartbeat.stopped {
			p.HeartbeatDue = t.heartbeat.at
		}
		list = append(list, p)
	}
	return list
}

// find returns the open task that a token belongs to.
func (x *Execution) find(token string) (*openTask, error) {
	for _, t := range x.engine.open {
		if t.task.Token == token {
			return t, nil
		}
	}
	if x.engine.closed[token] {
		return nil, &APIError{Code: "TaskTimedOut", Message: "Task Timed Out: 'Provided task does not exist anymore'"}
	}
	return nil, &APIError{Code: "InvalidToken", Message: "Invalid Token: 'Invalid token'"}
}

// SendTaskSuccess answers a task that waits, and runs on. The error is an *[APIError].
func (x *Execution) SendTaskSuccess(token string, output any) error {
	t, err := x.find(token)
	if err != nil {
		return err
	}
	t.end(output, nil)
	x.engine.settle()
	return nil
}

// SendTaskFailure ends a task that waits with an error, and runs on. Name and cause may be "". The error is an *[APIError].
func (x *Execution) SendTaskFailure(token, name, cause string) error {
	t, err := x.find(token)
	if err != nil {
		return err
	}
	t.end(nil, &Failure{Error: name, Cause: cause})
	x.engine.settle()
	return nil
}

// SendTaskHeartbeat says that a task that waits is still worked on. The error is an *[APIError].
func (x *Execution) SendTaskHeartbeat(token string) error {
	t, err := x.find(token)
	if err != nil {
		return err
	}
	t.beat()
	return nil
}

// Advance moves the clock: whatever becomes due on the way happens, timeouts and lost heartbeats included.
func (x *Execution) Advance(d time.Duration) { x.engine.advance(d) }

// Finish runs until the execution ends, and lets every task that waits time out. An execution that waits for something that
// has no limit remains RUNNING.
func (x *Execution) Finish() { x.engine.finish() }

// Stop ends the execution as StopExecution does.
func (x *Execution) Stop(name, cause string) {
	x.end(Aborted, nil, &Failure{Error: name, Cause: cause})
	x.engine.settle()
}

// Transitions returns the transitions that were taken, each once, in the order in which they were first taken; those of child
// and nested executions too.
func (x *Execution) Transitions() []Transition { return x.engine.edges }
