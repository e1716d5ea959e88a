package review

import (
	"time"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder"
)

// The names of errors that end the wait for an answer. Whoever has the token sends the first two with SendTaskFailure.
const (
	// ErrCancelled takes the question back: nobody needs the answer any more.
	ErrCancelled = "Review.Cancelled"
	// ErrSuperseded takes the question back because newer content has come.
	ErrSuperseded = "Review.Superseded"
	// ErrAnswerTooLong is the error of an answer that a gate with reminders cannot take: its JSON text has more than 32,768 characters.
	ErrAnswerTooLong = "Review.AnswerTooLong"
	// ErrUnexpected is the error of a SendTaskFailure with a name that the gate keeps to itself.
	ErrUnexpected = "Review.Unexpected"
)

// Asking is a question to reviewers, made by [Ask].
type Asking[Q any] struct {
	ask      *Q
	bindings []builder.Binding
	hash     builder.Expr[string]
	first    Level
	line     builder.Line
}

// Ask says what reviewers are asked, and for how long: q is what they get to see, with bindings for what is known only when the workflow runs.
// It holds references to the work, never the work itself. contentHash names the content to the byte; the answer must repeat it. The
// timeout counts from when the question is asked, in whole seconds, 1 to 99,999,999: a gate without one would wait for a year.
func Ask[Q any, H builder.Text](q *Q, contentHash H, timeout time.Duration, channel Channel, bindings ...builder.Binding) Asking[Q] {
	return Asking[Q]{ask: q, bindings: bindings, hash: text(contentHash), first: Level{Timeout: timeout, Channel: channel}, line: builder.Here()}
}

// placing is one gate whose questions are being placed into its scope.
type placing[Q any] struct {
	Asking[Q]
	gate   string
	scope  builder.Scope
	round  builder.Expr[int]
	author *builder.Expr[string]
	item   *builder.Expr[string]
	remind *reminders
}

// outcome holds the variables that asking fills and the exits read. A is the answer as it is received.
type outcome[A any] struct {
	gate                   string
	answer                 *A // filled on the way to decided only
	level                  *string
	requestedAt, expiresAt *time.Time
	problem, cause         *string // filled on all ways but that to decided
}

// newOutcome makes the variables in the scope of a gate.
func newOutcome[A any](s builder.Scope, gate string) outcome[A] {
	return outcome[A]{
		gate,
		builder.Var[A](s, "answer"), builder.Var[string](s, "level"), builder.Var[time.Time](s, "requestedAt"),
		builder.Var[time.Time](s, "expiresAt"), builder.Var[string](s, "problem"), builder.Var[string](s, "cause"),
	}
}

// routes are where the asking leads to.
type routes struct{ decided, expired, cancelled, superseded, failed builder.State }

// place makes the states that ask, level by level, and returns the first of them.
func place[Q, A any](p placing[Q], levels []Level, out outcome[A], to routes) builder.State {
	p.check(levels)
	// Back to front: each level leads to the one behind it.
	next := to.expired
	for i := len(levels) - 1; i >= 0; i-- {
		to.expired = next
		if p.remind != nil {
			next = placeReminded(p, levels[i], out, to)
		} else {
			next = placePlain(p, levels[i], out, to)
		}
	}
	return next
}

// placePlain makes the one state of a level without reminders.
func placePlain[Q, A any](p placing[Q], l Level, out outcome[A], to routes) builder.State {
	ask := askState[Q, A](p, p.scope, l)
	if ask == nil {
		return to.failed
	}
	ask.Assign(append(out.facts(l), builder.Bind(out.answer, builder.From(ask.Result())))...)
	for _, c := range out.catches(l, ask.Failure(), to) {
		ask.CatchRule(c.rule, c.target)
	}
	ask.Then(to.decided)
	return ask
}

