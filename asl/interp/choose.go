package interp

import (
	"fmt"

	"github.com/aslgen/aslgen/asl"
)

// choice runs a Choice.
func (v *visit) choice(s *asl.Choice) {
	if v.node.jsonata {
		v.choiceJSONata(s)
		return
	}
	input, f := v.inputAt(s.InputPath)
	if f != nil {
		v.fail(f)
		return
	}
	next, pointer, assign := s.Default, "/Default", s.Assign
	e := v.env(input)
	for i := range s.Choices {
		ok, f := e.rule(&s.Choices[i])
		if f != nil {
			v.fail(f)
			return
		}
		if ok {
			next, pointer, assign = s.Choices[i].Next, fmt.Sprintf("/Choices/%d/Next", i), s.Choices[i].Assign
			break
		}
	}
	if next == nil {
		v.fail(noMatch())
		return
	}
	vars, f := v.assigned(e, assign)
	output := input
	if f == nil {
		output, f = v.at(s.OutputPath, input)
	}
	if f != nil {
		v.fail(f)
		return
	}
	v.exit(output, vars, *next, pointer)
}

// noMatch is the failure of a Choice none of whose rules hold and that has no Default.
func noMatch() *Failure {
	return &Failure{
		Error: errNoChoiceMatched, runtime: true,
		Cause: "Failed to transition out of the state. The state does not point to a next state.",
	}
}

// choiceJSONata runs a Choice with Conditions.
func (v *visit) choiceJSONata(s *asl.Choice) {
	e := v.env(v.input)
	for i := range s.Choices {
		r := &s.Choices[i]
		ok, f := e.condition(r.Condition)
		if f != nil {
			v.fail(f)
			return
		}
		if ok && r.Next != nil {
			v.exitJSONata(e, v.input, r.Output, r.Assign, *r.Next, fmt.Sprintf("/Choices/%d/Next", i))
			return
		}
	}
	if s.Default == nil {
		v.fail(noMatch())
		return
	}
	v.exitJSONata(e, v.input, s.Output, s.Assign, *s.Default, "/Default")
}

// condition evaluates a Condition.
func (e *env) condition(c *asl.Value[bool]) (bool, *Failure) {
	code, isExpr := c.Expression()
	if !isExpr {
		holds, _ := c.Literal()
		return holds, nil
	}
	got, f := e.jsonata(bare(code), "Condition")
	if f != nil {
		return false, f
	}
	holds, ok := got.(bool)
	if !ok {
		return false, typeError(bare(code), "Condition", "boolean", got)
	}
	return holds, nil
}

// rule evaluates a choice rule in JSONPath.
func (e *env) rule(r *asl.ChoiceRule) (bool, *Failure) {
	switch {
	case r.Not != nil:
		ok, f := e.rule(r.Not)
		return !ok, f
	case r.And != nil:
		for i := range r.And {
			if ok, f := e.rule(&r.And[i]); !ok || f != nil {
				return false, f
			}
		}
		return true, nil
	case r.Or != nil:
		for i := range r.Or {
			if ok, f := e.rule(&r.Or[i]); ok || f != nil {
				return ok, f
			}
		}
		return false, nil
	case r.Variable == nil:
		return false, runtimeError("A choice rule has no Variable.")
	}
	return e.comparison(r)
}

// comparison evaluates a rule that compares a variable.
func (e *env) comparison(r *asl.ChoiceRule) (bool, *Failure) {
	at := func(text string) (any, error) {
		v, f := e.plainPath(text)
		if f != nil {
			return nil, &invalidPath{text}
		}
		return v, nil
	}
	got, f := e.plainPath(*r.Variable)
	if f != nil && r.IsPresent == nil {
		return false, runtimeError("%s", &invalidPath{*r.Variable})
	}
	holds, err := compare(&r.Comparison, got, f == nil, at)
	if err != nil {
		return false, runtimeError("%s", err)
	}
	return holds, nil
}
