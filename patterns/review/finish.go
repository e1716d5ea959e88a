package review

import (
	"time"

	"github.com/aslgen/aslgen/builder"
)

// The limits of a wait. TimeoutSeconds may be longer, but an execution ends after a year, without a record of the gate: a day is left for the rest.
const (
	minWait = time.Second
	maxWait = 364 * 24 * time.Hour
)

// check tells what is wrong with the times of a gate, and puts usable ones in their place so that what follows finds other mistakes.
func (g *GateState) check(timeout time.Duration, line builder.Line) {
	g.set.wait = timeout
	if timeout < minWait || timeout > maxWait {
		report(g.scope, line, errTime, "give Ask a timeout from 1s to 364 days", "gate %q waits for %v", g.name, timeout)
		g.set.wait = time.Hour
	}
	if h := g.set.heartbeat; h != 0 && (h < minWait || h >= g.set.wait) {
		report(g.scope, g.line, errTime, "give Heartbeat a second at least, and less than the timeout", "heartbeat of gate %q is %v, its timeout %v", g.name, h, g.set.wait)
		g.set.heartbeat = 0
	}
	if g.sink.record == nil {
		report(g.scope, g.line, errSink, "give Gate a sink such as DynamoDB", "gate %q has no place for its records", g.name)
		g.sink = Sink{func(g *GateState, name string, _ *Record, _ []builder.Binding) recording {
			return builder.PassThrough(g.scope, name)
		}}
	}
}

// finish leads the records to the exits that the user has given, and to the default ones.
func (g *GateState) finish() {
	e := &g.exits
	e.records[Approved].Then(g.approved)
	if e.approve.target != nil {
		g.approved.Then(e.approve.target)
	}
	if e.reject.target == nil {
		report(g.scope, g.line, errExit, "say what follows a rejection with OnReject", "gate %q has no OnReject", g.name)
		e.reject.target = builder.Fail(g.scope, "Rejected", "Review.Rejected", "")
	}
	g.finishRework()
	g.checkReminders()
	to := func(x exit, otherwise func() builder.State) builder.State {
		if x.target != nil {
			return x.target
		}
		return otherwise()
	}
	reject := func() builder.State { return e.reject.target }
	fails := func(name string) func() builder.State {
		return func() builder.State { return builder.Fail(g.scope, name, &g.failure.Error, &g.failure.Cause) }
	}
	expired := reject
	if g.set.failOnTimeout {
		if e.timeout.target != nil {
			report(g.scope, g.line, errExit, "leave one of them out", "gate %q has OnTimeout and FailOnTimeout", g.name)
		}
		expired = func() builder.State {
			return builder.Fail(g.scope, "Expired", ErrExpired, "nobody answered in time")
		}
	}
	e.records[Rejected].Then(e.reject.target)
	e.records[Expired].Then(to(e.timeout, expired))
	cancel := to(e.cancel, reject)
	e.records[Cancelled].Then(cancel)
	e.records[Superseded].Then(cancel)
	e.records[Failed].Then(to(e.failure, fails("Failed")))
	e.records[Invalid].Then(to(e.invalid, func() builder.State {
		return builder.Fail(g.scope, "Invalid answer", ErrInvalidAnswer, "the answer is no decision on the content that was asked about")
	}))
	g.finishSwitch()
	g.checkGuards()
}

// finishRework adds what answers that ask for rework lead to.
func (g *GateState) finishRework() {
	e := &g.exits
	if len(g.words[MeansRework]) == 0 {
		g.set.withoutRework = true
	}
	switch {
	case e.rework.target == nil && !g.set.withoutRework:
		report(g.scope, g.line, errExit, "say where the draft is made anew with OnRework, or make the gate with WithoutRework", "gate %q has no OnRework", g.name)
		return
	case e.rework.target != nil && g.set.withoutRework:
		report(g.scope, g.line, errExit, "leave one of them out, or give a decision MeansRework", "gate %q has OnRework, and takes no rework", g.name)
		return
	case e.rework.target == nil:
		if e.exhausted.target != nil {
			report(g.scope, g.line, errExit, "leave it out, or allow rework with OnRework", "gate %q has OnExhausted, and takes no rework", g.name)
		}
		return
	}
	asked := builder.And(g.wellFormed(g.answer), g.decided(MeansRework), g.answer.explained())
	again := builder.LessOrEqual(g.round, e.maxRounds)
	rework, exhausted := g.record("Record rework"), g.record("Record last rework")
	e.decide.WhenRule(builder.Rule(builder.And(asked, again)).Assign(g.is(Reworked)), rework)
	e.decide.WhenRule(builder.Rule(asked).Assign(g.is(Exhausted)), exhausted)
	rework.Then(e.rework.target)
	if e.exhausted.target == nil {
		e.exhausted.target = e.reject.target
	}
	exhausted.Then(e.exhausted.target)
}
