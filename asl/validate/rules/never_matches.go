package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// neverMatches reports names that an earlier retrier or catcher takes.
var neverMatches = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1103", Severity: diag.Warning,
		Title: "an earlier retrier or catcher takes the error",
		Doc: "The first retrier or catcher that names an error is the one that counts. The same name has no effect further down; nor has, " +
			"in a Task, an error of its own behind States.TaskFailed, or States.HeartbeatTimeout behind States.Timeout.",
		Spec: spec + "#retrying-after-error",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "Retry": [{"ErrorEquals": ["Busy"]}, {"ErrorEquals": ["Busy"], "MaxAttempts": 9}], "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "Retry": [{"ErrorEquals": ["Busy"]}, {"ErrorEquals": ["Down"], "MaxAttempts": 9}], "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		eachHandler(p, func(list []handler) {
			taken := map[string]*handler{}
			for i := range list {
				h := &list[i]
				checkTaken(p, h, taken)
				for _, name := range h.names {
					if taken[name] == nil {
						taken[name] = h
					}
				}
			}
		})
	},
}

// checkTaken reports the names of a handler that handlers before it take: the handler itself when they are all it has.
func checkTaken(p *validate.Pass, h *handler, taken map[string]*handler) {
	if taken[statesALL] != nil {
		return // that one is in the wrong place
	}
	var dead []int
	for i, name := range h.names {
		if taker(h.state, name, taken) != nil {
			dead = append(dead, i)
		}
	}
	if len(dead) > 0 && len(dead) == len(h.names) {
		by := taker(h.state, h.names[0], taken)
		p.Report(h.at(), "%s %d never matches: %s %d takes %q", h.kind(), h.index, h.kind(), by.index, h.names[0]).
			Help("move it before the other one, or delete it").Related(by.at(), "the %s that matches", h.kind())
		return
	}
	for _, i := range dead {
		by := taker(h.state, h.names[i], taken)
		p.Report(h.nameAt(i), "%q has no effect in %s %d: %s %d takes it", h.names[i], h.kind(), h.index, h.kind(), by.index).
			Help("delete it in one of the two").Related(by.at(), "the %s that matches", h.kind())
	}
}

// taker returns the handler that takes an error, nil when none does.
func taker(s *validate.State, name string, taken map[string]*handler) *handler {
	if name == "" {
		return nil
	}
	if by := taken[name]; by != nil {
		return by
	}
	if name == statesHeartbeatTimeout {
		return taken[statesTimeout]
	}
	if _, ok := s.Model.(*asl.Task); ok && !strings.HasPrefix(name, statesPrefix) {
		return taken[statesTaskFailed]
	}
	return nil
}
