package jsontree

import (
	"math"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// NewNull returns JSON null.
func NewNull() *Value { return &Value{kind: Null} }

// NewBool returns a JSON boolean.
func NewBool(b bool) *Value { return &Value{kind: Bool, truth: b} }

// NewString returns a JSON string. Bytes that are not UTF-8 are printed as U+FFFD.
func NewString(s string) *Value { return &Value{kind: String, text: s} }

// NewNumber returns a JSON number with the given spelling, which is kept. It returns nil when the text is not a JSON
// number.
func NewNumber(raw string) *Value {
	if !isNumber(raw) {
		return nil
	}
	return &Value{kind: Number, text: raw}
}

// NewInt returns a JSON number.
func NewInt(n int64) *Value { return &Value{kind: Number, text: strconv.FormatInt(n, 10)} }

// NewFloat returns a JSON number in the shortest spelling that reads back as f. JSON has no spelling for NaN and the
// infinities: they give nil.
func NewFloat(f float64) *Value {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil
	}
	format := byte('f')
	if abs := math.Abs(f); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		format = 'e'
	}
	return &Value{kind: Number, text: strconv.FormatFloat(f, format, -1, 64)}
}

// NewArray returns a JSON array of the elements. A nil element stands for JSON null.
func NewArray(elems ...*Value) *Value {
	own := make([]*Value, len(elems))
	for i, e := range elems {
		own[i] = orNull(e)
	}
	return &Value{kind: Array, elems: own}
}

// NewObject returns a JSON object of the members, in the order given. A nil member value stands for JSON null. NamePos
// is set to -1.
func NewObject(members ...Member) *Value {
	own := make([]Member, len(members))
	for i, m := range members {
		own[i] = Member{Name: m.Name, NamePos: -1, Value: orNull(m.Value)}
	}
	return &Value{kind: Object, members: own}
}

func orNull(v *Value) *Value {
	if v == nil {
		return NewNull()
	}
	return v
}

// isNumber reports whether s is a number by the JSON grammar, without white space around it.
func isNumber(s string) bool {
	v := jsontext.Value(s)
	return v.Kind() == '0' && s == strings.TrimSpace(s) && v.IsValid()
}
