package review

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/eventstask"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/snstask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/builder/task/statestask"
)

// Reminder is what the reviewers of a level get while it has not answered. It has no token: the program that keeps it knows it by the
// idempotency key.
type Reminder[Q any] struct {
	// Reminder is 1 for the first one.
	Reminder int `json:"reminder"`
	// Gate is the name of the gate.
	Gate string `json:"gate"`
	// Level is the name of the group that is asked.
	Level string `json:"level"`
	// IdempotencyKey is that of the [Request] that it reminds of.
	IdempotencyKey string `json:"idempotencyKey"`
	// Round is that of the request.
	Round int `json:"round"`
	// ContentHash is that of the request.
	ContentHash string `json:"contentHash"`
	// Ask is what the reviewers were asked.
	Ask Q `json:"ask"`
}

// reminders say how often a level is reminded.
type reminders struct {
	every   time.Duration
	channel Channel // nil: that of the level
}

// decidedError ends the asking branch with the answer in its cause.
const decidedError = "Review.Decided"

// maxCause is how many characters the cause of an error holds.
const maxCause = 32_768

// count is how often a level is reminded before its time is up.
func (r reminders) count(l Level) int {
	if r.every <= 0 {
		return 0
	}
	return int((l.Timeout - 1) / r.every)
}

// placeReminded makes the states of a level with reminders: a Parallel, one branch of which asks while the other one reminds.
//
// A state that waits for a token can do nothing else, and a second question would have another token, so something must run beside it; and
// branches cannot read what another one has assigned, so a branch that reminds cannot learn of the answer. But a branch that fails
// stops the others. So the asking branch ends with an error whose cause is the answer, which the Parallel catches; all other errors
// come through as they are. Schedules outside (EventBridge Scheduler) would do as well, and need a role, a name and a deletion on each way out.
func placeReminded[Q, A any](p placing[Q], l Level, out outcome[A], to routes) builder.State {
	if !timed(p.remind.every) || p.remind.count(l) < 1 {
		p.fault(errReminder, "%s is reminded every %s, and has %s", "whole seconds, at least 1, below the timeout of each level", p.name(l), p.remind.every, l.Timeout)
		return placePlain(p, l, out, to)
	}
	both := builder.Parallel(p.scope, l.state("Await")).Comment("Reminds while it waits. The answer ends both branches as an error that is caught.")
	builder.Branch(both, func(b *builder.BranchScope[any]) { askInBranch[Q, A](p, b, l) })
	builder.Branch(both, func(b *builder.BranchScope[any]) { remindInBranch(p, b, l) })
	failure := both.Failure()
	both.CatchRule(builder.On(decidedError).Comment("Somebody has answered.").
		Assign(append(out.facts(l), builder.Bind(out.answer, builder.ParseJSON[A](&failure.Cause)))...), to.decided)
	for _, c := range out.catches(l, failure, to) {
		both.CatchRule(c.rule, c.target)
	}
	// The asking branch never succeeds, so this is never gone; a Parallel must say what follows all the same.
	both.Assign(append(out.facts(l), builder.Bind(out.problem, builder.Lit(ErrUnexpected)), builder.Bind(out.cause, builder.Lit("no branch has answered")))...).
		Then(to.failed)
	return both
}

// askInBranch asks, and ends with an error in any case.
func askInBranch[Q, A any](p placing[Q], b *builder.BranchScope[any], l Level) {
	s := builder.NewFragment(b, "")
	ask := askState[Q, A](p, s, l)
	if ask == nil {
		b.StartAt(builder.Fail(s, l.state("Unasked"), ErrUnexpected, "the gate has no channel")) // told
		return
	}
	answer := builder.JSONText(builder.Any(ask.Result())) // whatever it is: a malformed answer is judged outside, too
	// A failure that somebody sends under the name of an answer is none: its cause may be anything.
	ask.Catch(builder.Fail(s, l.state("Unexpected failure of"), ErrUnexpected, "a failure was sent under the name "+decidedError), decidedError)
	b.StartAt(ask).Then(builder.Choice(s, l.state("Too long an answer of")).
		When(builder.GreaterExpr(builder.TextLength(answer), builder.Lit(maxCause)),
			builder.Fail(s, l.state("Refuse the answer of"), ErrAnswerTooLong, builder.Format("the answer has {} characters; at most 32768", builder.TextLength(answer)))).
		Otherwise(builder.Fail(s, l.state("Answered by"), decidedError, answer)))
}

// remindInBranch reminds as often as there is time for. A reminder that cannot be sent is left out.
func remindInBranch[Q any](p placing[Q], b *builder.BranchScope[any], l Level) {
	n := builder.InitialVar[int](b, "reminder", builder.Lit(1))
	pause := builder.Wait(b, l.state("Wait to remind"), p.remind.every)
	more := builder.Choice(b, l.state("More reminders to"))
	to := p.remind.channel
	if to == nil {
		to = l.Channel
	}
	first := remindState(p, b, l, to, n, more)
	more.When(builder.LessOrEqual(n, p.remind.count(l)), pause).Otherwise(builder.PassThrough(b, l.state("No more reminders to")))
	b.StartAt(pause).Then(first)
}

// remindState makes the state that sends a reminder over a channel.
func remindState[Q any](p placing[Q], s builder.Scope, l Level, ch Channel, n *int, next builder.State) builder.State {
	id := func() builder.Expr[string] {
		return builder.Hash(builder.Format("{}/{}", p.key(l), n), builder.SHA256)
	}
	switch c := ch.(type) {
	case sqsChannel:
		return sendReminder(p, s, l, sqstask.SendMessage[Reminder[Q]](c.queue, c.with(id)...), c, n, next)
	case snsChannel:
		return sendReminder(p, s, l, snstask.Publish[Reminder[Q]](c.topic, c.with("Reminder: "+p.gate, id)...), c, n, next)
	case eventsChannel:
		return sendReminder(p, s, l, eventstask.PutEvent[Reminder[Q]](c.source, c.detailType, c.options...), c, n, next)
	case lambdaChannel:
		return sendReminder(p, s, l, lambdatask.Function[Reminder[Q], any](c.function, c.options...), c, n, next)
	case statesChannel:
		return sendReminder(p, s, l, statestask.Start[Reminder[Q]](c.machine, c.with(id)...), c, n, next)
	default:
		p.fault(errReminder, "%s is reminded over %s", "name the channel of the reminders: RemindOver(SQS(…), every)", p.name(l), describe(ch))
		return next
	}
}

func sendReminder[Q, Res any](p placing[Q], s builder.Scope, l Level, call builder.Call[Reminder[Q], Res], ch Channel, n *int, next builder.State) builder.State {
	note := &Reminder[Q]{Gate: p.gate, Level: l.group(p.gate)}
	count := builder.Bind(n, builder.Add(n, 1))
	remind := builder.Task(s, l.state("Remind"), call).Arguments(note,
		builder.Bind(&note.Reminder, n),
		builder.Bind(&note.IdempotencyKey, p.key(l)),
		builder.Bind(&note.Round, p.round),
		builder.Bind(&note.ContentHash, p.hash),
		builder.Bind(&note.Ask, builder.Object(p.ask, p.bindings...))).
		Timeout(time.Minute).Retry(ch.retriers()...).Assign(count).
		CatchRule(builder.On().Assign(count).Comment("A reminder that is lost ends no review."), next)
	remind.Then(next)
	return remind
}
