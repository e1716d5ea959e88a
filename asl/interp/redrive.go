package interp

import (
	"time"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// Redrive runs an execution on that ended without success, as RedriveExecution does: from the state that failed, in a Parallel
// or an inline Map only the branches and iterations that did not succeed, and in a Map Run only such children. Retries and the
// machine's TimeoutSeconds count anew. The error, an *[APIError], says why it cannot.
// AWS page: https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
func (x *Execution) Redrive() error {
	refused := func(why string) error { return &APIError{Code: "ExecutionNotRedrivable", Message: why} }
	limit := x.engine.options.MaxEvents
	switch {
	case x.status == Running || x.status == Succeeded:
		return refused("Execution is " + string(x.status) + " and cannot be redriven")
	case x.mapRun != nil:
		return refused("A child execution of a Map Run is redriven with its parent")
	case x.express:
		return refused("An EXPRESS execution cannot be redriven")
	case x.root.now == nil:
		return refused("The execution ended before its first state")
	case limit > 0 && x.lastID >= int64(limit)-1:
		return refused("The history has no room for more events")
	}
	x.resume()
	x.engine.settle()
	return nil
}

// resume goes on with an execution that was stopped.
func (x *Execution) resume() {
	x.redrives++
	x.redriven = x.engine.now
	x.status, x.failure, x.stopped, x.ending = Running, nil, time.Time{}, false
	x.engine.live++
	x.record(&Event{Type: "ExecutionRedriven", PreviousEventID: x.root.prev})
	x.limitTime()
	x.root.redrive()
}

// redrive goes on in the state in which the scope was stopped.
func (s *scope) redrive() {
	last := s.now
	s.dead = false
	if s.parent != nil {
		s.x.variableBytes += s.size()
	}
	s.now = &visit{
		scope: s, node: s.def.nodes[last.node.name], input: last.input, entered: last.entered, enteredID: last.enteredID, prev: last.prev,
		resume: &last.stopped,
	}
	s.x.engine.soon(s.now.again)
}

// stopped is what a state left when it failed or was aborted.
type stopped struct {
	children *children
	mapRun   *distribution
}

// restart goes on with the branches or iterations that did not succeed.
func (c *children) restart(v *visit) {
	c.visit, c.over = v, false
	v.children, v.block = c, true
	for i, s := range c.scopes[:c.started] {
		switch {
		case s == nil: // succeeded
		case s.now == nil:
			c.scopes[i] = c.launch(i)
		default:
			s.redrive()
		}
	}
	c.fill()
}

// restart runs the children again that did not succeed.
func (d *distribution) restart(v *visit) {
	d.visit, d.over, d.Status, d.queue = v, false, Running, nil
	d.redrives++
	v.mapRun, v.block = d, true
	v.scope.emit(&Event{Type: "MapRunRedriven", MapRunARN: d.ARN})
	for i, x := range d.Children {
		switch {
		case x == nil: // still pending
		case x.status == Succeeded:
			continue
		default:
			d.count(i, func(c *Counts) *int { return c.of(x.status) }, -1)
			d.count(i, (*Counts).pending, 1)
		}
		d.queue = append(d.queue, i)
	}
	d.fill()
}

// size is the number of bytes of the variables of the scope.
func (s *scope) size() int {
	bytes := 0
	for _, v := range s.vars {
		bytes += value.Size(v)
	}
	return bytes
}
