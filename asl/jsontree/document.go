package jsontree

import (
	"sort"
	"sync"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl/diag"
)

// byteOrderMark may stand before the first character of a text. It belongs to no line.
const byteOrderMark = "\ufeff"

// document is the text that values were parsed from.
type document struct {
	file  string
	text  string
	root  *Value       // the value of the whole text
	lines func() lines // found when first asked for
}

func newDocument(file, text string) *document {
	return &document{file: file, text: text, lines: sync.OnceValue(func() lines { return linesOf(text) })}
}

// lines are the lines of a text.
type lines struct {
	starts []int // byte offset of each
	ascii  bool  // every byte is a column
}

func linesOf(text string) lines {
	ascii := true
	for i := 0; i < len(text) && ascii; i++ {
		ascii = text[i] < utf8.RuneSelf
	}
	return lines{starts: lineStarts(text), ascii: ascii}
}

// lineStarts returns the byte offset of every line of the text. Lines end with LF, CR LF or CR, as in editors.
func lineStarts(text string) []int {
	starts := []int{0}
	if len(text) >= len(byteOrderMark) && text[:len(byteOrderMark)] == byteOrderMark {
		starts[0] = len(byteOrderMark)
	}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' || text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// pos turns a byte offset into line and column.
func (d *document) pos(offset int) diag.Pos {
	if d == nil || offset < 0 || offset > len(d.text) {
		return diag.Pos{}
	}
	lines := d.lines()
	starts := lines.starts
	line := sort.SearchInts(starts, offset+1) - 1
	if line < 0 {
		line, offset = 0, starts[0]
	}
	column := offset - starts[line]
	if !lines.ascii {
		column = utf8.RuneCountInString(d.text[starts[line]:offset])
	}
	return diag.Pos{File: d.file, Line: line + 1, Column: column + 1}
}

// Pos returns the place where the value starts, or the zero Pos when it was built by code. A value that a YAML alias
// brought in has the place of its anchor.
func (v *Value) Pos() diag.Pos {
	if v == nil {
		return diag.Pos{}
	}
	return v.doc.pos(int(v.start))
}

// End returns the place just after the value, or the zero Pos when it was built by code or read from YAML.
func (v *Value) End() diag.Pos {
	if v == nil || v.end == 0 {
		return diag.Pos{}
	}
	return v.doc.pos(int(v.end))
}

// PosAt returns the place of a byte offset in the text that v was parsed from, such as a [Member]'s NamePos. It is the
// zero Pos when v was built by code or the offset is not in the text.
func (v *Value) PosAt(offset int) diag.Pos {
	if v == nil {
		return diag.Pos{}
	}
	return v.doc.pos(offset)
}

// Offset returns the byte offset of the value in the text it was parsed from, or -1 when it was built by code.
func (v *Value) Offset() int {
	if v == nil || v.doc == nil {
		return -1
	}
	return int(v.start)
}

// Raw returns a copy of the source text of the value, without the white space round it. It is nil when the value was
// built by code or read from YAML.
func (v *Value) Raw() []byte {
	if v == nil || v.end == 0 {
		return nil
	}
	return []byte(v.doc.text[v.start:v.end])
}

// Text returns the whole text of the document, JSON or YAML, byte for byte, when v is the value of the whole document. It is
// "" when v is a part of one or was built by code.
func (v *Value) Text() string {
	if v == nil || v.doc == nil || v.doc.root != v {
		return ""
	}
	return v.doc.text
}
