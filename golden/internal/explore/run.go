package explore

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/asltest"
)

// machine is what is explored.
type machine struct {
	*asl.StateMachine
	text    string
	input   reflect.Type
	express bool
	tasks   map[string]builder.TaskInfo
	errors  map[string][]string
	pools   pools
	reader  string
	options Options
}

// run is one run of a machine.
type run struct {
	*chooser
	m        *machine
	store    shelf
	x        *interp.Execution
	habits   map[string]habit
	given    map[string]bool // the error names that tasks failed with
	visited  map[string]bool
	problems []string
}

// start runs the machine with the choices of a chooser until it ends.
func (m *machine) start(c *chooser) *run {
	r := &run{chooser: c, m: m, habits: map[string]habit{}, given: map[string]bool{}, visited: map[string]bool{}}
	begin := time.Date(2026, 3, 1, 6, 0, 0, 0, time.UTC) // behind the fixed times of the machines here
	d := r.drawer(begin)
	d.fixed = map[string]any{"bucket": bucket, "key": key}
	maps.Copy(d.fixed, m.options.Fixed)
	if c.script != nil {
		maps.Copy(d.fixed, c.script.Input)
	}
	input := d.of("input", m.input)
	r.fill()
	r.store.run = r
	typ := asl.ExecutionStandard
	if m.express {
		typ = asl.ExecutionExpress
	}
	x, err := interp.Start(m.StateMachine, input, interp.Options{Tasks: r.task, S3: &r.store, ExecutionType: typ, Seed: 1, Start: begin, MaxTransitions: 20_000, Observe: r.observe})
	if err != nil {
		r.problems = append(r.problems, err.Error())
		return r
	}
	r.x = x
	for range 300 {
		pending := x.Pending()
		if x.Status() != interp.Running || len(pending) == 0 {
			break
		}
		r.answer(pending[r.pick("pending", len(pending))])
	}
	x.Finish()
	if x.Status() == interp.Running {
		r.problems = append(r.problems, "the run waits without end")
	}
	return r
}

func (r *run) drawer(now time.Time) *drawer {
	return &drawer{chooser: r.chooser, pools: r.m.pools, machine: r.m.text, now: now}
}

// observe looks for what must never happen when all values match their types.
func (r *run) observe(_ *interp.Execution, e *interp.Event) {
	if e.Name != "" {
		r.visited[e.Name] = true
	}
	if bug := e.Error == "States.Runtime" || e.Error == "States.QueryEvaluationError" || e.Error == "States.ParameterPathFailure"; bug && !r.given[e.Error] {
		r.problems = append(r.problems, fmt.Sprintf("%s %s: %s: %s", e.Type, e.Name, e.Error, e.Cause))
	}
}

// task answers a call.
func (r *run) task(t *interp.Task) interp.Result {
	if res, ok := r.script.task(r, t); ok {
		return res
	}
	h := r.habit(t.State, t.Execution.Parent() != nil || len(t.Iterations) > 0)
	r.again = h.again
	defer func() { r.again = false }()
	failures := r.m.errors[t.State]
	switch n := r.pick(t.State+"/outcome", h.spread*len(failures)); {
	case n < len(failures):
		return r.fail(failures[n])
	case t.Waits():
		return interp.Submit(value.NewObject(0))
	}
	if res, ok := r.serve(t); ok {
		return res
	}
	info := r.m.tasks[t.State]
	d := r.drawer(t.Time)
	d.echo = t.Input
	return interp.Succeed(asltest.Wire(info, d.of(t.State, info.Result)))
}

// habit is how a state behaves in a run.
type habit struct {
	again  bool // it does what it did the first time: so a job is never done, retries are spent, and all items fail
	spread int  // one time in spread it fails
}

// habit chooses the habit of a state at its first call; each says that items go through it.
func (r *run) habit(state string, each bool) habit {
	h, ok := r.habits[state]
	if !ok {
		list := []habit{{true, 6}, {false, 10}, {false, 10}, {false, 20}}
		if each {
			list = []habit{{true, 3}, {true, 2}, {false, 3}, {false, 40}}
		}
		h = list[r.pick(state+"/habit", len(list))]
		r.habits[state] = h
	}
	return h
}

func (r *run) fail(name string) interp.Result {
	r.given[name] = true
	if name == "States.Timeout" {
		return interp.TimeOut()
	}
	return interp.Fail(name, "tried")
}

// answer does something with a task that waits.
func (r *run) answer(p *interp.Pending) {
	t, site, now := p.Task, p.Task.State+"/answer", r.x.Now()
	r.again = r.habits[t.State].again
	defer func() { r.again = false }()
	if r.script != nil && r.script.Answer != nil {
		if until := r.x.Started().Add(r.script.Thinks); now.Before(until) {
			r.x.Advance(until.Sub(now))
		}
		_ = r.x.SendTaskSuccess(t.Token, r.script.Answer(t))
		return
	}
	failures := r.m.errors[t.State]
	switch n := r.pick(site, len(failures)+8); {
	case n < len(failures):
		r.given[failures[n]] = true
		_ = r.x.SendTaskFailure(t.Token, failures[n], "tried") // a token that is over is refused, which is no bug
		return
	case n == len(failures) && !p.TimesOut.IsZero():
		r.x.Advance(p.TimesOut.Sub(now))
		return
	case n == len(failures)+1 && !p.HeartbeatDue.IsZero():
		r.x.Advance(p.HeartbeatDue.Sub(now))
		return
	case n == len(failures)+2 && !p.TimesOut.IsZero():
		for at := p.TimesOut.Add(-time.Millisecond); r.x.Status() == interp.Running && r.x.Now().Before(at); {
			step := at.Sub(r.x.Now())
			if t.HeartbeatSeconds > 0 {
				step = min(step, time.Duration(t.HeartbeatSeconds)*time.Second/2)
			}
			r.x.Advance(step)
			_ = r.x.SendTaskHeartbeat(t.Token) // the task may be over
		}
	case n == len(failures)+3 && r.m.options.Rude:
		answers := []any{nil, 7.0, "yes", []any{}, value.ObjectOf("decision", []any{"approve"}, "reviewer", nil, "comment", 7.0)}
		_ = r.x.SendTaskSuccess(t.Token, answers[r.pick(site+"/rude", len(answers))])
		return
	}
	info := r.m.tasks[t.State]
	d := r.drawer(r.x.Now())
	d.echo = t.Input
	_ = r.x.SendTaskSuccess(t.Token, asltest.Wire(info, d.of(t.State, info.Result)))
}

// edges returns what the run took.
func (r *run) edges() []Edge {
	if r.x == nil {
		return nil
	}
	var out []Edge
	for _, t := range r.x.Transitions() {
		out = append(out, edgeOf(t))
	}
	return out
}

// told returns the problems, each once.
func (r *run) told() string {
	slices.Sort(r.problems)
	return strings.Join(slices.Compact(r.problems), "\n")
}
