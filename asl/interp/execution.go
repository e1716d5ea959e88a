package interp

import (
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// Status is what became of an execution, in the words of AWS.
type Status string

const (
	// Running is the status of an execution that has not ended: a task waits.
	Running Status = "RUNNING"
	// Succeeded is the status of one that reached its end.
	Succeeded Status = "SUCCEEDED"
	// Failed is the status of one that ended with an error.
	Failed Status = "FAILED"
	// TimedOut is the status of one that ran longer than the machine's TimeoutSeconds.
	TimedOut Status = "TIMED_OUT"
	// Aborted is the status of one that was stopped.
	Aborted Status = "ABORTED"
)

// Execution is one run of a machine.
type Execution struct {
	engine   *engine
	machine  *machine
	name     string
	arn      string
	express  bool
	role     string
	smName   string
	smARN    string
	input    any
	started  time.Time
	stopped  time.Time
	status   Status
	output   any
	failure  *Failure
	history  []*Event
	root     *scope
	mapRun   *MapRun // the run that the execution is a child of
	runs     []*MapRun
	nested   []*Execution
	onEnd    func()
	lastID   int64
	timeout  *timer
	redrives int
	redriven time.Time // the last time
	// variableBytes is the size of all variables of the scopes that have not ended.
	variableBytes int
	ending        bool // what runs is being stopped
	full          bool // the history took its last event but that of the end
}

// Machine returns the machine that runs.
func (x *Execution) Machine() *asl.StateMachine { return x.machine.def }

// Name returns the name of the execution.
func (x *Execution) Name() string { return x.name }

// ARN returns the ARN of the execution.
func (x *Execution) ARN() string { return x.arn }

// StateMachineName returns the name of the state machine.
func (x *Execution) StateMachineName() string { return x.smName }

// StateMachineARN returns the ARN of the state machine.
func (x *Execution) StateMachineARN() string { return x.smARN }

// Status returns what became of the execution so far.
func (x *Execution) Status() Status { return x.status }

// Input returns the input of the execution.
func (x *Execution) Input() any { return x.input }

// Output returns the output of an execution that succeeded, nil for others.
func (x *Execution) Output() any { return x.output }

// Failure returns the error of an execution that ended without success, nil for others.
func (x *Execution) Failure() *Failure { return x.failure }

// History returns the events so far, in order.
func (x *Execution) History() []*Event { return x.history }

// MapRuns returns the Map Runs that the execution started, in order.
func (x *Execution) MapRuns() []*MapRun { return x.runs }

// Nested returns the executions that the execution started by states:startExecution, in order.
func (x *Execution) Nested() []*Execution { return x.nested }

// Parent returns the Map Run that the execution is a child of, nil when it is none.
func (x *Execution) Parent() *MapRun { return x.mapRun }

// Started returns the virtual time of the start.
func (x *Execution) Started() time.Time { return x.started }

// Stopped returns the virtual time of the end, the zero time while the execution runs.
func (x *Execution) Stopped() time.Time { return x.stopped }

// Now returns the virtual time.
func (x *Execution) Now() time.Time { return x.engine.now }

// Variables returns the variables of the outermost scope as they are now.
func (x *Execution) Variables() *value.Object {
	o := value.NewObject(len(x.root.names))
	for _, name := range x.root.names {
		o.Set(name, x.root.vars[name])
	}
	return o
}

// Path returns the names of the states that were entered, in order, those of branches and iterations included.
func (x *Execution) Path() []string {
	var path []string
	for _, e := range x.history {
		if eventKind(e.Type) == "stateEntered" {
			path = append(path, e.Name)
		}
	}
	return path
}

// HistoryJSON returns the whole history in AWS's form.
func (x *Execution) HistoryJSON() any {
	events := make([]any, len(x.history))
	for i, e := range x.history {
		events[i] = e.JSON(x.engine.options.Region)
	}
	return value.ObjectOf("events", events)
}

// MapRun is a run of a distributed Map with its child executions.
type MapRun struct {
	// ARN is the ARN of the Map Run.
	ARN string
	// State is the name of the Map.
	State string
	// Label is the label of the Map Run: the Map's Label, or one drawn from the seed.
	Label string
	// Status is that of the Map Run: RUNNING, SUCCEEDED, FAILED or ABORTED.
	Status Status
	// Counts are the numbers of items and of child executions.
	Counts MapRunCounts
	// Children are the child executions in the order of their items.
	Children []*Execution
	// Parent is the execution that has the Map.
	Parent *Execution
}

// MapRunCounts are the numbers that DescribeMapRun gives, of items and of child executions.
type MapRunCounts struct {
	// Items counts items; with an ItemBatcher a child execution has several.
	Items Counts
	// Executions counts child executions.
	Executions Counts
}

// Counts are numbers by status.
type Counts struct {
	// Total is the sum of the others.
	Total int
	// Pending were not started.
	Pending int
	// Running are running.
	Running int
	// Succeeded ended with success.
	Succeeded int
	// Failed ended with an error.
	Failed int
	// TimedOut ran too long.
	TimedOut int
	// Aborted were stopped.
	Aborted int
	// ResultsWritten are those whose results a ResultWriter wrote.
	ResultsWritten int
}

// Transition is a way that an execution took from one state to the next.
type Transition struct {
	// From is the state that was left, To the one that was entered; both stand in the same scope. To is "" where the scope
	// ended: by End, Succeed or Fail.
	From, To string
	// Pointer is the JSON pointer of what named the target, such as "/States/Ask/Catch/0/Next"; "" at an end.
	Pointer string
}
