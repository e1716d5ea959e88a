package cli

import (
	"context"
	"runtime"
	"runtime/debug"
	"sync"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/passage"
	"github.com/aslgen/aslgen/asl/validate/rules"
)

// judge judges the documents, several at a time. The error is that of the context.
func (a *app) judge(ctx context.Context, documents []*document) error {
	var wait sync.WaitGroup
	next := make(chan *document)
	for range min(runtime.GOMAXPROCS(0), len(documents)) {
		wait.Go(func() {
			for d := range next {
				a.judgeOne(d)
			}
		})
	}
	for _, d := range documents {
		if ctx.Err() != nil {
			break
		}
		if d.err == nil {
			next <- d
		}
	}
	close(next)
	wait.Wait()
	return ctx.Err()
}

// judgeOne reads and judges one document. A panic, which would be a fault of aslgen, becomes a finding about this document.
func (a *app) judgeOne(d *document) {
	defer func() {
		if value := recover(); value != nil {
			d.failed = true
			d.list = diag.List{ownPanic.At(diag.Pos{File: d.name}, "aslgen panics: %v", value).
				WithHelp("this is a fault of aslgen (%s); please report it with the stack below\n%s", versionText(), debug.Stack())}
		}
	}()
	in, err := a.load(d.name)
	if err != nil {
		d.err = err
		return
	}
	d.name = in.name
	defer func() {
		if len(d.list) > 0 {
			d.text = in.text // for the lines of the findings; many documents have none
		}
	}()
	if isTerraform(in.name) {
		d.list = diag.List{terraformFinding(in.name)}
		return
	}
	parse := asl.Parse
	switch {
	case in.yaml:
		parse = asl.ParseYAML
	case d.options.Template:
		parse = asl.ParseTemplate
	}
	machine, list := parse(in.name, in.text)
	if !list.HasErrors() {
		if finding, ok := templateFinding(asl.Tree(machine)); ok {
			list = append(list, finding)
		} else {
			list = append(list, rules.Validate(machine, d.options)...)
			list = append(list, prove(machine, d.queries)...)
		}
	}
	d.list = list
	for i := range d.list {
		if d.list[i].Pos.File == "" { // a finding without a line is about this file all the same
			d.list[i].Pos.File = in.name
		}
	}
	d.list.Sort()
}

// prove looks for paths that break what --require says.
func prove(machine *asl.StateMachine, queries []passage.Query) diag.List {
	if len(queries) == 0 {
		return nil
	}
	var list diag.List
	graph := passage.New(machine)
	for _, q := range queries {
		rule, mistakes := graph.Rule(q)
		if list = append(list, mistakes...); len(mistakes) > 0 {
			continue
		}
		for _, d := range graph.Check(rule) {
			list = append(list, d.Diagnostic())
		}
	}
	return list
}
