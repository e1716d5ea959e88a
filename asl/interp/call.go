package interp

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// openTask is a call that was made and has not ended.
type openTask struct {
	visit      *visit
	task       *Task
	resource   resource
	answer     any
	answerable bool // the run waits for an answer from outside
	deadline   *timer
	heartbeat  *timer
	engine     *engine
	nested     *Execution // what a nested call started
}

// runTask makes the call of a Task.
func (v *visit) runTask(s *asl.Task) {
	x := v.scope.x
	t := &openTask{visit: v, resource: readResource(s.Resource), engine: x.engine}
	if t.resource.callback() {
		v.token = x.engine.token()
	}
	input, role, f := v.taskInput(s)
	if f != nil {
		v.fail(f)
		return
	}
	call := &Task{
		Execution: x, State: v.node.name, Definition: s, Resource: s.Resource, Service: t.resource.service, Action: t.resource.action,
		Input: input, Token: v.token, Attempt: v.retries, Iterations: v.scope.iterations, Time: x.engine.now,
	}
	if f := v.limits(s, call); f != nil {
		v.fail(f)
		return
	}
	t.task, v.task = call, t
	t.scheduled(role)
	if x.status != Running {
		return
	}
	t.limit()
	if machine := x.engine.nestedMachine(call); machine != nil {
		t.nest(machine)
		return
	}
	if x.engine.options.Tasks == nil {
		v.fail(&Failure{Error: errRuntime, Cause: "No task is mocked: the call of " + s.Resource + " has nobody to answer it.", runtime: true, uncatchable: true})
		return
	}
	t.answered(x.engine.options.Tasks(call))
}

// taskInput evaluates the parameters of a call and the role of its Credentials.
func (v *visit) taskInput(s *asl.Task) (input any, role string, f *Failure) {
	m := v.scope.x.machine
	e := v.env(v.input)
	if v.node.jsonata {
		input = v.input
		if s.Arguments != nil {
			input, f = m.template(s.Arguments, true).eval(e, "Arguments")
		}
	} else {
		if input, f = v.inputAt(s.InputPath); f != nil {
			return nil, "", f
		}
		e = v.env(input)
		if s.Parameters != nil {
			input, f = m.template(s.Parameters, false).eval(e, "Parameters")
		}
	}
	if f == nil && value.Size(input) > maxPayload {
		f = tooLarge(v.node.name)
	}
	if f == nil && s.Credentials != nil {
		role, f = e.role(s.Credentials)
	}
	return input, role, f
}

// role returns the role that Credentials name.
func (e *env) role(field *asl.Value[asl.Credentials]) (string, *Failure) {
	if code, ok := field.Expression(); ok {
		got, f := e.jsonata(bare(code), "Credentials")
		if f != nil {
			return "", f
		}
		o, ok := got.(*value.Object)
		if !ok {
			return "", typeError(bare(code), "Credentials", "object", got)
		}
		role, _ := o.Get("RoleArn")
		text, ok := role.(string)
		if !ok {
			return "", typeError(bare(code), "Credentials/RoleArn", "string", role)
		}
		return text, nil
	}
	c, _ := field.Literal()
	if c.RoleArnPath != nil {
		got, f := e.path(*c.RoleArnPath, "RoleArn.$")
		text, ok := got.(string)
		if f == nil && !ok {
			f = runtimeError("The RoleArn.$ parameter does not reference a string: %s == %s", *c.RoleArnPath, value.Text(got))
		}
		return text, f
	}
	if code, ok := c.RoleArn.Expression(); ok {
		if !e.visit.node.jsonata {
			return code, nil
		}
		return e.text(code, "Credentials/RoleArn")
	}
	text, _ := c.RoleArn.Literal()
	return text, nil
}

// text evaluates an expression that must give a string.
func (e *env) text(code, field string) (string, *Failure) {
	got, f := e.jsonata(bare(code), field)
	text, ok := got.(string)
	if f == nil && !ok {
		f = typeError(bare(code), field, "string", got)
	}
	return text, f
}

// limits evaluates the time limits of a call.
func (v *visit) limits(s *asl.Task, call *Task) *Failure {
	input, f := v.inputAt(s.InputPath)
	if f != nil {
		return f
	}
	e := v.env(input)
	var failed *Failure
	seconds := func(field *asl.Value[int], path *string, name string) int64 {
		switch {
		case failed != nil:
		case path != nil:
			got, f := e.plainPath(*path)
			n, ok := wholeOf(got)
			if failed = f; f == nil && (!ok || n < 1 || n > maxSeconds) {
				failed = runtimeError("The %sPath parameter does not reference a whole number from 1 to %d: %s == %s", name, maxSeconds, *path, plain(got))
			}
			return n
		case field != nil:
			n, f := v.number(e, field, name, 1, maxSeconds)
			failed = f
			return int64(n)
		}
		return 0
	}
	call.TimeoutSeconds = seconds(s.TimeoutSeconds, s.TimeoutSecondsPath, "TimeoutSeconds")
	call.HeartbeatSeconds = seconds(s.HeartbeatSeconds, s.HeartbeatSecondsPath, "HeartbeatSeconds")
	return failed
}

