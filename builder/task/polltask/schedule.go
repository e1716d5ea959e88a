package polltask

import (
	"fmt"
	"math"
	"time"

	"github.com/aslgen/aslgen/builder"
)

// Schedule says how often a job is asked for its status, and for how long. It needs an interval and a timeout.
type Schedule struct {
	// Interval is the wait before the first question and between two of them: whole seconds, 1 to 99,999,999.
	Interval time.Duration
	// IntervalExpr is the interval in seconds as an expression, instead of Interval. It is evaluated once, before the job
	// starts. Values below 1 count as 1.
	IntervalExpr builder.Expr[int]
	// BackoffRate is the factor by which the interval grows after each question, at least 1. 0: it does not grow. The interval
	// is rounded up to whole seconds.
	BackoffRate float64
	// MaxInterval is what the interval grows up to: whole seconds, above Interval, at most Timeout. It is given if and only if
	// BackoffRate is.
	MaxInterval time.Duration
	// Timeout bounds the whole job, counted from before its start: whole seconds, at least Interval. A job that runs after that
	// time is asked no more; so it ends at most one interval later.
	Timeout time.Duration
	// TimeoutExpr is the timeout in seconds as an expression, instead of Timeout. It is evaluated once, before the job starts.
	TimeoutExpr builder.Expr[int]
}

// maxSeconds is the most that Step Functions waits.
const maxSeconds = 99_999_999 * time.Second

// none is the expression that is not given.
var none builder.Expr[int]

// faults says what is wrong with the schedule.
func (s Schedule) faults() (faults []string) {
	add := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	whole := func(d time.Duration) bool { return d > 0 && d <= maxSeconds && d%time.Second == 0 }
	given := func(field string, d time.Duration, e builder.Expr[int]) {
		switch {
		case e != none && d != 0:
			add("%s and %sExpr are both given", field, field)
		case e == none && !whole(d):
			add("%s is %s; whole seconds from 1 to 99999999", field, d)
		}
	}
	given("Interval", s.Interval, s.IntervalExpr)
	given("Timeout", s.Timeout, s.TimeoutExpr)
	if whole(s.Interval) && whole(s.Timeout) && s.Timeout < s.Interval {
		add("Timeout is %s, below the Interval, %s: the job would never be asked within it", s.Timeout, s.Interval)
	}
	switch {
	case s.BackoffRate == 0 && s.MaxInterval == 0:
	case s.BackoffRate == 0:
		add("MaxInterval is %s without a BackoffRate", s.MaxInterval)
	case !(s.BackoffRate >= 1) || math.IsInf(s.BackoffRate, 0):
		add("BackoffRate is %v; at least 1", s.BackoffRate)
	case !whole(s.MaxInterval):
		add("MaxInterval is %s; with a BackoffRate, whole seconds from 1 to 99999999", s.MaxInterval)
	case s.MaxInterval <= s.Interval:
		add("MaxInterval is %s; it must be above the Interval, %s", s.MaxInterval, s.Interval)
	case whole(s.Timeout) && s.MaxInterval > s.Timeout:
		add("MaxInterval is %s, above the Timeout, %s", s.MaxInterval, s.Timeout)
	}
	return faults
}

// grows tells that the interval changes.
func (s Schedule) grows() bool { return s.BackoffRate > 1 }

// constant tells that interval and timeout are known when the workflow is built.
func (s Schedule) constant() bool { return s.IntervalExpr == none && s.TimeoutExpr == none }

// Questions returns how often a job that never ends is asked; 0 where an expression decides that.
func (s Schedule) Questions() int {
	if !s.constant() || len(s.faults()) > 0 {
		return 0
	}
	interval, timeout, n := seconds(s.Interval), seconds(s.Timeout), 0
	for t := 0; t < timeout; n++ {
		if next := s.next(interval); next == interval { // it grows no more
			return n + (timeout-t+interval-1)/interval
		}
		t += interval
		interval = s.next(interval)
	}
	return n
}

// next is the interval after one of so many seconds: the same arithmetic as that of the machine.
func (s Schedule) next(interval int) int {
	if !s.grows() {
		return interval
	}
	return int(math.Min(math.Ceil(float64(interval)*s.BackoffRate), float64(seconds(s.MaxInterval))))
}

// Events of the history of an execution, and how many a job takes.
const (
	maxEvents      = 25_000
	questionEvents = 2 + 5 + 2     // Wait, Task, Choice
	onceEvents     = 2 + 5 + 2 + 2 // Begin, Start, Done; start and end of the execution
)

// Events returns how many events of the execution's history a job takes that never ends and whose calls all succeed at once, with the
// start and the end of the execution; 0 where an expression decides that.
func (s Schedule) Events() int {
	n := s.Questions()
	if n == 0 {
		return 0
	}
	return n*questionEvents + onceEvents
}

func seconds(d time.Duration) int { return int(d / time.Second) }
