package interp

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// visit is one stay in a state, with its retries.
type visit struct {
	scope     *scope
	node      *node
	input     any // the input of the state, before InputPath
	entered   time.Time
	enteredID int64
	prev      int64 // the event before the state was entered
	retries   int   // attempts after the first
	counts    []int // by retrier

	// What the present attempt has running.
	timers   []*timer
	task     *openTask
	children *children
	mapRun   *distribution
	block    bool // branches, iterations or a Map Run were started
	token    string
	caught   bool // a catcher took an error: another one fails the scope

	stopped stopped  // what a redrive goes on with
	resume  *stopped // what a redrive goes on with now, nil else
}

// run makes one attempt.
func (v *visit) run() {
	if v.scope.dead || v.scope.x.status != Running {
		return
	}
	v.token = ""
	left := v.resume
	v.resume, v.stopped = nil, stopped{}
	if left != nil && v.resumed(left) {
		return
	}
	if mock := v.scope.x.engine.options.Mock; mock != nil && v.mocked(mock) {
		return
	}
	switch s := v.node.state.(type) {
	case *asl.Pass:
		v.pass(s)
	case *asl.Task:
		v.runTask(s)
	case *asl.Choice:
		v.choice(s)
	case *asl.Wait:
		v.wait(s)
	case *asl.Succeed:
		v.succeed(s)
	case *asl.Fail:
		v.failState(s)
	case *asl.Parallel:
		v.parallel(s)
	case *asl.Map:
		v.mapState(s)
	case *asl.UnknownState:
		v.fail(runtimeError("The state has the unknown type '%s'.", s.Type))
	default:
		panic(fmt.Sprintf("interp: %T is no state", s))
	}
}

// resumed goes on with the branches, the iterations or the Map Run that a redriven state left; false when there are none.
func (v *visit) resumed(left *stopped) bool {
	switch {
	case left.children != nil:
		left.children.restart(v)
	case left.mapRun != nil && left.mapRun.Children != nil: // else it never came to have children
		left.mapRun.restart(v)
	default:
		return false
	}
	return true
}

// mocked lets a mock answer in place of the state.
func (v *visit) mocked(mock func(*Task) (Result, bool)) bool {
	r, ok := mock(&Task{
		Execution: v.scope.x, State: v.node.name, Definition: v.node.state, Input: v.input, Attempt: v.retries,
		Iterations: v.scope.iterations, Time: v.scope.x.engine.now,
	})
	if !ok {
		return false
	}
	if output, failure, done := r.Outcome(); done && failure != nil {
		v.fail(failure)
	} else {
		v.complete(output)
	}
	return true
}

// env returns what expressions see; input is what $ stands for.
func (v *visit) env(input any) *env { return &env{visit: v, input: input} }

// inputAt returns the part of the state's input that InputPath names.
func (v *visit) inputAt(path asl.NullablePath) (any, *Failure) {
	return v.at(path, v.input)
}

// at follows a path that may be null, which stands for an empty object, or absent.
func (v *visit) at(path asl.NullablePath, from any) (any, *Failure) {
	if path.IsNull() {
		return value.NewObject(0), nil
	}
	if text, ok := path.Text(); ok && text != "$" {
		return v.env(from).plainPath(text)
	}
	return from, nil
}

// assigned evaluates Assign.
func (v *visit) assigned(e *env, assign *jsontree.Value) (*value.Object, *Failure) {
	if assign == nil {
		return nil, nil
	}
	got, f := v.scope.x.machine.template(assign, v.node.jsonata).eval(e, "Assign")
	if f != nil {
		return nil, f
	}
	vars, ok := got.(*value.Object)
	if !ok {
		return nil, queryError("Assign", "The field 'Assign' must be an object but was: %s", value.Text(got))
	}
	return vars, nil
}

// complete ends the state with a result: of a task, of branches or of items.
func (v *visit) complete(result any) {
	v.cancel()
	if v.node.jsonata {
		v.completeJSONata(&result)
		return
	}
	var selector *jsontree.Value
	var resultPath, outputPath asl.NullablePath
	switch s := v.node.state.(type) {
	case *asl.Task:
		selector, resultPath, outputPath = s.ResultSelector, s.ResultPath, s.OutputPath
	case *asl.Parallel:
		selector, resultPath, outputPath = s.ResultSelector, s.ResultPath, s.OutputPath
	case *asl.Map:
		selector, resultPath, outputPath = s.ResultSelector, s.ResultPath, s.OutputPath
	}
	if selector != nil {
		var f *Failure
		if result, f = v.scope.x.machine.template(selector, false).eval(v.env(result), "ResultSelector"); f != nil {
			v.fail(f)
			return
		}
	}
	v.completePath(result, resultPath, outputPath)
}

