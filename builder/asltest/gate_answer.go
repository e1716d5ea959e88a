package asltest

import (
	"time"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/builder"
)

// Reviewer is a person who answers a gate of package review.
type Reviewer struct {
	// Name identifies the person: the member reviewer of the answer.
	Name string
	// Role is the capacity in which they decide: the member role of the answer.
	Role string
}

// Approve answers with the decision "approve" and an empty comment. Who may decide is up to the gate: the answer of the author, or of somebody
// whom four eyes rule out, is sent as well, and the run goes the way of an invalid answer.
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
