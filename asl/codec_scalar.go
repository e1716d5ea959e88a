package asl

import (
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// scalar is the set of Go types that stand for a JSON scalar.
type scalar interface {
	string | bool | int | float64
}

// readScalar returns the JSON value as a T; ok is false when it is none.
func readScalar[T scalar](src *jsontree.Value) (v T, ok bool) {
	switch p := any(&v).(type) {
	case *string:
		*p, ok = src.Str(), src.Kind() == jsontree.String
	case *bool:
		*p, ok = src.Bool(), src.Kind() == jsontree.Bool
	case *int:
		*p, ok = readInt(src)
	case *float64:
		*p, ok = readFloat(src)
	}
	return v, ok
}

// writeScalar returns the JSON of v, nil for a number that JSON cannot hold.
func writeScalar[T scalar](v T) *jsontree.Value {
	switch v := any(v).(type) {
	case string:
		return jsontree.NewString(v)
	case bool:
		return jsontree.NewBool(v)
	case int:
		return jsontree.NewInt(int64(v))
	case float64:
		return jsontree.NewFloat(v)
	default:
		return nil
	}
}

// readInt reads a number whose value is an integer in any spelling: 60, 60.0 and 6e1.
func readInt(src *jsontree.Value) (int, bool) {
	text := src.NumberText()
	if text == "" {
		return 0, false
	}
	if n, err := strconv.Atoi(text); err == nil {
		return n, true
	}
	if !strings.ContainsAny(text, ".eE") {
		return 0, false
	}
	const exact = 1 << 53 // beyond it a float no longer tells one integer from the next
	f, ok := readFloat(src)
	if !ok || f != math.Trunc(f) || math.Abs(f) > exact || f > math.MaxInt || f < math.MinInt {
		return 0, false
	}
	return int(f), true
}

// readFloat reads a number that a float64 can hold.
func readFloat(src *jsontree.Value) (float64, bool) {
	if src.Kind() != jsontree.Number {
		return 0, false
	}
	f, err := strconv.ParseFloat(src.NumberText(), 64)
	return f, err == nil
}

// reuse returns the source when it says v, otherwise the JSON of v.
func reuse[T scalar](v T, src *jsontree.Value) *jsontree.Value {
	if old, ok := readScalar[T](src); ok && old == v {
		return src
	}
	return writeScalar(v)
}

// unread returns the source when a T cannot be read from it. It answers for a Go value that is absent: a source of a
// wrong type stays, a right one was taken away.
func unread[T scalar](src *jsontree.Value) *jsontree.Value {
	if _, ok := readScalar[T](src); ok {
		return nil
	}
	return src
}

// pointerCodec is the codec of an optional scalar: *string, *bool, *int, *float64.
type pointerCodec[T scalar] struct{}

func (pointerCodec[T]) decode(dst reflect.Value, src *jsontree.Value) {
	p := dst.Addr().Interface().(**T)
	*p = nil
	if v, ok := readScalar[T](src); ok {
		*p = &v
	}
}

func (pointerCodec[T]) encode(v reflect.Value, src *jsontree.Value) *jsontree.Value {
	p := *v.Addr().Interface().(**T)
	if p == nil {
		return unread[T](src)
	}
	return reuse(*p, src)
}

// textCodec is the codec of a required string, also of a named string type. The empty string is an absent field unless the
// source has it.
type textCodec struct{}

func (textCodec) decode(dst reflect.Value, src *jsontree.Value) { dst.SetString(src.Str()) }

func (textCodec) encode(v reflect.Value, src *jsontree.Value) *jsontree.Value {
	if v.Len() > 0 {
		return reuse(v.String(), src)
	}
	if src.Kind() == jsontree.String && src.Str() != "" {
		return nil
	}
	return src
}

// enumCodec is the codec of a pointer to a named string type.
type enumCodec struct{}

func (enumCodec) decode(dst reflect.Value, src *jsontree.Value) {
	if src.Kind() != jsontree.String {
		dst.SetZero()
		return
	}
	p := reflect.New(dst.Type().Elem())
	p.Elem().SetString(src.Str())
	dst.Set(p)
}

func (enumCodec) encode(v reflect.Value, src *jsontree.Value) *jsontree.Value {
	if v.IsNil() {
		return unread[string](src)
	}
	return reuse(v.Elem().String(), src)
}

// typeCodec is the codec of the Type of a state, which is a matter of its Go type.
type typeCodec struct{ kind StateType }

func (typeCodec) decode(reflect.Value, *jsontree.Value) {}

func (c typeCodec) encode(_ reflect.Value, src *jsontree.Value) *jsontree.Value {
	return reuse(string(c.kind), src)
}

// textsCodec is the codec of a list of strings. A list with anything else in it is a wrong type as a whole.
type textsCodec struct{}

func readTexts(src *jsontree.Value) ([]string, bool) {
	if src.Kind() != jsontree.Array {
		return nil, false
	}
	texts := make([]string, len(src.Elems()))
	for i, e := range src.Elems() {
		if e.Kind() != jsontree.String {
			return nil, false
		}
		texts[i] = e.Str()
	}
	return texts, true
}

func (textsCodec) decode(dst reflect.Value, src *jsontree.Value) {
	texts, _ := readTexts(src)
	*dst.Addr().Interface().(*[]string) = texts
}

func (textsCodec) encode(v reflect.Value, src *jsontree.Value) *jsontree.Value {
	texts := *v.Addr().Interface().(*[]string)
	old := src.Elems()
	if texts == nil {
		if _, ok := readTexts(src); ok {
			return nil
		}
		return src
	}
	same := src.Kind() == jsontree.Array && len(old) == len(texts)
	elems := make([]*jsontree.Value, len(texts))
	for i, text := range texts {
		var before *jsontree.Value
		if i < len(old) {
			before = old[i]
		}
		elems[i] = reuse(text, before)
		same = same && elems[i] == before
	}
	if same {
		return src
	}
	return jsontree.NewArray(elems...)
}

// pathCodec is the codec of a [NullablePath].
type pathCodec struct{}

func readPath(src *jsontree.Value) NullablePath {
	switch src.Kind() {
	case jsontree.Null:
		return NullPath()
	case jsontree.String:
		return Path(src.Str())
	default:
		return NullablePath{}
	}
}

func (pathCodec) decode(dst reflect.Value, src *jsontree.Value) {
	*dst.Addr().Interface().(*NullablePath) = readPath(src)
}

func (pathCodec) encode(v reflect.Value, src *jsontree.Value) *jsontree.Value {
	p := *v.Addr().Interface().(*NullablePath)
	switch {
	case p == readPath(src):
		return src
	case p.IsNull():
		return jsontree.NewNull()
	case p.IsAbsent():
		return nil
	default:
		return jsontree.NewString(p.text)
	}
}

// freeCodec is the codec of free JSON.
type freeCodec struct{}

func (freeCodec) decode(dst reflect.Value, src *jsontree.Value) {
	*dst.Addr().Interface().(**jsontree.Value) = src
}

func (freeCodec) encode(v reflect.Value, _ *jsontree.Value) *jsontree.Value {
	return *v.Addr().Interface().(**jsontree.Value)
}
