package asltest

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/builder"
)

// Answer is what a mock does with a call: see [Return], [JSON], [Fail], [TimeOut], [Hang], [Sequence], [After].
type Answer interface {
	// fits checks that the answer is one for the state; info is nil when the types are not known.
	fits(info *builder.TaskInfo) error
	// give answers a call.
	give(c *call) interp.Result
}

// mock is an answer and where it was given.
type mock struct{ answer Answer }

// call is a call that is being answered.
type call struct {
	r    *Runner
	task *interp.Task
	info *builder.TaskInfo // nil when the types are not known
}

// On answers the calls of a state with a Go function, such as the code of a Lambda function. The compiler compares the types.
func On[Req, Res any](run Running, state *builder.TaskState[Req, Res], handler func(context.Context, Req) (Res, error)) {
	r := run.runner()
	r.t.Helper()
	r.On(state, handler)
}

// On answers the calls of a state: a state made with [builder.Task], or its name. An answer is
//
//   - a Go function in any form that Lambda takes: func(context.Context, Req) (Res, error), with or without its context, argument,
//     result and error. Req and Res are the types of the state; a Req of any, map[string]any or [encoding/json.RawMessage] stands for all
//     arguments of the call;
//   - a func(*interp.Task) interp.Result, which sees and makes what stands in the machine;
//   - an [Answer];
//   - a value of the result type.
//
// An answer that does not have the types of the state fails the test. The last answer that was given for a state counts.
func (r *Runner) On(state, answer any) {
	r.t.Helper()
	name := r.stateName(state)
	info, ok := r.task("", name)
	if !ok {
		r.t.Fatalf("workflow %q has no Task state %q; it has %s", r.def.Name(), name, quotedList(r.taskNames()))
	}
	a := answerOf(answer)
	if err := a.fits(&info); err != nil {
		r.t.Fatalf("On(%q): %v (the state is made at %s)", name, err, info.Pos)
	}
	r.byState[name] = mock{a}
}

// OnCall answers the calls of an API, whatever the state: service and action as the Resource has them, such as "dynamodb" and
// "putItem", or "aws-sdk:s3" and "putObject"; the action without .sync or .waitForTaskToken. A Go function takes the arguments of the call and
// gives its answer, in any types that have their JSON form.
func (r *Runner) OnCall(service, action string, answer any) {
	r.t.Helper()
	name := service + ":" + action
	r.requireCall("OnCall", name, func(resource string) string {
		_, call, _ := strings.Cut(resource, ":::")
		call, _, _ = strings.Cut(call, ".")
		return call
	})
	r.byCall[name] = r.untyped("OnCall", answer)
}

// OnResource answers the calls whose Resource is an ARN: of a function, an activity, or a service integration.
func (r *Runner) OnResource(arn string, answer any) {
	r.t.Helper()
	r.requireCall("OnResource", arn, func(resource string) string { return resource })
	r.byARN[arn] = r.untyped("OnResource", answer)
}

// requireCall fails the test when no state of the run makes the call that is meant. Which states there are is not known where Configure adds
// machines, nor what is called where a parameter says it.
func (r *Runner) requireCall(what, name string, callOf func(resource string) string) {
	r.t.Helper()
	if len(r.options.Machines) != len(r.machines)-1 {
		return
	}
	calls := map[string]bool{}
	for _, m := range r.machines {
		asl.Walk(m.machine, func(v asl.Visit) bool {
			if task, ok := v.State.(*asl.Task); ok {
				calls[callOf(task.Resource)] = true
				calls[name] = calls[name] || strings.Contains(task.Resource, "${")
			}
			return true
		})
	}
	if !calls[name] {
		delete(calls, name)
		delete(calls, "")
		r.t.Fatalf("%s(%q): workflow %q does not call it; it calls %s", what, name, r.def.Name(), quotedList(slices.Sorted(maps.Keys(calls))))
	}
}

func (r *Runner) untyped(what string, answer any) mock {
	r.t.Helper()
	a := answerOf(answer)
	if err := a.fits(nil); err != nil {
		r.t.Fatalf("%s: %v", what, err)
	}
	return mock{a}
}

// stateName returns the name of a state that a caller means.
func (r *Runner) stateName(state any) string {
	r.t.Helper()
	switch s := state.(type) {
	case string:
		return s
	case interface{ Info() builder.TaskInfo }:
		if v := reflect.ValueOf(s); v.Kind() != reflect.Pointer || !v.IsNil() {
			return s.Info().State
		}
	}
	r.t.Fatalf("%T is no state: give one made with builder.Task, or its name", state)
	return ""
}

