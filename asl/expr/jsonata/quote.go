package jsonata

import (
	"fmt"
	"strings"
)

// Quote writes s as a JSONata string literal in double quotes, with the escapes of JSON. Bytes that are no UTF-8 become
// U+FFFD.
//
// The result may contain "{%" and "%}"; whoever puts it between these delimiters has to see to them.
func Quote(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	b.WriteByte('"')
	for _, r := range s {
		switch r {
		case '"', '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case '\b':
			b.WriteString(`\b`)
		case '\f':
			b.WriteString(`\f`)
		case '\n':
			b.WriteString(`\n`)
		case '\r':
			b.WriteString(`\r`)
		case '\t':
			b.WriteString(`\t`)
		default:
			if r < ' ' || r == 0x7f {
				fmt.Fprintf(&b, `\u%04x`, r)
			} else {
				b.WriteRune(r)
			}
		}
	}
	b.WriteByte('"')
	return b.String()
}

// Name writes s as a step of a path: bare when it is a plain word, between backticks when it is not.
//
// Nothing can stand for a backtick between backticks, so a name that holds one is written as a string. That is a name
// only beside a dot, as in $x."a`b"; in front of such a step there must be another one.
func Name(s string) string {
	switch {
	case isPlainName(s):
		return s
	case strings.Contains(s, "`"):
		return Quote(s)
	}
	return "`" + s + "`"
}

// isPlainName reports whether s is read as one name without quotes. The language would take many other characters; the
// letters of ASCII are those that nobody has to look up.
func isPlainName(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != "" && s != "function" && keyword(s) == symName
}
