package review_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/patterns/review"
)

type (
	letter   struct{ ID, SHA256 string }
	question struct {
		ID string `json:"id"`
	}
	asked = review.Request[question]
	told  = review.Answer[review.Decision]
)

// reviewed is a workflow with a gate that is asked over a channel.
func reviewed(ch review.Channel, options ...review.Option) (*asl.StateMachine, []string) {
	w := builder.New[letter, review.Status]("letter")
	q := question{}
	gate := review.Gate(w, "Review", review.Ask(&q, &w.Input().SHA256, 48*time.Hour, ch, builder.Bind(&q.ID, &w.Input().ID)),
		review.DynamoDB("reviews"), append(options, review.WithoutRework())...)
	send := builder.Task(w, "Send", lambdatask.Function[letter, struct{}]("send")).ArgumentsExpr(builder.From(w.Input())).Retry(builder.LambdaTransient)
	send.Then(builder.SucceedExpr(w, "Sent", builder.From(gate.Status())))
	gate.OnApprove(send).OnReject(builder.SucceedExpr(w, "Kept", builder.From(gate.Status()))).Guards(send)
	w.StartAt(gate)
	m, faults := w.Build()
	var texts []string
	for _, f := range faults {
		texts = append(texts, fmt.Sprintf("%s %s: %s", f.Pos, f.Code, f.Message))
	}
	return m, texts
}

// line is the place of its call.
func line() string {
	_, file, n, _ := runtime.Caller(1)
	return fmt.Sprintf("%s:%d", file, n)
}

func TestAskingFaults(t *testing.T) {
	queue := review.SQS(builder.Param("queue_url"))
	token := sqstask.WithToken[asked, told](builder.Param("queue_url"))
	type made struct {
		ch   review.Channel
		o    review.Option
		line string
	}
	for name, c := range map[string]struct {
		made made
		want []string
	}{
		"nil channel":          {made{ch: nil}, []string{`ASL6821: gate "Review" has no channel for this question`}},
		"another question":     {made{ch: review.Via(sqstask.WithToken[review.Request[letter], told]("q"))}, []string{`ASL6821: gate "Review" has no channel for this question`}},
		"another answer":       {made{ch: review.Via(sqstask.WithToken[asked, letter]("q"))}, []string{`ASL6821: gate "Review" has no channel for this question`}},
		"retry of all":         {made{ch: review.Via(token, builder.RetryOn())}, []string{`ASL6831: the channel of gate "Review" retries States.ALL`}},
		"retry of the expiry":  {made{ch: review.Via(token, builder.RetryOn("States.Timeout"), builder.RetryOn("States.HeartbeatTimeout", "SQS.X"))}, []string{"retries States.Timeout", "retries States.HeartbeatTimeout"}},
		"retry of failures":    {made{ch: review.Via(token, builder.RetryOn("States.TaskFailed"))}, []string{"retries States.TaskFailed"}},
		"retry of a cancel":    {made{ch: review.Via(token, builder.RetryOn(review.ErrCancelled, review.ErrSuperseded))}, []string{"retries Review.Cancelled", "retries Review.Superseded"}},
		"level without group":  {made{queue, review.Escalate(review.Level{Timeout: time.Hour, Channel: queue}), line()}, []string{`ASL6832: a level of gate "Review" has no group`}},
		"level twice":          {made{queue, review.Escalate(review.Level{Group: "Review", Timeout: time.Hour, Channel: queue}), line()}, []string{`ASL6832: level "Review" of gate "Review" is asked twice`}},
		"level without time":   {made{queue, review.Escalate(review.Level{Group: "chief", Channel: queue}), line()}, []string{`ASL6820: level "chief" of gate "Review" waits for 0s`}},
		"level too long":       {made{queue, review.Escalate(review.Level{Group: "chief", Timeout: 100_000_000 * time.Second, Channel: queue}), line()}, []string{`ASL6820: level "chief" of gate "Review" waits for`}},
		"levels too long":      {made{queue, review.Escalate(review.Level{Group: "chief", Timeout: 363 * 24 * time.Hour, Channel: queue}), line()}, []string{`ASL6820: the levels of gate "Review" wait for 8760h0m0s`}},
		"too many reminders":   {made{queue, review.Remind(time.Minute), line()}, []string{`ASL6833: gate "Review" sends up to 2879 reminders`}},
		"level without way":    {made{queue, review.Escalate(review.Level{Group: "chief", Timeout: time.Hour}), line()}, []string{`ASL6821: level "chief" of gate "Review" has no channel`}},
		"slow heartbeat":       {made{queue, review.Escalate(review.Level{Group: "chief", Timeout: time.Hour, Heartbeat: time.Hour, Channel: queue}), line()}, []string{`ASL6820: heartbeat of level "chief" of gate "Review" is 1h0m0s, its timeout 1h0m0s`}},
		"late reminders":       {made{queue, review.Remind(48 * time.Hour), line()}, []string{`ASL6833: gate "Review" is reminded every 48h0m0s, and has 48h0m0s`}},
		"no reminders":         {made{queue, review.Remind(0), line()}, []string{`ASL6833: gate "Review" is reminded every 0s`}},
		"half seconds":         {made{queue, review.Remind(1500 * time.Millisecond), line()}, []string{`ASL6833: gate "Review" is reminded every 1.5s`}},
		"reminder without way": {made{review.Via(token), review.Remind(time.Hour), line()}, []string{`ASL6833: gate "Review" is asked by a call of the user's, which has no reminder`}},
		"reminder via":         {made{queue, review.RemindOver(review.Via(token), time.Hour), line()}, []string{`ASL6833: gate "Review" is asked by a call`}},
		"nil option":           {made{ch: review.SNS(builder.Param("t"), nil)}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := reviewed(c.made.ch, c.made.o)
			require.Len(t, faults, len(c.want), "%v", faults)
			for _, want := range c.want {
				require.Contains(t, strings.Join(faults, "\n"), want)
			}
			for _, fault := range faults {
				require.Contains(t, fault, "asking_test.go:")
				require.Contains(t, fault, c.made.line)
			}
		})
	}
}

