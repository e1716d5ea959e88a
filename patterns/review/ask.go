package review

import (
	"time"

	"github.com/aslgen/aslgen/builder"
)

// Question is what a gate asks, of whom, and how long it waits for the answer. [Ask] makes it.
type Question[Q any] struct {
	request builder.Expr[Q]
	hash    builder.Expr[string]
	timeout time.Duration
	channel Channel
	line    builder.Line
}

// Ask makes a question. request holds what the reviewer needs to know, some of whose fields may be bound: references to the work, not the
// work itself. contentHash names the content that is reviewed: the answer has to repeat it. The timeout, from a second up to 364 days, is how long
// the gate waits; it is required, since a task token without one may wait for a year.
func Ask[Q any, H builder.Text](request *Q, contentHash H, timeout time.Duration, channel Channel, bindings ...builder.Binding) Question[Q] {
	return Question[Q]{builder.Object(request, bindings...), builder.FromText(contentHash), timeout, channel, builder.Here()}
}

// ways are where the states that ask and wait lead to: the seam between asking and deciding. The transitions to answered have filled
// the variables of the answer, those to approved the status of it, those to the others the status and the failure.
type ways struct {
	answered, approved, expired, cancelled, superseded, failed builder.State
}

// ask makes the states that ask and wait, level by level, and returns the first.
func ask[Q any, D Verdict[D]](g *GateState, q Question[Q], w ways) builder.State {
	if g.set.quorum != nil {
		return placeQuorum[Q, D](g, q, w)
	}
	levels := g.levels(q.channel, q.line)
	// Back to front: the end of a level's time leads to the one behind it.
	next := w.expired
	for i := len(levels) - 1; i >= 0; i-- {
		w.expired = next
		if g.set.remind != nil && g.remindable(levels[i]) {
			next = placeReminded[Q, D](g, q, levels[i], w)
		} else {
			next = placePlain[Q, D](g, q, levels[i], w)
		}
	}
	return next
}

// placePlain makes the one state of a level without reminders.
func placePlain[Q any, D Verdict[D]](g *GateState, q Question[Q], l Level, w ways) builder.State {
	task := askState[Q, D](g, g.scope, q, l)
	task.Assign(append(g.facts(l), readAnswer(g, builder.From(task.Result()))...)...)
	for _, c := range g.catches(l, task.Failure(), w) {
		task.CatchRule(c.rule, c.target)
	}
	task.Then(w.answered)
	return task
}

// askState makes the state that asks a level and waits. What is wrong with its channel is told, and another one stands in, so that what follows
// finds other mistakes.
func askState[Q any, D Verdict[D]](g *GateState, s builder.Scope, q Question[Q], l Level) *builder.TaskState[Request[Q], Answer[D]] {
	call, ok := askBy[Q, Answer[D]](l.Channel, g.name)
	if !ok {
		report(g.scope, l.line, errChannel, "give it a channel such as SQS; a Via takes a call of Request["+typeName[Q]()+"]", "%s has no channel for this question", g.level(l))
		l.Channel = Lambda("nobody")
		call, _ = askBy[Q, Answer[D]](l.Channel, g.name)
	}
	req := &Request[Q]{Gate: g.name, Level: l.group(g.name)}
	bindings := []builder.Binding{
		builder.Bind(&req.TaskToken, builder.TaskToken()),
		builder.Bind(&req.IdempotencyKey, g.questionKey(l)),
		builder.Bind(&req.Round, g.round),
		builder.Bind(&req.RequestedAt, builder.StateEnteredTime()),
		builder.Bind(&req.ExpiresAt, builder.AddTime(builder.StateEnteredTime(), l.Timeout)),
		builder.Bind(&req.ContentHash, g.hash),
		builder.Bind(&req.Ask, q.request),
	}
	if g.author != nil {
		bindings = append(bindings, builder.BindPtr(&req.Author, g.author))
	}
	task := builder.Task(s, l.state("Ask"), call).Arguments(req, bindings...).Timeout(l.Timeout).
		Comment("Waits up to " + l.Timeout.String() + " until a reviewer answers with the task token.")
	if l.Heartbeat > 0 {
		task.Heartbeat(l.Heartbeat)
	}
	if r := l.Channel.retriers(); len(r) > 0 {
		task.Retry(r...)
	}
	g.sending = append(g.sending, task)
	return task
}

// questionKey is the idempotency key of a question to a level: the same however often it is sent, and another one in the next round.
func (g *GateState) questionKey(l Level) builder.Expr[string] {
	if l.Group == "" {
		return builder.From(g.key)
	}
	return builder.Format("{}/"+braces.Replace(l.Group), g.key)
}

// facts are what is known of a level however its wait ends. They are read in the level's own state, whose entry is when it was asked.
func (g *GateState) facts(l Level) []builder.Binding {
	return []builder.Binding{
		builder.Bind(g.requestedAt, builder.StateEnteredTime()),
		builder.Bind(g.expiresAt, builder.AddTime(builder.StateEnteredTime(), l.Timeout)),
	}
}

// catch is a rule and where it leads.
type catch struct {
	rule   builder.CatchRule
	target builder.State
}

// catches lead each way of not getting an answer to its exit.
func (g *GateState) catches(l Level, failure *builder.ErrorOutput, w ways) []catch {
	as := func(status Status) []builder.Binding {
		return append(g.facts(l), g.is(status), builder.Bind(g.failure, builder.From(failure)))
	}
	return []catch{
		{builder.On("States.Timeout", "States.HeartbeatTimeout").Assign(as(Expired)...), w.expired},
		{builder.On(ErrCancelled).Assign(as(Cancelled)...), w.cancelled},
		{builder.On(ErrSuperseded).Assign(as(Superseded)...), w.superseded},
		{builder.On().Assign(as(Failed)...), w.failed},
	}
}
