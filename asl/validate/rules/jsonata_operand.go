package rules

import (
	"slices"
	"strings"

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
	ByState: true,
	Check: func(p *validate.Pass) {
		expressions(p, func(s *validate.Site, n jsonata.Node, refs *jsonata.Refs) {
			c := operandCheck{p: p, s: s, hidden: hides(p, s, refs), fields: refs.Fields}
			jsonata.Walk(n, c.visit)
		})
	},
}

// operandCheck goes over one expression.
type operandCheck struct {
	p       *validate.Pass
	s       *validate.Site
	hidden  func(string) bool
	fields  []jsonata.FieldRef             // read from the input of the expression
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
		if n.Op == "-" && c.halfName(n.Right.Extent().Start) {
			return // no subtraction is meant, and that the field has no input is reported
		}
		if !c.numeric(n.Left, n.Op) {
			c.numeric(n.Right, n.Op)
		}
	case "<", "<=", ">", ">=":
		const ordered = jsonata.NumberType | jsonata.StringType
		left, right := c.types(n.Left), c.types(n.Right)
		switch {
		case c.wrong(n.Left, ordered):
			c.report(n.Left, "%q compares %s by %q", c.s.Place(), diag.Article(left.String()), n.Op).Help("only numbers and strings have an order")
		case c.wrong(n.Right, ordered):
			c.report(n.Right, "%q compares %s by %q", c.s.Place(), diag.Article(right.String()), n.Op).Help("only numbers and strings have an order")
		case left != 0 && right != 0 && left&right&ordered == 0:
			c.report(n, "%q compares %s with %s by %q", c.s.Place(), diag.Article((left & ordered).String()), diag.Article((right & ordered).String()), n.Op).
				Help("convert one of them by $number or $string")
		}
	}
}

// halfName reports whether a bare field starts at an offset that is the second half of a name with a hyphen.
func (c *operandCheck) halfName(start int) bool {
	if !slices.ContainsFunc(c.fields, func(f jsonata.FieldRef) bool { return f.Start == start }) {
		return false
	}
	_, hyphen := hyphenated(c.s.Text, start)
	return hyphen
}

// numeric reports an operand that is no number.
func (c *operandCheck) numeric(n jsonata.Node, op string) bool {
	if !c.wrong(n, jsonata.NumberType) {
		return false
	}
	f := c.report(n, "%q gives %s to %q, which takes numbers", c.s.Place(), diag.Article(c.types(n).String()), op)
	if op == "+" {
		f.Help(`join texts by "&"; convert by $number`)
	} else {
		f.Help("convert it by $number")
	}
	return true
}

// call judges the arguments of a function.
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
	if !f.Accepts(len(args)) || !c.telling(args) || c.hidden(v.Name) {
		return
	}
	params := f.Params()
	if len(args) > len(params) || c.fits(args, params) { // more than there are: one parameter takes them all
		return
	}
	// The first parameter comes from the context when that is the only way to see a fault.
	for shift := range len(params) - len(args) + 1 {
		for i, arg := range args {
			if c.argument(f, params[i+shift], arg) {
				return
			}
		}
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

// fits reports whether the arguments fit the parameters, when some optional ones are left out.
func (c *operandCheck) fits(args []jsonata.Node, params []jsonata.Param) bool {
	if len(args) == 0 {
		return !slices.ContainsFunc(params, func(p jsonata.Param) bool { return !p.Optional })
	}
	if len(params) == 0 {
		return false
	}
	return c.faulty(params[0], args[0]) == nil && c.fits(args[1:], params[1:]) ||
		params[0].Optional && c.fits(args, params[1:])
}

// faulty returns the part of an argument that does not fit a parameter: an element of an array, or all of it.
func (c *operandCheck) faulty(param jsonata.Param, arg jsonata.Node) jsonata.Node {
	if param.Elem == 0 {
		if c.wrong(arg, param.Types) {
			return arg
		}
		return nil
	}
	if array, ok := arg.(*jsonata.Array); ok {
		for _, item := range array.Items {
			if _, ranged := item.(*jsonata.Range); !ranged && c.wrong(item, param.Elem) {
				return item
			}
		}
	}
	if c.wrong(arg, param.Elem|jsonata.ArrayType) {
		return arg
	}
	return nil
}

// argument reports an argument that does not fit its parameter.
func (c *operandCheck) argument(f jsonata.Function, param jsonata.Param, arg jsonata.Node) bool {
	part := c.faulty(param, arg)
	switch {
	case part == nil:
		return false
	case part != arg:
		c.report(part, "%q gives %s to \"$%s\", which takes an array of %ss", c.s.Place(), diag.Article(c.types(part).String()), f.Name, param.Elem).
			Help("convert it, or leave it out")
	default:
		allowed := param.Types
		if param.Elem != 0 {
			allowed = param.Elem | jsonata.ArrayType
		}
		c.report(arg, "%q gives %s to \"$%s\", which takes %s there", c.s.Place(), diag.Article(c.types(arg).String()), f.Name, diag.Article(allowed.String())).
			Help("%s", argumentHelp(f, c.types(arg)))
	}
	return true
}

// argumentHelp says what a function takes that was given something else.
func argumentHelp(f jsonata.Function, given jsonata.Types) string {
	if f.Name == "length" && given == jsonata.ArrayType {
		return `use "$count" for the number of elements`
	}
	var words []string
	for i, param := range f.Params() {
		words = append(words, paramWords(f.Name, i, param))
	}
	if last := len(words) - 1; last > 0 {
		words = append(words[:last-1], words[last-1]+" and "+words[last])
	}
	return "$" + f.Name + " takes " + strings.Join(words, ", ")
}

// paramWords says what a parameter of a function takes. To JSONata a regular expression is a function.
func paramWords(name string, index int, param jsonata.Param) string {
	word := param.Types.String()
	switch {
	case param.Elem != 0:
		word = "array of " + param.Elem.String() + "s"
	case param.Array:
		word = "array"
	case param.Types|jsonata.FunctionType == jsonata.AnyType:
		return "any value"
	case param.Types == jsonata.StringType|jsonata.FunctionType && index == 1:
		word = "string or regular expression"
	case name == "match" && param.Types == jsonata.FunctionType:
		word = "regular expression"
	}
	if param.Optional && !param.Context {
		return "an optional " + word
	}
	return diag.Article(word)
}

func (c *operandCheck) report(n jsonata.Node, format string, args ...any) *validate.Finding {
	at := n.Extent()
	return c.p.ReportIn(c.s, at.Start, at.End, format, args...)
}
