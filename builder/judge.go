package builder

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
)

// unjudged are the rules that do not run. Whether a Choice needs an Otherwise was asked before, and better: a Switch knows all values
// of its type.
var unjudged = []string{"ASL2008"}

// judge runs the rules for documents over the machine that was made, so that nothing leaves Build that `aslgen validate` would
// refuse. Most machines give no finding; only for one that does the places in the user's code are looked up.
func (c *compiler) judge(out *asl.StateMachine) {
	o := validate.Options{Template: true, Silence: unjudged} // parameters are placeholders
	if c.m.top.express {
		o.WorkflowType = asl.ExecutionExpress
	}
	if len(rules.Validate(out, o)) == 0 {
		return
	}
	c.setOrigins(out)
	for _, d := range rules.Validate(out, o) {
		c.faults = append(c.faults, c.nameGoFields(d))
	}
}

// originator is what all elements of the model are that can remember who made them.
type originator interface{ SetOrigin(diag.Pos) }

// setOrigins tells every state of the machine, and its retriers, catchers and rules, where the user wrote it.
func (c *compiler) setOrigins(out *asl.StateMachine) {
	out.SetOrigin(c.m.at.pos())
	states := map[string]*state{}
	for _, sc := range c.m.scopes {
		for _, s := range sc.states {
			states[s.name] = s
		}
	}
	asl.Walk(out, func(v asl.Visit) bool {
		s := states[v.Name]
		if s == nil { // made by Build in front of a processor, so the state that owns the processor is to be looked at
			if owner := states[v.Scope.OwnerName]; owner != nil {
				v.State.(originator).SetOrigin(owner.at.pos())
			}
			return true
		}
		v.State.(originator).SetOrigin(s.at.pos())
		retriers, catchers := asl.RetryOf(v.State), asl.CatchOf(v.State)
		for i := range min(len(retriers), len(s.retries)) {
			retriers[i].SetOrigin(s.retries[i].at.pos())
		}
		for i := range min(len(catchers), len(s.catches)) {
			catchers[i].SetOrigin(s.catches[i].at.pos())
		}
		return true
	})
}
