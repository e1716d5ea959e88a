package passage

import (
	"slices"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
)

// operand is a value that a rule compares: a variable, or "" for the input of the state, and the names of the members that lead to
// the part of it.
type operand struct {
	variable string
	path     []string
}

// rulesFor are the rules of a Choice that hold only where an operand has the value. Which operands count, comes says.
func (g *Graph) rulesFor(choice int, value string, comes func(operand) bool) []int {
	var out []int
	c := g.states[choice].State.(*asl.Choice)
	for i := range c.Choices {
		if implies(&c.Choices[i], value, comes) {
			out = append(out, i)
		}
	}
	return out
}

// implies tells whether a rule holds only where an operand has the value.
func implies(r *asl.ChoiceRule, value string, comes func(operand) bool) bool {
	if text, ok := r.Condition.Expression(); ok {
		n, err := jsonata.Parse(text)
		return err == nil && demands(n, value, comes)
	}
	same := func(r asl.ChoiceRule) bool { return implies(&r, value, comes) }
	switch {
	case len(r.And) > 0:
		return slices.ContainsFunc(r.And, same)
	case len(r.Or) > 0:
		return !slices.ContainsFunc(r.Or, func(r asl.ChoiceRule) bool { return !same(r) })
	case r.Variable != nil && r.StringEquals != nil && *r.StringEquals == value:
		o, ok := pathOperand(*r.Variable)
		return ok && comes(o)
	}
	return false
}

// demands is implies for an expression.
func demands(n jsonata.Node, value string, comes func(operand) bool) bool {
	switch n := n.(type) {
	case *jsonata.Block:
		return len(n.Exprs) == 1 && demands(n.Exprs[0], value, comes)
	case *jsonata.Binary:
		switch n.Op {
		case "and":
			return demands(n.Left, value, comes) || demands(n.Right, value, comes)
		case "or":
			return demands(n.Left, value, comes) && demands(n.Right, value, comes)
		case "=":
			return isText(n.Right, value) && comesAll(n.Left, value, comes) || isText(n.Left, value) && comesAll(n.Right, value, comes)
		case "in":
			a, ok := n.Right.(*jsonata.Array)
			return ok && len(a.Items) == 1 && isText(a.Items[0], value) && comesAll(n.Left, value, comes)
		}
	}
	return false
}

func isText(n jsonata.Node, value string) bool {
	s, ok := n.(*jsonata.String)
	return ok && s.Value == value
}

// comesAll tells whether a side of an equation with the value is an operand that counts, or, as in a ? b : "", several of them
// and constants that are not the value.
func comesAll(n jsonata.Node, value string, comes func(operand) bool) bool {
	found := false
	for _, side := range results(n) {
		switch s := side.(type) {
		case *jsonata.Null:
			continue
		case *jsonata.String:
			if s.Value != value {
				continue
			}
		}
		o, ok := expressionOperand(side)
		if !ok || !comes(o) {
			return false
		}
		found = true
	}
	return found
}

// results are the expressions one of which gives the value of an expression.
func results(n jsonata.Node) []jsonata.Node {
	switch n := n.(type) {
	case *jsonata.Block:
		if len(n.Exprs) == 1 {
			return results(n.Exprs[0])
		}
	case *jsonata.Conditional:
		if n.Else != nil {
			return append(results(n.Then), results(n.Else)...)
		}
	}
	return []jsonata.Node{n}
}

// chain reads $name.a.b; ok is false for every other form.
func chain(n jsonata.Node) (name string, path []string, ok bool) {
	switch n := n.(type) {
	case *jsonata.Variable:
		return n.Name, nil, true
	case *jsonata.Path:
		name, path, ok = chain(n.Left)
		switch f := n.Right.(type) {
		case *jsonata.Field:
			return name, append(path, f.Value), ok
		case *jsonata.String: // a field whose name is written in quotes
			return name, append(path, f.Value), ok
		}
	}
	return "", nil, false
}

func expressionOperand(n jsonata.Node) (operand, bool) {
	name, path, ok := chain(n)
	switch {
	case !ok || name == "" || name == "$":
		return operand{}, false
	case name != "states":
		return operand{name, path}, true
	case len(path) > 0 && path[0] == "input":
		return operand{"", path[1:]}, true
	case len(path) > 0 && path[0] == "context":
		return operand{"$$", path[1:]}, true // no variable is called so
	}
	return operand{}, false
}

// pathOperand reads $.a.b and $name.a.b.
func pathOperand(text string) (operand, bool) {
	p, err := jsonpath.Parse(text)
	if err != nil || len(p.Odd) > 0 {
		return operand{}, false
	}
	o := operand{variable: p.Name}
	if p.Root == jsonpath.Context {
		o.variable = "$$"
	}
	for _, step := range p.Steps {
		n, ok := step.(*jsonpath.Name)
		if !ok || n.Function() {
			return operand{}, false
		}
		o.path = append(o.path, n.Value)
	}
	return o, true
}

// compared are the texts that the rules of a Choice compare with.
func (g *Graph) compared(choice int) []string {
	var out []string
	var rule func(r *asl.ChoiceRule)
	rule = func(r *asl.ChoiceRule) {
		if text, ok := r.Condition.Expression(); ok {
			if n, err := jsonata.Parse(text); err == nil {
				jsonata.Walk(n, func(n jsonata.Node) bool {
					if b, ok := n.(*jsonata.Binary); ok && b.Op == "=" {
						for _, side := range []jsonata.Node{b.Left, b.Right} {
							if s, ok := side.(*jsonata.String); ok {
								out = append(out, s.Value)
							}
						}
					}
					return true
				})
			}
		}
		if r.StringEquals != nil {
			out = append(out, *r.StringEquals)
		}
		for _, inner := range [][]asl.ChoiceRule{r.And, r.Or} {
			for i := range inner {
				rule(&inner[i])
			}
		}
	}
	c := g.states[choice].State.(*asl.Choice)
	for i := range c.Choices {
		rule(&c.Choices[i])
	}
	return out
}
