package builder

import (
	"reflect"
	"slices"

	"github.com/aslgen/aslgen/asl"
)

// ChoiceState is a Choice: it goes where the first true rule says. Spec: https://states-language.net/spec.html#choice-state
type ChoiceState struct {
	st *state
	c  *choiceVerb
}

// Choice makes a Choice state. It needs at least one rule, and an Otherwise.
func Choice(s Scope, name string) *ChoiceState {
	v := &choiceVerb{}
	return &ChoiceState{newState(s, here(), name, v), v}
}

// When leads to target where the condition is true. Rules are tried in order.
func (c *ChoiceState) When(condition Expr[bool], target State) *ChoiceState {
	c.c.add(c.st, here(), Rule(condition), target)
	return c
}

// WhenRule is [ChoiceState.When] with a rule that does more: fill variables, set the output.
func (c *ChoiceState) WhenRule(rule ChoiceRule, target State) *ChoiceState {
	c.c.add(c.st, here(), rule, target)
	return c
}

// Otherwise leads to target where no rule is true: the state's Default.
func (c *ChoiceState) Otherwise(target State) *ChoiceState {
	c.c.setDefault(c.st, here(), target)
	return c
}

// Comment sets the state's Comment.
func (c *ChoiceState) Comment(text string) *ChoiceState {
	c.st.comment = text
	return c
}

// Assign fills variables when no rule is true.
func (c *ChoiceState) Assign(bindings ...Binding) *ChoiceState {
	c.st.assigns = append(c.st.assigns, bindings...)
	return c
}

// Output sets the output where no rule is true. See [TaskState.Output].
func (c *ChoiceState) Output(v any, bindings ...Binding) *ChoiceState {
	c.st.setOutput(here(), v, bindings)
	return c
}

func (c *ChoiceState) ends() (head, tail *state) {
	if c == nil {
		return nil, nil
	}
	return c.st, c.st
}

// ChoiceRule is a rule of a Choice. It is an immutable value; see [Rule].
type ChoiceRule struct {
	condition *node
	assigns   []Binding
	output    *value
	comment   string
}

// Rule makes a rule that holds where the condition is true.
func Rule(condition Expr[bool]) ChoiceRule { return ChoiceRule{condition: condition.node()} }

// Assign fills variables when the rule holds.
func (r ChoiceRule) Assign(bindings ...Binding) ChoiceRule {
	r.assigns = append(slices.Clone(r.assigns), bindings...)
	return r
}

// Output sets the output of the Choice when the rule holds. See [TaskState.Output].
func (r ChoiceRule) Output(v any, bindings ...Binding) ChoiceRule {
	r.output = newValue(here(), v, bindings)
	return r
}

// Comment sets the rule's Comment.
func (r ChoiceRule) Comment(text string) ChoiceRule {
	r.comment = text
	return r
}

type choiceRule struct {
	ChoiceRule
	target *state
	at     callers
}

// choiceVerb serves Choice and Switch.
type choiceVerb struct {
	rules      []choiceRule
	fallback   *state
	fallbackAt callers
	exhaustive func(c *compiler, s *state) // of a Switch
}

func (v *choiceVerb) add(s *state, at callers, r ChoiceRule, target State) {
	t := headOf(target)
	if t == nil {
		s.nilTarget(at, "a rule of %q leads to nil", s.name)
		return
	}
	if r.condition == nil {
		r.condition = bad(errZeroExpr.At(at.pos(), "a rule of %q is the zero ChoiceRule", s.name).WithHelp("make rules with Rule"))
	}
	v.rules = append(v.rules, choiceRule{r, t, at})
}

func (v *choiceVerb) setDefault(s *state, at callers, target State) {
	t := headOf(target)
	switch {
	case t == nil:
		s.nilTarget(at, "Otherwise of %q is nil", s.name)
	case v.fallback != nil:
		s.fault(errGivenTwice.At(at.pos(), "Otherwise of %q is %q already", s.name, v.fallback.name))
		t.reject()
	default:
		v.fallback, v.fallbackAt = t, at
	}
}

func (v *choiceVerb) kind() string             { return "Choice" }
func (v *choiceVerb) resultType() reflect.Type { return nil }

func (v *choiceVerb) edges(s *state, yield func(edge)) {
	for i := range v.rules {
		r := &v.rules[i]
		yield(edge{kind: edgeRule, to: r.target, at: r.at, field: "When", assigns: r.assigns})
	}
	if v.fallback != nil {
		yield(edge{kind: edgeRule, to: v.fallback, at: v.fallbackAt, field: "Otherwise", assigns: s.assigns})
	}
}

func (v *choiceVerb) lower(c *compiler, s *state) {
	for i := range v.rules {
		r := &v.rules[i]
		c.lowerExpr(r.condition, s.before("condition"))
		c.lowerAssigns(s, r.assigns, s.before("Assign"))
		c.lowerValue(r.output, s.before("Output"))
	}
	switch {
	case s.broken: // a rule or Otherwise is missing because its target was nil
	case v.exhaustive != nil:
		v.exhaustive(c, s)
	case len(v.rules) == 0:
		c.fault(errNoRule.At(s.at.pos(), "%q has no rule", s.name))
	case v.fallback == nil:
		c.fault(errNoDefault.At(s.at.pos(), "%q has no Otherwise", s.name))
	}
}

func (v *choiceVerb) emit(c *compiler, s *state) asl.State {
	out := &asl.Choice{Comment: optional(s.comment)}
	w := s.before("condition")
	for i := range v.rules {
		r := &v.rules[i]
		out.Choices = append(out.Choices, asl.ChoiceRule{
			Comment:   optional(r.comment),
			Condition: c.emitCondition(r.condition, w),
			Assign:    c.assign(s, r.assigns, w),
			Output:    c.emitValue(r.output, w),
			Next:      &r.target.name,
		})
	}
	if v.fallback != nil {
		out.Default = &v.fallback.name
	}
	out.Assign = c.assign(s, s.assigns, w)
	out.Output = c.emitValue(s.output, w)
	return out
}

func (c *compiler) emitCondition(n *node, w where) *asl.Value[bool] {
	if b, ok := n.lit.(bool); ok && n.op == opLit {
		return asl.Literal(b)
	}
	return asl.Expression[bool](c.jsonata(n, w))
}
