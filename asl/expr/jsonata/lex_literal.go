package jsonata

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// string reads a string literal up to the closing quote. It may span lines.
func (l *lexer) string(quote byte) (token, *Error) {
	start := l.pos
	var value []byte // used from the first escape on
	copied := start + 1
	for pos := start + 1; pos < len(l.text); {
		switch l.text[pos] {
		case quote:
			l.pos = pos + 1
			text := l.text[copied:pos]
			if value != nil {
				text = string(append(value, text...))
			}
			return token{Span: Span{start, l.pos}, sym: symString, text: text}, nil
		case '\\':
			value = append(value, l.text[copied:pos]...)
			end, decoded, err := l.escape(pos)
			if err != nil {
				return token{}, err
			}
			value = append(value, decoded...)
			pos, copied = end, end
		default:
			pos++
		}
	}
	err := newError("S0101", Span{start, len(l.text)})
	err.after += l.beyond
	return token{}, err
}

// escape decodes the escape sequence whose backslash is at pos and returns where it ends.
func (l *lexer) escape(pos int) (int, string, *Error) {
	rest := l.text[pos+1:]
	if rest == "" {
		return 0, "", newError("S0103", Span{pos, pos + 1}, `\`)
	}
	switch c := rest[0]; c {
	case '"', '\\', '/':
		return pos + 2, string(rune(c)), nil
	case 'b':
		return pos + 2, "\b", nil
	case 'f':
		return pos + 2, "\f", nil
	case 'n':
		return pos + 2, "\n", nil
	case 'r':
		return pos + 2, "\r", nil
	case 't':
		return pos + 2, "\t", nil
	case 'u':
		return l.unicodeEscape(pos)
	}
	_, size := utf8.DecodeRuneInString(rest)
	err := newError("S0103", Span{pos, pos + 1 + size}, l.text[pos:pos+1+size])
	err.after = pos + 1
	return 0, "", err
}

// unicodeEscape decodes \uXXXX at pos, together with the second half when the first is half of a surrogate pair.
func (l *lexer) unicodeEscape(pos int) (int, string, *Error) {
	unit, ok := hexUnit(l.text[pos:])
	if !ok {
		// At the very end of the text the reference implementation takes fewer digits and misses the quote instead.
		if digits := l.text[pos+2:]; len(digits) > 0 && len(digits) < 4 && isHex(digits) {
			l.beyond = 4 - len(digits)
			return len(l.text), "", nil
		}
		err := newError("S0104", Span{pos, pos + 2})
		err.after = pos + 1
		return 0, "", err
	}
	if second, ok := hexUnit(l.text[pos+6:]); ok {
		if pair := utf16.DecodeRune(unit, second); pair != utf8.RuneError {
			return pos + 12, string(pair), nil
		}
	}
	if utf16.IsSurrogate(unit) { // half a pair becomes what WTF-8 makes of it
		return pos + 6, string([]byte{0xed, 0x80 | byte(unit>>6)&0x3f, 0x80 | byte(unit)&0x3f}), nil
	}
	return pos + 6, string(unit), nil
}

// hexUnit reads \uXXXX at the start of s.
func hexUnit(s string) (rune, bool) {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' || !isHex(s[2:6]) {
		return 0, false
	}
	unit, err := strconv.ParseUint(s[2:6], 16, 16)
	return rune(unit), err == nil
}

func isHex(s string) bool {
	return strings.Trim(s, "0123456789abcdefABCDEF") == ""
}

// regexp reads a regular expression literal. The slash that closes it is the first one outside all brackets that no
// backslash escapes; whether the brackets match is not looked at.
func (l *lexer) regexp() (token, *Error) {
	start := l.pos
	depth := 0
	escaped := false
	for pos := start + 1; pos < len(l.text); pos++ {
		c := l.text[pos]
		switch {
		case c == '/' && depth == 0 && !escaped:
			return l.regexpFlags(Span{start, pos})
		case strings.IndexByte("([{", c) >= 0 && l.text[pos-1] != '\\':
			depth++
		case strings.IndexByte(")]}", c) >= 0 && l.text[pos-1] != '\\':
			depth--
		}
		escaped = c == '\\' && !escaped
	}
	return token{}, newError("S0302", Span{start, len(l.text)})
}

// regexpFlags reads what follows the pattern; at spans the opening slash and the pattern.
func (l *lexer) regexpFlags(at Span) (token, *Error) {
	pattern := l.text[at.Start+1 : at.End]
	if pattern == "" {
		err := newError("S0301", Span{at.Start, at.End + 1})
		err.after = at.End
		return token{}, err
	}
	end := at.End + 1
	for end < len(l.text) && (l.text[end] == 'i' || l.text[end] == 'm') {
		end++
	}
	flags := l.text[at.End+1 : end]
	fault := regexpFault(pattern)
	if strings.Count(flags, "i") > 1 || strings.Count(flags, "m") > 1 {
		fault = "a flag of the regular expression is given twice"
	}
	if fault != "" {
		err := newError(CodeRegexp, Span{at.Start, end}, fault)
		err.after = -1
		return token{}, err
	}
	l.pos = end
	return token{Span: Span{at.Start, end}, sym: symRegexp, text: pattern, flags: flags}, nil
}
