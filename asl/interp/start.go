package interp

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// Start runs a machine with an input, a value as package value has it, until it ends or a task waits for an answer. The
// error says that the execution could not start: there is no machine, or the input or a variable is over its limit. What goes
// wrong later is the [Failure] of the execution.
func Start(def *asl.StateMachine, input any, o Options) (*Execution, error) {
	if def == nil {
		return nil, fmt.Errorf("interp: there is no state machine")
	}
	if size := value.Size(input); size > maxPayload {
		return nil, fmt.Errorf("interp: the input has %d bytes, and an execution takes at most %d", size, maxPayload)
	}
	o = o.withDefaults()
	e := &engine{
		options: o, now: o.Start, random: random{state: o.Seed}, closed: map[string]bool{}, machines: map[*asl.StateMachine]*machine{},
	}
	e.eval.Random, e.eval.UUID = e.random.float, e.random.uuid
	name := o.ExecutionName
	if name == "" {
		name = e.random.uuid()
	}
	x := e.newExecution(def, input, o.StateMachineName, name, o.ExecutionType == asl.ExecutionExpress)
	e.root = x
	for _, name := range slices.Sorted(maps.Keys(o.Variables)) {
		if f := x.root.assign(value.ObjectOf(name, o.Variables[name])); f != nil {
			return nil, fmt.Errorf("interp: %s", f.Cause)
		}
	}
	x.begin()
	e.settle()
	return x, nil
}

// newExecution makes an execution that has not begun.
func (e *engine) newExecution(def *asl.StateMachine, input any, machineName, name string, express bool) *Execution {
	m := e.machines[def]
	if m == nil {
		m = newMachine(def)
		e.machines[def] = m
	}
	x := &Execution{
		engine: e, machine: m, name: name, input: input, express: express, status: Running, role: e.options.RoleARN, smName: machineName,
		smARN: e.arn("stateMachine", machineName),
	}
	x.arn = e.arn("execution", machineName+":"+name)
	if express {
		x.arn = e.arn("express", machineName+":"+name+":"+e.random.uuid())
	}
	x.root = &scope{x: x, def: m.scope(def, "", def.StartAt, def.States), done: x.done}
	e.live++
	return x
}

// done ends the execution as its outermost scope ended.
func (x *Execution) done(output any, f *Failure) {
	if f != nil {
		x.end(Failed, nil, f)
		return
	}
	x.end(Succeeded, output, nil)
}

// arn makes an ARN of Step Functions.
func (e *engine) arn(kind, name string) string {
	return "arn:aws:states:" + e.options.Region + ":" + e.options.Account + ":" + kind + ":" + name
}

// begin starts an execution.
func (x *Execution) begin() {
	x.started = x.engine.now
	x.record(&Event{Type: "ExecutionStarted", Input: x.input, RoleARN: x.role})
	x.limitTime()
	x.root.start(x.input)
}

// limitTime starts the clock of the machine's TimeoutSeconds. Children of a Map Run end with their parent.
func (x *Execution) limitTime() {
	seconds := 0
	if x.machine.def.TimeoutSeconds != nil && x.mapRun == nil {
		seconds = *x.machine.def.TimeoutSeconds
	}
	if x.express && (seconds == 0 || seconds > expressSeconds) {
		seconds = expressSeconds
	}
	if seconds > 0 {
		x.timeout = x.engine.in(time.Duration(seconds)*time.Second, func() {
			x.end(TimedOut, nil, &Failure{Error: errTimeout})
		})
	}
}

// record adds an event to the history.
func (x *Execution) record(e *Event) {
	ofExecution := e.Type[:2] == "Ex"
	if (x.status != Running || x.full) && !ofExecution {
		return
	}
	x.lastID++
	e.ID, e.Timestamp = x.lastID, x.engine.now
	x.history = append(x.history, e)
	if observe := x.engine.options.Observe; observe != nil {
		observe(x, e)
	}
	limit := x.engine.options.MaxEvents
	if !x.express && limit > 0 && x.lastID >= int64(limit) && !ofExecution {
		x.full = true
		x.end(Failed, nil, &Failure{
			Error: errRuntime,
			Cause: fmt.Sprintf("The execution reached the maximum number of history events (%d).", limit),
		})
	}
}

// end ends an execution.
func (x *Execution) end(status Status, output any, f *Failure) {
	if x.status != Running || x.ending {
		return
	}
	x.ending = true
	x.engine.live--
	x.timeout.stop()
	x.root.abort()
	x.status, x.output, x.failure, x.stopped = status, output, f, x.engine.now
	event := &Event{Type: map[Status]string{
		Succeeded: "ExecutionSucceeded", Failed: "ExecutionFailed", TimedOut: "ExecutionTimedOut", Aborted: "ExecutionAborted",
	}[status], Output: output, HasOutput: status == Succeeded, PreviousEventID: x.root.prev}
	if f != nil {
		event.Error, event.Cause = f.Error, f.Cause
	}
	x.record(event)
	if x.onEnd != nil {
		x.onEnd()
	}
}
