package schema

import (
	"net/url"
	"slices"
	"strings"

	jsonschema "github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// leaf is one failed keyword: what failed, in which schema, and at which value.
type leaf struct {
	keyword string          // empty: the schema is false
	schema  *jsontree.Value // the schema with the keyword
	tokens  []string        // the way to that schema from the root of the schema file
	place   place
}

// leaves reports the causes at the ends of a tree of errors. The branches above them only say which way the validator
// went.
func (r *report) leaves(e *jsonschema.ValidationError) {
	for _, cause := range e.Causes {
		r.leaves(cause)
	}
	if len(e.Causes) > 0 {
		return
	}
	_, keyword, _ := strings.Cut(e.AbsoluteKeywordLocation, "#")
	l := leaf{tokens: diag.SplitPointer(unescape(keyword)), place: r.at(strings.ReplaceAll(unescape(e.InstanceLocation), emptyName, ""))}
	// Below a field in "dependencies" stands a list of fields, or a schema whose findings lie deeper.
	if n := len(l.tokens); n > 2 && l.tokens[n-3] == "dependencies" && lookup(l.tokens).Kind() == jsontree.String {
		r.needs(l.tokens[n-2], lookup(l.tokens).Str(), l.place)
		return
	}
	if refusal := lookup(l.tokens); refusal.Kind() != jsontree.Bool || refusal.Bool() || l.tokens[len(l.tokens)-1] == "additionalProperties" {
		l.keyword = l.tokens[len(l.tokens)-1]
		l.tokens = l.tokens[:len(l.tokens)-1]
	}
	l.schema = lookup(l.tokens)
	r.explain(l)
}

// unescape undoes the escapes of a URI; those of a JSON pointer remain.
func unescape(fragment string) string {
	if pointer, err := url.PathUnescape(fragment); err == nil {
		return pointer
	}
	return fragment
}

// lookup returns the part of the schema file that the tokens lead to.
func lookup(tokens []string) *jsontree.Value {
	return tree().Lookup(diag.JoinPointer("", tokens...))
}

// definition returns the name of the definition that holds the failed keyword, "" for the root.
func (l *leaf) definition() string {
	if len(l.tokens) > 1 && l.tokens[0] == "definitions" {
		return l.tokens[1]
	}
	return ""
}

// condition is why a schema counts: a field stands, or has a value, or a Map has a mode.
type condition struct {
	field string
	value string // empty: any value
	mode  bool   // the condition is that the processor of a Map is not distributed
}

// condition returns the nearest condition of the failed keyword. The zero value means that it counts always.
func (l *leaf) condition() condition {
	t := l.tokens
	if n := len(t); n >= 2 && t[n-2] == "properties" {
		t = t[:n-2]
	} else if n >= 1 && t[n-1] == "propertyNames" {
		t = t[:n-1]
	}
	n := len(t)
	switch {
	case n >= 2 && t[n-2] == "dependencies":
		return condition{field: t[n-1]}
	case n >= 1 && t[n-1] == "then":
		test := lookup(append(slices.Clone(t[:n-1]), "if"))
		if properties := test.Get("properties").Members(); len(properties) > 0 {
			field, wanted := properties[0].Name, properties[0].Value
			return condition{field: field, value: wanted.Get("const").Str(), mode: wanted.Get("properties") != nil}
		}
		return condition{field: onlyRequired(test)}
	default:
		return condition{}
	}
}

// onlyRequired returns the field that a condition asks for, "" when it is of another form.
func onlyRequired(test *jsontree.Value) string {
	if required := test.Get("required").Elems(); len(required) == 1 && len(test.Members()) == 1 {
		return required[0].Str()
	}
	return ""
}

// alternatives returns the fields any of which would do in place of a missing one, in the order of preference.
func (l *leaf) alternatives(missing string) []string {
	fields := []string{missing}
	for t := l.tokens; len(t) > 0 && t[len(t)-1] == "else"; {
		t = t[:len(t)-1]
		field := onlyRequired(lookup(append(slices.Clone(t), "if")))
		if field == "" {
			break
		}
		if field != missing {
			fields = append([]string{field}, fields...)
		}
	}
	return fields
}

// texts returns the strings in an array of the schema.
func texts(array *jsontree.Value) []string {
	all := make([]string, len(array.Elems()))
	for i, e := range array.Elems() {
		all[i] = e.Str()
	}
	return all
}