// completePath ends a state in JSONPath with a result.
func (v *visit) completePath(result any, resultPath, outputPath asl.NullablePath) {
	vars, f := v.assigned(v.env(result), v.node.assign)
	if f != nil {
		v.fail(f)
		return
	}
	output, f := v.place(result, resultPath)
	if f == nil {
		output, f = v.at(outputPath, output)
	}
	if f != nil {
		v.fail(f)
		return
	}
	v.exit(output, vars, v.node.next, "/Next")
}

// place puts a result into the input as ResultPath says.
func (v *visit) place(result any, resultPath asl.NullablePath) (any, *Failure) {
	if resultPath.IsNull() {
		return v.input, nil
	}
	text, ok := resultPath.Text()
	if !ok || text == "$" {
		return result, nil
	}
	q := v.scope.x.machine.query(text)
	if q.err != nil || q.path == nil {
		return nil, runtimeError("Invalid path '%s' : %v", text, q.err)
	}
	output, err := q.path.Set(v.input, result)
	if err != nil {
		return nil, &Failure{
			Error: errResultPathMatch, runtime: true,
			Cause: fmt.Sprintf("Unable to apply ReferencePath %s to input %s", text, value.Text(v.input)),
		}
	}
	return output, nil
}

// completeJSONata ends a state in JSONata. Without a result the output is the input, unless Output says otherwise.
func (v *visit) completeJSONata(result *any) {
	e := v.env(v.input)
	e.result = result
	output := v.input
	if result != nil {
		output = *result
	}
	v.exitJSONata(e, output, v.node.output, v.node.assign, v.node.next, "/Next")
}

// exitJSONata evaluates Output and Assign and leaves the state.
func (v *visit) exitJSONata(e *env, output any, outputField, assign *jsontree.Value, next, pointer string) {
	vars, f := v.assigned(e, assign)
	if f == nil && outputField != nil {
		output, f = v.scope.x.machine.template(outputField, true).eval(e, "Output")
	}
	if f != nil {
		v.fail(f)
		return
	}
	v.exit(output, vars, next, pointer)
}

// exit leaves the state. next is "" where the scope ends; pointer is the place in the state that named it.
func (v *visit) exit(output any, vars *value.Object, next, pointer string) {
	s := v.scope
	v.cancel()
	if value.Size(output) > maxPayload {
		v.fail(tooLarge(v.node.name))
		return
	}
	if f := s.assign(vars); f != nil {
		v.fail(f)
		return
	}
	s.emit(&Event{Type: v.node.kind + "StateExited", Name: v.node.name, Output: output, HasOutput: true, Assigned: vars})
	if s.x.status != Running {
		return
	}
	v.passTo(next, pointer)
	if next == "" {
		s.finish(output, nil)
		return
	}
	s.enter(next, output)
}

// passTo notes the transition.
func (v *visit) passTo(next, pointer string) {
	t := Transition{From: v.node.name, To: next}
	if next != "" {
		t.Pointer = v.node.pointer + pointer
	}
	e := v.scope.x.engine
	if e.taken == nil {
		e.taken = map[Transition]int{}
	}
	if e.taken[t]++; e.taken[t] == 1 {
		e.edges = append(e.edges, t)
	}
}

// cancel stops what the attempt has running.
func (v *visit) cancel() {
	for _, t := range v.timers {
		t.stop()
	}
	v.timers = v.timers[:0]
	if v.task != nil {
		v.task.close()
		v.task = nil
	}
	if v.children != nil {
		c := v.children
		v.children = nil
		v.stopped.children = c
		c.abort()
	}
	if v.mapRun != nil {
		d := v.mapRun
		v.mapRun = nil
		v.stopped.mapRun = d
		d.abort()
	}
}

// after calls f later, unless the attempt ends before.
func (v *visit) after(d time.Duration, f func()) *timer {
	t := v.scope.x.engine.in(d, f)
	v.timers = append(v.timers, t)
	return t
}
