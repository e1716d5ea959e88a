package interp

import (
	"slices"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// stateRun is the run of a state by TestState.
type stateRun struct {
	test    *StateTest
	report  *StateReport
	calls   func(*Task) Result
	entered bool
	failure *Failure // the last one, as it was before it was explained
	refused error
}

// leaves stops the run before a second state.
func (r *stateRun) leaves(_ *Execution, name string, _ any) bool {
	if !r.entered {
		r.entered = true
		return false
	}
	r.report.NextState = name
	return true
}

// note keeps a value for the report.
func (r *stateRun) note(name string, v any) { r.report.Inspection.Set(name, v) }

// mock notes what comes before the work of the state, and answers for a Map and a Parallel.
func (r *stateRun) mock(t *Task) (Result, bool) {
	v := t.Execution.root.now
	switch s := v.node.state.(type) {
	case *asl.Task:
		r.noteInput(v, s.InputPath)
	case *asl.Choice:
		r.noteInput(v, s.InputPath)
	case *asl.Wait:
		r.noteInput(v, s.InputPath)
	case *asl.Succeed:
		r.noteInput(v, s.InputPath)
	case *asl.Pass:
		r.notePass(v, s)
	case *asl.Parallel:
		if _, f := v.blockInput(s.InputPath, s.Parameters, s.Arguments); f != nil {
			return Result{failure: f}, true
		}
		return r.mocked(v), true
	case *asl.Map:
		if f := r.noteMap(v, s); f != nil {
			return Result{failure: f}, true
		}
		return r.mocked(v), true
	}
	return Result{}, false
}

// task answers a Task and notes its request.
func (r *stateRun) task(t *Task) Result {
	v := t.Execution.root.now
	if v.node.jsonata {
		r.note("afterArguments", t.Input)
	} else {
		r.note("afterParameters", t.Input)
	}
	if r.test.Mock != nil {
		return r.mocked(v)
	}
	result := r.calls(t)
	r.noteResult(v, result)
	return result
}

// mocked returns the mock, and notes what comes of it.
func (r *stateRun) mocked(v *visit) Result {
	r.noteResult(v, *r.test.Mock)
	return *r.test.Mock
}

// noteInput notes what InputPath gives.
func (r *stateRun) noteInput(v *visit, path asl.NullablePath) {
	if v.node.jsonata {
		return
	}
	if input, f := v.inputAt(path); f == nil {
		r.note("afterInputPath", input)
	}
}

// notePass notes the values of a Pass in JSONPath: those on the way to a Result are passed over.
func (r *stateRun) notePass(v *visit, s *asl.Pass) {
	if v.node.jsonata {
		return
	}
	m := v.scope.x.machine
	if s.Result != nil {
		result := m.literal(s.Result)
		r.note("result", result)
		r.noteOutput(v, result, nil, s.ResultPath)
		return
	}
	r.noteInput(v, s.InputPath)
	result, f := v.blockInput(s.InputPath, s.Parameters, nil)
	if f != nil {
		return
	}
	r.note("afterParameters", result)
	r.noteOutput(v, result, nil, s.ResultPath)
}

// noteResult notes what comes after the work of the state.
func (r *stateRun) noteResult(v *visit, result Result) {
	output, failure, done := result.Outcome()
	if !done || failure != nil {
		return
	}
	switch s := v.node.state.(type) {
	case *asl.Task:
		r.note("result", output)
		r.noteOutput(v, output, s.ResultSelector, s.ResultPath)
	case *asl.Parallel:
		r.noteOutput(v, output, s.ResultSelector, s.ResultPath)
	case *asl.Map:
		r.noteOutput(v, output, s.ResultSelector, s.ResultPath)
	}
}

// failed is called for each error of the state before Retry and Catch see it.
func (r *stateRun) failed(v *visit, f *Failure) {
	copied := *f
	r.failure = &copied
	v.counts = slices.Repeat([]int{r.test.RetrierRetryCount}, len(v.node.retry))
	i := slices.IndexFunc(v.node.retry, func(r asl.Retrier) bool { return f.matches(r.ErrorEquals) })
	if i < 0 {
		return
	}
	retrier := &v.node.retry[i]
	attempts := defaultMaxAttempts
	if retrier.MaxAttempts != nil {
		attempts = *retrier.MaxAttempts
	}
	details := value.ObjectOf("retryIndex", float64(i))
	if r.test.RetrierRetryCount < attempts {
		details.Set("retryBackoffIntervalSeconds", v.pause(retrier, r.test.RetrierRetryCount).Seconds())
		r.report.Status = StateRetriable
		v.scope.x.engine.halted = true
	}
	r.note("errorDetails", details)
}

// conclude fills the report when the state has ended.
func (r *stateRun) conclude(x *Execution) {
	report := r.report
	report.Failure = r.failure
	if report.Status != "" {
		return
	}
	for _, t := range x.engine.edges {
		tokens := strings.Split(t.Pointer, "/")
		if n := len(tokens); n > 3 && tokens[n-3] == "Catch" {
			report.Status = StateCaughtError
			index, _ := strconv.Atoi(tokens[n-2])
			r.note("errorDetails", value.ObjectOf("catchIndex", float64(index)))
		}
	}
	if x.Failure() != nil {
		report.Status = StateFailed
		if report.Failure == nil {
			report.Failure = x.Failure()
		}
		return
	}
	if report.Status == "" {
		report.Status, report.Failure = StateSucceeded, nil
	}
	for _, e := range x.History() {
		if eventKind(e.Type) == "stateExited" {
			report.Output = e.Output
		}
	}
}
