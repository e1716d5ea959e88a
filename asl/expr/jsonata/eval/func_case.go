package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func fnUppercase(e *evaluation, s string, _ []any) (any, error) {
	if err := e.alloc(len(s)); err != nil {
		return nil, err
	}
	var b strings.Builder
	for len(s) > 0 {
		size := pointSize(s)
		r := []rune(s[:size])
		if many, ok := upperCases[r[0]]; ok {
			b.WriteString(many)
		} else if len(r) == 1 && r[0] != unicode.ReplacementChar {
			b.WriteRune(unicode.ToUpper(r[0]))
		} else {
			b.WriteString(s[:size])
		}
		s = s[size:]
	}
	return b.String(), nil
}

// dottedI is the one character whose lower case is two: i and a dot above.
const dottedI = 'İ'

func fnLowercase(e *evaluation, s string, _ []any) (any, error) {
	if err := e.alloc(len(s)); err != nil {
		return nil, err
	}
	var b strings.Builder
	for at := 0; at < len(s); {
		size := pointSize(s[at:])
		r := []rune(s[at : at+size])
		switch {
		case len(r) != 1 || r[0] == unicode.ReplacementChar:
			b.WriteString(s[at : at+size])
		case r[0] == dottedI:
			b.WriteString("i\u0307")
		case r[0] == 'Σ' && endsWord(s[:at], s[at+size:]):
			b.WriteRune('ς')
		default:
			b.WriteRune(unicode.ToLower(r[0]))
		}
		at += size
	}
	return b.String(), nil
}

// endsWord reports whether what stands between the two texts is the last letter of a word, and not its only one.
func endsWord(before, after string) bool {
	for before != "" {
		r, size := utf8.DecodeLastRuneInString(before)
		if !ignoredInWord(r) {
			return unicode.IsLetter(r) && !startsWithLetter(after)
		}
		before = before[:len(before)-size]
	}
	return false
}

func startsWithLetter(s string) bool {
	for _, r := range s {
		if !ignoredInWord(r) {
			return unicode.IsLetter(r)
		}
	}
	return false
}

// ignoredInWord reports whether a character neither makes nor ends a word.
func ignoredInWord(r rune) bool { return unicode.Is(unicode.Mn, r) || r == '\'' }
