package asltest

import (
	"time"

	"github.com/aslgen/aslgen/asl/expr/value"
)

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
