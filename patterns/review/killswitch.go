package review

import (
	"time"

	"github.com/aslgen/aslgen/builder"
)

// ErrStopped is the error of a gate that its kill switch has stopped.
const ErrStopped = "Review.Stopped"

// Shadow runs the gate for its evidence only: it asks, judges and records, and leaves an approval by [GateState.OnShadow]. Nothing that the
// gate guards is reached.
func Shadow() Option { return func(s *settings) { s.shadow = true } }

// KillSwitch reads a parameter of SSM Parameter Store when the gate is entered, and once more behind the record of an approval, since the switch
// may have been thrown while the reviewer took their time:
//
//	on       the gate works
//	shadow   it asks and records, and leaves as a gate with [Shadow] does
//
// Whatever else it holds, and whatever error reading it ends with, stops the gate: see [GateState.OnStop]. name is a literal, a [builder.Param],
// a pointer to a field or an expression.
func KillSwitch[S builder.Text](name S) Option {
	e := text(name)
	return func(s *settings) { s.killSwitch = &e }
}

// OnShadow leads to target where the content was approved in shadow mode and the record of it is written. The status is [Shadowed]. Without it this
// leads where a rejection does.
func (g *GateState) OnShadow(target builder.State) *GateState {
	return g.leads(&g.exits.shadow, "OnShadow", target)
}

// OnStop leads to target where the kill switch has stopped the gate: before anybody was asked, which is recorded, or behind the record of an
// approval. The status is [Stopped]. Without it the execution fails with [ErrStopped].
func (g *GateState) OnStop(target builder.State) *GateState {
	return g.leads(&g.exits.stop, "OnStop", target)
}

type (
	parameterName struct{ Name string }
	parameter     struct {
		Parameter struct {
			Value *string `json:",omitempty"`
		}
	}
)

var getParameter = builder.CallSpec{Service: "aws-sdk:ssm", Action: "getParameter"}

// switched puts the kill switch in front of the asking.
func (g *GateState) switched(ask builder.State) builder.State {
	if g.set.killSwitch == nil {
		return ask
	}
	g.exits.stopped = g.record("Record stop")
	return g.readSwitch("Kill switch", ask, ask, g.exits.stopped)
}

// readSwitch makes the states that read the switch and lead on.
func (g *GateState) readSwitch(name string, on, shadow, stopped builder.State) builder.State {
	req := parameterName{}
	read := builder.Task(g.scope, name, builder.NewCall[parameterName, parameter](getParameter)).
		Arguments(&req, builder.Bind(&req.Name, *g.set.killSwitch)).
		Retry(jittered(builder.Transient("Ssm.InternalServerErrorException", "Ssm.SdkClientException", "Ssm.ThrottlingException"))).
		Timeout(time.Minute)
	read.CatchRule(builder.On().Assign(g.is(Stopped), builder.Bind(g.failure, builder.From(read.Failure()))), stopped)
	is := builder.Var[string](g.scope, identifierOf(name))
	read.Assign(builder.Bind(is, builder.OrElse(&read.Result().Parameter.Value, "")))
	read.Then(builder.Choice(g.scope, name+"?").
		When(builder.Equal(is, "on"), on).
		When(builder.Equal(is, "shadow"), shadow).
		Assign(g.is(Stopped), builder.Bind(g.failure, builder.Lit(builder.ErrorOutput{Error: ErrStopped, Cause: "the switch is neither on nor shadow"}))).
		Otherwise(stopped))
	return read
}

// identifierOf names the variable of a reading.
func identifierOf(name string) string {
	if name == "Kill switch" {
		return "killSwitch"
	}
	return "killSwitchAgain"
}

// finishSwitch leads the record of an approval on: to the approval, by the switch, or by the shadow exit.
func (g *GateState) finishSwitch() {
	e := &g.exits
	approval := e.records[Approved]
	if !g.set.shadow && g.set.killSwitch == nil {
		approval.Then(g.approved)
		return
	}
	shadow := builder.PassThrough(g.scope, "Shadow").Comment("Approved, and nothing is published.").Assign(g.is(Shadowed))
	if e.shadow.target == nil {
		e.shadow.target = e.reject.target
	}
	shadow.Then(e.shadow.target)
	onward := builder.State(g.approved)
	if g.set.shadow {
		// What the gate guards stays a part of the machine, which is then the same in both modes but for this variable.
		live := builder.InitialVar[bool](g.scope, "live", builder.Lit(false))
		onward = builder.Choice(g.scope, "Live?").When(builder.Equal(live, true), g.approved).Otherwise(shadow)
	}
	if g.set.killSwitch == nil {
		approval.Then(onward)
		return
	}
	if e.stop.target == nil {
		e.stop.target = builder.Fail(g.scope, "Stopped", ErrStopped, &g.failure.Cause)
	}
	e.stopped.Then(e.stop.target)
	approval.Then(g.readSwitch("Kill switch again", onward, shadow, e.stop.target))
}
