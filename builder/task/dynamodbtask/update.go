package dynamodbtask

import (
	"strings"

	"github.com/aslgen/aslgen/builder"
)

// The clauses of an update expression, in the order in which they are written.
const (
	clauseSet = iota
	clauseRemove
	clauseAdd
	clauseDelete
)

var clauses = [4]string{"SET ", "REMOVE ", "ADD ", "DELETE "}

// finishUpdate makes the update expression of the changes.
func (r *request) finishUpdate() {
	var parts []string
	for i, texts := range r.changes {
		if len(texts) > 0 {
			parts = append(parts, clauses[i]+strings.Join(texts, ", "))
		}
	}
	if len(parts) > 0 {
		r.text(r.at, "UpdateExpression", strings.Join(parts, " "))
	}
}

// change is a change of one attribute, unless check refuses it.
func change(clause int, at builder.Line, field any, check func(*request, place) bool, write func(path string, values []string) string, values ...builder.AttributeValue) ChangeOption {
	return ChangeOption{Option{func(r *request) {
		p, ok := r.place(at, field)
		if !ok {
			return
		}
		if check != nil && !check(r, p) {
			return
		}
		path := r.document(p)
		for _, other := range r.changed {
			if overlap(path, other) {
				r.refuse(at, "attribute "+plainName(path)+" is changed beside "+plainName(other), "an update changes every attribute at most once, be it as a part of another one")
				return
			}
		}
		r.changed = append(r.changed, path)
		keys := make([]string, len(values))
		for i, v := range values {
			keys[i] = r.value(p, v)
		}
		r.changes[clause] = append(r.changes[clause], write(path, keys))
	}}}
}

// Set sets an attribute to a value: a pointer to a field of the workflow, or an expression.
func Set[F any, S builder.Source[F]](field *F, value S) ChangeOption {
	return change(clauseSet, builder.Here(), field, nil, infix("="), builder.NewAttributeValue[F](value))
}

// SetIfNotExists sets an attribute that the item does not have, and leaves it alone where the item has it.
func SetIfNotExists[F any, S builder.Source[F]](field *F, value S) ChangeOption {
	return change(clauseSet, builder.Here(), field, nil, func(path string, values []string) string {
		return path + " = if_not_exists(" + path + ", " + values[0] + ")"
	}, builder.NewAttributeValue[F](value))
}

// Increment adds a number to an attribute that the item must have. See [Add], which begins with 0.
func Increment[N builder.Number, S builder.Source[N]](field *N, by S) ChangeOption {
	return change(clauseSet, builder.Here(), field, nil, func(path string, values []string) string {
		return path + " = " + path + " + " + values[0]
	}, builder.NewAttributeValue[N](by))
}

// Decrement takes a number from an attribute that the item must have.
func Decrement[N builder.Number, S builder.Source[N]](field *N, by S) ChangeOption {
	return change(clauseSet, builder.Here(), field, nil, func(path string, values []string) string {
		return path + " = " + path + " - " + values[0]
	}, builder.NewAttributeValue[N](by))
}

// ListAppend adds elements at the end of a list attribute, which begins empty where the item has none.
func ListAppend[E any, S builder.Source[[]E]](field *[]E, elements S) ChangeOption {
	at := builder.Here()
	empty := builder.NewAttributeValue[[]E](builder.Lit([]E{}))
	return change(clauseSet, at, field, noSet(at), func(path string, values []string) string {
		return path + " = list_append(if_not_exists(" + path + ", " + values[1] + "), " + values[0] + ")"
	}, builder.NewAttributeValue[[]E](elements), empty)
}

// ListPrepend adds elements at the start of a list attribute, which begins empty where the item has none.
func ListPrepend[E any, S builder.Source[[]E]](field *[]E, elements S) ChangeOption {
	at := builder.Here()
	empty := builder.NewAttributeValue[[]E](builder.Lit([]E{}))
	return change(clauseSet, at, field, noSet(at), func(path string, values []string) string {
		return path + " = list_append(" + values[0] + ", if_not_exists(" + path + ", " + values[1] + "))"
	}, builder.NewAttributeValue[[]E](elements), empty)
}

func noSet(at builder.Line) func(*request, place) bool {
	return func(r *request, p place) bool {
		if p.set != "" {
			r.refuse(at, "attribute "+p.steps[len(p.steps)-1].name+" is a set, not a list", "add elements to a set with AddElements")
		}
		return p.set == ""
	}
}

func onlySet(at builder.Line) func(*request, place) bool {
	return func(r *request, p place) bool {
		if p.set == "" {
			r.refuse(at, "attribute "+p.steps[len(p.steps)-1].name+" is a list, not a set",
				`tag the field dynamodbav:",stringset", numberset or binaryset, or use ListAppend`)
		}
		return p.set != ""
	}
}

// Add adds a number to an attribute, which begins with 0 where the item has none.
func Add[N builder.Number, S builder.Source[N]](field *N, n S) ChangeOption {
	return change(clauseAdd, builder.Here(), field, nil, space, builder.NewAttributeValue[N](n))
}

// AddElements adds elements to a set attribute. There must be at least one.
func AddElements[E any, S builder.Source[[]E]](field *[]E, elements S) ChangeOption {
	at := builder.Here()
	return change(clauseAdd, at, field, onlySet(at), space, builder.NewAttributeValue[[]E](elements))
}

// DeleteElements takes elements out of a set attribute. There must be at least one.
func DeleteElements[E any, S builder.Source[[]E]](field *[]E, elements S) ChangeOption {
	at := builder.Here()
	return change(clauseDelete, at, field, onlySet(at), space, builder.NewAttributeValue[[]E](elements))
}

// overlap tells that one document path is the other, or lies inside it.
func overlap(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return strings.HasPrefix(b, a) && (len(a) == len(b) || b[len(a)] == '.' || b[len(a)] == '[')
}

// plainName is a document path for messages.
func plainName(path string) string { return strings.ReplaceAll(path, "#", "") }

func space(path string, values []string) string { return path + " " + values[0] }

// Remove takes an attribute out of the item, or an element out of a list.
func Remove[F any](field *F) ChangeOption {
	return change(clauseRemove, builder.Here(), field, nil, func(path string, _ []string) string { return path })
}

// RawUpdate is a whole update expression in the syntax of DynamoDB, for what the other functions do not say; it does not go together
// with them. The text names attributes and values by placeholders #name and :value of [RawName] and [RawValue].
func RawUpdate(text string, placeholders ...Placeholder) ChangeOption {
	at := builder.Here()
	return ChangeOption{Option{func(r *request) { r.text(at, "UpdateExpression", r.raw(at, text, placeholders)) }}}
}
