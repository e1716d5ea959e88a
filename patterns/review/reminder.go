package review

import (
	"fmt"
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
	every time.Duration
	over  Channel // nil: that of the level
	line  builder.Line
}

// Remind sends a [Reminder] to each level in intervals, over its own channel, until it has answered or its time is up. every is whole seconds, less than
// the timeout of each level, and leaves 1,000 reminders at most in all rounds, for the sake of the history of the execution. Where reminders cannot be sent, they are left out: the review goes on.
//
// An answer is held to 32,768 characters of JSON text then; a longer one fails the gate with [ErrAnswerTooLong].
func Remind(every time.Duration) Option { return RemindOver(nil, every) }

// RemindOver is [Remind] over another channel, as questions that are asked by [Via] need it. It is no Via itself.
func RemindOver(channel Channel, every time.Duration) Option {
	line := builder.Here()
	return func(s *settings) { s.remind = &reminders{every, channel, line} }
}

// The names of errors of a gate with reminders.
const (
	// ErrAnswerTooLong is the error of an answer whose JSON text has more than 32,768 characters.
	ErrAnswerTooLong = "Review.AnswerTooLong"
	// ErrUnexpected is the error of a SendTaskFailure under a name that the gate keeps to itself.
	ErrUnexpected = "Review.Unexpected"
)

// errDecided ends the asking branch with the answer in its cause.
const errDecided = "Review.Decided"

// maxCause is how many characters the cause of an error holds.
const maxCause = 32_768

// count is how often a level is reminded before its time is up.
func (r reminders) count(l Level) int { return int((l.Timeout - 1) / r.every) }

// remindable tells whether a level can be reminded; otherwise what is wrong is told.
func (g *GateState) remindable(l Level) bool {
	r := g.set.remind
	if r.every < minWait || r.every%time.Second != 0 || r.every >= l.Timeout {
		report(g.scope, r.line, errReminder, "give it whole seconds, at least 1, below the timeout of each level", "%s is reminded every %v, and has %v", g.level(l), r.every, l.Timeout)
		return false
	}
	if over := g.over(l); l.Channel != nil && !notifies(over) {
		report(g.scope, r.line, errReminder, "name the channel of the reminders with RemindOver", "%s is asked by a call of the user's, which has no reminder", g.level(l))
		return false
	}
	return l.Channel != nil
}

// maxReminders is how often a gate reminds in one execution. An execution ends, without a record, when its history has 25,000 events; a reminder
// that is sent at once makes nine, its retries some more.
const maxReminders = 1000

// checkReminders tells that an execution would end by its reminders.
func (g *GateState) checkReminders() {
	r := g.set.remind
	if r == nil || r.every < minWait || r.every%time.Second != 0 {
		return // which is told, or nothing to tell
	}
	n := r.count(Level{Timeout: g.set.wait})
	for _, l := range g.set.escalate {
		if l.Timeout <= maxWait {
			n += r.count(l)
		}
	}
	rounds := 1
	if g.exits.rework.target != nil {
		rounds += g.exits.maxRounds
	}
	if n*rounds > maxReminders {
		report(g.scope, r.line, errReminder, fmt.Sprintf("let them be rarer, up to %d in all rounds: an execution ends at 25,000 events", maxReminders),
			"gate %q sends up to %d reminders", g.name, n*rounds)
	}
}

// over is the channel of a level's reminders.
func (g *GateState) over(l Level) Channel {
	if g.set.remind.over != nil {
		return g.set.remind.over
	}
	return l.Channel
}

// notifies tells whether a channel sends what has no token, too.
func notifies(ch Channel) bool {
	switch ch.(type) {
	case sqsChannel, snsChannel, eventsChannel, lambdaChannel, statesChannel:
		return true
	default:
		return false
	}
}

// placeReminded makes the states of a level with reminders: a Parallel, one branch of which asks while the other one reminds.
//
// A state that waits for a token can do nothing else, and a second question would have another token, so something must run beside it; and
// branches cannot read what another one has assigned, so a branch that reminds cannot learn of the answer. But a branch that fails
// stops the others. So the asking branch ends with an error whose cause is the answer, which the Parallel catches; all other errors
// come through as they are. Schedules outside would do as well; they need a role, a name, and a deletion on each way out.
func placeReminded[Q any, D Verdict[D]](g *GateState, q Question[Q], l Level, w ways) builder.State {
	both := builder.Parallel(g.scope, l.state("Await")).Comment("Reminds while it waits. The answer ends both branches as an error that is caught.")
	builder.Branch(both, func(b *builder.BranchScope[any]) { askInBranch[Q, D](g, b, q, l) })
	builder.Branch(both, func(b *builder.BranchScope[any]) { remindInBranch(g, b, q, l) })
	failure := both.Failure()
	answer := builder.ParseJSON[Answer[D]](&failure.Cause)
	both.CatchRule(builder.On(errDecided).Comment("Somebody has answered.").Assign(append(g.facts(l), readAnswer(g, answer)...)...), w.answered)
	for _, c := range g.catches(l, failure, w) {
		both.CatchRule(c.rule, c.target)
	}
	// The asking branch never succeeds, so this is never gone; a Parallel must say what follows all the same.
	both.Assign(append(g.facts(l), g.is(Failed),
		builder.Bind(g.failure, builder.Lit(builder.ErrorOutput{Error: ErrUnexpected, Cause: "no branch has answered"})))...).
		Then(w.failed)
	return both
}

