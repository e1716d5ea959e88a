package eval

import (
	"math"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// binary returns the code of an operator.
func binary(n *jsonata.Binary, left, right *plan) code {
	o := operands{left: left, right: right, op: n.Op, position: n.OpPos + len(n.Op)}
	switch n.Op {
	case "+", "-", "*", "/", "%":
		return &arithmeticCode{o}
	case "=", "!=":
		return &equalityCode{o}
	case "<", "<=", ">", ">=":
		return &comparisonCode{o}
	case "&":
		return &concatCode{o}
	case "in":
		return &inCode{o}
	default:
		return &logicCode{o}
	}
}

// operands are the two sides of an operator.
type operands struct {
	left, right *plan
	op          string
	position    int
}

func (o *operands) both(e *evaluation, in any, env *scope) (left, right any, err error) {
	if left, err = e.value(o.left, in, env); err != nil {
		return nil, nil, err
	}
	right, err = e.value(o.right, in, env)
	return left, right, err
}

// fail is an error at the operator.
func (o *operands) fail(code string, args ...any) error {
	err := failure(code, o.position, args...)
	err.Token = o.op
	return err
}

// arithmeticCode is one of + - * / %.
type arithmeticCode struct{ operands }

func (c *arithmeticCode) eval(e *evaluation, in any, env *scope) (any, error) {
	left, right, err := c.both(e, in, env)
	if err != nil {
		return nil, err
	}
	a, err := c.operand(left, "T2001")
	if err != nil {
		return nil, err
	}
	b, err := c.operand(right, "T2002")
	if err != nil {
		return nil, err
	}
	if left == undefined || right == undefined {
		return undefined, nil
	}
	switch c.op {
	case "+":
		return a + b, nil
	case "-":
		return a - b, nil
	case "*":
		return a * b, nil
	case "/":
		return a / b, nil
	default:
		return math.Mod(a, b), nil
	}
}

// operand returns a number; undefined passes as well.
func (c *arithmeticCode) operand(v any, code string) (float64, error) {
	if v == undefined {
		return 0, nil
	}
	f, ok := number(v)
	if !ok {
		return 0, c.fail(code, v)
	}
	return f, inRange(f)
}

// inRange refuses a number that JSON does not have.
func inRange(f float64) error {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return failure("D1001", -1, f)
	}
	return nil
}

// negationCode is the unary minus.
type negationCode struct {
	operand  *plan
	position int
}

func (c *negationCode) eval(e *evaluation, in any, env *scope) (any, error) {
	v, err := e.value(c.operand, in, env)
	if err != nil || v == undefined {
		return v, err
	}
	f, ok := number(v)
	if !ok {
		err := failure("D1002", c.position, v)
		err.Token = "-"
		return nil, err
	}
	return -f, inRange(f)
}

// equalityCode is = or !=.
type equalityCode struct{ operands }

func (c *equalityCode) eval(e *evaluation, in any, env *scope) (any, error) {
	left, right, err := c.both(e, in, env)
	if err != nil {
		return nil, err
	}
	if left == undefined || right == undefined {
		return false, nil
	}
	same, err := e.equal(left, right)
	return same == (c.op == "="), err
}

// equal compares deeply. Functions are equal to themselves only.
func (e *evaluation) equal(a, b any) (bool, error) {
	if err := e.spend(1); err != nil {
		return false, err
	}
	if x, ok := itemsOf(a); ok {
		y, ok := itemsOf(b)
		if !ok || len(x) != len(y) {
			return false, nil
		}
		for i := range x {
			if same, err := e.equal(x[i], y[i]); !same || err != nil {
				return false, err
			}
		}
		return true, nil
	}
	switch a := a.(type) {
	case *value.Object:
		o, ok := b.(*value.Object)
		if !ok || a.Len() != o.Len() {
			return false, nil
		}
		for i := range a.Len() {
			name, v := a.At(i)
			w, ok := o.Get(name)
			if !ok {
				return false, nil
			}
			if same, err := e.equal(v, w); !same || err != nil {
				return false, err
			}
		}
		return true, nil
	case float64, value.Number:
		f, _ := number(a)
		g, ok := number(b)
		return ok && f == g, nil
	}
	if _, array := b.([]any); array {
		return false, nil
	}
	return a == b, nil
}

