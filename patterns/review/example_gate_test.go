package review_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/patterns/review"
)

// The shortest safe gate: a letter is sent when somebody has approved it.
func Example() {
	w := builder.New[letter, review.Status]("discharge-letter")
	in, q := w.Input(), question{}
	gate := review.Gate(w, "Physician review",
		review.Ask(&q, &in.SHA256, 48*time.Hour, review.SQS(builder.Param("review_queue_url")), builder.Bind(&q.ID, &in.ID)),
		review.DynamoDB(builder.Param("review_table")), review.WithoutRework())
	send := builder.Task(w, "Send", lambdatask.Function[letter, struct{}]("send-letter")).ArgumentsExpr(builder.From(in)).Retry(builder.LambdaTransient)
	ended := builder.SucceedExpr(w, "Ended", builder.From(gate.Status()))
	send.Then(ended)
	w.StartAt(gate.OnApprove(send).OnReject(ended).Guards(send))
	machine, faults := w.Build()

	printWays(machine, faults.String(), "Physician review: Decision?")
	// Output:
	// Physician review: Record expiry → Ended
	// Physician review: Record approval → Physician review: Approved → Send → Ended
	// Physician review: Record rejection → Ended
	// Physician review: Record invalid answer → Physician review: Invalid answer
}

// A draft is made again, at most twice, as the reviewer's comment says.
func ExampleGateState_OnRework() {
	type order struct {
		ID, Comment string
		Round       int
	}
	w := builder.New[letter, review.Status]("discharge-letter")
	in, q, o := w.Input(), question{}, order{}
	draft := builder.Task(w, "Draft", lambdatask.Function[order, letter]("draft-letter")).Retry(builder.LambdaTransient)
	gate := review.Gate(w, "Review",
		review.Ask(&q, &draft.Result().SHA256, 48*time.Hour, review.SQS(builder.Param("review_queue_url")), builder.Bind(&q.ID, &in.ID)),
		review.DynamoDB(builder.Param("review_table")))
	draft.Arguments(&o, builder.Bind(&o.ID, &in.ID), builder.Bind(&o.Comment, gate.Comment()), builder.Bind(&o.Round, gate.Round()))
	send := builder.Task(w, "Send", lambdatask.Function[letter, struct{}]("send-letter")).ArgumentsExpr(builder.From(draft.Result())).Retry(builder.LambdaTransient)
	ended := builder.SucceedExpr(w, "Ended", builder.From(gate.Status()))
	send.Then(ended)
	gate.OnApprove(send).OnReject(ended).OnRework(draft, 2).Guards(send)
	w.StartAt(draft).Then(gate)
	machine, faults := w.Build()

	printWays(machine, faults.String(), "Review: Decision?")
	// Output:
	// Review: Record expiry → Ended
	// Review: Record approval → Review: Approved → Send → Ended
	// Review: Record rejection → Ended
	// Review: Record rework → Draft → Review: Begin → Review: Ask → Review: Decision?
	// Review: Record last rework → Ended
	// Review: Record invalid answer → Review: Invalid answer
}

// verdict is what a radiologist says.
type verdict string

func (verdict) Values() []verdict { return []verdict{"release", "hold", "second-opinion"} }

func (v verdict) Meaning() review.Meaning {
	switch v {
	case "release":
		return review.MeansApprove
	case "second-opinion":
		return review.MeansOther
	default:
		return review.MeansReject
	}
}

// Decisions have names of the ward's own, one of which is neither an approval nor a rejection.
func ExampleGateOf() {
	w := builder.New[letter, review.Status]("imaging-report")
	in, q := w.Input(), question{}
	gate := review.GateOf[verdict](w, "Radiologist",
		review.Ask(&q, &in.SHA256, 48*time.Hour, review.SQS(builder.Param("review_queue_url")), builder.Bind(&q.ID, &in.ID)),
		review.S3(builder.Param("review_bucket"), "reports/"))
	release := builder.Task(w, "Release", lambdatask.Function[letter, struct{}]("release")).ArgumentsExpr(builder.From(in)).Retry(builder.LambdaTransient)
	ended := builder.SucceedExpr(w, "Ended", builder.From(gate.Status()))
	release.Then(ended)
	gate.On("second-opinion", builder.SucceedExpr(w, "Board", builder.From(gate.Status())))
	w.StartAt(gate.OnApprove(release).OnReject(ended).Guards(release))
	machine, faults := w.Build()

	printWays(machine, faults.String(), "Radiologist: Decision?")
	// Output:
	// Radiologist: Record expiry → Ended
	// Radiologist: Record approval → Radiologist: Approved → Release → Ended
	// Radiologist: Record rejection → Ended
	// Radiologist: Record answer second-opinion → Board
	// Radiologist: Record invalid answer → Radiologist: Invalid answer
}

// printWays prints where a Choice leads to.
func printWays(m *asl.StateMachine, faults, choice string) {
	if m == nil {
		fmt.Println(faults)
		return
	}
	states := map[string]asl.State{}
	for _, s := range m.States {
		states[s.Name] = s.State
	}
	c := states[choice].(*asl.Choice)
	targets := []string{}
	for _, r := range c.Choices {
		targets = append(targets, *r.Next)
	}
	for _, name := range append(targets, *c.Default) {
		names := []string{name}
		for next := asl.NextOf(states[name]); next != nil; next = asl.NextOf(states[*next]) {
			names = append(names, *next)
		}
		fmt.Println(strings.Join(names, " → "))
	}
}
