package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// noEnd reports scopes that cannot end.
var noEnd = &validate.Rule{
	Def: diag.Def{
		Code: "ASL2004", Severity: diag.Error, AWS: "MISSING_END_STATE",
		Title: "scope has no terminal state",
		Doc: "A machine, a branch and a processor each need a state at which they end: a Succeed, a Fail, or a state with End true. " +
			"Without one the states run in a circle for ever, and Step Functions refuses the machine.",
		Spec: spec + "#terminal-state",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 5, "Next": "B"},` +
			` "B": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Next": "A"}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 5, "Next": "B"},` +
			` "B": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": true}}}`,
	},
	Check: func(p *validate.Pass) {
		for _, scope := range p.Scopes() {
			if !endless(scope) {
				continue
			}
			round := loopBehind(scope.Start)
			p.Report(scope.At("States"), "no state ends this %s: it runs %s and so on", scope.Model.Kind, validate.FormatPath(round)).AtName().
				Help(`give the last state "End": true, or let a way lead to a Succeed or Fail`)
		}
	},
}

// endless reports whether a scope has no terminal state at all, and nothing that is not known may lead to one. A terminal state
// that is not reachable is the fault then.
func endless(scope *validate.Scope) bool {
	if scope.Start == nil || scope.CanEnd(scope.Start) {
		return false
	}
	for _, s := range scope.States {
		if s.Terminal() {
			return false
		}
	}
	return true
}

// loopBehind follows the first way out of each state until a state comes again.
func loopBehind(start *validate.State) []*validate.State {
	way, seen := []*validate.State{start}, map[*validate.State]bool{start: true}
	for s := start; ; {
		next := targets(s)
		if len(next) == 0 {
			return way
		}
		s = next[0]
		way = append(way, s)
		if seen[s] {
			return way
		}
		seen[s] = true
	}
}
