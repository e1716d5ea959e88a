package interp

import (
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp/items"
)

// Options say how an execution runs. The zero value is a STANDARD execution without tasks.
type Options struct {
	// Tasks answers every task but those of Machines. Absent: a task fails with States.Runtime.
	Tasks func(*Task) Result
	// Machines are the machines that states:startExecution finds, by ARN or by name. They run in the same clock. A call of
	// one that is not here goes to Tasks.
	Machines map[string]*asl.StateMachine
	// ExecutionType is STANDARD or EXPRESS. Absent: STANDARD.
	ExecutionType asl.ExecutionType
	// Sync says that an EXPRESS execution was started by StartSyncExecution: its context object has no RedriveCount.
	Sync bool
	// Start is the virtual time at the start. Absent: 2025-01-01T00:00:00Z.
	Start time.Time
	// Seed is what jitter, random numbers, UUIDs and tokens are drawn from.
	Seed uint64
	// Region is the region of all ARNs. Absent: us-east-1.
	Region string
	// Account is the account of all ARNs, 12 digits. Absent: 123456789012.
	Account string
	// StateMachineName is the name of the state machine. Absent: "workflow".
	StateMachineName string
	// ExecutionName is the name of the execution. Absent: a UUID drawn from Seed.
	ExecutionName string
	// RoleARN is the role of the execution. Absent: a role named as the state machine.
	RoleARN string
	// S3 is what readers of a distributed Map read and its ResultWriter writes. Absent: an empty store in memory.
	S3 items.Store
	// MaxEvents ends a STANDARD execution whose history grows longer. Absent: 25,000, the quota. Negative: no limit.
	MaxEvents int
	// MaxTransitions ends the whole run, nested and child executions included, after so many states: a guard against loops
	// that never end. Absent: 10 million.
	MaxTransitions int
	// Observe is called for every event when it happens, those of children included.
	Observe func(*Execution, *Event)
	// ForgetChildren drops the history of child executions of a distributed Map that succeed.
	ForgetChildren bool
	// Mock answers in place of a whole state, as TestState's mock does: when ok is true the state neither runs a task nor
	// branches nor items, and Result is what it gave.
	Mock func(*Task) (r Result, ok bool)
	// StopBefore ends the run as soon as the execution is about to enter a state for which it returns true; its status
	// remains RUNNING. Input is what the state would get.
	StopBefore func(x *Execution, state string, input any) bool
	// Variables are the variables that the outermost scope has at the start.
	Variables map[string]any
	// Context overrides members of the context object at the start, such as Execution or StateMachine.
	Context map[string]any

	exactContext *value.Object          // in place of the whole context object
	failed       func(*visit, *Failure) // sees every error of a state before Retry and Catch do
}

// withDefaults returns the options with everything absent filled in.
func (o Options) withDefaults() Options {
	fill := func(field *string, text string) {
		if *field == "" {
			*field = text
		}
	}
	fill(&o.Region, "us-east-1")
	fill(&o.Account, "123456789012")
	fill(&o.StateMachineName, "workflow")
	fill(&o.RoleARN, "arn:aws:iam::"+o.Account+":role/"+o.StateMachineName)
	if o.ExecutionType == "" {
		o.ExecutionType = asl.ExecutionStandard
	}
	if o.Start.IsZero() {
		o.Start = time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	if o.S3 == nil {
		o.S3 = &items.Memory{}
	}
	if o.MaxEvents == 0 {
		o.MaxEvents = 25_000
	}
	if o.MaxTransitions == 0 {
		o.MaxTransitions = 10_000_000
	}
	return o
}
