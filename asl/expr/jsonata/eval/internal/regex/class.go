package regex

import "strings"

// member is one part of a class: a character, or a set, written as members of a class.
type member struct {
	char rune
	set  string
}

// The sets that JavaScript names, and their complements, as members of a class in which nothing is read differently.
const (
	digits    = `0-9`
	notDigits = "\\x00-/\\:-\U0010ffff"
	words     = `0-9A-Z_a-z`
	notWords  = "\\x00-/\\:-@\\[-\\^`\\{-\U0010ffff"
	spaces    = "\\x09-\\x0d \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
	notSpaces = "\\x00-\\x08\\x0e-\\x1f\\!-\u009f\u00a1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e" +
		"\u2060-\u2fff\u3001-\ufefe\uff00-\U0010ffff"
)

var sets = map[rune]string{'d': digits, 'D': notDigits, 'w': words, 'W': notWords, 's': spaces, 'S': notSpaces}

var controls = map[rune]rune{'t': '\t', 'n': '\n', 'v': '\v', 'f': '\f', 'r': '\r'}

// class writes a class; the opening bracket is read already.
func (t *translation) class() {
	negated := t.pos < len(t.in) && t.in[t.pos] == '^'
	if negated {
		t.pos++
	}
	var body strings.Builder
	for t.pos < len(t.in) && t.in[t.pos] != ']' {
		first := t.member()
		if t.pos+1 >= len(t.in) || t.in[t.pos] != '-' || t.in[t.pos+1] == ']' {
			body.WriteString(first.text())
			continue
		}
		t.pos++
		last := t.member()
		if first.set != "" || last.set != "" {
			// A set is no end of a range: the hyphen is itself.
			body.WriteString(first.text() + `\-` + last.text())
			continue
		}
		body.WriteString(first.text() + "-" + last.text())
	}
	if t.pos >= len(t.in) {
		t.fault = "a class is not closed"
		return
	}
	t.pos++
	switch {
	case body.Len() > 0 && negated:
		t.out.WriteString("[^" + body.String() + "]")
	case body.Len() > 0:
		t.out.WriteString("[" + body.String() + "]")
	case negated:
		t.out.WriteString("[\\x00-\U0010ffff]")
	default:
		t.out.WriteString("[^\\x00-\U0010ffff]")
	}
}

func (m member) text() string {
	if m.set != "" {
		return m.set
	}
	return quoted(m.char)
}

// member reads one part of a class.
func (t *translation) member() member {
	c := t.in[t.pos]
	t.pos++
	if c != '\\' || t.pos >= len(t.in) {
		return member{char: c}
	}
	return t.classEscape(true)
}

// classEscape reads what follows a backslash, where it is no assertion and no reference.
func (t *translation) classEscape(class bool) member {
	c := t.in[t.pos]
	t.pos++
	if set, ok := sets[c]; ok {
		return member{set: set}
	}
	if control, ok := controls[c]; ok {
		return member{char: control}
	}
	switch {
	case c == 'b' && class:
		return member{char: '\b'}
	case c == 'x':
		if value, ok := t.hex(0, 2); ok {
			t.pos += 2
			return member{char: value}
		}
	case c == 'u':
		if value, ok := t.unit(); ok {
			return member{char: value}
		}
	case c == 'c':
		return t.control(class)
	case '0' <= c && c <= '7':
		return member{char: t.octal(c - '0')}
	}
	return member{char: c}
}

// control reads the letter of \cX; without one the backslash stands for itself.
func (t *translation) control(class bool) member {
	if t.pos < len(t.in) {
		c := t.in[t.pos]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if letter || class && ('0' <= c && c <= '9' || c == '_') {
			t.pos++
			return member{char: c % 32}
		}
	}
	t.pos--
	return member{char: '\\'}
}

// octal reads the rest of an octal number of at most 255.
func (t *translation) octal(value rune) rune {
	for n := 1; n < 3 && t.pos < len(t.in); n++ {
		digit := t.in[t.pos] - '0'
		if digit < 0 || digit > 7 || value*8+digit > 255 {
			break
		}
		value = value*8 + digit
		t.pos++
	}
	return value
}
