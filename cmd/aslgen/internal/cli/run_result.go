package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/asl/interp/mocks"
	"github.com/aslgen/aslgen/internal/atomicfile"
)

// differs is the documentation of a run that is not the recorded one.
var differs = diag.Def{
	Code: "ASL6975", Severity: diag.Error,
	Title: "the run differs from the recorded one",
	Doc: "aslgen run --check compares the result and the whole history with a file that --record wrote, byte by byte, and prints the " +
		"difference. Machine, input, mocks, seed and start being the same, a run gives the same bytes.",
	Bad:  "aslgen run --check golden.json machine.asl.json      # after a change of the machine",
	Good: "aslgen run --record golden.json machine.asl.json     # then look at the difference, and commit it",
}

// print prints what came of the execution.
func (r *execution) print() error {
	if r.flags.trace {
		t := newTrace(r.app.stdout)
		if err := t.execution(r.x, 0); err != nil {
			return err
		}
	}
	if r.flags.check != "" && !r.flags.json {
		return nil
	}
	v := r.result()
	if r.flags.json {
		fmt.Fprintf(r.app.stderr, "aslgen: %s\n", value.Text(v))
		v = r.x.HistoryJSON().(*value.Object)
	}
	_, err := fmt.Fprintf(r.app.stdout, "%s\n", trimNewline(value.Pretty(v)))
	switch {
	case err != nil || r.stopped != nil:
		return err
	case r.x.Status() == interp.Running:
		r.explainWaiting()
	case r.flags.until != "":
		fmt.Fprintf(r.app.stderr, "aslgen: the execution ended and did not come to state %s\n", quoted(r.flags.until))
	}
	return nil
}

// trimNewline takes a line's end from a text, should it have one.
func trimNewline(text []byte) []byte {
	if n := len(text); n > 0 && text[n-1] == '\n' {
		return text[:n-1]
	}
	return text
}

// result is the status with what belongs to it.
func (r *execution) result() *value.Object {
	o := value.ObjectOf("status", string(r.x.Status()))
	switch {
	case r.stopped != nil:
		o.Set("state", r.stopped.state)
		o.Set("input", r.stopped.input)
		o.Set("variables", r.stopped.x.Variables())
	case r.x.Status() == interp.Succeeded:
		o.Set("output", r.x.Output())
	case r.x.Status() == interp.Running:
		o.Set("pending", pendingJSON(r.x.Pending()))
	case r.x.Failure() != nil:
		if f := r.x.Failure(); f.Error != "" {
			o.Set("error", f.Error)
		}
		if f := r.x.Failure(); f.Cause != "" {
			o.Set("cause", f.Cause)
		}
	}
	return o
}

// pendingJSON tells the tasks that wait.
func pendingJSON(pending []*interp.Pending) []any {
	list := make([]any, len(pending))
	for i, p := range pending {
		o := value.ObjectOf("state", p.Task.State, "resource", p.Task.Resource, "input", p.Task.Input)
		if p.Task.Token != "" {
			o.Set("taskToken", p.Task.Token)
		}
		list[i] = o
	}
	return list
}

// explainWaiting says how to go on.
func (r *execution) explainWaiting() {
	pending := r.x.Pending()
	if len(pending) == 0 {
		fmt.Fprintln(r.app.stderr, "aslgen: the execution waits for ever: a call hangs and has no time limit")
		return
	}
	fmt.Fprintf(r.app.stderr, "aslgen: state %s waits for an answer; give it with --answer or --interactive, or in the mocks:\n%s",
		quoted(pending[0].Task.State), mocks.Remedy(pending[0].Task))
}

// recording is the result with the histories of the execution and of all that it started.
func (r *execution) recording() []byte {
	o := r.result()
	addHistory(o, r.x)
	return append(trimNewline(value.Pretty(o)), '\n')
}

// addHistory adds the events of an execution, and its children.
func addHistory(o *value.Object, x *interp.Execution) {
	events, _ := x.HistoryJSON().(*value.Object).Get("events")
	o.Set("events", events)
	var runs []any
	for _, run := range x.MapRuns() {
		children := []any{}
		for _, child := range run.Children {
			children = append(children, childJSON(child))
		}
		runs = append(runs, value.ObjectOf("state", run.State, "mapRunArn", run.ARN, "status", string(run.Status), "executions", children))
	}
	if runs != nil {
		o.Set("mapRuns", runs)
	}
}

func childJSON(child *interp.Execution) *value.Object {
	o := value.ObjectOf("executionArn", child.ARN(), "status", string(child.Status()))
	addHistory(o, child)
	return o
}

// record writes the recording.
func (r *execution) record() error {
	var batch atomicfile.Batch
	defer batch.Discard()
	changed, err := batch.Add(absolute(r.app.dir, r.flags.record), r.recording())
	if err != nil {
		return err
	}
	if err := batch.Commit(); err != nil {
		return err
	}
	if !r.app.quiet {
		fmt.Fprintf(r.app.stderr, "aslgen: %s %s\n", map[bool]string{true: "written", false: "unchanged"}[changed], r.flags.record)
	}
	return nil
}

// check compares with a recording. The run is as it should be when it is as it was, a failed one as well.
func (r *execution) check() error {
	old, err := os.ReadFile(absolute(r.app.dir, r.flags.check))
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("--check %s: there is no such file; write it with --record %s", quoted(r.flags.check), r.flags.check)
	}
	if err != nil {
		return err
	}
	changes := diff.Diff(r.flags.check, old, "this run", r.recording())
	if len(changes) == 0 {
		r.app.say("%s: as recorded", r.flags.check)
		return nil
	}
	if _, err := r.app.stdout.Write(changes); err != nil {
		return err
	}
	return r.app.report(diag.List{differs.At(diag.Pos{File: r.flags.check}, "the run differs from the recorded one").
		WithHelp("if it should, record it anew with --record %s", r.flags.check)})
}
