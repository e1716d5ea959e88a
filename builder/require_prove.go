package builder

import (
	"strconv"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/passage"
)

// checkRequired finds mistakes in the rules, and names their states.
func (c *compiler) checkRequired() {
	for i := range c.m.required {
		r := &c.m.required[i]
		r.rule, r.seen = passage.Rule{}, nil
		if r.at == nil {
			c.fault(errRequirement.At(r.by.pos(), "Require gets the zero Requirement").WithHelp("make requirements with Before"))
			continue
		}
		target := c.required(r.at, "the target of Before", headOf(r.target))
		if len(r.passages) == 0 {
			c.fault(errRequirement.At(r.at.pos(), "Before has no passage").
				WithHelp("give the state that must have succeeded with Passed, or the transition of a Choice with Through"))
		}
		if target == nil {
			continue
		}
		r.rule.Target, r.seen = target.name, append(r.seen, target)
		for _, p := range r.passages {
			if s := c.passage(p, r.at); s != nil {
				r.seen = append(r.seen, s)
				r.rule.Passages = append(r.rule.Passages, passage.Passage{State: s.name, Ways: p.ways(s)})
			}
		}
		for _, d := range r.drafts {
			if s := c.required(r.at, "the draft of Since", headOf(d)); s != nil {
				r.rule.Since = append(r.rule.Since, s.name)
			}
		}
	}
}

// required checks that a state of a rule is one of this workflow; nil when it is not.
func (c *compiler) required(at callers, what string, s *state) *state {
	switch {
	case s == nil:
		c.fault(errNilState.At(at.pos(), "%s is nil", what).WithHelp("make the state before the rule that names it"))
	case s.sc.nowhere():
		c.fault(nowhere(s.at, "state "+quote(s.name)))
	case s.sc.m != c.m:
		c.fault(errForeignState.At(at.pos(), "%s is %q, a state of %s", what, s.name, s.sc.m.top).
			WithHelp("require it of the workflow that the state belongs to"))
	default:
		return s
	}
	return nil
}

// passage checks one passage and returns its state; nil when it cannot be used.
func (c *compiler) passage(p Passage, before callers) *state {
	if p.at == nil {
		c.fault(errRequirement.At(before.pos(), "Before gets the zero Passage").WithHelp("make passages with Passed or Through"))
		return nil
	}
	if !p.choice {
		s := c.required(p.at, "the state of Passed", tailOf(p.state))
		switch {
		case s == nil:
			return nil
		case s.verb.kind() == "Choice":
			c.fault(errRequirement.At(p.at.pos(), "%q is a Choice, which passes whatever it decides", s.name).
				WithHelp("name the transition that must be taken with Through"))
		case s.verb.kind() == "Fail":
			c.fault(errRequirement.At(p.at.pos(), "%q is a Fail, which never succeeds", s.name).
				WithHelp("name a state that goes on"))
		}
		return s
	}
	s, target := c.required(p.at, "the choice of Through", tailOf(p.state)), c.required(p.at, "the target of Through", headOf(p.target))
	if s == nil || target == nil {
		return nil
	}
	c.checkThrough(p, s, target)
	return s
}

// checkThrough checks that one rule of the Choice, and it alone, leads to the target.
func (c *compiler) checkThrough(p Passage, s, target *state) {
	v, ok := s.verb.(*choiceVerb)
	if !ok {
		c.fault(errRequirement.At(p.at.pos(), "%q is a %s, which has no transitions to choose from", s.name, s.verb.kind()).
			WithHelp("name the state with Passed"))
		return
	}
	rules := v.rulesTo(target)
	switch {
	case v.fallback == target:
		c.fault(errRequirement.At(p.at.pos(), "Otherwise of %q leads to %q, for every value that nobody thought of", s.name, target.name).
			WithHelp("lead there by a rule alone, so that nothing but what it says opens the way"))
	case len(rules) == 0:
		c.fault(errRequirement.At(p.at.pos(), "no rule of %q leads to %q", s.name, target.name).
			WithHelp("lead there with When or Case, or name another transition"))
	case len(rules) > 1:
		c.fault(errRequirement.At(p.at.pos(), "%d rules of %q lead to %q, and each would be a passage", len(rules), s.name, target.name).
			WithHelp("lead each rule to a state of its own and name the right ones, or join their conditions with Or"))
	case v.rules[rules[0]].condition.op == opLit:
		c.fault(errRequirement.At(p.at.pos(), "the rule of %q that leads to %q is a constant, so that it decides nothing", s.name, target.name).
			WithHelp("give the rule a condition that reads what was decided"))
	}
}

// ways are the transitions of a Choice that the passage is; nil for the success of a state.
func (p Passage) ways(s *state) []string {
	v, ok := s.verb.(*choiceVerb)
	if !ok || !p.choice {
		return nil
	}
	ways := []string{}
	for _, i := range v.rulesTo(headOf(p.target)) {
		ways = append(ways, diag.JoinPointer("/Choices", strconv.Itoa(i), "Next"))
	}
	return ways
}

// rulesTo are the rules that lead to a state.
func (v *choiceVerb) rulesTo(target *state) []int {
	var rules []int
	for i, r := range v.rules {
		if r.target == target {
			rules = append(rules, i)
		}
	}
	return rules
}

// prove checks the rules of the machine that was made.
func (c *compiler) prove(out *asl.StateMachine) {
	if len(c.m.required) == 0 {
		return
	}
	g := passage.New(out)
	for _, r := range c.m.required {
		for _, d := range g.Check(r.rule) {
			c.fault(c.detour(r, d))
		}
	}
	c.faults.Sort()
}

// detour tells a way round the passages at the line that requires them, with those of the states it speaks of.
func (c *compiler) detour(r required, d passage.Detour) diag.Diagnostic {
	out := d.Diagnostic()
	out.Pos, out.Pointer, out.Related = r.by.pos(), "", nil
	for i, s := range r.seen {
		message := quote(s.name) + " must come before it"
		if i == 0 {
			message = quote(s.name) + " is the target"
		}
		out.Related = append(out.Related, diag.Related{Pos: s.at.pos(), Message: message})
	}
	for _, sc := range c.m.scopes {
		for _, s := range sc.states {
			if s.name == d.From.Name {
				out.Related = append(out.Related, diag.Related{Pos: s.at.pos(), Message: "the path comes from " + quote(s.name)})
			}
		}
	}
	return out
}
