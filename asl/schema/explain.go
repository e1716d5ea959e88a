package schema

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// explain reports one failed keyword.
func (r *report) explain(l leaf) {
	if isPlaceholder(l.place.value.Str()) && slices.Contains([]string{"type", "enum", "const", "pattern"}, l.keyword) {
		r.add(unknownPlaceholder, l.place, "%s is the placeholder %s; its value is not known", l.place.label(), show(l.place.value)).diag.Help =
			"check the document again with the value in its place"
		return
	}
	if n := len(l.tokens); n > 0 && l.tokens[n-1] == "propertyNames" {
		r.wrongName(l)
		return
	}
	switch l.keyword {
	case "":
		r.refused(l)
	case "additionalProperties":
		r.unknownFields(l)
	case "required":
		r.missingFields(l)
	case "type":
		r.wrongType(l)
	case "enum", "const":
		r.wrongValue(l)
	case "minimum", "maximum":
		r.add(outOfRange, l.place, "%s is %s; must be %s", l.place.label(), show(l.place.value), bounds(l.schema))
	case "pattern":
		r.wrongForm(l)
	case "maxLength":
		r.add(l.textDef(wrongLength), l.place, "%s has %d characters; may have at most %s", l.place.label(),
			utf8.RuneCountInString(l.place.value.Str()), l.schema.Get("maxLength").NumberText())
	case "minItems":
		r.add(wrongLength, l.place, "%s is empty; must have at least %s element", l.place.label(), l.schema.Get("minItems").NumberText())
	case "not", "minProperties":
		r.incomplete(l)
	default:
		r.add(fault, l.place, "the schema's keyword %q has no message", l.keyword)
	}
}

// isPlaceholder reports whether the text is one name that a template replaces, such as ${reminder_seconds}.
func isPlaceholder(text string) bool {
	name, ok := strings.CutPrefix(text, "${")
	return ok && len(name) > 1 && strings.IndexAny(name, "{}") == len(name)-1 && strings.HasSuffix(name, "}")
}

// wrongType reports a value of a wrong JSON type.
func (r *report) wrongType(l leaf) {
	f := r.add(wrongType, l.place, "%s is %s; must be %s", l.place.label(), show(l.place.value), expected(l.schema))
	if isExpression(l.place.value) {
		f.jsonata = languageOf(l.definition()) != jsonata
		f.diag.Help = "an expression can stand here only in a JSONata state, and not in every field"
	} else {
		f.diag.Help = requote(l.place, types(l.schema))
		if words := texts(l.schema.Get("enum")); len(words) > 0 && !slices.Contains(words, show(l.place.value)) {
			f.diag.Help = "write " + diag.Join(quoted(words), "or")
		}
	}
}

// typeNames are the JSON types in messages.
var typeNames = map[string]string{
	"integer": "a whole number", "number": "a number", "string": "a string", "boolean": "true or false",
	"object": "an object", "array": "an array", "null": "null",
}

// expected says which types a schema takes.
func expected(schema *jsontree.Value) string {
	all := types(schema)
	var names []string
	for _, t := range all {
		if comment := schema.Get("$comment"); t == "string" && comment != nil && len(all) > 1 {
			names = append(names, comment.Str())
			continue
		}
		names = append(names, typeNames[t])
	}
	return diag.Join(names, "or")
}

// bounds says what the bounds of a number are.
func bounds(schema *jsontree.Value) string {
	low, high := schema.Get("minimum").NumberText(), schema.Get("maximum").NumberText()
	switch {
	case high == "":
		return low + " or more"
	case low == "":
		return high + " or less"
	default:
		return low + " to " + high
	}
}

// textDef returns the code of a text with a fault: labels have one of their own, as Step Functions has for them.
func (l *leaf) textDef(other diag.Def) diag.Def {
	if l.place.name == "Label" {
		return badLabel
	}
	return other
}

// wrongForm reports a string that breaks a pattern.
func (r *report) wrongForm(l leaf) {
	if l.schema.Get("type").Kind() == jsontree.Array {
		r.wrongType(l) // the pattern is that of an expression, which stands in for another type
		return
	}
	f := r.add(l.textDef(malformed), l.place, "%s is %s; must be %s", l.place.label(), show(l.place.value), l.schema.Get("$comment").Str())
	f.jsonata = isExpression(l.place.value) && languageOf(l.definition()) != jsonata
}

// wrongValue reports a value that is none of those listed.
func (r *report) wrongValue(l leaf) {
	allowed := l.schema.Get("enum").Elems()
	if c := l.schema.Get("const"); c != nil {
		allowed = []*jsontree.Value{c}
	}
	var words []string
	for _, v := range allowed {
		words = append(words, strings.Trim(show(v), `"`))
	}
	p := l.place
	if c := l.condition(); c.field != "" && c.field != p.name {
		object := r.at(p.owner())
		f := r.addName(mismatch, object.member(c.field), "%s goes with %q %s, not %s",
			c, p.name, diag.Join(words, "or"), show(p.value))
		f.depends = p.pointer
		return
	}
	text := "only " + words[0]
	if len(words) > 1 {
		text = "one of " + strings.Join(words, ", ")
	}
	switch {
	case p.name == "QueryLanguage" && len(words) == 1:
		r.add(mixedLanguage, p, "%s is %s in a JSONata machine", p.label(), show(p.value)).diag.Help =
			"in a JSONata machine every state is JSONata; a JSONPath machine may have JSONata states"
		return
	case p.name == "Type" && slices.Contains(words, "Task"):
		r.suggest(r.add(unknownType, p, "%s is %s; must be %s", p.label(), show(p.value), text), p.value.Str(), words)
		return
	}
	f := r.add(unknownValue, p, "%s is %s; must be %s", p.label(), show(p.value), text)
	r.suggest(f, p.value.Str(), words)
	if truth(p.value.Str()) == words[0] {
		f.diag.Help = requote(p, []string{"boolean"})
	}
}

// String returns the condition as messages show it.
func (c condition) String() string {
	if c.value == "" {
		return quote(c.field)
	}
	return quote(c.field) + " " + c.value
}

// wrongName reports the name of a member: of a state, of a variable, or of a field beside a choice rule's operator.
func (r *report) wrongName(l leaf) {
	p := l.place
	def := l.definition()
	switch {
	case l.keyword == "enum":
		// The definition lists all names, and refuses others by itself.
		if other := l.condition().field; lookup([]string{"definitions", def, "properties", p.name}) != nil {
			r.exclude(r.at(p.owner()), other, p.name)
		}
	case strings.HasPrefix(def, "States"):
		r.addName(wrongLength, p, "the state name %s has %d characters; may have at most %s", quote(p.name),
			utf8.RuneCountInString(p.name), l.schema.Get("maxLength").NumberText())
	default:
		r.addName(malformed, p, "%s is no name for a variable", quote(p.name)).diag.Help =
			"a variable's name has " + strings.TrimPrefix(l.schema.Get("$comment").Str(), "a variable name: ")
	}
}

// exclude reports two fields of an object that may not stand together, at the later one.
func (r *report) exclude(object place, a, b string) {
	first, second := object.member(a), object.member(b)
	if slices.Compare(r.path(first.pointer), r.path(second.pointer)) > 0 {
		first, second = second, first
	}
	f := r.addName(exclusive, second, "%q and %q exclude each other", first.name, second.name)
	f.diag.Help = "remove one of them"
	if pos := first.namePos(); pos.IsValid() {
		f.diag.Related = []diag.Related{{Pos: pos, Message: fmt.Sprintf("%q stands here", first.name)}}
	}
}