// TestSubject: a gate may be called what no subject of SNS can hold.
func TestSubject(t *testing.T) {
	for name, want := range map[string]string{"Ärztin": "Review: ?rztin", "Röntgen, zweite Befundung": "Review: R?ntgen, zweite Befundung"} {
		w := builder.New[letter, review.Status]("letter")
		q := question{}
		gate := review.Gate(w, name, review.Ask(&q, &w.Input().SHA256, time.Hour, review.SNS(builder.Param("t"))), review.DynamoDB("reviews"), review.WithoutRework())
		end := builder.SucceedExpr(w, "Kept", builder.From(gate.Status()))
		sent := builder.SucceedExpr(w, "Sent", builder.From(gate.Status()))
		w.StartAt(gate.OnApprove(sent).OnReject(end).Guards(sent))
		m, faults := w.Build()
		require.Empty(t, faults.String())
		require.Contains(t, string(m.Print()), `"Subject": "`+want+`"`)
	}
}

// TestInlineMap: the items of an inline Map share the name of the execution, so the key of a gate there has a part of its own.
func TestInlineMap(t *testing.T) {
	type letters struct{ List []letter }
	w := builder.New[letters, []review.Status]("letters")
	w.StartAt(builder.Map(w, "Each", &w.Input().List, func(p *builder.Processor[letter, review.Status]) {
		q := question{}
		gate := review.Gate(p, "Review", review.Ask(&q, &p.Item().SHA256, time.Hour, review.SQS("https://q")), review.DynamoDB("reviews"), review.WithoutRework())
		sent := builder.SucceedExpr(p, "Sent", builder.From(gate.Status()))
		p.StartAt(gate.OnApprove(sent).OnReject(builder.SucceedExpr(p, "Kept", builder.From(gate.Status()))).Guards(sent))
	}))
	_, faults := w.Build()
	require.Len(t, faults, 1, faults.String())
	require.Equal(t, "ASL6834", faults[0].Code)
}

// TestMaxWait: the levels wait one after the other.
func TestMaxWait(t *testing.T) {
	w := builder.New[letter, review.Status]("letter")
	q := question{}
	queue := review.SQS(builder.Param("queue_url"))
	gate := review.Gate(w, "Review", review.Ask(&q, &w.Input().SHA256, 48*time.Hour, queue), review.DynamoDB("reviews"),
		review.Escalate(review.Level{Group: "on call", Timeout: 4 * time.Hour, Channel: queue}), review.Escalate(review.Level{Group: "chief", Timeout: time.Hour, Channel: queue}))
	require.Equal(t, 53*time.Hour, gate.MaxWait())
}

// Nobody answers in two days: who is on call is asked, then the chief. Each of them is reminded.
func ExampleEscalate() {
	w := builder.New[letter, review.Status]("discharge-letter")
	q := question{}
	ask := review.Ask(&q, &w.Input().SHA256, 48*time.Hour, review.SQS(builder.Param("review_queue_url")), builder.Bind(&q.ID, &w.Input().ID))
	gate := review.Gate(w, "Physician review", ask, review.DynamoDB(builder.Param("review_table")), review.WithoutRework(),
		review.Group("physicians"),
		review.Escalate(review.Level{Group: "chief", Timeout: 24 * time.Hour, Channel: review.SNS(builder.Param("chief_topic_arn"))}),
		review.Remind(12*time.Hour))
	send := builder.SucceedExpr(w, "Send", builder.From(gate.Status()))
	w.StartAt(gate.OnApprove(send).OnReject(builder.SucceedExpr(w, "Keep", builder.From(gate.Status()))).Guards(send))

	machine, faults := w.Build()
	if faults.HasErrors() {
		fmt.Println(faults)
		return
	}
	fmt.Println("waits up to", gate.MaxWait())
	for _, s := range machine.States {
		if p, ok := s.State.(*asl.Parallel); ok {
			fmt.Println(s.Name)
			for _, c := range p.Catch {
				fmt.Println("   ", c.ErrorEquals, "→", c.Next)
			}
		}
	}
	// Output:
	// waits up to 72h0m0s
	// Physician review: Await physicians
	//     [Review.Decided] → Physician review: Decision?
	//     [States.Timeout States.HeartbeatTimeout] → Physician review: Await chief
	//     [Review.Cancelled] → Physician review: Record cancellation
	//     [Review.Superseded] → Physician review: Record superseding
	//     [States.ALL] → Physician review: Record failure
	// Physician review: Await chief
	//     [Review.Decided] → Physician review: Decision?
	//     [States.Timeout States.HeartbeatTimeout] → Physician review: Record expiry
	//     [Review.Cancelled] → Physician review: Record cancellation
	//     [Review.Superseded] → Physician review: Record superseding
	//     [States.ALL] → Physician review: Record failure
}
