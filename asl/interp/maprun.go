package interp

import (
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp/items"
)

// fill starts as many children as may run, and ends the Map Run when all ended.
func (d *distribution) fill() {
	for !d.over && len(d.queue) > 0 && d.running < d.limit && d.visit.scope.x.status == Running {
		i := d.queue[0]
		d.queue = d.queue[1:]
		d.launch(i)
	}
	if !d.over && d.running == 0 && len(d.queue) == 0 {
		d.succeeded()
	}
}

// launch starts a child execution, or goes on with one that was stopped. An EXPRESS one starts anew.
func (d *distribution) launch(i int) {
	child := d.Children[i]
	again := child != nil && !child.express && child.root.now != nil
	if !again {
		child = d.newChild(i)
		d.Children[i] = child
	}
	d.running++
	d.count(i, (*Counts).pending, -1)
	d.count(i, (*Counts).running, 1)
	if again {
		child.resume()
		return
	}
	child.engine.live++
	child.engine.soon(func() {
		if !d.over {
			child.begin()
		}
	})
}

// newChild makes a child execution that has not begun.
func (d *distribution) newChild(i int) *Execution {
	x := d.visit.scope.x
	e := x.engine
	name := e.random.uuid()
	machineName := x.smName + "/" + d.Label
	child := &Execution{
		engine: e, machine: x.machine, name: name, input: d.inputs[i], express: d.isExpress(), status: Running, role: x.role,
		smName: machineName, smARN: e.arn("stateMachine", machineName), arn: e.arn("execution", machineName+":"+name), mapRun: d.MapRun,
	}
	child.root = &scope{x: child, def: d.scope, done: child.done}
	child.onEnd = func() { d.ended(i, child) }
	return child
}

// The fields of Counts by status.
func (c *Counts) pending() *int { return &c.Pending }
func (c *Counts) running() *int { return &c.Running }

// of returns the field that counts a final status.
func (c *Counts) of(s Status) *int {
	switch s {
	case Succeeded:
		return &c.Succeeded
	case TimedOut:
		return &c.TimedOut
	case Aborted:
		return &c.Aborted
	default:
		return &c.Failed
	}
}

// count changes the numbers of a child's status, in executions and in items.
func (d *distribution) count(i int, field func(*Counts) *int, by int) {
	*field(&d.Counts.Executions) += by
	*field(&d.Counts.Items) += by * d.weights[i]
}

// ended takes the end of a child.
func (d *distribution) ended(i int, child *Execution) {
	d.running--
	d.count(i, (*Counts).running, -1)
	d.count(i, func(c *Counts) *int { return c.of(child.status) }, 1)
	if child.status == Succeeded && d.visit.scope.x.engine.options.ForgetChildren {
		child.history = nil
	}
	if d.over {
		return
	}
	c := d.Counts.Items
	if d.tolerated.exceeded(c.Failed+c.TimedOut, c.Total) {
		d.failed(&Failure{Error: errExceedTolerated, Cause: "The specified tolerated failure threshold was exceeded"})
		return
	}
	d.fill()
}

// stop ends the children that run; those that were not started count as pending still.
func (d *distribution) stop(status Status) {
	d.over = true
	d.Status = status
	for _, child := range d.Children {
		if child != nil && child.status == Running {
			child.end(Aborted, nil, &Failure{})
		}
	}
}

// abort ends the Map Run from outside.
func (d *distribution) abort() {
	if !d.over {
		d.stop(Aborted)
	}
}

// failed ends the Map Run with an error.
func (d *distribution) failed(f *Failure) {
	d.stop(Failed)
	v := d.visit
	v.stopped.mapRun = d
	d.write()
	v.scope.emit(&Event{Type: "MapRunFailed", Error: f.Error, Cause: f.Cause})
	v.mapRun = nil
	v.fail(f)
}

// succeeded ends the Map Run when no more fails than may.
func (d *distribution) succeeded() {
	d.over = true
	d.Status = Succeeded
	v := d.visit
	output, f := d.write()
	if f != nil {
		d.Status = Failed
		v.stopped.mapRun = d
		v.scope.emit(&Event{Type: "MapRunFailed", Error: f.Error, Cause: f.Cause})
		v.mapRun = nil
		v.fail(f)
		return
	}
	v.mapRun = nil
	// As recorded since November 2024: what follows the Map follows the start of its Map Run.
	started := v.scope.prev
	v.scope.emit(&Event{Type: "MapRunSucceeded"})
	v.scope.emitAside(&Event{Type: "MapStateSucceeded"})
	v.scope.prev = started
	if value.Size(output) > maxPayload {
		v.fail(tooLarge(v.node.name))
		return
	}
	v.complete(output)
}

// write writes the results, and returns the result of the state.
func (d *distribution) write() (any, *Failure) {
	w := d.def.ResultWriter
	if w == nil {
		return d.outputs(), nil
	}
	writer := items.Writer{Redrive: d.redrives}
	if c := w.WriterConfig; c != nil {
		writer.Transformation, writer.OutputType = string(deref(c.Transformation)), string(deref(c.OutputType))
	}
	if w.Resource == nil {
		return d.transformed(writer.Transformation), nil
	}
	v := d.visit
	got, f := v.fields(v.env(v.input), w.Parameters, w.Arguments, "ResultWriter")
	if f != nil {
		return nil, f
	}
	bucket, _ := got.Get("Bucket")
	prefix, _ := got.Get("Prefix")
	writer.Bucket, _ = bucket.(string)
	writer.Prefix, _ = prefix.(string)
	children := make([]items.Child, len(d.inputs))
	for i := range d.inputs {
		children[i] = d.child(i)
	}
	result, err := writer.Write(v.scope.x.engine.options.S3, d.ARN, children)
	if err != nil {
		if e, ok := err.(*items.Error); ok {
			return nil, &Failure{Error: e.Name, Cause: e.Cause}
		}
		return nil, &Failure{Error: errResultWriterFailed, Cause: err.Error()}
	}
	n := d.Counts.Executions
	d.Counts.Executions.ResultsWritten = n.Total - n.Running
	d.Counts.Items.ResultsWritten = d.Counts.Items.Total - d.Counts.Items.Running
	return result, nil
}

// child returns what a file of results says of a child.
func (d *distribution) child(i int) items.Child {
	x := d.Children[i]
	if x == nil {
		return items.Child{Status: "PENDING", Input: d.inputs[i]}
	}
	c := items.Child{
		ExecutionArn: x.arn, Name: x.name, StateMachineArn: x.smARN, Status: string(x.status), Input: x.input, Output: x.output,
		StartDate: x.started, StopDate: x.stopped, RedriveCount: x.redrives,
	}
	if x.failure != nil {
		c.Error, c.Cause = x.failure.Error, x.failure.Cause
	}
	return c
}

// outputs are the outputs of the children that succeeded, in the order of their items.
func (d *distribution) outputs() any {
	list := make([]any, 0, len(d.Children))
	for _, x := range d.Children {
		if x != nil && x.status == Succeeded {
			list = append(list, x.output)
		}
	}
	return list
}

// transformed is the result of a ResultWriter that writes no files.
func (d *distribution) transformed(how string) any {
	switch how {
	case "FLATTEN":
		var flat []any
		for _, output := range d.outputs().([]any) {
			if list, ok := output.([]any); ok {
				flat = append(flat, list...)
			} else {
				flat = append(flat, output)
			}
		}
		return flat
	case "NONE":
		records := []any{}
		for i, x := range d.Children {
			if x != nil {
				c := d.child(i)
				records = append(records, any(c.Record()))
			}
		}
		return records
	}
	return d.outputs()
}
