package mocks

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// Options say what a file does not.
type Options struct {
	// StateMachine is the name that the machine has under StateMachines in a file of Step Functions Local. Absent: its only one.
	StateMachine string
	// TestCase is the name under TestCases in a file of Step Functions Local. Absent: the only one.
	TestCase string
}

// Mocks answer the calls of one execution. They count the calls, so another execution needs others.
type Mocks struct {
	states  map[string]*script // by name of the state
	calls   map[string]*script // by name of the call
	missing []Missing
	open    bool
}

// LeaveOpen lets calls that wait for their token, and that nothing answers, wait: somebody else answers them. They are not missing.
func (m *Mocks) LeaveOpen() { m.open = true }

// Missing is a call that nothing answers. It hangs.
type Missing struct {
	// Task is the call.
	Task *interp.Task
	// Answered is how many calls of the state the file answers; more were made.
	Answered int
}

// Waits reports whether the call waits for its task token, so that it can be left open: see [Mocks.LeaveOpen].
func (m Missing) Waits() bool { return waitsForToken(m.Task.Resource) }

// None returns mocks that answer nothing.
func None() *Mocks {
	return &Mocks{states: map[string]*script{}, calls: map[string]*script{}}
}

// Read reads the mocks for a machine. With errors in the list the mocks are nil.
func Read(file *jsontree.Value, machine *asl.StateMachine, o Options) (*Mocks, diag.List) {
	r := &reader{options: o, states: statesOf(machine), mocks: None()}
	isLocal := file.Get("StateMachines") != nil || file.Get("MockedResponses") != nil
	switch {
	case file.Kind() != jsontree.Object:
		r.report(noForm.At(file.Pos(), "mocks are %s; must be an object", diag.Article(file.Kind().String())).WithHelp(formHelp))
	case isLocal:
		r.local(file)
	case o.TestCase != "":
		r.report(unknownCase.At(file.Pos(), "test case %q is picked, and these mocks have no test cases", o.TestCase).
			WithHelp("take --case out, or give a configuration of Step Functions Local"))
	case file.Get("states") != nil || file.Get("calls") != nil:
		r.ours(file)
	case isTestState(file):
		r.testState(file)
	default:
		r.report(noForm.At(file.Pos(), "mocks have no member that says of which form they are").WithHelp(formHelp))
	}
	if r.list.HasErrors() {
		return nil, r.list
	}
	return r.mocks, r.list
}

// formHelp shows what a file may look like.
const formHelp = "write states: {<State>: {output: …}} or calls: {\"dynamodb:putItem\": {output: …}}, a configuration of Step Functions " +
	"Local (StateMachines and MockedResponses), or {<State>: {\"result\": \"…\"}} as TestState takes it"

// Task answers a call. It has the form of [interp.Options.Tasks].
func (m *Mocks) Task(t *interp.Task) interp.Result {
	s := m.states[t.State]
	for _, name := range callNames(t.Resource) {
		if s == nil {
			s = m.calls[name]
		}
	}
	if s == nil && m.open && waitsForToken(t.Resource) {
		return interp.Submit(value.NewObject(0))
	}
	if s == nil {
		m.missing = append(m.missing, Missing{Task: t})
		return interp.Hang()
	}
	a, ok := s.answer()
	if !ok {
		m.missing = append(m.missing, Missing{Task: t, Answered: s.length()})
		return interp.Hang()
	}
	return a.result(t)
}

// State answers in place of a whole Map or Parallel that the file names. It has the form of [interp.Options.Mock].
func (m *Mocks) State(t *interp.Task) (interp.Result, bool) {
	s := m.states[t.State]
	if _, isTask := t.Definition.(*asl.Task); isTask || s == nil {
		return interp.Result{}, false
	}
	return m.Task(t), true
}

// Missing returns the calls so far that nothing answers, in order.
func (m *Mocks) Missing() []Missing { return m.missing }

// reader reads one file.
type reader struct {
	options Options
	states  *states
	mocks   *Mocks
	list    diag.List
}

func (r *reader) report(d diag.Diagnostic) { r.list = append(r.list, d) }
