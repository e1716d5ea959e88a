package interp

import (
	"strings"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// nestedMachine returns the machine that a call of states:startExecution starts, nil when that is no business of the run.
func (e *engine) nestedMachine(call *Task) *asl.StateMachine {
	if call.Service != "states" || !strings.HasPrefix(call.Action, "startExecution") || strings.HasSuffix(call.Action, ".waitForTaskToken") {
		return nil
	}
	in, _ := call.Input.(*value.Object)
	arn, _ := in.Get("StateMachineArn")
	text, _ := arn.(string)
	if m := e.options.Machines[text]; m != nil {
		return m
	}
	return e.options.Machines[text[strings.LastIndexByte(text, ':')+1:]]
}

// nest starts an execution of a machine of the run.
func (t *openTask) nest(machine *asl.StateMachine) {
	e, v := t.engine, t.visit
	in, _ := t.task.Input.(*value.Object)
	arn, _ := in.Get("StateMachineArn")
	text, _ := arn.(string)
	input, ok := in.Get("Input")
	if !ok {
		input = value.NewObject(0)
	}
	given, _ := in.Get("Name")
	name, _ := given.(string)
	if name == "" {
		name = e.random.uuid()
	}
	child := e.newExecution(machine, input, text[strings.LastIndexByte(text, ':')+1:], name, false)
	v.scope.x.nested = append(v.scope.x.nested, child)
	started := value.ObjectOf("ExecutionArn", child.arn, "StartDate", millis(e.now))
	if !strings.Contains(t.task.Action, ".sync") {
		child.begin()
		t.answered(Succeed(started))
		return
	}
	v.scope.emit(&Event{Type: "TaskSubmitted", Resource: t.name(), ResourceType: t.resource.service, Output: started, HasOutput: true})
	if v.task != t {
		return // the history came to its end
	}
	child.onEnd = func() {
		if v.task != t {
			return
		}
		described := child.described(strings.HasSuffix(t.task.Action, ".sync:2"))
		if child.status == Succeeded {
			t.end(described, nil)
			return
		}
		t.end(nil, &Failure{Error: errTaskFailed, Cause: value.Text(described)})
	}
	t.nested = child
	child.begin()
}

// described is what .sync gives of an execution that ended; parsed says that input and output are JSON, not texts.
func (x *Execution) described(parsed bool) *value.Object {
	text := func(v any) any {
		if parsed {
			return v
		}
		return value.Text(v)
	}
	o := value.NewObject(12)
	if x.failure != nil {
		if x.failure.Cause != "" {
			o.Set("Cause", x.failure.Cause)
		}
		if x.failure.Error != "" {
			o.Set("Error", x.failure.Error)
		}
	}
	included := value.ObjectOf("Included", true)
	o.Set("ExecutionArn", x.arn)
	o.Set("Input", text(x.input))
	o.Set("InputDetails", included)
	o.Set("Name", x.name)
	if x.status == Succeeded {
		o.Set("Output", text(x.output))
		o.Set("OutputDetails", included)
	}
	o.Set("RedriveCount", float64(x.redrives))
	o.Set("StartDate", millis(x.started))
	o.Set("StateMachineArn", x.smARN)
	o.Set("Status", string(x.status))
	o.Set("StopDate", millis(x.stopped))
	return o
}

// millis is a time as the results of AWS calls have it: milliseconds since 1970.
func millis(t time.Time) float64 { return float64(t.UnixMilli()) }
