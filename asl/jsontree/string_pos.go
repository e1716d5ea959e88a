package jsontree

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
)

// StrPos returns the place in the source of the byte i of [Value.Str], for pointing into a text such as an expression.
// Escapes and, in YAML, quotes and the indentation of a block are taken into account. Where YAML folds lines, or v is no
// string or i not in it, it is the place of the value; it is the zero Pos when v was built by code.
func (v *Value) StrPos(i int) diag.Pos {
	if v.Kind() != String || v.doc == nil || i < 0 || i > len(v.text) {
		return v.Pos()
	}
	offset, ok := 0, false
	if v.end > 0 {
		offset, ok = 1+escapedOffset(v.doc.text[v.start+1:v.end-1], i), true
	} else {
		offset, ok = yamlStringOffset(v.doc.text[v.start:], v.text, i)
	}
	if !ok {
		return v.Pos()
	}
	return v.doc.pos(int(v.start) + offset)
}

// escapedOffset returns where in the text between the quotes of a JSON string its i-th byte comes from.
func escapedOffset(raw string, i int) int {
	at, decoded := 0, 0
	for decoded < i && at < len(raw) {
		if raw[at] != '\\' {
			at++
			decoded++
			continue
		}
		b, size := appendUnescaped(nil, raw[at:])
		at += size
		decoded += len(b)
	}
	return at
}

// yamlStringOffset returns where in source, which starts with a YAML scalar, the i-th byte of its value comes from. It
// answers only where a line of the value stands in the source as it is.
func yamlStringOffset(source, value string, i int) (int, bool) {
	before := value[:i]
	row := strings.Count(before, "\n")
	column := i - (strings.LastIndexByte(before, '\n') + 1)
	lines := strings.Split(value, "\n")
	switch {
	case source == "":
		return 0, false
	case source[0] == '|' || source[0] == '>':
		return yamlBlockOffset(source, lines[row], row, column)
	case source[0] == '"' || source[0] == '\'':
		// Quotes without escapes, on one line.
		if len(lines) == 1 && strings.HasPrefix(source[1:], value) {
			return 1 + i, true
		}
	case len(lines) == 1 && strings.HasPrefix(source, value):
		return i, true
	}
	return 0, false
}

// yamlBlockOffset does so in a block scalar: each line of the value is a line of the source after its header.
func yamlBlockOffset(source, line string, row, column int) (int, bool) {
	at := 0
	for range row + 1 {
		end := strings.IndexByte(source[at:], '\n')
		if end < 0 {
			return 0, false
		}
		at += end + 1
	}
	text := source[at:]
	indent := 0
	for indent < len(text) && text[indent] == ' ' && !strings.HasPrefix(text[indent:], line) {
		indent++
	}
	if line == "" || !strings.HasPrefix(text[indent:], line) {
		return 0, false
	}
	return at + indent + column, true
}
