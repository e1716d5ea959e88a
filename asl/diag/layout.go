package diag

import (
	"encoding/json"
	"strings"
)

// layoutWidth is the number of bytes of a line up to which an object or list of an example stays on one line.
const layoutWidth = 80

// layout prints a JSON document for people: an object or list that fits its line stays on it, but for the outermost one. Names,
// texts and numbers keep their spelling, members their order. The result is false when the text is no JSON object or list.
func layout(text string) (string, bool) {
	text = strings.Trim(text, " \t\r\n")
	if text == "" || text[0] != '{' && text[0] != '[' || !json.Valid([]byte(text)) {
		return "", false
	}
	l := layoutReader{rest: text}
	root := l.value()
	var b strings.Builder
	root.print(&b, "", 0, len(root.items) > 1)
	return b.String(), true
}

// layoutValue is a value on one line, and what is in it.
type layoutValue struct {
	line  string
	items []layoutItem
}

// layoutItem is an element, or a member with its name as it is spelled.
type layoutItem struct {
	name  string
	value layoutValue
}

// print writes the value at an indentation, used bytes of whose line are taken.
func (v layoutValue) print(b *strings.Builder, indent string, used int, force bool) {
	if len(v.items) == 0 || used+len(v.line) <= layoutWidth && !force {
		b.WriteString(v.line)
		return
	}
	b.WriteByte(v.line[0])
	inner := indent + "  "
	for i, item := range v.items {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n" + inner + item.name)
		item.value.print(b, inner, len(inner)+len(item.name)+1, false)
	}
	b.WriteString("\n" + indent + v.line[len(v.line)-1:])
}

// layoutReader reads a text that is known to be JSON.
type layoutReader struct{ rest string }

// value reads one value.
func (l *layoutReader) value() layoutValue {
	l.space()
	switch open := l.rest[0]; open {
	case '{', '[':
		var v layoutValue
		var line strings.Builder
		line.WriteByte(open)
		l.skip()
		for l.rest[0] != open+2 { // } and ] are two behind { and [
			if l.rest[0] == ',' {
				l.skip()
				line.WriteString(", ")
			}
			var item layoutItem
			if open == '{' {
				item.name = l.scalar() + ": "
				l.space()
				l.skip() // the colon
			}
			item.value = l.value()
			line.WriteString(item.name + item.value.line)
			v.items = append(v.items, item)
			l.space()
		}
		line.WriteByte(open + 2)
		v.line = line.String()
		l.rest = l.rest[1:]
		return v
	default:
		return layoutValue{line: l.scalar()}
	}
}

// scalar reads a text, a number or a word.
func (l *layoutReader) scalar() string {
	end := 1
	if l.rest[0] == '"' {
		for l.rest[end] != '"' {
			if l.rest[end] == '\\' {
				end++
			}
			end++
		}
		end++
	} else if end = strings.IndexAny(l.rest, ",]} \t\r\n"); end < 0 {
		end = len(l.rest)
	}
	text := l.rest[:end]
	l.rest = l.rest[end:]
	return text
}

// skip passes over one byte and the white space behind it.
func (l *layoutReader) skip() {
	l.rest = l.rest[1:]
	l.space()
}

// space passes over white space.
func (l *layoutReader) space() { l.rest = strings.TrimLeft(l.rest, " \t\r\n") }
