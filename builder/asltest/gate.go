package asltest

import (
	"fmt"
	"reflect"
	"time"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/builder"
)

// Gate is a task that waits, or waited, for its answer: the reviewer's side of a workflow.
//
// Approve, Reject, Rework and Decide send what the gates of package review take: an object with decision, reviewer, role, decidedAt,
// comment and contentHash, of which the hash is that of the request and the time that of the run's clock. Answer sends any other value.
type Gate struct {
	r       *Runner
	pending *interp.Pending
	info    *builder.TaskInfo
	sent    any // the last answer
	request any
}

// Pending returns the tasks that wait for an answer, in the order in which they began.
func (r *Runner) Pending() []*Gate {
	r.t.Helper()
	var out []*Gate
	for _, p := range r.started().Pending() {
		g := &Gate{r: r, pending: p, request: p.Task.Input}
		if info, ok := r.task(machineOf(p.Task.Execution), p.Task.State); ok {
			g.info = &info
			g.request = request(info, p.Task.Input)
		}
		out = append(out, g)
	}
	return out
}

// Gates returns the tasks that wait at a state, in the order in which they began: several where branches, iterations or executions wait
// side by side. A state is one made with [builder.Task], its name, or the name of a gate of package review, which its request tells.
func (r *Runner) Gates(state any) []*Gate {
	r.t.Helper()
	name := r.stateName(state)
	var out []*Gate
	for _, g := range r.Pending() {
		if g.State() == name || text(g.request, "gate") == name {
			out = append(out, g)
		}
	}
	return out
}

// Gate returns the one task that waits at a state, see [Runner.Gates]. None or several fail the test.
func (r *Runner) Gate(state any) *Gate {
	r.t.Helper()
	gates := r.Gates(state)
	switch len(gates) {
	case 1:
		return gates[0]
	case 0:
		r.t.Fatalf("workflow %q does not wait at %q: %s", r.def.Name(), r.stateName(state), r.tell())
	default:
		r.t.Fatalf("workflow %q waits %d times at %q; take one of run.Gates", r.def.Name(), len(gates), r.stateName(state))
	}
	return nil
}

// Succeed answers the task that waits at a state, as SendTaskSuccess does. See [Gate.Answer].
func (r *Runner) Succeed(state, output any) {
	r.t.Helper()
	r.Gate(state).Answer(output)
}

// FailTask fails the task that waits at a state, as SendTaskFailure does.
func (r *Runner) FailTask(state any, name, cause string) {
	r.t.Helper()
	r.Gate(state).Fail(name, cause)
}

// State returns the name of the state that waits.
func (g *Gate) State() string { return g.pending.Task.State }

// Token returns the task token.
func (g *Gate) Token() string { return g.pending.Task.Token }

// ExpiresAt is when the task's time limit passes, the zero time for never.
func (g *Gate) ExpiresAt() time.Time { return g.pending.TimesOut }

// Iterations are the iterations of inline Maps that the task is in, the outermost first.
func (g *Gate) Iterations() []interp.Iteration { return g.pending.Task.Iterations }

// Decode reads the request, what the reviewer's side was sent, into a Go value.
func (g *Gate) Decode(into any) {
	g.r.t.Helper()
	if err := decode(g.request, into); err != nil {
		g.r.t.Fatalf("the request of %q is %v\n%s", g.State(), err, g.JSON())
	}
}

// JSON returns the request, what the reviewer's side was sent.
func (g *Gate) JSON() string { return value.Text(g.request) }

// Asked reads the request of a gate, what the reviewer's side was sent, into a Go type.
func Asked[Q any](g *Gate) Q {
	g.r.t.Helper()
	var q Q
	g.Decode(&q)
	return q
}

// String names the state that waits and its request.
func (g *Gate) String() string { return fmt.Sprintf("%s %s", g.State(), g.JSON()) }

// AnswerType is the Go type of the answer, nil when it is not known.
func (g *Gate) AnswerType() reflect.Type {
	if g.info == nil {
		return nil
	}
	return g.info.Result
}
