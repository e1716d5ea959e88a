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

// KillSwitch reads a parameter of SSM Parameter Store when the gate is entered, and once more where the answer approves, since the switch
// may have been thrown while the reviewer took their time:
//
//	on       the gate works
//	shadow   it asks and records, and leaves as a gate with [Shadow] does: what was asked on trial publishes nothing, though the switch be on since
//
// Whatever else it holds, and whatever error reading it ends with, stops the gate: see [GateState.OnStop]. name is a literal, a [builder.Param],
// a pointer to a field or an expression.
func KillSwitch[S builder.Text](name S) Option {
	e := builder.FromText(name)
	return func(s *settings) { s.killSwitch = &e }
}

// OnShadow leads to target where the content was approved in shadow mode and the record of it is written. The status is [Shadowed]. Without it this
// leads where a rejection does.
func (g *GateState) OnShadow(target builder.State) *GateState {
	return g.leads(&g.exits.shadow, "OnShadow", target)
}

// OnStop leads to target where the kill switch has stopped the gate: before anybody was asked, or after an answer that
// approves; the record tells which. The status is [Stopped]. Without it the execution fails with [ErrStopped].
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
	return g.readSwitch("Kill switch", g.switchedTo, builder.Equal(g.switchedTo, "on"), ask, ask)
}

// approval leads an answer that approves to the record of what comes of it: of the approval, of one in shadow mode, or of a stop. What
// is recorded is what happens.
func (g *GateState) approval(record recording) builder.State {
	if !g.set.shadow && g.set.killSwitch == nil {
		return record
	}
	shadow := g.record("Record shadow approval")
	g.exits.records[Shadowed] = shadow
	onward := builder.State(record)
	if g.set.shadow {
		// What the gate guards stays a part of the machine, which is then the same in both modes but for this variable.
		onward = builder.Choice(g.scope, "Mode?").When(builder.Equal(g.mode, "on"), record).Assign(g.is(Shadowed)).Otherwise(shadow).Comment("Never on in shadow mode.")
	}
	if g.set.killSwitch == nil {
		return onward
	}
	again := builder.Var[string](g.scope, "killSwitchAgain")
	return g.readSwitch("Kill switch again", again, builder.And(builder.Equal(again, "on"), builder.Equal(g.switchedTo, "on")), onward, shadow, g.is(Shadowed))
}

// readSwitch makes the states that read the switch into a variable, and lead on: to on where the condition holds.
func (g *GateState) readSwitch(name string, is *string, works builder.Expr[bool], on, shadow builder.State, shadowed ...builder.Binding) builder.State {
	stopped := g.exits.records[Stopped]
	req := parameterName{}
	read := builder.Task(g.scope, name, builder.NewCall[parameterName, parameter](getParameter)).
		Arguments(&req, builder.Bind(&req.Name, *g.set.killSwitch)).
		Retry(jittered(builder.Transient("Ssm.InternalServerErrorException", "Ssm.SdkClientException", "Ssm.ThrottlingException"))).
		Timeout(time.Minute)
	read.CatchRule(builder.On().Assign(g.is(Stopped), builder.Bind(g.failure, builder.From(read.Failure()))), stopped)
	read.Assign(builder.Bind(is, builder.OrElse(&read.Result().Parameter.Value, "")))
	read.Then(builder.Choice(g.scope, name+"?").
		When(works, on).
		WhenRule(builder.Rule(builder.In(is, "on", "shadow")).Assign(shadowed...), shadow).
		Assign(g.is(Stopped), builder.Bind(g.failure, builder.Lit(builder.ErrorOutput{Error: ErrStopped, Cause: "the switch is neither on nor shadow"}))).
		Otherwise(stopped))
	return read
}

// finishSwitch leads the records of what the switch and the shadow mode do to their exits.
func (g *GateState) finishSwitch() {
	e := &g.exits
	if shadow := e.records[Shadowed]; shadow != nil {
		if e.shadow.target == nil {
			e.shadow.target = e.reject.target
		}
		shadow.Then(e.shadow.target)
	}
	if stopped := e.records[Stopped]; stopped != nil {
		if e.stop.target == nil {
			e.stop.target = builder.Fail(g.scope, "Stopped", ErrStopped, &g.failure.Cause)
		}
		stopped.Then(e.stop.target)
	}
}
