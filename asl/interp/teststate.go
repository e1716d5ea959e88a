package interp

import (
	"fmt"
	"slices"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// StateTest says how [TestState] runs one state.
// AWS page: https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
type StateTest struct {
	// State is the name of the state, also of one in a branch or processor. Absent: the one that the machine starts at.
	State string
	// Input is the input of the state. TestState itself takes an empty object when there is none.
	Input any
	// Context is the whole context object. Absent: an empty one for JSONPath; for JSONata one with Execution, StateMachine and
	// State.
	Context *value.Object
	// Mock is the result of a Task, a Map or a Parallel. Absent: Options.Tasks answers a Task, and the others cannot be tested.
	Mock *Result
	// RetrierRetryCount is how often each retrier made another attempt already.
	RetrierRetryCount int
	// MapIterationFailureCount is how many iterations of a Map failed. It only has to fit the number of items.
	MapIterationFailureCount *int
	// MapItemReaderData are the items that the ItemReader of a Map reads. Absent: they are not counted.
	MapItemReaderData []any
	// Options are the other circumstances of the run, such as Variables, Tasks and Start.
	Options Options
}

// StateStatus is what became of a state that was tested, in the words of AWS.
type StateStatus string

const (
	// StateSucceeded is the status of a state that ended with an output.
	StateSucceeded StateStatus = "SUCCEEDED"
	// StateFailed is the status of one whose error nothing takes.
	StateFailed StateStatus = "FAILED"
	// StateRetriable is the status of one that a retrier would run again.
	StateRetriable StateStatus = "RETRIABLE"
	// StateCaughtError is the status of one whose error a catcher takes.
	StateCaughtError StateStatus = "CAUGHT_ERROR"
)

// StateReport is what [TestState] tells.
type StateReport struct {
	// Status is what became of the state.
	Status StateStatus
	// Output is the output of a state that succeeded or whose error was caught.
	Output any
	// Failure is the error of a state that did not succeed, nil for one that did.
	Failure *Failure
	// NextState is the state that would follow, "" for none.
	NextState string
	// Inspection are the values on the way from input to output, named as in TestState's inspectionData: input, afterInputPath,
	// afterParameters, afterArguments, result, afterResultSelector, afterResultPath, maxConcurrency, toleratedFailureCount,
	// toleratedFailurePercentage and errorDetails, as far as the state has them.
	Inspection *value.Object
}

// TestState runs one state of a machine alone. The error is an *[APIError] where TestState refuses the call. Mocks are not held
// against the responses of the services.
func TestState(def *asl.StateMachine, test StateTest) (*StateReport, error) {
	name, state := test.find(def)
	if err := test.check(name, state); err != nil {
		return nil, err
	}
	r := &stateRun{test: &test, report: &StateReport{Inspection: value.ObjectOf("input", test.Input)}, calls: test.Options.Tasks}
	o := test.Options
	o.Tasks, o.Mock, o.failed = r.task, r.mock, r.failed
	if o.Tasks != nil && test.Mock == nil && r.calls == nil {
		o.Tasks = nil
	}
	o.StopBefore = r.leaves
	one := &asl.StateMachine{QueryLanguage: def.QueryLanguage, StartAt: name, States: asl.States{{Name: name, State: state}}}
	o.exactContext = test.context(one, state)
	x, err := Start(one, test.Input, o)
	if err != nil {
		return nil, err
	}
	if x.Status() == Running && !x.engine.halted {
		x.Finish()
	}
	if r.refused != nil {
		return nil, r.refused
	}
	r.conclude(x)
	return r.report, nil
}

// find returns the state to test; nil when there is none.
func (test *StateTest) find(def *asl.StateMachine) (name string, state asl.State) {
	name = test.State
	if name == "" && def != nil {
		name = def.StartAt
	}
	asl.Walk(def, func(v asl.Visit) bool {
		if v.Name == name {
			state = v.State
		}
		return true
	})
	return name, state
}

// check refuses what TestState refuses.
func (test *StateTest) check(name string, state asl.State) error {
	refuse := func(code, format string, args ...any) error {
		return &APIError{Code: code, Message: fmt.Sprintf(format, args...)}
	}
	switch s := state.(type) {
	case nil:
		return refuse("ValidationException", "State not found: '%s'", name)
	case *asl.UnknownState:
		return refuse("InvalidDefinition", "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: The field 'Type' should have one of "+
			"these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/%s/Type'", name)
	case *asl.Parallel:
		if len(s.Branches) == 0 {
			return refuse("InvalidDefinition", "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Value cannot be empty at "+
				"/States/%s/Branches'", name)
		}
	}
	kind := string(state.Kind())
	block := kind == "Map" || kind == "Parallel"
	switch {
	case test.Mock == nil && test.MapIterationFailureCount != nil:
		return refuse("ValidationException", "TestState does not support MapIterationFailureCount when a mock is not specified.")
	case test.Mock == nil && block:
		return refuse("InvalidDefinition", "TestState API does not support Map or Parallel states. "+
			"Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]")
	case test.Mock != nil && !block && kind != "Task":
		return refuse("ValidationException", "State type '%s' is not supported when a mock is specified", kind)
	case test.Mock == nil || !block:
		return nil
	}
	output, failure, done := test.Mock.Outcome()
	if !done || failure != nil {
		return nil
	}
	results, isArray := output.([]any)
	if !isArray {
		return refuse("ValidationException", "Mocked result must be an array.")
	}
	if p, ok := state.(*asl.Parallel); ok && len(results) != len(p.Branches) {
		return refuse("ValidationException", "Mocked result must contain the same number of items as number of Parallel branches.")
	}
	return nil
}

// context returns the context object that the state sees.
func (test *StateTest) context(one *asl.StateMachine, state asl.State) *value.Object {
	o := test.Options.withDefaults()
	switch {
	case test.Context != nil:
		return test.Context
	case asl.LanguageOf(one, state) != asl.JSONata:
		return value.NewObject(0)
	}
	start := o.Start.UTC().Format(timeLayout)
	name := o.ExecutionName
	if name == "" {
		name = "test"
	}
	arn := "arn:aws:states:" + o.Region + ":" + o.Account + ":"
	return value.ObjectOf(
		"Execution", value.ObjectOf(
			"Id", arn+"express:"+o.StateMachineName+":"+name, "Input", test.Input, "StartTime", start, "Name", name, "RoleArn", o.RoleARN,
		),
		"StateMachine", value.ObjectOf("Id", arn+"stateMachine:"+o.StateMachineName, "Name", o.StateMachineName),
		"State", value.ObjectOf("Name", one.StartAt, "EnteredTime", start, "RetryCount", float64(test.RetrierRetryCount)),
	)
}

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
		var i int
		if n, _ := fmt.Sscanf(t.Pointer[max(0, len(t.Pointer)-len("/Catch/0/Next")):], "/Catch/%d/Next", &i); n == 1 {
			report.Status = StateCaughtError
			r.note("errorDetails", value.ObjectOf("catchIndex", float64(i)))
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
