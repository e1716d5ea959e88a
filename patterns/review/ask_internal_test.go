package review

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
)

type (
	note     struct{ ID, SHA256, Author, Ward string }
	question struct {
		Note string `json:"note"`
	}
	given struct {
		Decision *string `json:"decision"`
		Reviewer *string `json:"reviewer"`
	}
)

// world is a workflow that is nothing but the asking side of a gate, with an exit for each way out of it.
type world struct {
	w  *builder.Workflow[note, string]
	in *note
	f  *builder.Fragment[string]
}

func newWorld() world {
	w := builder.New[note, string]("asking")
	return world{w, w.Input(), builder.NewFragment(w, "Review: ")}
}

// build places the asking and builds the machine. change may set what options set.
func (x world) build(ask Asking[question], levels []Level, change func(*placing[question])) (*asl.StateMachine, string) {
	p := placing[question]{Asking: ask, gate: "Review", scope: x.f, round: builder.Lit(1)}
	if change != nil {
		change(&p)
	}
	out := newOutcome[given](x.f, "Review")
	end := func(name string, what *string) builder.State {
		return builder.SucceedExpr(x.f, name, builder.From(what))
	}
	first := place(p, append([]Level{ask.first}, levels...), out, routes{
		decided: builder.SucceedExpr(x.f, "Decided", builder.OrElse(&out.answer.Decision, "none")), expired: end("Expired", out.level),
		cancelled: end("Cancelled", out.problem), superseded: end("Superseded", out.cause), failed: end("Failed", out.problem),
	})
	x.w.StartAt(first)
	m, faults := x.w.Build()
	return m, faults.String()
}

// ask asks over a channel.
func (x world) ask(ch Channel) Asking[question] {
	q := question{}
	return Ask(&q, &x.in.SHA256, 48*time.Hour, ch, builder.Bind(&q.Note, &x.in.ID))
}

func channels() map[string]Channel {
	return map[string]Channel{
		"sqs": SQS(builder.Param("queue_url")), "fifo queue": FIFOQueue("https://sqs.eu-central-1.amazonaws.com/111122223333/reviews.fifo", "ward"),
		"sns": SNS(builder.Param("topic_arn")), "fifo topic": FIFOTopic("arn:aws:sns:eu-central-1:111122223333:reviews.fifo", "ward"),
		"events": EventBridge("ward.reviews", "Review requested"), "lambda": Lambda("ask-reviewer"), "states": StateMachine(builder.Param("review_machine_arn")),
	}
}

func TestChannels(t *testing.T) {
	for name, ch := range channels() {
		for _, remind := range []*reminders{nil, {every: 12 * time.Hour}} {
			x := newWorld()
			m, faults := x.build(x.ask(ch), nil, func(p *placing[question]) { p.remind = remind })
			require.Empty(t, faults, name)
			t.Log(string(m.Print()))
		}
	}
}
