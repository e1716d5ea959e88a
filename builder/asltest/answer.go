package asltest

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/builder"
)

// answer serves the interpreter: it answers a task.
func (r *Runner) answer(t *interp.Task) interp.Result {
	r.t.Helper()
	c := &call{r: r, task: t}
	if info, ok := r.task(machineOf(t.Execution), t.State); ok {
		c.info = &info
	}
	r.calls = append(r.calls, newCall(c))
	if m, ok := r.byState[t.State]; ok {
		return m.answer.give(c)
	}
	untyped := &call{r: r, task: t} // an API's answer has the form of the API
	if m, ok := r.byCall[t.Service+":"+action(t)]; ok {
		return m.answer.give(untyped)
	}
	if m, ok := r.byARN[t.Resource]; ok {
		return m.answer.give(untyped)
	}
	if t.Waits() {
		return interp.Submit(submitted(t))
	}
	if answer := r.written(t); answer != nil {
		return interp.Succeed(answer)
	}
	if answer, done := r.read(t); done {
		return answer
	}
	r.t.Fatalf("%s", r.unanswered(c))
	return interp.Result{}
}

// action is the action of a call without how it ends.
func action(t *interp.Task) string {
	name, _, _ := strings.Cut(t.Action, ".")
	return name
}

// unanswered tells that nobody answers a call, with the line to add.
func (r *Runner) unanswered(c *call) string {
	if c.info == nil {
		return fmt.Sprintf("nobody answers the call of %q (%s); add to the test:\n\trun.OnResource(%q, …)", c.task.State, c.task.Resource, c.task.Resource)
	}
	in, out := r.typeName(c.info.Request), r.typeName(c.info.Result)
	line := fmt.Sprintf("run.On(%q, func(ctx context.Context, in %s) (%s, error) { … })", c.info.State, in, out)
	if empty(c.info.Request) {
		line = fmt.Sprintf("run.On(%q, func(ctx context.Context) (%s, error) { … })", c.info.State, out)
	}
	return fmt.Sprintf("nobody answers the call of %q (%s), made at %s; add to the test:\n\t%s", c.info.State, c.task.Resource, c.info.Pos, line)
}

// typeName is a type as the test's file writes it.
func (r *Runner) typeName(t reflect.Type) string {
	if t.PkgPath() != "" && t.PkgPath() == r.pkg {
		return strings.ReplaceAll(t.String(), strings.SplitN(t.String(), ".", 2)[0]+".", "")
	}
	return t.String()
}

// written answers the writes that audit records go by, nil for other calls. What is put into S3 can be read from it.
func (r *Runner) written(t *interp.Task) any {
	switch t.Service + ":" + action(t) {
	case "dynamodb:putItem", "aws-sdk:dynamodb:putItem":
		return value.NewObject(0)
	case "aws-sdk:s3:putObject":
		r.keep(t.Input)
		return value.ObjectOf("ETag", `"00000000000000000000000000000000"`)
	case "events:putEvents", "aws-sdk:eventbridge:putEvents":
		list, _ := member(t.Input, "Entries").([]any)
		entries := make([]any, len(list))
		for i := range entries {
			entries[i] = value.ObjectOf("EventId", fmt.Sprintf("00000000-0000-4000-8000-%012d", i))
		}
		return value.ObjectOf("Entries", entries, "FailedEntryCount", 0.0)
	default:
		return nil
	}
}

// member returns a member of an object, nil where there is none.
func member(v any, name string) any {
	o, ok := v.(*value.Object)
	if !ok {
		return nil
	}
	m, _ := o.Get(name)
	return m
}

// fits compares the type of a value with that of the state.
func (a returned) fits(info *builder.TaskInfo) error {
	if info == nil || a.v == nil {
		return nil
	}
	t := reflect.TypeOf(a.v)
	if t == rawType || t.AssignableTo(info.Result) || t.Kind() == reflect.Pointer && t.Elem() == info.Result {
		return nil
	}
	return fmt.Errorf("the state gets a %s, and the answer is a %s", info.Result, t)
}

func (a document) fits(info *builder.TaskInfo) error {
	v, err := value.Parse([]byte(a))
	if err != nil {
		return fmt.Errorf("the answer is no JSON: %w", err)
	}
	if info == nil {
		return nil
	}
	if err := conforms(info.Result, v); err != nil {
		return fmt.Errorf("the answer is no %s: %w", info.Result, err)
	}
	return nil
}