func (r *Runner) taskNames() []string {
	var names []string
	for k := range r.tasks {
		names = append(names, k.state)
	}
	sort.Strings(names)
	return names
}

// answerOf makes an answer of what a user gives as one.
func answerOf(v any) Answer {
	switch a := v.(type) {
	case Answer:
		return a
	case func(*interp.Task) interp.Result:
		return rawAnswer(a)
	}
	if f := reflect.ValueOf(v); f.IsValid() && f.Kind() == reflect.Func {
		return handler{f}
	}
	return Return(v)
}

// Return answers with a value of the state's result type.
func Return(result any) Answer { return returned{result} }

type returned struct{ v any }

// JSON answers with a JSON document. It must have what the result type and its JSON Schema require.
func JSON(text string) Answer { return document(text) }

type document string

// TimeOut lets the call run into its time limit: States.Timeout.
func TimeOut() Answer { return result{interp.TimeOut()} }

// Hang lets the call go without an answer: it waits for a timeout, and no gate answers it.
func Hang() Answer { return hanging{} }

type hanging struct{}

func (hanging) fits(*builder.TaskInfo) error { return nil }
func (hanging) give(c *call) interp.Result {
	if c.task.Waits() {
		return interp.Submit(submitted(c.task))
	}
	return interp.Hang()
}

// Deliver lets the service take the call of a state that waits for its task token: a [Gate] answers it then. It is what becomes of a call that
// nobody answers, and of use in a [Sequence].
func Deliver() Answer {
	return rawAnswer(func(t *interp.Task) interp.Result { return interp.Submit(submitted(t)) })
}

type result struct{ r interp.Result }

func (result) fits(*builder.TaskInfo) error    { return nil }
func (a result) give(*call) interp.Result      { return a.r }
func (f rawAnswer) give(c *call) interp.Result { return f(c.task) }

// rawAnswer is a function of the interpreter's own form.
type rawAnswer func(*interp.Task) interp.Result

func (rawAnswer) fits(*builder.TaskInfo) error { return nil }

// After gives an answer, in any form that [Runner.On] takes, after a time on the run's clock. A task whose time limit is shorter times out.
func After(d time.Duration, answer any) Answer { return delayed{d, answerOf(answer)} }

type delayed struct {
	d time.Duration
	a Answer
}

func (a delayed) fits(info *builder.TaskInfo) error { return a.a.fits(info) }
func (a delayed) give(c *call) interp.Result        { return a.a.give(c).After(a.d) }

// Sequence gives one answer a call, each in any form that [Runner.On] takes. A call more than there are answers fails the test. Each run begins
// with the first answer, so that one Sequence can serve several tests.
func Sequence(answers ...any) Answer {
	s := &sequence{}
	for _, a := range answers {
		s.answers = append(s.answers, answerOf(a))
	}
	return s
}

type sequence struct{ answers []Answer }

func (s *sequence) fits(info *builder.TaskInfo) error {
	for _, a := range s.answers {
		if err := a.fits(info); err != nil {
			return err
		}
	}
	return nil
}

func (s *sequence) give(c *call) interp.Result {
	c.r.t.Helper()
	n := c.r.turns[s]
	if n >= len(s.answers) {
		c.r.t.Fatalf("%q is called for the time %d, and its Sequence has %d answers%s", c.task.State, n+1, len(s.answers), c.r.sofar())
	}
	c.r.turns[s]++
	return s.answers[n].give(c)
}

// Error is an error of a call, by the name that Retry and Catch know it by. It is an [Answer], and an error that a Go function of a
// mock can return.
type Error struct {
	// Name is the error name, such as "Lambda.TooManyRequestsException".
	Name string
	// Cause tells more; empty for nothing.
	Cause string
}

// Fail answers with an error.
func Fail(name, cause string) *Error { return &Error{name, cause} }

// Error returns the name and the cause.
func (e *Error) Error() string { return strings.TrimSuffix(e.Name+": "+e.Cause, ": ") }

func (e *Error) fits(*builder.TaskInfo) error { return nil }
func (e *Error) give(*call) interp.Result     { return interp.Fail(e.Name, e.Cause) }

func (a returned) give(c *call) interp.Result {
	c.r.t.Helper()
	return c.succeed(a.v)
}

func (a document) give(c *call) interp.Result {
	c.r.t.Helper()
	v, err := value.Parse([]byte(a))
	if err != nil {
		c.r.t.Fatalf("the answer of %q is no JSON: %v", c.task.State, err)
	}
	return c.give(v)
}