// scheduled adds the events of a call that is made.
func (t *openTask) scheduled(role string) {
	s := t.visit.scope
	s.emit(&Event{
		Type: t.event("Scheduled"), Resource: t.name(), ResourceType: t.resource.service, Input: t.task.Input,
		TimeoutSeconds: t.task.TimeoutSeconds, HeartbeatSeconds: t.task.HeartbeatSeconds, RoleARN: role,
	})
	s.emit(&Event{Type: t.event("Started"), Resource: t.name(), ResourceType: t.resource.service})
}

// event is the type of an event of the task.
func (t *openTask) event(what string) string {
	switch {
	case t.resource.service != "":
		return "Task" + what
	case t.resource.activity:
		return "Activity" + what
	default:
		return "LambdaFunction" + what
	}
}

// name is the resource in the events of the task.
func (t *openTask) name() string {
	if t.resource.service != "" {
		return t.resource.action
	}
	return t.resource.arn
}

// limit starts the clocks of the task.
func (t *openTask) limit() {
	if t.task.TimeoutSeconds > 0 {
		t.deadline = t.visit.after(time.Duration(t.task.TimeoutSeconds)*time.Second, t.timeOut)
	}
	t.beat()
}

// beat starts the wait for the next heartbeat.
func (t *openTask) beat() {
	t.heartbeat.stop()
	if t.task.HeartbeatSeconds > 0 {
		t.heartbeat = t.engine.in(time.Duration(t.task.HeartbeatSeconds)*time.Second, func() { t.timedOut(true) })
	}
}

func (t *openTask) timeOut() { t.timedOut(false) }

// timedOut ends the task by a clock.
func (t *openTask) timedOut(heartbeat bool) {
	v := t.visit
	v.scope.emit(&Event{Type: t.event("TimedOut"), Resource: t.name(), ResourceType: t.resource.service, Error: errTimeout})
	v.fail(&Failure{Error: errTimeout, task: true, heartbeat: heartbeat})
}

// answered takes what a call gave.
func (t *openTask) answered(r Result) {
	v := t.visit
	if r.hasSubmit && t.resource.service != "" {
		v.scope.emit(&Event{Type: "TaskSubmitted", Resource: t.name(), ResourceType: t.resource.service, Output: r.submitted, HasOutput: true})
		t.answer = r.submitted
	}
	if v.task != t {
		return // the history came to its end
	}
	switch {
	case r.pending:
		if t.task.Token == "" {
			t.task.Token = t.engine.token()
		}
		t.answerable = r.hasSubmit
		t.engine.open = append(t.engine.open, t)
	case r.timedOut:
		t.heartbeat.stop()
		if t.deadline == nil {
			v.after(0, t.timeOut)
		}
	case r.delay > 0:
		v.after(r.delay, func() { t.end(r.output, r.failure) })
	default:
		t.end(r.output, r.failure)
	}
}

// end ends the task with an output or a failure.
func (t *openTask) end(output any, failure *Failure) {
	v := t.visit
	if failure == nil && value.Size(output) > maxPayload {
		failure = tooLarge(t.resource.what())
		failure.uncatchable = false // an answer that is too large is an error of the call: States.ALL takes it
	}
	if failure != nil {
		f := *failure
		f.task = true
		v.scope.emit(&Event{
			Type: t.event("Failed"), Resource: t.name(), ResourceType: t.resource.service, Error: f.Error, Cause: f.Cause,
		})
		v.fail(&f)
		return
	}
	v.scope.emit(&Event{
		Type: t.event("Succeeded"), Resource: t.name(), ResourceType: t.resource.service, Output: output, HasOutput: true,
	})
	if v.scope.x.status == Running {
		v.complete(output)
	}
}

// close takes the task off the list of those that are open, and stops what belongs to it.
func (t *openTask) close() {
	t.heartbeat.stop()
	for i, o := range t.engine.open {
		if o == t {
			t.engine.open = append(t.engine.open[:i], t.engine.open[i+1:]...)
			break
		}
	}
	if t.task != nil && t.task.Token != "" {
		t.engine.closed[t.task.Token] = true
	}
	if t.nested != nil && t.nested.status == Running {
		t.nested.onEnd = nil
		t.nested.end(Aborted, nil, &Failure{})
	}
}

// token draws a task token.
func (e *engine) token() string {
	return fmt.Sprintf("token-%016x%016x", e.random.bits(), e.random.bits())
}
