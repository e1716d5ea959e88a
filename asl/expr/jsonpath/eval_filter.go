package jsonpath

import (
	"cmp"
	"fmt"
	"math/big"
	"regexp"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// filter goes to the elements for which the condition holds. An object is tested itself.
func (e *evaluator) filter(i int, s *Filter, at string, v any) error {
	switch v := v.(type) {
	case *value.Object:
		holds, err := e.holds(s.Condition, v)
		if err != nil || !holds {
			return err
		}
		return e.step(i+1, at, v)
	case []any:
		for index, elem := range v {
			holds, err := e.holds(s.Condition, elem)
			if err != nil {
				return err
			}
			if holds {
				if err := e.element(i, index, at, v); err != nil {
					return err
				}
			}
		}
		return nil
	default:
		return fault("Filter: %s can not be applied to primitives. Current context is: %s", fragments(e.path.Steps[i:]), javaText(v))
	}
}

// holds reports whether a condition holds for an element. The library passes over parentheses: && always binds stronger than ||.
// It looks at the conditions from right to left.
func (e *evaluator) holds(c Condition, elem any) (bool, error) {
	alternatives := flatten(c)
	for i := len(alternatives) - 1; i >= 0; i-- {
		all := true
		for j := len(alternatives[i]) - 1; j >= 0 && all; j-- {
			var err error
			if all, err = e.single(alternatives[i][j], elem); err != nil {
				return false, err
			}
		}
		if all {
			return true, nil
		}
	}
	return false, nil
}

// flatten returns the conditions without their parentheses: one of the lists must hold, with all of its conditions.
func flatten(c Condition) [][]Condition {
	switch c := c.(type) {
	case *Or:
		return append(flatten(c.Left), flatten(c.Right)...)
	case *And:
		left, right := flatten(c.Left), flatten(c.Right)
		last := len(left) - 1
		left[last] = append(left[last], right[0]...)
		return append(left, right[1:]...)
	default:
		return [][]Condition{{c}}
	}
}

// single reports whether a condition without || and && holds for an element.
func (e *evaluator) single(c Condition, elem any) (bool, error) {
	switch c := c.(type) {
	case *Exists:
		all := &evaluator{root: e.root, visits: e.visits, all: true}
		v, err := all.eval(c.Path, elem) // from the element, also when the path begins with $
		if err != nil && !isNotFound(err) {
			return false, err
		}
		return (err == nil && v != nil) != c.Not, nil // null does not exist
	case *Compare:
		return e.compares(c, elem)
	default:
		panic(fmt.Sprintf("jsonpath: unknown condition %T", c))
	}
}

// operandPath evaluates a path in a filter: from the element, or from the root of the whole path.
func (e *evaluator) operandPath(p *Path, elem any) (any, error) {
	switch p.Root {
	case Current:
		return e.eval(p, elem)
	case Input:
		return e.eval(p, e.root)
	default: // only the outermost path has these roots: what stands in it is the library's alone
		return nil, fault("Invalid path %s", p)
	}
}

// compares reports whether a comparison holds. It does not when one side finds nothing, or when the sides cannot be compared.
func (e *evaluator) compares(c *Compare, elem any) (bool, error) {
	left, err := e.operand(c.Left, elem)
	if err == nil {
		var right any
		if right, err = e.operand(c.Right, elem); err == nil {
			return compare(c.Op, left, right)
		}
	}
	if isNotFound(err) {
		return false, nil
	}
	return false, err
}

// operand returns the value of one side. A word that is not in quotes is a text, too: numbers, true, false and null have their
// meaning from what they are compared with.
func (e *evaluator) operand(o Operand, elem any) (any, error) {
	switch o := o.(type) {
	case *Path:
		return e.operandPath(o, elem)
	case *String:
		return o.Value, nil
	case *Literal:
		return o.Text, nil
	case *Regexp:
		return o, nil
	default:
		panic(fmt.Sprintf("jsonpath: unknown operand %T", o))
	}
}

func compare(op string, left, right any) (bool, error) {
	if op == "=~" {
		return matches(left, right)
	}
	if (op != "==" && op != "!=") && (left == nil) != (right == nil) {
		return false, nil
	}
	order, comparable, err := order(right, left)
	if err != nil || !comparable {
		return false, err
	}
	switch op {
	case "==":
		return order == 0, nil
	case "!=":
		return order != 0, nil
	case "<":
		return order > 0, nil
	case "<=":
		return order >= 0, nil
	case ">":
		return order < 0, nil
	default:
		return order <= 0, nil
	}
}

// order compares the right side of a comparison with its left one, and reports whether the library can: it takes a text on the
// right for a number or a boolean, on the left it does not. Null and the text "null" are the same, and before everything else.
func order(right, left any) (result int, comparable bool, err error) {
	rightNull, leftNull := nullish(right), nullish(left)
	switch {
	case same(right, left):
		return 0, true, nil
	case rightNull && leftNull:
		return 0, true, nil
	case rightNull:
		return -1, true, nil
	case leftNull:
		return 1, true, nil
	}
	switch l := left.(type) {
	case string:
		if r, ok := right.(string); ok {
			return strings.Compare(strings.ReplaceAll(r, `\'`, `'`), l), true, nil
		}
	case float64, value.Number:
		return orderNumbers(right, l)
	case bool:
		switch r := right.(type) {
		case bool:
			return orderBools(r, l), true, nil
		case string:
			return orderBools(strings.EqualFold(r, "true"), l), true, nil
		}
	}
	return 0, false, nil
}

func orderNumbers(right, left any) (int, bool, error) {
	switch right.(type) {
	case string, float64, value.Number:
	default:
		return 0, false, nil
	}
	r, ok := numeric(right)
	if !ok {
		return 0, false, fault("the text %q is compared with a number, and is none", javaText(right))
	}
	if exact, ok := orderExactly(javaText(right), javaText(left)); ok {
		return exact, true, nil
	}
	l, _ := value.Float(left)
	return cmp.Compare(r, l), true, nil
}

// orderExactly compares numbers without an exponent, which may have more digits than a float64 holds.
func orderExactly(right, left string) (int, bool) {
	if strings.ContainsAny(right+left, "eE") {
		return 0, false
	}
	r, ok := new(big.Rat).SetString(right)
	l, also := new(big.Rat).SetString(left)
	if !ok || !also {
		return 0, false
	}
	return r.Cmp(l), true
}

func orderBools(right, left bool) int {
	switch {
	case right == left:
		return 0
	case left:
		return -1
	default:
		return 1
	}
}

// same reports whether two arrays or objects are one and the same, as those are that one path finds. Others are not compared.
func same(a, b any) bool {
	switch a := a.(type) {
	case *value.Object:
		return a == b
	case []any:
		b, ok := b.([]any)
		return ok && len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
	default:
		return false
	}
}

func nullish(v any) bool { return v == nil || v == "null" }

// matches reports whether the whole of a value matches a pattern, which stands on one of both sides.
func matches(left, right any) (bool, error) {
	pattern, ok := right.(*Regexp)
	target := left
	if !ok {
		if pattern, ok = left.(*Regexp); !ok {
			return false, fault("=~ needs a pattern such as /a.*/")
		}
		target = right
	}
	if _, both := target.(*Regexp); both {
		return false, fault("=~ needs a pattern on one side only")
	}
	if target == nil {
		return false, nil
	}
	flags := ""
	if pattern.IgnoreCase {
		flags = "(?i)"
	}
	re, err := regexp.Compile(flags + `\A(?:` + pattern.Pattern + `)\z`)
	if err != nil {
		return false, fault("the pattern /%s/ cannot be read: %v", pattern.Pattern, err)
	}
	return re.MatchString(javaText(target)), nil
}
