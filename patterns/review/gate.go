package review

import (
	"time"

	"github.com/aslgen/aslgen/builder"
)

// GateState is a gate: a part of a scope that waits until somebody has decided. [Gate] makes it. A transition leads to it as to a state;
// what follows is said by its exits.
type GateState struct {
	builder.Chain

	name  string
	scope builder.Scope
	line  builder.Line
	sink  Sink
	set   settings
	words vocabulary

	// What every request has.
	key, hash, author      *string
	mode                   *string // in shadow mode
	switchedTo             *string // what the kill switch was when the gate was entered
	round                  *int
	requestedAt, expiresAt *time.Time

	// What the ways out know.
	answer  answered
	status  *Status
	failure *builder.ErrorOutput

	begin    *builder.PassState[any]
	sending  []builder.State // that ask and remind
	approved *builder.PassState[any]
	exits    exits
	guards   bool // whether anything was said to be guarded, be it nil
}

// Gate makes the states of a gate: they ask, wait, judge the answer, and write a record on every way out, before anything follows. The
// names of the states begin with the name of the gate and a colon. The timeout of the question and the sink of the records are required;
// say then what follows with [GateState.OnApprove], [GateState.OnReject] and [GateState.OnRework], and what must not happen without
// an approval with [GateState.Guards].
func Gate[Q, Out any](s builder.ScopeOf[Out], name string, question Question[Q], audit Sink, options ...Option) *GateState {
	return newGate[Q, Decision](s, name, question, audit, options)
}

func newGate[Q any, D Verdict[D], Out any](s builder.ScopeOf[Out], name string, question Question[Q], audit Sink, options []Option) *GateState {
	f := builder.NewFragment(s, name+": ")
	// In a fragment the name alone is no key: the fragment may be there twice.
	g := &GateState{name: builder.Prefix(s) + name, scope: f, line: builder.Here(), sink: audit}
	for _, o := range options {
		if o != nil {
			o(&g.set)
		}
	}
	g.check(question.timeout, question.line)
	g.checkFourEyes()
	g.words = vocabularyOf[D](g)
	g.variables(question.hash)
	g.approved = builder.PassThrough(f, "Approved").Comment("Only an explicit approval leads here.")
	g.begin.Then(g.switched(ask[Q, D](g, question, g.waysOut())))
	g.forbidSensitive()
	g.Chain = builder.Span(g.begin, g.approved)
	builder.AtBuild(f, g.finish)
	return g
}

// variables makes the variables of the gate, and the state that fills them each time that the gate is entered.
func (g *GateState) variables(hash builder.Expr[string]) {
	s := g.scope
	g.round = builder.InitialVar[int](s, "round", builder.Lit(0))
	next := builder.Add(g.round, 1)
	g.key, g.hash = builder.Var[string](s, "key"), builder.Var[string](s, "contentHash")
	g.requestedAt, g.expiresAt = builder.Var[time.Time](s, "requestedAt"), builder.Var[time.Time](s, "expiresAt")
	// Whoever makes the draft anew reads the comment, and the first time there is none.
	g.answer = newAnswered(s, builder.InitialVar[string](s, "comment", builder.Lit("")))
	g.status = builder.Var[Status](s, "status")
	g.failure = builder.Var[builder.ErrorOutput](s, "failure")
	execution := builder.ExecutionID()
	if g.set.item != nil {
		execution = builder.Format("{}/{}", execution, *g.set.item)
	}
	bindings := []builder.Binding{
		builder.Bind(g.round, next),
		builder.Bind(g.key, builder.Format("{}/"+braces.Replace(g.name)+"/{}", execution, next)),
		builder.Bind(g.hash, hash),
		builder.Bind(g.requestedAt, builder.StateEnteredTime()),
		builder.Bind(g.expiresAt, builder.AddTime(builder.StateEnteredTime(), g.set.wait)),
		builder.Bind(g.failure, builder.Lit(builder.ErrorOutput{})),
	}
	if g.set.author != nil {
		g.author = builder.Var[string](s, "author")
		bindings = append(bindings, builder.Bind(g.author, builder.JSONata[string](`$type($1) = "string" ? $trim($1) : ""`, *g.set.author)))
	}
	if g.set.killSwitch != nil {
		g.switchedTo = builder.Var[string](s, "killSwitch")
	}
	if g.set.shadow {
		g.mode = builder.Var[string](s, "mode")
		bindings = append(bindings, builder.Bind(g.mode, builder.Lit("shadow")))
	}
	for _, v := range []*string{g.answer.decision, g.answer.reviewer, g.answer.role, g.answer.decidedAt, g.answer.comment, g.answer.hash} {
		bindings = append(bindings, builder.Bind(v, builder.Lit("")))
	}
	g.begin = builder.PassThrough(s, "Begin").Assign(bindings...)
}

// Status is how the gate was left. It can be read behind the gate.
func (g *GateState) Status() *Status { return g.status }

// Reviewer is who answered, "" where nobody did. It can be read behind the gate.
func (g *GateState) Reviewer() *string { return g.answer.reviewer }

// Comment is the reason that the answer gives, "" where there is none. It can be read everywhere in the scope: whoever makes the draft anew reads
// there what is to be done.
func (g *GateState) Comment() *string { return g.answer.comment }

// Failure is the error that ended the wait; its fields are "" where an answer did. It can be read behind the gate.
func (g *GateState) Failure() *builder.ErrorOutput { return g.failure }

// Round counts how often the gate was entered: it is 0 before the first time, so that whoever makes the draft sees how often it was asked for rework,
// and 1 for the first question. It can be read everywhere in the scope.
func (g *GateState) Round() *int { return g.round }