// askState makes the state that asks a level and waits; nil where its channel is none, which check has told.
func askState[Q, A any](p placing[Q], s builder.Scope, l Level) *builder.TaskState[Request[Q], A] {
	call, ok := askBy[Q, A](l.Channel, p.gate)
	if !ok {
		p.fault(errChannel, "the channel of %s is %s", "give SQS, SNS, EventBridge, Lambda, StateMachine, or Via with a call that takes a Request of what is asked",
			p.name(l), describe(l.Channel))
		return nil
	}
	req := &Request[Q]{Gate: p.gate, Level: l.group(p.gate)}
	bindings := []builder.Binding{
		builder.Bind(&req.TaskToken, builder.TaskToken()),
		builder.Bind(&req.IdempotencyKey, p.key(l)),
		builder.Bind(&req.Round, p.round),
		builder.Bind(&req.RequestedAt, builder.StateEnteredTime()),
		builder.Bind(&req.ExpiresAt, builder.AddTime(builder.StateEnteredTime(), l.Timeout)),
		builder.Bind(&req.ContentHash, p.hash),
		builder.Bind(&req.Ask, builder.Object(p.ask, p.bindings...)),
	}
	if p.author != nil {
		bindings = append(bindings, builder.BindPtr(&req.Author, *p.author))
	}
	ask := builder.Task(s, l.state("Ask"), call).Arguments(req, bindings...).Timeout(l.Timeout).
		Retry(l.Channel.retriers()...).
		Comment("Asks " + l.group(p.gate) + " and waits up to " + l.Timeout.String() + ".")
	if l.Heartbeat != 0 {
		ask.Heartbeat(l.Heartbeat)
	}
	return ask
}

// key is the idempotency key of a question: the same however often it is sent, and another one in the next round.
func (p placing[Q]) key(l Level) builder.Expr[string] {
	if p.item != nil {
		return builder.Format("{}/{}/{}/{}/{}", builder.ExecutionName(), *p.item, p.gate, l.group(p.gate), p.round)
	}
	return builder.Format("{}/{}/{}/{}", builder.ExecutionName(), p.gate, l.group(p.gate), p.round)
}

// facts are what is known of a level however its wait ends. They stand in its own state, whose entry is when it was asked.
func (out outcome[A]) facts(l Level) []builder.Binding {
	return []builder.Binding{
		builder.Bind(out.level, builder.Lit(l.group(out.gate))),
		builder.Bind(out.requestedAt, builder.StateEnteredTime()),
		builder.Bind(out.expiresAt, builder.AddTime(builder.StateEnteredTime(), l.Timeout)),
	}
}

// catch is a rule and where it leads.
type catch struct {
	rule   builder.CatchRule
	target builder.State
}

// catches lead each way of not getting an answer to its exit.
func (out outcome[A]) catches(l Level, failure *builder.ErrorOutput, to routes) []catch {
	known := append(out.facts(l), builder.Bind(out.problem, &failure.Error), builder.Bind(out.cause, &failure.Cause))
	return []catch{
		{builder.On("States.Timeout", "States.HeartbeatTimeout").Assign(known...).Comment("Nobody has answered in time."), to.expired},
		{builder.On(ErrCancelled).Assign(known...).Comment("The question was taken back."), to.cancelled},
		{builder.On(ErrSuperseded).Assign(known...).Comment("Newer content has come."), to.superseded},
		{builder.On().Assign(known...), to.failed},
	}
}

// check looks at what the user says of the asking.
func (p placing[Q]) check(levels []Level) {
	seen := map[string]bool{}
	for _, l := range levels {
		p.checkRetriers(l)
		if g := l.group(p.gate); seen[g] {
			p.fault(errLevels, "%s is asked twice", "name each level's Group otherwise: it is a part of the idempotency key", p.name(l))
		} else {
			seen[g] = true
		}
	}
	if p.item == nil && builder.Repeated(p.scope) {
		p.fault(errRepeated, "gate %q stands in an inline Map, whose items have one execution", "add PerItem with what differs between the items, such as an id", p.gate)
	}
}

// asksAgain are errors that a retry must not take: nobody has failed to send, and another attempt would ask anew.
var asksAgain = map[string]bool{
	"States.ALL": true, "States.TaskFailed": true, "States.Timeout": true, "States.HeartbeatTimeout": true,
	ErrCancelled: true, ErrSuperseded: true,
}

func (p placing[Q]) checkRetriers(l Level) {
	if l.Channel == nil {
		return
	}
	for _, r := range l.Channel.retriers() {
		for _, name := range r.ErrorEquals() {
			if asksAgain[name] {
				p.fault(errRetryAsks, "the channel of %s retries %s", "name the errors of sending: the throttles and the passing faults of the service",
					p.name(l), name)
			}
		}
	}
}

// name names a level in messages.
func (p placing[Q]) name(l Level) string {
	if l.Group == "" {
		return "gate " + quote(p.gate)
	}
	return "level " + quote(l.Group) + " of gate " + quote(p.gate)
}

// fault reports a mistake at the line of Ask.
func (p placing[Q]) fault(def diag.Def, format, help string, args ...any) {
	builder.Report(p.scope, def.At(p.line.Pos(), format, args...).WithHelp("%s", help))
}
