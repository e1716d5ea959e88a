package jsontree

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// unquote returns the value of the text between the quotes of a JSON string that is known to be right. Without escapes it
// is a part of the source and costs nothing.
func unquote(s string) string {
	i := strings.IndexByte(s, '\\')
	if i < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i >= 0 {
		b = append(b, s[:i]...)
		var size int
		b, size = appendUnescaped(b, s[i:])
		s = s[i+size:]
		i = strings.IndexByte(s, '\\')
	}
	return string(append(b, s...))
}

// appendUnescaped appends the character of the escape that s starts with and returns the length of the escape.
func appendUnescaped(b []byte, s string) ([]byte, int) {
	switch s[1] {
	case 'b':
		return append(b, '\b'), 2
	case 'f':
		return append(b, '\f'), 2
	case 'n':
		return append(b, '\n'), 2
	case 'r':
		return append(b, '\r'), 2
	case 't':
		return append(b, '\t'), 2
	case 'u':
		unit := hexUnit(s[2:6])
		if !utf16.IsSurrogate(rune(unit)) {
			return utf8.AppendRune(b, rune(unit)), 6
		}
		if len(s) >= 12 && s[6] == '\\' && s[7] == 'u' {
			if r := utf16.DecodeRune(rune(unit), rune(hexUnit(s[8:12]))); r != utf8.RuneError {
				return utf8.AppendRune(b, r), 12
			}
		}
		return appendSurrogate(b, unit), 6
	default:
		return append(b, s[1]), 2
	}
}

// hexUnit reads four hexadecimal digits.
func hexUnit(s string) uint16 {
	var unit uint16
	for i := range len(s) {
		digit := s[i] | 0x20 // lower case; digits keep their value
		if digit >= 'a' {
			digit -= 'a' - 10
		} else {
			digit -= '0'
		}
		unit = unit<<4 | uint16(digit)
	}
	return unit
}
