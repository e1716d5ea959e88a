package cli

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp/mocks"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
)

// badUntil is the documentation of a state to stop before that is not there.
var badUntil = diag.Def{
	Code: "ASL6974", Severity: diag.Error,
	Title: "--until names a state that the machine does not have",
	Doc:   "The run would go to its end. The name is compared with those of all states, of branches and of Maps as well; case counts.",
	Bad:   "aslgen run --until publish machine.asl.json",
	Good:  "aslgen run --until Publish machine.asl.json",
}

// errNothingRan ends a run whose files have errors, which are printed.
func nothingRan(err error) error {
	if errors.Is(err, errFindings) {
		return errors.New("nothing ran")
	}
	return err
}

// runnable reads the machine that an argument names. One with errors is not run.
func (a *app) runnable(ctx context.Context, flags *runFlags, arg string) (*asl.StateMachine, error) {
	var in input
	var err error
	if a.isDocument(arg) {
		if flags.workflow != "" {
			return nil, usageError("--workflow picks a workflow of a package; " + quoted(arg) + " is a document")
		}
		if arg == stdinArgument && (flags.interactive || flags.input == stdinArgument) {
			return nil, usageError("the standard input is the document; it cannot hold more")
		}
		in, err = a.read(arg)
	} else {
		in, err = a.workflow(ctx, flags.workflow, arg)
	}
	if err != nil {
		return nil, nothingRan(err)
	}
	machine, list := stateMachine(in)
	if !list.HasErrors() {
		list = runErrors(machine, flags)
	}
	if err := a.report(list); err != nil {
		return nil, nothingRan(err)
	}
	return machine, unknownPlaceholder(machine, flags.set)
}

// unknownPlaceholder finds a name of --set that the machine does not have: its value would be lost.
func unknownPlaceholder(machine *asl.StateMachine, set map[string]string) error {
	text := string(machine.Print())
	for _, name := range slices.Sorted(maps.Keys(set)) {
		if !strings.Contains(text, "${"+name+"}") {
			return usageError("--set " + quoted(name) + ": the machine has no placeholder ${" + name + "}; take it out, or correct the name")
		}
	}
	return nil
}

// runErrors are the errors of a machine, and of what the flags say about it.
func runErrors(machine *asl.StateMachine, flags *runFlags) diag.List {
	o := validate.Options{Template: true}
	if flags.express {
		o.WorkflowType = asl.ExecutionExpress
	}
	var list diag.List
	for _, d := range rules.Validate(machine, o) {
		if d.Severity == diag.Error {
			list = append(list, d)
		}
	}
	if flags.until == "" {
		return list
	}
	var names []string
	found := false
	asl.Walk(machine, func(v asl.Visit) bool {
		names = append(names, v.Name)
		found = found || v.Name == flags.until
		return true
	})
	if !found {
		d := badUntil.At(diag.Pos{File: machine.Pos().File}, "--until: the machine has no state %q", flags.until)
		if near := diag.Nearest(flags.until, names); near != "" {
			d = d.WithHelp("did you mean %q?", near)
		} else {
			d = d.WithHelp("its first state is %q", machine.StartAt)
		}
		list = append(list, d)
	}
	return list
}

// prepare reads the input and the mocks, and opens the directory that is S3.
func (r *execution) prepare() (any, error) {
	input := any(value.NewObject(0))
	if r.flags.input != "" {
		tree, err := r.app.tree(r.flags.input)
		if err != nil {
			return nil, err
		}
		input = value.FromTree(tree)
	}
	r.mocks = mocks.None()
	if r.flags.mocks != "" {
		tree, err := r.app.tree(r.flags.mocks)
		if err != nil {
			return nil, err
		}
		m, list := mocks.Read(tree, r.machine, r.flags.options)
		if err := r.app.report(list); err != nil {
			return nil, nothingRan(err)
		}
		r.mocks = m
	}
	if r.flags.interactive || len(r.flags.answers) > 0 || isTyped(r.app.stdin) {
		r.mocks.LeaveOpen()
	}
	if r.flags.s3 != "" {
		dir := absolute(r.app.dir, r.flags.s3)
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return nil, fmt.Errorf("--s3 %s is no directory; make it, with a directory for each bucket", quoted(r.flags.s3))
		}
		r.store = &dirStore{dir: dir}
	}
	return input, nil
}

// tree reads a file of JSON or YAML.
func (a *app) tree(name string) (*jsontree.Value, error) {
	in, err := a.read(name)
	if err != nil {
		return nil, err
	}
	parse := jsontree.Parse
	if in.yaml {
		parse = jsontree.ParseYAML
	}
	tree, list := parse(in.name, in.text)
	return tree, nothingRan(a.report(list))
}
