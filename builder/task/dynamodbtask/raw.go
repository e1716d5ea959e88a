package dynamodbtask

import (
	"regexp"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/builder"
)

// Placeholder is a name or a value in the text of [Raw] or [RawUpdate].
type Placeholder struct {
	key   string
	name  string
	value *builder.AttributeValue
}

// RawName lets placeholder, as "#status", stand for the name of an attribute.
func RawName(placeholder, attribute string) Placeholder {
	return Placeholder{key: placeholder, name: attribute}
}

// RawValue lets placeholder, as ":status", stand for a value: a pointer to a field of the workflow, or an expression.
func RawValue[T any, S builder.Source[T]](placeholder string, value S) Placeholder {
	v := builder.NewAttributeValue[T](value).Named(placeholder)
	return Placeholder{key: placeholder, value: &v}
}

var placeholders = regexp.MustCompile(`[#:][A-Za-z0-9_]+`)

// raw takes the placeholders of a text of the user's, all of which must be given and used.
func (r *request) raw(at builder.Line, text string, given []Placeholder) string {
	used := placeholders.FindAllString(text, -1)
	for _, g := range given {
		sign := "#"
		if g.value != nil {
			sign = ":"
		}
		switch {
		case !strings.HasPrefix(g.key, sign) || placeholders.FindString(g.key) != g.key:
			r.refuse(at, "placeholder "+g.key+" does not have the form "+sign+"name", "a name begins with #, a value with :, letters, digits and _ follow")
		case !slices.Contains(used, g.key):
			r.refuse(at, "placeholder "+g.key+" is not in the text "+text, "DynamoDB refuses placeholders that nothing uses: take it out")
		case g.value == nil:
			if old, taken := r.names[g.key]; taken && old != g.name {
				r.refuse(at, "placeholder "+g.key+" stands for two names", "take another placeholder")
			}
			r.names[g.key] = g.name
		case r.valueKeys[g.key]:
			r.refuse(at, "placeholder "+g.key+" stands for two values", "take another placeholder")
		default:
			r.valueKeys[g.key] = true
			r.values = append(r.values, *g.value)
		}
	}
	for _, key := range used {
		if !slices.ContainsFunc(given, func(g Placeholder) bool { return g.key == key }) {
			r.refuse(at, "placeholder "+key+" of the text is not given", "give it with RawName or RawValue")
		}
	}
	return text
}
