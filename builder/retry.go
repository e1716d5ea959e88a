package builder

import (
	"slices"

	"github.com/aslgen/aslgen/asl"
)

// Retrier says when and how a state is tried again. It is an immutable value: each method returns a changed copy, so that a
// preset can be adjusted. Spec: https://states-language.net/spec.html#errors
//
//	builder.RetryOn("Lambda.TooManyRequestsException").IntervalSeconds(1).MaxAttempts(6).JitterStrategy(asl.JitterFull)
type Retrier struct{ r asl.Retrier }

// RetryOn makes a retrier for the given error names; without any for all errors (States.ALL). Without further calls AWS waits 1
// second, doubles the wait each time and tries 3 times.
func RetryOn(errors ...string) Retrier {
	if len(errors) == 0 {
		errors = []string{statesAll}
	}
	return Retrier{asl.Retrier{ErrorEquals: slices.Clone(errors)}}
}

// ErrorEquals returns the names of the errors that the retrier is for. A function that takes retriers of its user looks so for what must
// not be tried again.
func (r Retrier) ErrorEquals() []string { return slices.Clone(r.r.ErrorEquals) }

// IntervalSeconds sets the wait before the first retry, 1 to 99,999,999 seconds. Default 1.
func (r Retrier) IntervalSeconds(n int) Retrier { r.r.IntervalSeconds = &n; return r }

// MaxAttempts sets how often the state is tried again, 0 to 99,999,999. Default 3; 0 means never.
func (r Retrier) MaxAttempts(n int) Retrier { r.r.MaxAttempts = &n; return r }

// BackoffRate sets the factor by which the wait grows each time, at least 1. Default 2.
func (r Retrier) BackoffRate(f float64) Retrier { r.r.BackoffRate = &f; return r }

// MaxDelaySeconds bounds the wait, 1 to 31,622,400 seconds, above IntervalSeconds. Default: no bound.
func (r Retrier) MaxDelaySeconds(n int) Retrier { r.r.MaxDelaySeconds = &n; return r }

// JitterStrategy sets whether the wait is drawn at random between 0 and its full length. Default NONE.
func (r Retrier) JitterStrategy(j asl.JitterStrategy) Retrier { r.r.JitterStrategy = &j; return r }

// Comment sets the retrier's Comment.
func (r Retrier) Comment(text string) Retrier { r.r.Comment = &text; return r }

// retrier is a Retrier where it was given.
type retrier struct {
	Retrier
	at callers
}

const statesAll = "States.ALL"

// Transient retries errors that a service recovers from by itself: after 2 seconds, then after twice as long each time, 6 times, about
// two minutes in all. It is the retrier that AWS advises for the faults of Lambda; the packages under builder/task have one for their
// services.
// https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception
func Transient(first string, more ...string) Retrier {
	return RetryOn(append([]string{first}, more...)...).IntervalSeconds(2).MaxAttempts(6).BackoffRate(2)
}

// Throttled retries calls that a service refuses because there are too many: with full jitter, so that they do not come back all at
// once, and with waits that double from 1 second up to a minute, 8 times. Backoff with jitter is what AWS advises against overload; the
// numbers are to be adjusted.
// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error
func Throttled(first string, more ...string) Retrier {
	return RetryOn(append([]string{first}, more...)...).IntervalSeconds(1).MaxAttempts(8).BackoffRate(2).
		MaxDelaySeconds(60).JitterStrategy(asl.JitterFull)
}

// LambdaTransient retries the faults of the Lambda service itself, as AWS advises for every call of a function.
// https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception
var LambdaTransient = Transient("Lambda.ClientExecutionTimeoutException", "Lambda.ServiceException", "Lambda.AWSLambdaException",
	"Lambda.SdkClientException")

// LambdaThrottled retries calls that Lambda refused for their number. See [Throttled].
var LambdaThrottled = Throttled("Lambda.TooManyRequestsException")

func (s *state) checkRetriers() {
	for i, r := range s.retries {
		s.checkErrors(r.at, "Retry", r.r.ErrorEquals, i == len(s.retries)-1)
		s.checkRange(r.at, "IntervalSeconds", r.r.IntervalSeconds, 1, maxSeconds)
		s.checkRange(r.at, "MaxAttempts", r.r.MaxAttempts, 0, maxSeconds)
		s.checkRange(r.at, "MaxDelaySeconds", r.r.MaxDelaySeconds, 1, 31_622_400)
		if b := r.r.BackoffRate; b != nil && !(*b >= 1) {
			s.fault(errBounds.At(r.at.pos(), "BackoffRate of %q is %v; at least 1", s.name, *b).WithHelp("1 keeps the wait as it is"))
		}
		interval := 1
		if r.r.IntervalSeconds != nil {
			interval = *r.r.IntervalSeconds
		}
		if d := r.r.MaxDelaySeconds; d != nil && *d <= interval {
			s.fault(errBounds.At(r.at.pos(), "MaxDelaySeconds of %q is %d; it must be above IntervalSeconds, %d", s.name, *d, interval).
				WithHelp("the first wait takes IntervalSeconds already"))
		}
	}
}

func (s *state) checkRange(at callers, field string, n *int, lo, hi int) {
	if n != nil && (*n < lo || *n > hi) {
		s.fault(errBounds.At(at.pos(), "%s of %q is %d; %d to %d", field, s.name, *n, lo, hi))
	}
}

// checkErrors reports names that cannot stand where they stand.
func (s *state) checkErrors(at callers, field string, names []string, last bool) {
	if len(names) == 0 {
		s.fault(errRetrier.At(at.pos(), "%s of %q names no error", field, s.name))
	}
	for _, n := range names {
		switch {
		case n == "":
			s.fault(errRetrier.At(at.pos(), "%s of %q names an empty error", field, s.name).WithHelp("%s stands for every error", statesAll))
		case n == statesAll && len(names) > 1:
			s.fault(errRetrier.At(at.pos(), "%s of %q: %s stands with other names", field, s.name, statesAll).
				WithHelp("it stands for every error: leave the others out"))
		case n == statesAll && !last:
			s.fault(errRetrier.At(at.pos(), "%s of %q: %s is not the last one", field, s.name, statesAll).
				WithHelp("it stands for every error: nothing behind it is ever tried"))
		}
	}
}
