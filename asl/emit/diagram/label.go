package diagram

import (
	"fmt"
	"strings"
	"unicode"
)

// longest is how many characters a line of a label has.
const longest = 60

// text is a label of the given lines in quotes. In it nothing is left that Mermaid takes for more than letters: quotes, entities, HTML, Markdown,
// formulas, directives and comments.
func text(lines ...string) string {
	escaped := make([]string, len(lines))
	for i, line := range lines {
		escaped[i] = escape(shorten(line))
	}
	return `"` + strings.Join(escaped, "<br/>") + `"`
}

// shorten makes one line of a text and cuts it.
func shorten(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	if runes := []rune(s); len(runes) > longest {
		return strings.TrimSpace(string(runes[:longest-1])) + "…"
	}
	return s
}

// special are the characters that mean more than themselves: quotes and entities, HTML, Markdown, escapes, directives.
const special = "\"#&<>`*_~\\%;|[]{}"

// escape writes as entities what is special, wherever it stands or where it stands.
func escape(s string) string {
	// Mermaid cuts the end of a line with one of these words, a colon and an entity.
	styled := strings.Contains(s, "style") || strings.Contains(s, "classDef")
	list := listStart(s)
	var b strings.Builder
	for i, r := range s {
		switch {
		case strings.ContainsRune(special, r),
			r == '$' && (strings.HasPrefix(s[i+1:], "$") || strings.HasSuffix(s[:i], "$")), // a formula
			r == ':' && (styled || strings.HasPrefix(s[i+1:], "//")),                       // a link
			i == list:
			b.WriteString(entity(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// entity spells a character as Mermaid's form of an entity of HTML.
func entity(r rune) string {
	switch r {
	case '"':
		return "#quot;"
	case '&':
		return "#amp;"
	case '<':
		return "#lt;"
	case '>':
		return "#gt;"
	default:
		return fmt.Sprintf("#%d;", r)
	}
}

// listStart is where the sign of a Markdown list stands, as in "1. Draft" and "- draft"; -1 where there is none.
func listStart(s string) int {
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "+") {
		return 0
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') {
		return digits
	}
	return -1
}
