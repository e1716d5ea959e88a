package asl

// Value is the value of a field that takes either a literal of type T or, in a JSONata state, an expression that gives
// one. Make it with [Literal] or [Expression]; the zero Value is the literal zero of T. A nil *Value is an absent field.
type Value[T any] struct {
	literal    T
	expression string
	isExpr     bool
}

// Literal returns a field value that is written as it is.
func Literal[T any](v T) *Value[T] { return &Value[T]{literal: v} }

// Expression returns a field value that a JSONata expression computes. The text is bare: the delimiters {% and %} exist
// only in the JSON form. A document in JSONPath that has such a string is held the same way.
func Expression[T any](text string) *Value[T] { return &Value[T]{expression: text, isExpr: true} }

// IsExpression reports whether the value is an expression. It is false for nil.
func (v *Value[T]) IsExpression() bool { return v != nil && v.isExpr }

// Expression returns the bare text of the expression; ok is false when the value is a literal or nil.
func (v *Value[T]) Expression() (text string, ok bool) {
	if !v.IsExpression() {
		return "", false
	}
	return v.expression, true
}

// Literal returns the literal; ok is false when the value is an expression or nil.
func (v *Value[T]) Literal() (literal T, ok bool) {
	if v == nil || v.isExpr {
		return literal, false
	}
	return v.literal, true
}

// NullablePath is a JSONPath field whose value may also be null, which means something else than absence. The zero value
// is an absent field.
type NullablePath struct {
	text  string
	state pathState
}

type pathState byte

const (
	pathAbsent pathState = iota
	pathNull
	pathText
)

// Path returns the field value with that path.
func Path(text string) NullablePath { return NullablePath{text: text, state: pathText} }

// NullPath returns the field value null.
func NullPath() NullablePath { return NullablePath{state: pathNull} }

// IsAbsent reports whether the field is absent, so that its default applies.
func (p NullablePath) IsAbsent() bool { return p.state == pathAbsent }

// IsNull reports whether the field is null.
func (p NullablePath) IsNull() bool { return p.state == pathNull }

// Text returns the path; ok is false when the field is absent or null.
func (p NullablePath) Text() (text string, ok bool) { return p.text, p.state == pathText }
