package jsontree

import (
	"slices"
	"unicode/utf8"
)

// AppendJSON appends the value as JSON text and returns the extended slice. Without an indent argument every member and
// element stands on a line of its own, indented by two spaces a level; an indent argument replaces the two spaces, and
// "" puts everything on one line. Member order, duplicates and the spelling of numbers are kept. The characters <, > and
// & are not escaped. No newline is added at the end. A nil value is printed as null.
func (v *Value) AppendJSON(dst []byte, indent ...string) []byte {
	p := printer{dst: dst, indent: "  "}
	if len(indent) > 0 {
		p.indent = indent[0]
	}
	p.dst = slices.Grow(p.dst, v.size(0, len(p.indent))+1) // a large text grows once, not twenty times
	p.value(v)
	return p.dst
}

// MaxSize returns a length that the text of [Value.AppendJSON] with two spaces of indentation does not exceed. It is found without
// printing, and not much longer.
func (v *Value) MaxSize() int { return v.size(0, 2) }

// size returns a length that the printed text does not exceed.
func (v *Value) size(depth, indent int) int {
	if v == nil {
		return len("null")
	}
	line := 1 + depth*indent // the line break in front of a member, and its indentation
	switch v.Kind() {
	case Array:
		n := 2 + line
		for _, e := range v.elems {
			n += 1 + line + indent + e.size(depth+1, indent)
		}
		return n
	case Object:
		n := 2 + line
		for i := range v.members {
			m := &v.members[i]
			n += 3 + line + indent + quotedSize(m.Name) + m.Value.size(depth+1, indent)
		}
		return n
	case String:
		return quotedSize(v.text)
	default:
		return max(len(v.text), len("false"))
	}
}

// quotedSize returns a length that a string in quotes does not exceed.
func quotedSize(text string) int {
	n := 2 + len(text)
	for i := range len(text) {
		switch c := text[i]; {
		case c < ' ' || c == '"' || c == '\\':
			n += 5 // the longest escape has six characters
		case c >= utf8.RuneSelf:
			n += 2 // a byte that is not UTF-8 becomes three; one that is stays
		}
	}
	return n
}

// printer holds what the printing of one tree needs.
type printer struct {
	dst    []byte
	indent string
	depth  int
}

func (p *printer) value(v *Value) {
	switch v.Kind() {
	case 0, Null:
		p.dst = append(p.dst, "null"...)
	case Bool:
		if v.truth {
			p.dst = append(p.dst, "true"...)
		} else {
			p.dst = append(p.dst, "false"...)
		}
	case Number:
		p.dst = append(p.dst, v.text...)
	case String:
		p.dst = AppendString(p.dst, v.text)
	case Array:
		p.array(v)
	case Object:
		p.object(v)
	default:
		panic("jsontree: value of unknown " + v.kind.String())
	}
}

func (p *printer) array(v *Value) {
	p.dst = append(p.dst, '[')
	p.depth++
	for i, e := range v.elems {
		p.next(i)
		p.value(e)
	}
	p.close(len(v.elems), ']')
}

func (p *printer) object(v *Value) {
	p.dst = append(p.dst, '{')
	p.depth++
	for i := range v.members {
		m := &v.members[i]
		p.next(i)
		p.dst = AppendString(p.dst, m.Name)
		p.dst = append(p.dst, ':')
		if p.indent != "" {
			p.dst = append(p.dst, ' ')
		}
		p.value(m.Value)
	}
	p.close(len(v.members), '}')
}

// next starts the i-th member or element.
func (p *printer) next(i int) {
	if i > 0 {
		p.dst = append(p.dst, ',')
	}
	p.newline()
}

// close ends an array or object that had n children.
func (p *printer) close(n int, c byte) {
	p.depth--
	if n > 0 {
		p.newline()
	}
	p.dst = append(p.dst, c)
}

func (p *printer) newline() {
	if p.indent == "" {
		return
	}
	p.dst = append(p.dst, '\n')
	for range p.depth {
		p.dst = append(p.dst, p.indent...)
	}
}

// AppendString appends s as a JSON string with its quotes. It escapes only what JSON demands; a lone surrogate held as
// WTF-8 becomes its \u escape, and other bytes that are not UTF-8 become U+FFFD.
func AppendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	plain := 0 // start of the bytes not yet appended
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c < ' ' || c == '"' || c == '\\' {
				dst = append(dst, s[plain:i]...)
				dst = appendEscape(dst, c)
				plain = i + 1
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r != utf8.RuneError || size > 1 {
			i += size
			continue
		}
		dst = append(dst, s[plain:i]...)
		if unit, ok := surrogateAt(s[i:]); ok {
			dst = appendUnit(dst, unit)
			i += 3
		} else {
			dst = append(dst, "\ufffd"...)
			i++
		}
		plain = i
	}
	dst = append(dst, s[plain:]...)
	return append(dst, '"')
}

// appendEscape appends the shortest escape of a character that may not stand in a string.
func appendEscape(dst []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(dst, '\\', c)
	case '\b':
		return append(dst, `\b`...)
	case '\f':
		return append(dst, `\f`...)
	case '\n':
		return append(dst, `\n`...)
	case '\r':
		return append(dst, `\r`...)
	case '\t':
		return append(dst, `\t`...)
	default:
		return appendUnit(dst, uint16(c))
	}
}

// appendUnit appends one UTF-16 unit as a \u escape.
func appendUnit(dst []byte, unit uint16) []byte {
	const hex = "0123456789abcdef"
	return append(dst, '\\', 'u', hex[unit>>12], hex[unit>>8&15], hex[unit>>4&15], hex[unit&15])
}
