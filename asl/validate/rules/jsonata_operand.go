package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/validate"
)

// jsonataOperand reports arguments and operands whose type is known and wrong.
var jsonataOperand = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3007", Severity: diag.Error,
		Title: "argument or operand has a type that is not taken",
		Doc: "Arithmetic takes numbers, < and > take two numbers or two strings, and each function has its own types. Nothing is " +
			"converted but by & and by $number, $string and $boolean. With another type the expression fails each time with " +
			"States.QueryEvaluationError. Only what the text of the expression shows is judged.",
		Spec: "https://docs.jsonata.org/numeric-operators",
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": "{% 'order ' + $states.input.id %}"}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": "{% 'order ' & $states.input.id %}"}}}`,
	},
	Check: func(p *validate.Pass) {
		expressions(p, func(s *validate.Site, n jsonata.Node, refs *jsonata.Refs) {
			c := operandCheck{p: p, s: s, hidden: hides(p, s, refs)}
			jsonata.Walk(n, c.visit)
		})
	},
}

// operandCheck goes over one expression.
type operandCheck struct {
	p       *validate.Pass
	s       *validate.Site
	hidden  func(string) bool
	applied map[*jsonata.Call]jsonata.Node // the first argument that ~> brings
}

func (c *operandCheck) visit(n jsonata.Node) bool {
	switch n := n.(type) {
	case *jsonata.Binary:
		c.binary(n)
	case *jsonata.Negation:
		c.numeric(n.Operand, "-")
	case *jsonata.Range:
		c.numeric(n.From, "..")
		c.numeric(n.To, "..")
	case *jsonata.Apply:
		if call, ok := n.Right.(*jsonata.Call); ok && !call.Partial {
			if c.applied == nil {
				c.applied = map[*jsonata.Call]jsonata.Node{}
			}
			c.applied[call] = n.Left
		}
	case *jsonata.Call:
		c.call(n)
	}
	return true
}

func (c *operandCheck) types(n jsonata.Node) jsonata.Types { return jsonata.TypesOf(n, c.hidden) }

// wrong reports whether a value has never one of the types. What never has a value is no matter of types.
func (c *operandCheck) wrong(n jsonata.Node, allowed jsonata.Types) bool {
	types := c.types(n)
	return types != 0 && types&allowed == 0
}

func (c *operandCheck) binary(n *jsonata.Binary) {
	switch n.Op {
	case "+", "-", "*", "/", "%":
		if !c.numeric(n.Left, n.Op) {
			c.numeric(n.Right, n.Op)
		}
	case "<", "<=", ">", ">=":
		const ordered = jsonata.NumberType | jsonata.StringType
		left, right := c.types(n.Left), c.types(n.Right)
		switch {
		case c.wrong(n.Left, ordered):
			c.report(n.Left, "%q compares %s by %q", c.s.Place(), article(left), n.Op).Help("only numbers and strings have an order")
		case c.wrong(n.Right, ordered):
			c.report(n.Right, "%q compares %s by %q", c.s.Place(), article(right), n.Op).Help("only numbers and strings have an order")
		case left != 0 && right != 0 && left&right&ordered == 0:
			c.report(n, "%q compares %s with %s by %q", c.s.Place(), article(left&ordered), article(right&ordered), n.Op).
				Help("convert one of them by $number or $string")
		}
	}
}

// numeric reports an operand that is no number.
func (c *operandCheck) numeric(n jsonata.Node, op string) bool {
	if !c.wrong(n, jsonata.NumberType) {
		return false
	}
	f := c.report(n, "%q gives %s to %q, which takes numbers", c.s.Place(), article(c.types(n)), op)
	if op == "+" {
		f.Help(`join texts by "&"; convert by $number`)
	} else {
		f.Help("convert it by $number")
	}
	return true
}

// call judges the arguments of a function. Where arguments are left out, it is not certain which parameter each is for, unless only
// the last ones can be missing.
func (c *operandCheck) call(n *jsonata.Call) {
	v, ok := n.Func.(*jsonata.Variable)
	if !ok || n.Partial {
		return
	}
	f, ok := jsonata.LookupFunction(v.Name)
	if !ok {
		return
	}
	args := n.Args
	if first := c.applied[n]; first != nil {
		args = append([]jsonata.Node{first}, args...)
	}
	if !c.telling(args) || c.hidden(v.Name) {
		return
	}
	params := f.Params()
	if len(params) == 0 || len(args) > len(params) || len(args) < len(params) && params[0].Optional {
		return
	}
	for i, arg := range args {
		c.argument(f, params[i], arg)
	}
}

// telling reports whether the type of one of the nodes is known.
func (c *operandCheck) telling(nodes []jsonata.Node) bool {
	for _, n := range nodes {
		if c.types(n) != jsonata.AnyType {
			return true
		}
	}
	return false
}

func (c *operandCheck) argument(f jsonata.Function, param jsonata.Param, arg jsonata.Node) {
	allowed := param.Types
	if param.Elem != 0 {
		if array, ok := arg.(*jsonata.Array); ok {
			for _, item := range array.Items {
				if _, ranged := item.(*jsonata.Range); !ranged && c.wrong(item, param.Elem) {
					c.report(item, "%q gives %s to \"$%s\", which takes an array of %ss", c.s.Place(), article(c.types(item)), f.Name, param.Elem).
						Help("convert it, or leave it out")
					return
				}
			}
		}
		allowed = param.Elem | jsonata.ArrayType
	}
	if c.wrong(arg, allowed) {
		c.report(arg, "%q gives %s to \"$%s\", which takes %s there", c.s.Place(), article(c.types(arg)), f.Name, article(allowed)).
			Help("the signature of $%s is %s", f.Name, f.Signature)
	}
}

func (c *operandCheck) report(n jsonata.Node, format string, args ...any) *validate.Finding {
	at := n.Extent()
	return c.p.ReportIn(c.s, at.Start, at.End, format, args...)
}

// article names types for a message.
func article(t jsonata.Types) string {
	switch t {
	case jsonata.NullType:
		return "null"
	case jsonata.ArrayType, jsonata.ObjectType, jsonata.ArrayType | jsonata.ObjectType:
		return "an " + t.String()
	default:
		return "a " + t.String()
	}
}
