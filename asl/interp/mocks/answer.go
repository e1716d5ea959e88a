package mocks

import (
	"strings"
	"time"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
)

// kind is how a call ends.
type kind int

const (
	succeeds kind = iota + 1
	fails
	timesOut
	hangs
	waits // for an answer that the file does not give
)

// answer is what becomes of one call.
type answer struct {
	kind      kind
	output    any
	errorName string
	cause     string
	submitted any // what the service says to the call
	hasSubmit bool
	after     time.Duration
}

// result is the answer in the form of the interpreter.
func (a *answer) result(t *interp.Task) interp.Result {
	var r interp.Result
	switch a.kind {
	case succeeds:
		r = interp.Succeed(a.output)
	case fails:
		r = interp.Fail(a.errorName, a.cause)
	case timesOut:
		return interp.TimeOut()
	case hangs:
		return interp.Hang()
	case waits:
		return interp.Submit(a.submitted)
	}
	switch {
	case a.hasSubmit:
		r = r.Submitted(a.submitted)
	case strings.HasSuffix(t.Resource, ".waitForTaskToken"):
		r = r.Submitted(value.NewObject(0))
	}
	return r.After(a.after)
}

// script is the answers to the calls of a state, in order.
type script struct {
	steps   []step
	repeats bool // the last answer is that of all later calls, too
	made    int  // calls so far
}

// step is an answer, to all calls below the number until.
type step struct {
	answer *answer
	until  int
}

// add appends an answer for a number of calls.
func (s *script) add(a *answer, calls int) { s.steps = append(s.steps, step{a, s.length() + calls}) }

// length is the number of calls that the steps answer.
func (s *script) length() int {
	if len(s.steps) == 0 {
		return 0
	}
	return s.steps[len(s.steps)-1].until
}

// answer is that of the next call; false when there is none.
func (s *script) answer() (*answer, bool) {
	s.made++
	for _, step := range s.steps {
		if s.made <= step.until {
			return step.answer, true
		}
	}
	if s.repeats && len(s.steps) > 0 {
		return s.steps[len(s.steps)-1].answer, true
	}
	return nil, false
}
