package review

import "github.com/aslgen/aslgen/builder"

// exits are where the ways out lead, and the last states before.
type exits struct {
	approve, reject, rework, exhausted, timeout, cancel, invalid, failure exit
	// records are the states that write the records, by the status they write.
	records      map[Status]recording
	decide       *builder.ChoiceState
	shadow, stop exit
	maxRounds    int
}

// exit is where a way out leads.
type exit struct{ target builder.State }

// waysOut makes the states behind the asking: the judgement of the answer, and the records.
func (g *GateState) waysOut() ways {
	e := &g.exits
	e.records = map[Status]recording{}
	record := func(status Status, name string) recording {
		r := g.record(name)
		e.records[status] = r
		return r
	}
	e.decide = builder.Choice(g.scope, "Decision?")
	w := ways{
		answered:   e.decide,
		expired:    record(Expired, "Record expiry"),
		cancelled:  record(Cancelled, "Record cancellation"),
		superseded: record(Superseded, "Record superseding"),
		failed:     record(Failed, "Record failure"),
	}
	if g.set.killSwitch != nil {
		record(Stopped, "Record stop")
	}
	ok := g.wellFormed(g.answer)
	rule := func(status Status, conditions ...builder.Expr[bool]) builder.ChoiceRule {
		return builder.Rule(builder.And(append([]builder.Expr[bool]{ok}, conditions...)...)).Assign(g.is(status))
	}
	e.decide.WhenRule(builder.Rule(builder.Not(builder.IsBefore(builder.StateEnteredTime(), g.expiresAt))).Assign(g.is(Expired)), w.expired)
	w.approved = g.approval(record(Approved, "Record approval"))
	if g.set.quorum == nil { // otherwise nobody approves alone
		e.decide.WhenRule(rule(Approved, g.decided(MeansApprove)).Assign(g.remembers(builder.ListOf(voter(g.answer.reviewer)))...), w.approved)
	}
	e.decide.WhenRule(rule(Rejected, g.decided(MeansReject), g.answer.explained()), record(Rejected, "Record rejection"))
	e.decide.Assign(g.is(Invalid)).Otherwise(record(Invalid, "Record invalid answer"))
	return w
}

// is sets the status on a transition.
func (g *GateState) is(s Status) builder.Binding { return builder.Bind(g.status, builder.Lit(s)) }

// record makes the state that writes the record of a way out.
func (g *GateState) record(name string) recording {
	r := Record{Gate: g.name}
	a := g.answer
	return g.sink.record(g, name, &r, []builder.Binding{
		builder.Bind(&r.Key, g.key),
		builder.Bind(&r.Execution, builder.ExecutionID()),
		builder.Bind(&r.Round, g.round),
		builder.Bind(&r.Status, g.status),
		builder.Bind(&r.Decision, a.decision),
		builder.Bind(&r.Reviewer, a.reviewer),
		builder.Bind(&r.Role, a.role),
		builder.Bind(&r.DecidedAt, a.decidedAt),
		builder.Bind(&r.Comment, a.comment),
		builder.Bind(&r.ContentHash, g.hash),
		builder.Bind(&r.AnsweredHash, a.hash),
		builder.Bind(&r.RequestedAt, builder.Format("{}", g.requestedAt)),
		builder.Bind(&r.Error, &g.failure.Error),
		builder.Bind(&r.Cause, &g.failure.Cause)})
}

// leads notes an exit once.
func (g *GateState) leads(e *exit, what string, target builder.State) *GateState {
	switch {
	case builder.IsNil(target):
		report(g.scope, builder.Here(), errExit, "give it the state that follows", "%s of gate %q is nil", what, g.name)
	case e.target != nil:
		report(g.scope, builder.Here(), errExit, "call it once", "gate %q has an %s already", g.name, what)
	default:
		e.target = target
	}
	return g
}

// OnApprove leads to target where the content was approved and the record of it is written. What follows the chain of the gate is the
// same: w.StartAt(gate).Then(publish) and gate.OnApprove(publish) are two ways to say it.
func (g *GateState) OnApprove(target builder.State) *GateState {
	return g.leads(&g.exits.approve, "OnApprove", target)
}

// OnReject leads to target where the content was rejected. A rejection is a result, not an error: let it end with a status.
func (g *GateState) OnReject(target builder.State) *GateState {
	return g.leads(&g.exits.reject, "OnReject", target)
}

// OnRework leads back to the state that makes the draft, at most max times. The decision after that which asks for
// rework once more leaves by [GateState.OnExhausted].
func (g *GateState) OnRework(draft builder.State, max int) *GateState {
	if max < 1 {
		report(g.scope, builder.Here(), errExit, "give it 1 or more, or make the gate with WithoutRework", "OnRework of gate %q allows %d rounds", g.name, max)
		max = 1
	}
	g.exits.maxRounds = max
	return g.leads(&g.exits.rework, "OnRework", draft)
}

// OnExhausted leads to target where rework is asked for once more than OnRework allows. The status is [Exhausted]. Without it this leads where a
// rejection does.
func (g *GateState) OnExhausted(target builder.State) *GateState {
	return g.leads(&g.exits.exhausted, "OnExhausted", target)
}

// OnTimeout leads to target where nobody has answered in time. Without it this leads where a rejection does.
func (g *GateState) OnTimeout(target builder.State) *GateState {
	return g.leads(&g.exits.timeout, "OnTimeout", target)
}

// OnCancel leads to target where the question was withdrawn or superseded. Without it this leads where a rejection does.
func (g *GateState) OnCancel(target builder.State) *GateState {
	return g.leads(&g.exits.cancel, "OnCancel", target)
}

// OnInvalid leads to target where the answer cannot be taken for any decision. Without it the execution fails with [ErrInvalidAnswer].
func (g *GateState) OnInvalid(target builder.State) *GateState {
	return g.leads(&g.exits.invalid, "OnInvalid", target)
}

// OnFailure leads to target where the question did not reach anybody, or the reviewer's side failed. Without it the execution
// fails with that error.
func (g *GateState) OnFailure(target builder.State) *GateState {
	return g.leads(&g.exits.failure, "OnFailure", target)
}
