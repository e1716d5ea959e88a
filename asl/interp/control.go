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