// comparisonCode is one of < <= > >=.
type comparisonCode struct{ operands }

func (c *comparisonCode) eval(e *evaluation, in any, env *scope) (any, error) {
	left, right, err := c.both(e, in, env)
	if err != nil {
		return nil, err
	}
	if !comparable(left) || !comparable(right) {
		return nil, c.fail("T2010", left, right)
	}
	if left == undefined || right == undefined {
		return undefined, nil
	}
	s, isString := left.(string)
	t, also := right.(string)
	if isString != also {
		return nil, c.fail("T2009", left, right)
	}
	if isString {
		return c.holds(compareStrings(s, t)), nil
	}
	a, _ := number(left)
	b, _ := number(right)
	switch {
	case a < b:
		return c.holds(-1), nil
	case a > b:
		return c.holds(1), nil
	case a == b:
		return c.holds(0), nil
	}
	return false, nil
}

// comparable reports whether a value has an order: numbers and strings; undefined passes as well.
func comparable(v any) bool {
	switch v.(type) {
	case string, float64, value.Number, undefinedType:
		return true
	}
	return false
}

func (c *comparisonCode) holds(order int) bool {
	switch c.op {
	case "<":
		return order < 0
	case "<=":
		return order <= 0
	case ">":
		return order > 0
	default:
		return order >= 0
	}
}

// concatCode is &.
type concatCode struct{ operands }

func (c *concatCode) eval(e *evaluation, in any, env *scope) (any, error) {
	left, right, err := c.both(e, in, env)
	if err != nil {
		return nil, err
	}
	a, err := e.text(left)
	if err != nil {
		return nil, err
	}
	b, err := e.text(right)
	if err != nil {
		return nil, err
	}
	whole := a + b
	if strings.HasPrefix(b, "\xed") { // perhaps the second half of a surrogate pair
		whole = joined(whole)
	}
	return whole, e.alloc(len(whole))
}

// text converts a value as $string does; what is undefined is the empty string.
func (e *evaluation) text(v any) (string, error) {
	if s, ok := v.(string); ok {
		return s, nil
	}
	if v == undefined {
		return "", nil
	}
	converted, err := natives["string"].code(e, []any{plainArgument(v), undefined})
	s, _ := converted.(string)
	return s, err
}

// inCode is in.
type inCode struct{ operands }

func (c *inCode) eval(e *evaluation, in any, env *scope) (any, error) {
	left, right, err := c.both(e, in, env)
	if err != nil {
		return nil, err
	}
	if left == undefined || right == undefined {
		return false, nil
	}
	items, ok := itemsOf(right)
	if !ok {
		items = []any{right}
	}
	if err := e.spend(len(items)); err != nil {
		return nil, err
	}
	for _, item := range items {
		if identical(left, item) {
			return true, nil
		}
	}
	return false, nil
}

// identical compares as in does: an array or an object is only itself.
func identical(a, b any) bool {
	if f, ok := number(a); ok {
		g, both := number(b)
		return both && f == g
	}
	return same(a, b)
}

// logicCode is and, or.
type logicCode struct{ operands }

func (c *logicCode) eval(e *evaluation, in any, env *scope) (any, error) {
	v, err := e.value(c.left, in, env)
	if err != nil {
		return nil, err
	}
	left := truth(v)
	if left == (c.op == "or") {
		return left, nil
	}
	if v, err = e.value(c.right, in, env); err != nil {
		if failed, ok := err.(*Error); ok && failed.Code != "U1001" { // the language blames the operator for it
			failed.Position, failed.Token = c.position, c.op
		}
		return nil, err
	}
	return truth(v), nil
}
