package diag

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean replaces what must not reach a terminal, a log or an XML file by U+FFFD, one rune for one: control characters but tab and
// line ends, characters that turn the direction of writing and so hide what a text says, and bytes that are not UTF-8.
func clean(text string) string {
	for _, r := range text {
		if unprintable(r) {
			return strings.Map(func(r rune) rune {
				if unprintable(r) {
					return utf8.RuneError
				}
				return r
			}, text)
		}
	}
	return text
}

// unprintable reports whether clean replaces a rune. The replacement itself counts, since it may stand for a broken byte.
func unprintable(r rune) bool {
	switch r {
	case '\t', '\n', '\r':
		return false
	case utf8.RuneError, '\u200e', '\u200f', '\u061c', '\u2028', '\u2029', '\ufffe', '\uffff':
		return true
	}
	return unicode.IsControl(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}
