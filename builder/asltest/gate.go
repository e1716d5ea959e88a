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
		if info, ok := r.task(p.Task.Execution.StateMachineName(), p.Task.State); ok {
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

// Reviewer is a person who answers a gate of package review.
type Reviewer struct {
	// Name identifies the person: the member reviewer of the answer.
	Name string
	// Role is the capacity in which they decide: the member role of the answer.
	Role string
}

// Approve answers with the decision "approve" and an empty comment.
func (g *Gate) Approve(by Reviewer) {
	g.r.t.Helper()
	g.Decide("approve", by, "")
}

// Reject answers with the decision "reject".
func (g *Gate) Reject(by Reviewer, comment string) {
	g.r.t.Helper()
	g.Decide("reject", by, comment)
}

// Rework answers with the decision "rework".
func (g *Gate) Rework(by Reviewer, comment string) {
	g.r.t.Helper()
	g.Decide("rework", by, comment)
}

// Decide answers with any decision.
func (g *Gate) Decide(decision any, by Reviewer, comment string) {
	g.r.t.Helper()
	g.send(g.Decision(decision, by, comment))
}

// Decision returns the answer that [Gate.Decide] sends, to change something in it and send it with [Gate.Answer].
func (g *Gate) Decision(decision any, by Reviewer, comment string) *value.Object {
	g.r.t.Helper()
	tree, err := builder.Encode(decision)
	if err != nil {
		g.r.t.Fatalf("the decision for %q has no JSON form: %v", g.State(), err)
	}
	return value.ObjectOf(
		"decision", value.FromTree(tree), "reviewer", by.Name, "role", by.Role, "decidedAt", g.r.Now().UTC().Format(time.RFC3339),
		"comment", comment, "contentHash", text(g.request, "contentHash"),
	)
}

// Answer answers with a value: of the state's result type, or a *[value.Object]. A value that is none, or that the JSON Schema of the
// type refuses, fails the test; what no type allows is sent with [Gate.AnswerRaw].
func (g *Gate) Answer(v any) {
	g.r.t.Helper()
	o, ok := v.(*value.Object)
	if !ok {
		if err := (returned{v}).fits(g.info); err != nil {
			g.r.t.Fatalf("the answer of %q: %v", g.State(), err)
		}
		tree, err := builder.Encode(v)
		if err != nil {
			g.r.t.Fatalf("the answer of %q has no JSON form: %v", g.State(), err)
		}
		g.send(value.FromTree(tree))
		return
	}
	g.send(o)
}

func (g *Gate) send(v any) {
	g.r.t.Helper()
	if g.info != nil {
		if err := conforms(g.info.Result, v); err != nil {
			g.r.t.Fatalf("the answer of %q is no %s: %v\n%s", g.State(), g.info.Result, err, value.Text(v))
		}
	}
	g.deliver(v)
}

func (g *Gate) deliver(v any) {
	g.r.t.Helper()
	g.sent = v
	if err := g.r.x.SendTaskSuccess(g.Token(), v); err != nil {
		g.r.t.Fatalf("the answer of %q is refused: %v", g.State(), err)
	}
}

// AnswerRaw answers with any JSON text, which is not compared with the result type: what a wrong program would send.
func (g *Gate) AnswerRaw(json string) {
	g.r.t.Helper()
	v, err := value.Parse([]byte(json))
	if err != nil {
		g.r.t.Fatalf("the answer of %q is no JSON: %v", g.State(), err)
	}
	g.deliver(v)
}

// Fail ends the task with an error, as SendTaskFailure does.
func (g *Gate) Fail(name, cause string) {
	g.r.t.Helper()
	if err := g.r.x.SendTaskFailure(g.Token(), name, cause); err != nil {
		g.r.t.Fatalf("the failure of %q is refused: %v", g.State(), err)
	}
}

// Cancel ends the task as somebody does who needs the decision no longer: with the error Review.Cancelled of package review.
func (g *Gate) Cancel(reason string) {
	g.r.t.Helper()
	g.Fail("Review.Cancelled", reason)
}

// Heartbeat tells that somebody works on the answer, as SendTaskHeartbeat does.
func (g *Gate) Heartbeat() {
	g.r.t.Helper()
	if err := g.r.x.SendTaskHeartbeat(g.Token()); err != nil {
		g.r.t.Fatalf("the heartbeat of %q is refused: %v", g.State(), err)
	}
}

// Expire lets time pass until the task's time limit has passed.
func (g *Gate) Expire() {
	g.r.t.Helper()
	g.until("Timeout", g.pending.TimesOut)
}

// LoseHeartbeat lets time pass until the next heartbeat is overdue.
func (g *Gate) LoseHeartbeat() {
	g.r.t.Helper()
	due := g.pending.HeartbeatDue
	for _, p := range g.r.x.Pending() {
		if p.Task.Token == g.Token() {
			due = p.HeartbeatDue
		}
	}
	g.until("Heartbeat", due)
}

func (g *Gate) until(what string, at time.Time) {
	g.r.t.Helper()
	if at.IsZero() {
		g.r.t.Fatalf("%q has no %s, so none passes", g.State(), what)
	}
	if !g.Open() {
		g.r.t.Fatalf("%q waits no longer: %s", g.State(), g.r.tell())
	}
	g.r.Advance(at.Sub(g.r.Now()))
	if g.Open() {
		g.r.t.Fatalf("%q still waits at %s: %s", g.State(), at, g.r.tell())
	}
}

// Open reports whether the task still waits.
func (g *Gate) Open() bool {
	for _, p := range g.r.x.Pending() {
		if p.Task.Token == g.Token() {
			return true
		}
	}
	return false
}

// WrongToken sends an answer with a token that nobody was given, and returns the refusal. An answer that is taken fails the test.
func (g *Gate) WrongToken() error {
	g.r.t.Helper()
	err := g.r.x.SendTaskSuccess(g.Token()+"x", value.NewObject(0))
	if err == nil {
		g.r.t.Fatalf("an answer with a wrong token is taken at %q", g.State())
	}
	return err
}

// AnswerAgain sends the last answer of the gate once more, or an empty one when another way ended the wait, and returns the refusal. A
// second answer that is taken fails the test, and so does a task that still waits.
func (g *Gate) AnswerAgain() error {
	g.r.t.Helper()
	if g.Open() {
		g.r.t.Fatalf("%q still waits for its first answer", g.State())
	}
	v := g.sent
	if v == nil {
		v = value.NewObject(0)
	}
	err := g.r.x.SendTaskSuccess(g.Token(), v)
	if err == nil {
		g.r.t.Fatalf("a second answer is taken at %q", g.State())
	}
	return err
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