// askInBranch asks, and ends with an error in any case.
func askInBranch[Q any, D Verdict[D]](g *GateState, b *builder.BranchScope[any], q Question[Q], l Level) {
	task := askState[Q, D](g, b, q, l)
	answer := builder.JSONText(builder.Any(task.Result())) // whatever it is: a malformed answer is judged outside, too
	// A failure that somebody sends under the name of an answer is none: its cause may be anything.
	task.Catch(builder.Fail(b, l.state("Refuse failure"), ErrUnexpected, "a failure was sent under the name "+errDecided), errDecided)
	b.StartAt(task).Then(builder.Choice(b, l.state("Too long?")).
		When(builder.GreaterExpr(builder.TextLength(answer), builder.Lit(maxCause)),
			builder.Fail(b, l.state("Refuse answer"), ErrAnswerTooLong, builder.Format("the answer has {} characters; at most 32768", builder.TextLength(answer)))).
		Otherwise(builder.Fail(b, l.state("Answered"), errDecided, answer)))
}

// remindInBranch reminds as often as there is time for.
func remindInBranch[Q any](g *GateState, b *builder.BranchScope[any], q Question[Q], l Level) {
	n := builder.InitialVar[int](builder.NewFragment(b, l.Group+" "), "reminder", builder.Lit(1)) // its name is unique in the machine
	pause := builder.Wait(b, l.state("Wait"), g.set.remind.every)
	more := builder.Choice(b, l.state("More?")).
		When(builder.LessOrEqual(n, g.set.remind.count(l)), pause).
		Otherwise(builder.PassThrough(b, l.state("No more reminders")))
	b.StartAt(pause).Then(remindState(g, b, q, l, n, more))
}

// remindState makes the state that sends a reminder over a channel that notifies.
func remindState[Q any](g *GateState, s builder.Scope, q Question[Q], l Level, n *int, next builder.State) builder.State {
	id := func() builder.Expr[string] {
		return builder.Hash(builder.Format("{}/{}", g.questionKey(l), n), builder.SHA256)
	}
	switch c := g.over(l).(type) {
	case sqsChannel:
		return sendReminder(g, s, q, l, sqstask.SendMessage[Reminder[Q]](c.queue, c.with(id)...), n, next)
	case snsChannel:
		return sendReminder(g, s, q, l, snstask.Publish[Reminder[Q]](c.topic, c.with("Reminder: "+g.name, id)...), n, next)
	case eventsChannel:
		return sendReminder(g, s, q, l, eventstask.PutEvent[Reminder[Q]](c.source, c.detailType, c.options...), n, next)
	case lambdaChannel:
		return sendReminder(g, s, q, l, lambdatask.Function[Reminder[Q], any](c.function, c.options...), n, next)
	case statesChannel:
		return sendReminder(g, s, q, l, statestask.Start[Reminder[Q]](c.machine, c.with(id)...), n, next)
	default:
		return next // remindable has told
	}
}

func sendReminder[Q, Res any](g *GateState, s builder.Scope, q Question[Q], l Level, call builder.Call[Reminder[Q], Res], n *int, next builder.State) builder.State {
	note := &Reminder[Q]{Gate: g.name, Level: l.group(g.name)}
	count := builder.Bind(n, builder.Add(n, 1))
	task := builder.Task(s, l.state("Remind"), call).Arguments(note,
		builder.Bind(&note.Reminder, n),
		builder.Bind(&note.IdempotencyKey, g.questionKey(l)),
		builder.Bind(&note.Round, g.round),
		builder.Bind(&note.ContentHash, g.hash),
		builder.Bind(&note.Ask, q.request)).
		Timeout(time.Minute).Retry(g.over(l).retriers()...).Assign(count).
		CatchRule(builder.On().Assign(count).Comment("A reminder that is lost ends no review."), next)
	task.Then(next)
	g.sending = append(g.sending, task)
	return task
}
