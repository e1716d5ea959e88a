package eval

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl/expr/jsonata/eval/internal/regex"
)

// fnBase64encode takes the low byte of each UTF-16 unit, as the function is defined for texts of bytes only.
func fnBase64encode(e *evaluation, s string, _ []any) (any, error) {
	if err := e.alloc(2 * len(s)); err != nil {
		return nil, err
	}
	bytes := make([]byte, 0, len(s))
	for _, unit := range regex.Units(s) {
		bytes = append(bytes, byte(unit))
	}
	return base64.StdEncoding.EncodeToString(bytes), nil
}

// fnBase64decode returns a text whose characters are the bytes. It reads both alphabets, passes over what belongs to none
// and ends at the first =.
func fnBase64decode(e *evaluation, s string, _ []any) (any, error) {
	if err := e.alloc(2 * len(s)); err != nil {
		return nil, err
	}
	s, _, _ = strings.Cut(s, "=")
	digits := make([]byte, 0, len(s))
	for i := range len(s) {
		switch c := s[i]; {
		case c == '-':
			digits = append(digits, '+')
		case c == '_':
			digits = append(digits, '/')
		case c == '+' || c == '/' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z':
			digits = append(digits, c)
		}
	}
	if len(digits)%4 == 1 {
		digits = digits[:len(digits)-1] // six bits are no byte
	}
	bytes, err := base64.RawStdEncoding.DecodeString(string(digits))
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	for _, c := range bytes {
		b.WriteRune(rune(c))
	}
	return b.String(), nil
}

const (
	// unescaped are the characters, besides letters and digits, that stand for themselves in every part of a URL.
	unescaped = "-_.!~*'()"
	// reserved are those that separate the parts of a URL.
	reserved = ";/?:@&=+$,#"
)

func fnEncodeURL(e *evaluation, s string, _ []any) (any, error) {
	return percentEncode(e, s, unescaped+reserved)
}

func fnEncodeURLComponent(e *evaluation, s string, _ []any) (any, error) {
	return percentEncode(e, s, unescaped)
}

// percentEncode writes all bytes but letters, digits and those of keep as %XX.
func percentEncode(e *evaluation, s, keep string) (any, error) {
	if !utf8.ValidString(s) { // a lone surrogate
		return nil, fail("D3140", s)
	}
	if err := e.alloc(3 * len(s)); err != nil {
		return nil, err
	}
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || strings.IndexByte(keep, c) >= 0 {
			b.WriteByte(c)
			continue
		}
		b.Write([]byte{'%', hex[c>>4], hex[c&15]})
	}
	return b.String(), nil
}

func fnDecodeURL(e *evaluation, s string, _ []any) (any, error) {
	return percentDecode(e, s, reserved)
}

func fnDecodeURLComponent(e *evaluation, s string, _ []any) (any, error) {
	return percentDecode(e, s, "")
}

// percentDecode reads %XX, but leaves those that stand for a character of keep.
func percentDecode(e *evaluation, s, keep string) (any, error) {
	if err := e.alloc(len(s)); err != nil {
		return nil, err
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			out = append(out, s[i])
			continue
		}
		char, used := escapedChar(s[i:])
		if used == 0 {
			return nil, fail("D3140", s)
		}
		if used == 3 && strings.IndexByte(keep, char[0]) >= 0 {
			char = []byte(s[i : i+3])
		}
		out = append(out, char...)
		i += used - 1
	}
	return string(out), nil
}

// escapedChar reads the one character that the escapes at the start of s make, and says how many bytes they take; 0 when
// they make none.
func escapedChar(s string) (char []byte, used int) {
	for used+3 <= len(s) && s[used] == '%' && len(char) < utf8.UTFMax {
		high, low := hexDigit(s[used+1]), hexDigit(s[used+2])
		if high < 0 || low < 0 {
			return nil, 0
		}
		char = append(char, byte(high<<4|low))
		used += 3
		if utf8.Valid(char) {
			return char, used
		}
	}
	return nil, 0
}

// hexDigit returns the value of a hexadecimal digit, -1 for another character.
func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
