package asl

import (
	"reflect"
	"strings"

	"github.com/aslgen/aslgen/asl/jsontree"
)

const (
	expressionStart = "{%"
	expressionEnd   = "%}"
)

// bareExpression returns the text between the delimiters of an expression, without white space round it; ok is false when
// the string is no expression.
func bareExpression(s string) (text string, ok bool) {
	if len(s) < len(expressionStart)+len(expressionEnd) ||
		!strings.HasPrefix(s, expressionStart) || !strings.HasSuffix(s, expressionEnd) {
		return "", false
	}
	return strings.TrimSpace(s[len(expressionStart) : len(s)-len(expressionEnd)]), true
}

// dressExpression puts the delimiters round the text of an expression.
func dressExpression(text string) string {
	return expressionStart + " " + text + " " + expressionEnd
}

// valueField is what every *Value[T] can do for the codec.
type valueField interface {
	read(src *jsontree.Value) bool
	write(src *jsontree.Value) *jsontree.Value
}

// valueCodec is the codec of a *[Value] of any type.
type valueCodec struct{}

func (valueCodec) decode(dst reflect.Value, src *jsontree.Value) {
	p := reflect.New(dst.Type().Elem())
	if !p.Interface().(valueField).read(src) {
		dst.SetZero()
		return
	}
	dst.Set(p)
}

func (valueCodec) encode(v reflect.Value, src *jsontree.Value) *jsontree.Value {
	if !v.IsNil() {
		return v.Interface().(valueField).write(src)
	}
	if src == nil || reflect.New(v.Type().Elem()).Interface().(valueField).read(src) {
		return nil
	}
	return src
}

// read sets the value from JSON and reports whether it had a type that it can hold.
func (v *Value[T]) read(src *jsontree.Value) bool {
	if text, ok := bareExpression(src.Str()); ok {
		v.expression, v.isExpr = text, true
		return true
	}
	var ok bool
	switch p := any(&v.literal).(type) {
	case *string:
		*p, ok = readScalar[string](src)
	case *bool:
		*p, ok = readScalar[bool](src)
	case *int:
		*p, ok = readScalar[int](src)
	case *float64:
		*p, ok = readScalar[float64](src)
	case Element:
		if ok = src.Kind() == jsontree.Object; ok {
			decodeObject(p, src)
		}
	}
	return ok
}

// write returns the JSON of the value, the source itself when that says the same.
func (v *Value[T]) write(src *jsontree.Value) *jsontree.Value {
	if v.isExpr {
		if old, ok := bareExpression(src.Str()); ok && old == v.expression {
			return src
		}
		return jsontree.NewString(dressExpression(v.expression))
	}
	switch p := any(&v.literal).(type) {
	case *string:
		return reuse(*p, src)
	case *bool:
		return reuse(*p, src)
	case *int:
		return reuse(*p, src)
	case *float64:
		return reuse(*p, src)
	case Element:
		return encodeObject(p)
	default:
		panic("asl: no codec for the literal of a Value of " + reflect.TypeFor[T]().String())
	}
}
