package interp

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// invalidPath is the cause of a path of a choice rule that finds nothing, in the words of Step Functions; the error is
// States.Runtime.
type invalidPath struct{ path string }

func (e *invalidPath) Error() string {
	return fmt.Sprintf("Invalid path '%s': The choice state's condition path references an invalid value.", e.path)
}

// compare reports whether the operator of a choice rule holds for the value of its Variable; present is false when the path of
// Variable finds nothing, which only IsPresent takes: whoever calls for another operator tells so with an [invalidPath]. Path
// evaluates the path of an operator whose name ends in Path. A value of another type than the operator's does not match; that is
// no error. A rule without an operator never holds.
func compare(c *asl.Comparison, variable any, present bool, path func(text string) (any, error)) (bool, error) {
	if c.IsPresent != nil {
		return present == *c.IsPresent, nil
	}
	if test, want := typeTest(c); test != nil {
		return test(variable) == *want, nil
	}
	if c.StringMatches != nil {
		text, ok := variable.(string)
		return ok && matchesPattern(*c.StringMatches, text), nil
	}
	for _, o := range operators {
		constant, at := o.operand(c)
		if at != nil {
			v, err := path(*at)
			if err != nil {
				return false, pathError(*at, err)
			}
			constant = v
		} else if constant == nil {
			continue
		}
		order, comparable := o.order(variable, constant)
		return comparable && strings.Contains(o.holds, "<=>"[order+1:order+2]), nil
	}
	return false, nil
}

// pathError gives a path that finds nothing the words of a choice rule.
func pathError(path string, err error) error {
	var e *jsonpath.EvalError
	if errors.As(err, &e) && e.NotFound {
		return &invalidPath{path}
	}
	return err
}

// typeTest returns the test of an operator such as IsNull, and the answer that it wants; nil when there is none.
func typeTest(c *asl.Comparison) (func(any) bool, *bool) {
	kind := func(name string) func(any) bool {
		return func(v any) bool { return value.KindOf(v) == name }
	}
	switch {
	case c.IsNull != nil:
		return kind("null"), c.IsNull
	case c.IsNumeric != nil:
		return kind("number"), c.IsNumeric
	case c.IsString != nil:
		return kind("string"), c.IsString
	case c.IsBoolean != nil:
		return kind("boolean"), c.IsBoolean
	case c.IsTimestamp != nil:
		return func(v any) bool { _, ok := rfc3339Time(v); return ok }, c.IsTimestamp
	default:
		return nil, nil
	}
}

// operator is an operator that compares Variable with a constant or with the value at a path.
type operator struct {
	// operand returns the constant of the rule, nil when it has none, and the path, nil when it has none.
	operand func(*asl.Comparison) (constant any, path *string)
	// order compares two values, and reports whether both have the type of the operator.
	order func(variable, operand any) (order int, comparable bool)
	holds string // the orders for which the rule holds: some of < = >
}

