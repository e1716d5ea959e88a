package dynamodbtask

import (
	"strings"

	"github.com/aslgen/aslgen/builder"
)

// Predicate is a condition over the attributes of an item. Make it with [Equal], [AttributeExists], [And] and their like.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
type Predicate struct {
	write func(r *request) string
	joins bool // of And, Or and Not, which stand in parentheses inside another one
}

func (c Predicate) text(r *request) string {
	if c.write == nil {
		r.refuse(r.at, "a condition is the zero Predicate", "make it with Equal, AttributeExists or another function")
		return ""
	}
	return c.write(r)
}

func (c Predicate) inner(r *request) string {
	s := c.text(r)
	if c.joins {
		return "(" + s + ")"
	}
	return s
}

// Condition lets the write happen only where the predicate is true; otherwise the state fails with
// [ErrConditionalCheckFailed]. It is the parameter ConditionExpression.
func Condition(p Predicate) WriteOption {
	at := builder.Here()
	return WriteOption{Option{func(r *request) { r.text(at, "ConditionExpression", p.text(r)) }}}
}

// compare is a predicate of a field and values of its type.
func compare(at builder.Line, field any, write func(path string, values []string) string, values ...builder.AttributeValue) Predicate {
	return Predicate{write: func(r *request) string {
		p, ok := r.place(at, field)
		if !ok {
			return ""
		}
		keys := make([]string, len(values))
		for i, v := range values {
			keys[i] = r.value(p, v)
		}
		return write(r.document(p), keys)
	}}
}

func infix(operator string) func(string, []string) string {
	return func(path string, values []string) string { return path + " " + operator + " " + values[0] }
}

func function(name string) func(string, []string) string {
	return func(path string, values []string) string {
		return name + "(" + strings.Join(append([]string{path}, values...), ", ") + ")"
	}
}

// Equal is true where the attribute equals the value: a pointer to a field of the workflow, or an expression.
func Equal[F any, S builder.Source[F]](field *F, value S) Predicate {
	return compare(builder.Here(), field, infix("="), builder.NewAttributeValue[F](value))
}

// NotEqual is true where the attribute differs from the value.
func NotEqual[F any, S builder.Source[F]](field *F, value S) Predicate {
	return compare(builder.Here(), field, infix("<>"), builder.NewAttributeValue[F](value))
}

// Less is true where the attribute is less than the value.
func Less[F Ordered, S builder.Source[F]](field *F, value S) Predicate {
	return compare(builder.Here(), field, infix("<"), builder.NewAttributeValue[F](value))
}

// LessOrEqual is true where the attribute is at most the value.
func LessOrEqual[F Ordered, S builder.Source[F]](field *F, value S) Predicate {
	return compare(builder.Here(), field, infix("<="), builder.NewAttributeValue[F](value))
}

// Greater is true where the attribute is greater than the value.
func Greater[F Ordered, S builder.Source[F]](field *F, value S) Predicate {
	return compare(builder.Here(), field, infix(">"), builder.NewAttributeValue[F](value))
}

// GreaterOrEqual is true where the attribute is at least the value.
func GreaterOrEqual[F Ordered, S builder.Source[F]](field *F, value S) Predicate {
	return compare(builder.Here(), field, infix(">="), builder.NewAttributeValue[F](value))
}

// Between is true where the attribute is at least low and at most high.
func Between[F Ordered, L, H builder.Source[F]](field *F, low L, high H) Predicate {
	return compare(builder.Here(), field, func(path string, values []string) string {
		return path + " BETWEEN " + values[0] + " AND " + values[1]
	}, builder.NewAttributeValue[F](low), builder.NewAttributeValue[F](high))
}

// maxIn is how many values DynamoDB takes in a list.
const maxIn = 100

// In is true where the attribute equals one of the values, at least 1 and at most 100.
func In[F any](field *F, values ...builder.Expr[F]) Predicate {
	at := builder.Here()
	all := make([]builder.AttributeValue, len(values))
	for i, v := range values {
		all[i] = builder.NewAttributeValue[F](v)
	}
	inner := compare(at, field, func(path string, values []string) string { return path + " IN (" + strings.Join(values, ", ") + ")" }, all...)
	return Predicate{write: func(r *request) string {
		if len(values) == 0 || len(values) > maxIn {
			r.refuse(at, "In takes 1 to 100 values", "give at least one value; join longer lists with Or")
		}
		return inner.write(r)
	}}
}

// AttributeExists is true where the item has the attribute, be it NULL.
func AttributeExists[F any](field *F) Predicate {
	return compare(builder.Here(), field, function("attribute_exists"))
}

