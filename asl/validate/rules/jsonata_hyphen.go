package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hyphenName is a name with a hyphen that stands in a path without backticks, so that JSONata takes the hyphen for a minus.
type hyphenName struct {
	// text is the name, "detail-type".
	text string
	// path is the path that it stands in, as far as its names are plain, with backticks: "$states.input.`detail-type`".
	path string
	// start is where that path starts.
	start int
}

// hyphenated returns the name that a field at an offset of an expression belongs to when a hyphen joins them, without a blank, to the
// last name of a path: the "type" in $states.input.detail-type.
func hyphenated(text string, field int) (hyphenName, bool) {
	if field == 0 || text[field-1] != '-' || !letterAt(text, field) {
		return hyphenName{}, false
	}
	start, end := field, field
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !nameRune(r) && r != '-' {
			break
		}
		start -= size
	}
	if start == 0 || text[start-1] != '.' || text[start] == '-' || '0' <= text[start] && text[start] <= '9' {
		return hyphenName{}, false // no path ends before the minus
	}
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !nameRune(r) && (r != '-' || end+1 == len(text) || !letterAt(text, end+1)) {
			break
		}
		end += size
	}
	path := start
	for path > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:path])
		if !nameRune(r) && !strings.ContainsRune("-.$", r) {
			break
		}
		path -= size
	}
	name := hyphenName{text: text[start:end], path: "`" + text[start:end] + "`", start: path}
	if text[path] == '$' {
		name.path = text[path:start] + name.path
	}
	return name, true
}

// nameRune reports whether a rune can stand in a name that has no backticks.
func nameRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// letterAt reports whether a name goes on at an offset.
func letterAt(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return nameRune(r)
}
