package schema

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// requote says how to write a value that has another type only because of its quotes: they are missing, or not wanted. The types
// are those the field takes. It is "" when quotes are not the matter.
func requote(p place, types []string) string {
	v := p.value
	switch v.Kind() {
	case jsontree.Number, jsontree.Bool:
		// An expression may stand for a number, and is a string, too; a path is one that begins with a dollar.
		if slices.Contains(types, "string") && !slices.ContainsFunc(types, isLiteral) && !strings.HasSuffix(p.name, "Path") && !strings.HasSuffix(p.name, ".$") {
			return `put it in quotes: "` + show(v) + `"`
		}
	case jsontree.String:
		text := v.Str()
		switch {
		case slices.Contains(types, "boolean"):
			if word := truth(text); word != "" {
				return "write " + word + ", without quotes"
			}
		case slices.Contains(types, "number") && isDigits(strings.Replace(text, ".", "", 1)), slices.Contains(types, "integer") && isDigits(text):
			return "write " + text + ", without quotes"
		}
	default: // quotes make no string of anything else
	}
	return ""
}

// isLiteral reports whether values of a type are written without quotes.
func isLiteral(kind string) bool { return kind == "integer" || kind == "number" || kind == "boolean" }

// truth returns how JSON writes a word for true or false, "" for any other text.
func truth(text string) string {
	switch strings.ToLower(text) {
	case "true", "yes", "on":
		return "true"
	case "false", "no", "off":
		return "false"
	default:
		return ""
	}
}

// isDigits reports whether a text is a whole number as JSON writes it.
func isDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == "" && (text == "0" || text[0] != '0')
}

// types returns the JSON types that a schema takes.
func types(schema *jsontree.Value) []string {
	if kind := schema.Get("type"); kind.Kind() == jsontree.String {
		return []string{kind.Str()}
	}
	return texts(schema.Get("type"))
}