// AttributeNotExists is true where the item has no such attribute. With an attribute of the key it is true where there is no item.
func AttributeNotExists[F any](field *F) Predicate {
	return compare(builder.Here(), field, function("attribute_not_exists"))
}

// Type is the type of an attribute. See [AttributeType].
type Type string

// The types of attributes.
const (
	// TypeString is S.
	TypeString Type = "S"
	// TypeNumber is N.
	TypeNumber Type = "N"
	// TypeBinary is B.
	TypeBinary Type = "B"
	// TypeBool is BOOL.
	TypeBool Type = "BOOL"
	// TypeNull is NULL.
	TypeNull Type = "NULL"
	// TypeList is L.
	TypeList Type = "L"
	// TypeMap is M.
	TypeMap Type = "M"
	// TypeStringSet is SS.
	TypeStringSet Type = "SS"
	// TypeNumberSet is NS.
	TypeNumberSet Type = "NS"
	// TypeBinarySet is BS.
	TypeBinarySet Type = "BS"
)

// AttributeType is true where the attribute has that type.
func AttributeType[F any](field *F, t Type) Predicate {
	v := builder.NewAttributeValue[string](builder.Lit(string(t)))
	return plain(builder.Here(), field, function("attribute_type"), v)
}

// plain is compare with a value that is not of the field's own type: no set even where the field is one.
func plain(at builder.Line, field any, write func(string, []string) string, v builder.AttributeValue) Predicate {
	return Predicate{write: func(r *request) string {
		p, ok := r.place(at, field)
		if !ok {
			return ""
		}
		p.set = ""
		return write(r.document(p), []string{r.value(p, v)})
	}}
}

// BeginsWith is true where the attribute, a text, begins with the value.
func BeginsWith[F ~string, S builder.Source[F]](field *F, value S) Predicate {
	return compare(builder.Here(), field, function("begins_with"), builder.NewAttributeValue[F](value))
}

// ContainsText is true where the attribute, a text, has the value in it.
func ContainsText[F ~string, S builder.Source[F]](field *F, value S) Predicate {
	return compare(builder.Here(), field, function("contains"), builder.NewAttributeValue[F](value))
}

// Contains is true where the attribute, a list or a set, has an element that equals the value.
func Contains[E any, S builder.Source[E]](field *[]E, value S) Predicate {
	return plain(builder.Here(), field, function("contains"), builder.NewAttributeValue[E](value))
}

// AttributeSize is the size of an attribute, to compare with a number. See [Size].
type AttributeSize struct {
	at    builder.Line
	field any
}

// Size is the size of an attribute: the length of a text, the number of bytes, of elements of a list or set,
// or of members of a map.
func Size[F any](field *F) AttributeSize { return AttributeSize{builder.Here(), field} }

func (s AttributeSize) compare(operator string, value builder.Expr[int]) Predicate {
	return plain(s.at, s.field, func(path string, values []string) string {
		return "size(" + path + ") " + operator + " " + values[0]
	}, builder.NewAttributeValue[int](value))
}

// Equal is true where the size equals the number.
func (s AttributeSize) Equal(n builder.Expr[int]) Predicate { return s.compare("=", n) }

// Less is true where the size is less than the number.
func (s AttributeSize) Less(n builder.Expr[int]) Predicate { return s.compare("<", n) }

// Greater is true where the size is greater than the number.
func (s AttributeSize) Greater(n builder.Expr[int]) Predicate { return s.compare(">", n) }

// And is true where all predicates are.
func And(first Predicate, more ...Predicate) Predicate { return join(" AND ", first, more) }

// Or is true where one of the predicates is.
func Or(first Predicate, more ...Predicate) Predicate { return join(" OR ", first, more) }

func join(operator string, first Predicate, more []Predicate) Predicate {
	if len(more) == 0 {
		return first
	}
	return Predicate{joins: true, write: func(r *request) string {
		parts := []string{first.inner(r)}
		for _, p := range more {
			parts = append(parts, p.inner(r))
		}
		return strings.Join(parts, operator)
	}}
}

// Not is true where the predicate is not.
func Not(p Predicate) Predicate {
	return Predicate{joins: true, write: func(r *request) string { return "NOT " + p.inner(r) }}
}

// Raw is a predicate in the syntax of DynamoDB, for what the other functions do not say. The text names attributes and values by
// placeholders #name and :value of [RawName] and [RawValue].
func Raw(text string, placeholders ...Placeholder) Predicate {
	at := builder.Here()
	return Predicate{joins: true, write: func(r *request) string { return r.raw(at, text, placeholders) }}
}
