package interp

import (
	"strconv"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// children are the branches of a Parallel or the iterations of an inline Map while they run.
type children struct {
	visit   *visit
	scopes  []*scope // those that were started, by index; a nil one succeeded
	outputs []any
	started int
	ended   int
	limit   int // how many may run at a time
	launch  func(i int) *scope
	over    bool
	lastID  int64 // the event of the last iteration that ended
	mapDef  bool
}

// fill starts as many children as may run.
func (c *children) fill() {
	for !c.over && c.started < len(c.outputs) && c.started-c.ended < c.limit && c.visit.scope.x.status == Running {
		i := c.started
		c.started++
		c.scopes[i] = c.launch(i)
	}
}

// finished takes the end of a child.
func (c *children) finished(i int, output any, f *Failure) {
	if c.over {
		return
	}
	child := c.scopes[i]
	v := c.visit
	if f != nil {
		if last := child.now; !c.mapDef && last != nil && last.node.kind == "Task" {
			child.emitAside(&Event{Type: "TaskStateAborted"})
		}
		v.scope.prev = child.prev
		if c.mapDef {
			child.emitAside(&Event{Type: "MapIterationFailed", Name: v.node.name, Index: i})
		}
		failed := *f
		v.fail(&failed)
		return
	}
	if c.mapDef {
		c.lastID = child.emitAside(&Event{Type: "MapIterationSucceeded", Name: v.node.name, Index: i}).ID
	}
	c.scopes[i], c.outputs[i] = nil, output
	c.ended++
	v.scope.prev = child.prev
	if c.ended < len(c.outputs) {
		c.fill()
		return
	}
	c.done()
}

// done ends the state with the outputs of all.
func (c *children) done() {
	c.over = true
	v := c.visit
	v.children = nil
	if c.lastID > 0 {
		v.scope.prev = c.lastID
	}
	v.scope.emitAside(&Event{Type: v.node.kind + "StateSucceeded"})
	if value.Size(c.outputs) > maxPayload {
		v.fail(tooLarge(v.node.name))
		return
	}
	v.complete(c.outputs)
}

// abort stops the children that run.
func (c *children) abort() {
	c.over = true
	for i, s := range c.scopes {
		if s == nil || s.dead {
			continue
		}
		s.abort()
		if c.mapDef {
			s.emitAside(&Event{Type: "MapIterationAborted", Name: c.visit.node.name, Index: i})
		}
	}
}

// parallel runs a Parallel.
func (v *visit) parallel(s *asl.Parallel) {
	input, f := v.blockInput(s.InputPath, s.Parameters, s.Arguments)
	if f != nil {
		v.fail(f)
		return
	}
	v.scope.emit(&Event{Type: "ParallelStateStarted"})
	c := &children{visit: v, scopes: make([]*scope, len(s.Branches)), outputs: make([]any, len(s.Branches)), limit: len(s.Branches)}
	m := v.scope.x.machine
	c.launch = func(i int) *scope {
		b := &s.Branches[i]
		def := m.scope(b, diag.JoinPointer(v.node.pointer, "Branches", strconv.Itoa(i)), b.StartAt, b.States)
		child := &scope{
			x: v.scope.x, parent: v.scope, def: def, prev: v.scope.prev, iterations: v.scope.iterations,
			done: func(output any, f *Failure) { c.finished(i, output, f) },
		}
		v.scope.x.engine.soon(func() { child.start(input) })
		return child
	}
	v.children, v.block = c, true
	if len(s.Branches) == 0 {
		c.done()
		return
	}
	c.fill()
}

// blockInput is the input of a Parallel's branches, or what a Map takes its items from.
func (v *visit) blockInput(path asl.NullablePath, parameters, arguments *jsontree.Value) (any, *Failure) {
	m := v.scope.x.machine
	if v.node.jsonata {
		if arguments == nil {
			return v.input, nil
		}
		return m.template(arguments, true).eval(v.env(v.input), "Arguments")
	}
	input, f := v.inputAt(path)
	if f == nil && parameters != nil {
		input, f = m.template(parameters, false).eval(v.env(input), "Parameters")
	}
	return input, f
}
