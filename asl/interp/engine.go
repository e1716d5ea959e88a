package interp

import (
	"container/heap"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/jsonata/eval"
)

// engine runs an execution with all that it starts: one clock, one queue, one source of random numbers. Code that is due
// stands in ready, in the order in which it became due; what is due later stands in timers.
type engine struct {
	options Options
	now     time.Time
	random  random
	ready   []func()
	next    int // the first of ready that was not run
	timers  timers
	serial  int // numbers timers, so that those of one time fire in order
	open    []*openTask
	closed  map[string]bool // tokens of tasks that ended
	visits  int
	halted  bool // StopBefore said so
	root    *Execution
	live    int          // executions that have not ended: the root's, and those that its end does not end
	edges   []Transition // in the order in which they were first taken
	taken   map[Transition]int
	eval    eval.Options
	// machines are the compiled forms of all machines that ran.
	machines map[*asl.StateMachine]*machine
}

// soon runs f after everything that is due already.
func (e *engine) soon(f func()) { e.ready = append(e.ready, f) }

// at runs f at a time.
func (e *engine) at(t time.Time, f func()) *timer {
	e.serial++
	tm := &timer{at: t, serial: e.serial, fire: f, of: &e.timers}
	heap.Push(&e.timers, tm)
	return tm
}

// in runs f after a duration.
func (e *engine) in(d time.Duration, f func()) *timer { return e.at(e.now.Add(max(d, 0)), f) }

// drain runs what is due now.
func (e *engine) drain() {
	for e.next < len(e.ready) && !e.halted {
		f := e.ready[e.next]
		e.ready[e.next] = nil
		e.next++
		if 2*e.next >= len(e.ready) { // else the queue would grow for as long as two branches take turns
			n := copy(e.ready, e.ready[e.next:])
			clear(e.ready[n:])
			e.ready, e.next = e.ready[:n], 0
		}
		f()
	}
}

// settle runs until all executions ended, or a task waits for an answer: then the clock stands.
func (e *engine) settle() {
	for e.drain(); !e.halted && !e.waits() && e.live > 0 && e.fireNext(time.Time{}); e.drain() {
	}
}

// finish runs until nothing is left that happens by itself.
func (e *engine) finish() {
	for e.drain(); !e.halted && e.live > 0 && e.fireNext(time.Time{}); e.drain() {
	}
}

// advance moves the clock and runs what becomes due on the way.
func (e *engine) advance(d time.Duration) {
	until := e.now.Add(d)
	for e.drain(); !e.halted && e.live > 0 && e.fireNext(until); e.drain() {
	}
	if e.live > 0 && !e.halted {
		e.now = until
		e.settle()
	}
}

// fireNext moves the clock to the next timer and fires it. One later than a limit, unless that is zero, stays.
func (e *engine) fireNext(limit time.Time) bool {
	if len(e.timers) == 0 {
		return false
	}
	tm := e.timers[0]
	if !limit.IsZero() && tm.at.After(limit) {
		return false
	}
	tm.stop()
	if tm.at.After(e.now) {
		e.now = tm.at
	}
	tm.fire()
	return true
}

// waits reports whether a task waits for an answer from outside.
func (e *engine) waits() bool {
	for _, t := range e.open {
		if t.answerable {
			return true
		}
	}
	return false
}

// timer is something that happens later.
type timer struct {
	at      time.Time
	serial  int
	fire    func()
	stopped bool
	of      *timers
	index   int // in the heap
}

// stop takes a timer from the heap, so that it does not fire. A nil timer has nothing to stop.
func (t *timer) stop() {
	if t != nil && !t.stopped {
		t.stopped = true
		heap.Remove(t.of, t.index)
	}
}

// timers is a heap of timers by time, then by age.
type timers []*timer

func (t timers) Len() int { return len(t) }

func (t timers) Less(i, j int) bool {
	if !t[i].at.Equal(t[j].at) {
		return t[i].at.Before(t[j].at)
	}
	return t[i].serial < t[j].serial
}

func (t timers) Swap(i, j int) {
	t[i], t[j] = t[j], t[i]
	t[i].index, t[j].index = i, j
}

// Push is for package heap.
func (t *timers) Push(x any) {
	tm := x.(*timer)
	tm.index = len(*t)
	*t = append(*t, tm)
}

// Pop is for package heap.
func (t *timers) Pop() any {
	last := (*t)[len(*t)-1]
	(*t)[len(*t)-1] = nil
	*t = (*t)[:len(*t)-1]
	return last
}
