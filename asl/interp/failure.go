package interp

import (
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// explain puts the state before the cause of a fault that the state itself has.
func (v *visit) explain(f *Failure) {
	if f.runtime {
		f.Cause = fmt.Sprintf("An error occurred while executing the state '%s' (entered at the event id #%d). %s", v.node.name, v.enteredID, f.Cause)
		f.runtime = false
	}
}

// fail ends the attempt: a retrier makes another one, a catcher goes on, or the scope fails.
func (v *visit) fail(f *Failure) {
	v.cancel()
	if failed := v.scope.x.engine.options.failed; failed != nil {
		failed(v, f)
	}
	v.explain(f)
	if f.Error == errQueryEvaluation {
		if v.node.kind != "Wait" && v.scope.prev == v.enteredID {
			v.scope.prev = v.prev // so it was recorded: the event follows what the entry follows
		}
		v.scope.emit(&Event{Type: "EvaluationFailed", Name: v.node.name, Error: f.Error, Cause: f.Cause, Location: f.location})
	}
	if v.caught { // another error, while the state was left for a catcher's target
		v.scope.finish(nil, f)
		return
	}
	if v.retry(f) {
		return
	}
	if v.block || f.Error == errQueryEvaluation && (v.node.kind == "Map" || v.node.kind == "Parallel") {
		v.scope.emit(&Event{Type: v.node.kind + "StateFailed"})
	}
	if v.catch(f) {
		return
	}
	v.scope.finish(nil, f)
}

// matches reports whether a list of error names takes the failure.
func (f *Failure) matches(names []string) bool {
	for _, name := range names {
		switch name {
		case f.Error:
			return true
		case errAll:
			if !f.uncatchable {
				return true
			}
		case errTaskFailed:
			if f.task && !f.uncatchable && f.Error != errTimeout {
				return true
			}
		case errHeartbeatTimeout:
			if f.heartbeat {
				return true
			}
		}
	}
	return false
}

// retry makes another attempt later when a retrier takes the failure.
func (v *visit) retry(f *Failure) bool {
	for i := range v.node.retry {
		r := &v.node.retry[i]
		if !f.matches(r.ErrorEquals) {
			continue
		}
		if v.counts == nil {
			v.counts = make([]int, len(v.node.retry))
		}
		attempts := defaultMaxAttempts
		if r.MaxAttempts != nil {
			attempts = *r.MaxAttempts
		}
		if v.counts[i] >= attempts {
			return false
		}
		v.after(v.pause(r, v.counts[i]), v.again)
		v.counts[i]++
		v.retries++
		return true
	}
	return false
}

// again makes another attempt, which counts as one more state that was entered: else a retrier of a fault that leaves no
// event in the history could go on for years.
func (v *visit) again() {
	if v.scope.x.counted() {
		v.run()
	}
}

// pause returns how long to wait before an attempt; n is 0 before the first retry.
func (v *visit) pause(r *asl.Retrier, n int) time.Duration {
	seconds, rate := float64(defaultIntervalSeconds), defaultBackoffRate
	if r.IntervalSeconds != nil {
		seconds = float64(*r.IntervalSeconds)
	}
	if r.BackoffRate != nil {
		rate = *r.BackoffRate
	}
	seconds *= math.Pow(rate, float64(n))
	if r.MaxDelaySeconds != nil {
		seconds = min(seconds, float64(*r.MaxDelaySeconds))
	}
	if r.JitterStrategy != nil && *r.JitterStrategy == asl.JitterFull {
		seconds *= v.scope.x.engine.random.float()
	}
	return time.Duration(min(seconds, maxSeconds) * float64(time.Second))
}

// catch goes on at the target of the first catcher that takes the failure.
func (v *visit) catch(f *Failure) bool {
	i := slices.IndexFunc(v.node.catch, func(c asl.Catcher) bool { return f.matches(c.ErrorEquals) })
	if i < 0 {
		return false
	}
	c := &v.node.catch[i]
	pointer := fmt.Sprintf("/Catch/%d/Next", i)
	output := any(f.output())
	v.caught = true
	if v.node.jsonata {
		e := v.env(v.input)
		e.failure = &output
		v.exitJSONata(e, output, c.Output, c.Assign, c.Next, pointer)
		return true
	}
	vars, failed := v.assigned(v.env(output), c.Assign)
	if failed == nil {
		output, failed = v.place(output, c.ResultPath)
	}
	if failed != nil {
		v.fail(failed)
		return true
	}
	v.exit(output, vars, c.Next, pointer)
	return true
}

// output is the error output of a failure. An error name or a cause that was not given is null; a timeout has an empty cause.
func (f *Failure) output() *value.Object {
	o := value.ObjectOf("Error", nil, "Cause", nil)
	if f.Error != "" {
		o.Set("Error", f.Error)
	}
	if f.Cause != "" || f.Error == errTimeout {
		o.Set("Cause", f.Cause)
	}
	return o
}
