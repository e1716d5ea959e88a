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
// work itself. contentHash names the content that is reviewed: the answer has to repeat it. The timeout, from a second up to 99,999,999 seconds, is how long
// the gate waits; it is required, since a task token without one may wait for a year.
func Ask[Q any, H builder.Text](request *Q, contentHash H, timeout time.Duration, channel Channel, bindings ...builder.Binding) Question[Q] {
	return Question[Q]{builder.Object(request, bindings...), text(contentHash), timeout, channel, builder.Here()}
}

// ways are where the states that ask and wait lead to: the seam between asking and deciding. The transitions to answered have filled
// the variables of the answer, those to the others the status and the failure.
type ways struct {
	answered, expired, cancelled, superseded, failed builder.State
}

// ask makes the states that ask and wait, and returns the first.
func ask[Q any, D Verdict[D]](g *GateState, q Question[Q], w ways) builder.State {
	req := Request[Q]{Gate: g.name, Level: g.name}
	call, ok := askBy[Q, Answer[D]](q.channel, g.name)
	if !ok {
		report(g.scope, q.line, errChannel, "give Ask a channel such as SQS; a Via takes a call of Request["+typeName[Q]()+"]", "gate %q has no channel for this question", g.name)
		return w.failed
	}
	task := builder.Task(g.scope, "Ask", call).
		Comment("Waits until a reviewer answers with the task token.").
		Timeout(g.set.wait)
	bindings := []builder.Binding{
		builder.Bind(&req.TaskToken, builder.TaskToken()),
		builder.Bind(&req.IdempotencyKey, g.key),
		builder.Bind(&req.Round, g.round),
		builder.Bind(&req.RequestedAt, g.requestedAt),
		builder.Bind(&req.ExpiresAt, g.expiresAt),
		builder.Bind(&req.ContentHash, g.hash),
		builder.Bind(&req.Ask, q.request),
	}
	if g.author != nil {
		bindings = append(bindings, builder.BindPtr(&req.Author, g.author))
	}
	task.Arguments(&req, bindings...)
	if g.set.heartbeat > 0 {
		task.Heartbeat(g.set.heartbeat)
	}
	if r := q.channel.retriers(); len(r) > 0 {
		task.Retry(r...)
	}
	task.Assign(readAnswer(g.answer, task.Result())...)
	failed := func(status Status) []builder.Binding {
		return []builder.Binding{builder.Bind(g.status, builder.Lit(status)),
			builder.Bind(g.failure, builder.From(task.Failure()))}
	}
	task.CatchRule(builder.On("States.Timeout", "States.HeartbeatTimeout").Assign(failed(Expired)...), w.expired)
	task.CatchRule(builder.On(ErrCancelled).Assign(failed(Cancelled)...), w.cancelled)
	task.CatchRule(builder.On(ErrSuperseded).Assign(failed(Superseded)...), w.superseded)
	task.CatchRule(builder.On().Assign(failed(Failed)...), w.failed)
	task.Then(w.answered)
	return task
}