// operators are all operators that compare.
var operators = []operator{
	{func(c *asl.Comparison) (any, *string) { return constantOf(c.StringEquals), c.StringEqualsPath }, orderStrings, "="},
	{func(c *asl.Comparison) (any, *string) { return constantOf(c.StringLessThan), c.StringLessThanPath }, orderStrings, "<"},
	{func(c *asl.Comparison) (any, *string) {
		return constantOf(c.StringGreaterThan), c.StringGreaterThanPath
	}, orderStrings, ">"},
	{func(c *asl.Comparison) (any, *string) {
		return constantOf(c.StringLessThanEquals), c.StringLessThanEqualsPath
	}, orderStrings, "<="},
	{func(c *asl.Comparison) (any, *string) {
		return constantOf(c.StringGreaterThanEquals), c.StringGreaterThanEqualsPath
	}, orderStrings, ">="},
	{func(c *asl.Comparison) (any, *string) { return constantOf(c.NumericEquals), c.NumericEqualsPath }, orderNumbers, "="},
	{func(c *asl.Comparison) (any, *string) { return constantOf(c.NumericLessThan), c.NumericLessThanPath }, orderNumbers, "<"},
	{func(c *asl.Comparison) (any, *string) {
		return constantOf(c.NumericGreaterThan), c.NumericGreaterThanPath
	}, orderNumbers, ">"},
	{func(c *asl.Comparison) (any, *string) {
		return constantOf(c.NumericLessThanEquals), c.NumericLessThanEqualsPath
	}, orderNumbers, "<="},
	{func(c *asl.Comparison) (any, *string) {
		return constantOf(c.NumericGreaterThanEquals), c.NumericGreaterThanEqualsPath
	}, orderNumbers, ">="},
	{func(c *asl.Comparison) (any, *string) { return constantOf(c.TimestampEquals), c.TimestampEqualsPath }, orderTimestamps, "="},
	{func(c *asl.Comparison) (any, *string) {
		return constantOf(c.TimestampLessThan), c.TimestampLessThanPath
	}, orderTimestamps, "<"},
	{func(c *asl.Comparison) (any, *string) {
		return constantOf(c.TimestampGreaterThan), c.TimestampGreaterThanPath
	}, orderTimestamps, ">"},
	{func(c *asl.Comparison) (any, *string) {
		return constantOf(c.TimestampLessThanEquals), c.TimestampLessThanEqualsPath
	}, orderTimestamps, "<="},
	{func(c *asl.Comparison) (any, *string) {
		return constantOf(c.TimestampGreaterThanEquals), c.TimestampGreaterThanEqualsPath
	}, orderTimestamps, ">="},
	{func(c *asl.Comparison) (any, *string) { return constantOf(c.BooleanEquals), c.BooleanEqualsPath }, orderBooleans, "="},
}

// constantOf returns the value of a field that is set, nil of another one.
func constantOf[T any](field *T) any {
	if field == nil {
		return nil
	}
	return *field
}

func orderStrings(variable, operand any) (int, bool) {
	a, ok := variable.(string)
	b, both := operand.(string)
	return strings.Compare(a, b), ok && both
}

func orderNumbers(variable, operand any) (int, bool) {
	i, whole := value.Int(variable)
	j, also := value.Int(operand)
	if whole && also {
		return cmp.Compare(i, j), true // float64 does not hold all of them
	}
	a, ok := value.Float(variable)
	b, both := value.Float(operand)
	return cmp.Compare(a, b), ok && both
}

func orderTimestamps(variable, operand any) (int, bool) {
	a, ok := rfc3339Time(variable)
	b, both := rfc3339Time(operand)
	return a.Compare(b), ok && both
}

// rfc3339Time reads a time of RFC 3339 with a capital T and an offset, as the States Language asks for.
func rfc3339Time(v any) (time.Time, bool) {
	text, ok := v.(string)
	if !ok {
		return time.Time{}, false
	}
	t, err := time.Parse(time.RFC3339, text)
	return t, err == nil
}

func orderBooleans(variable, operand any) (int, bool) {
	a, ok := variable.(bool)
	b, both := operand.(bool)
	if a == b {
		return 0, ok && both
	}
	return 1, ok && both
}

// matchesPattern reports whether the whole text matches a pattern in which * stands for any characters, none included, and a
// backslash for the character after it.
func matchesPattern(pattern, text string) bool {
	parts := patternParts(pattern)
	first, last := parts[0], parts[len(parts)-1]
	if len(parts) == 1 {
		return text == first
	}
	if len(text) < len(first)+len(last) || !strings.HasPrefix(text, first) || !strings.HasSuffix(text, last) {
		return false
	}
	text = text[len(first) : len(text)-len(last)]
	for _, part := range parts[1 : len(parts)-1] {
		i := strings.Index(text, part)
		if i < 0 {
			return false
		}
		text = text[i+len(part):]
	}
	return true
}

// patternParts cuts a pattern at each *, and resolves the escapes.
func patternParts(pattern string) []string {
	var parts []string
	var part strings.Builder
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; {
		case c == '*':
			parts = append(parts, part.String())
			part.Reset()
		case c == '\\' && i+1 < len(pattern):
			i++
			part.WriteByte(pattern[i])
		default:
			part.WriteByte(c)
		}
	}
	return append(parts, part.String())
}
