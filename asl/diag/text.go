package diag

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxSnippet is the number of runes of a source line that a snippet shows. ASL files with everything on one line exist.
const maxSnippet = 160

// WriteText prints the diagnostics for people: the place and the message, the line of the source with a caret under it,
// the help, the related places; the pointer where there is no line. Characters that a terminal would obey are replaced. The
// function source gives the text of a file by its name; when it is nil or gives nil, the snippet is left out. The only errors
// are those of the writer.
func WriteText(w io.Writer, l List, source func(file string) []byte) error {
	var b bytes.Buffer
	lines := lineReader{source: source}
	for i, d := range l {
		if i > 0 {
			b.WriteByte('\n')
		}
		writeOne(&b, d, &lines)
	}
	_, err := w.Write(b.Bytes())
	return err
}

func writeOne(b *bytes.Buffer, d Diagnostic, lines *lineReader) {
	help := d.Help
	d.Help = ""
	fmt.Fprintf(b, "%s\n", clean(d.String()))
	gutter := writeSnippet(b, d, lines)
	if d.Pointer != "" && !d.Pos.IsValid() {
		fmt.Fprintf(b, "%s= at %s\n", gutter, clean(d.Pointer))
	}
	for _, r := range d.Related {
		fmt.Fprintf(b, "%s= %s\n", gutter, clean(strings.TrimPrefix(r.Pos.String()+": "+r.Message, ": ")))
	}
	if help != "" {
		fmt.Fprintf(b, "%s= help: %s\n", gutter, clean(help))
	}
}

// writeSnippet prints the line of the source and the caret, and returns the indentation of the lines that follow.
func writeSnippet(b *bytes.Buffer, d Diagnostic, lines *lineReader) string {
	const plain = "  "
	if !d.Pos.IsValid() {
		return plain
	}
	runes, ok := lines.line(d.Pos)
	if !ok {
		return plain
	}
	number := strconv.Itoa(d.Pos.Line)
	gutter := strings.Repeat(" ", len(number)+2)
	column := max(d.Pos.Column, 1)
	// A long line is cut to a window round the column; the caret moves with it.
	if cut := column - maxSnippet/2; cut > 0 && len(runes) > maxSnippet {
		runes, column = runes[min(cut, len(runes)):], column-cut
	}
	if len(runes) > maxSnippet {
		runes = runes[:maxSnippet]
	}
	fmt.Fprintf(b, " %s | %s\n", number, string(runes))
	if d.Pos.Column > 0 {
		fmt.Fprintf(b, "%s| %s%s\n", gutter, padding(runes, column-1), strings.Repeat("^", caretWidth(d, runes, column)))
	}
	return gutter
}

// padding returns white space as wide as the first n runes of the line; tabs stay tabs so that the caret lines up.
func padding(line []rune, n int) string {
	pad := make([]rune, n)
	for i := range pad {
		pad[i] = ' '
		if i < len(line) && line[i] == '\t' {
			pad[i] = '\t'
		}
	}
	return string(pad)
}

// caretWidth is the number of runes to underline: up to End when it is on the same line, otherwise one.
func caretWidth(d Diagnostic, line []rune, column int) int {
	if d.End.Line != d.Pos.Line || d.End.Column <= d.Pos.Column {
		return 1
	}
	return max(1, min(d.End.Column-d.Pos.Column, len(line)-column+1))
}

// lineReader gives the lines of sources. Findings come in the order of the source, so it keeps the place of the last one: a file
// with many findings, or with everything on one line, is read once.
type lineReader struct {
	source func(file string) []byte
	at     Pos    // the file and line of the last one
	rest   []byte // the text from the start of that line
	runes  []rune // the line
	ok     bool
}

// line returns the line of a place without its end and without a byte order mark. Lines end with LF, CR LF or CR.
func (r *lineReader) line(pos Pos) ([]rune, bool) {
	pos.Column = 0
	if pos == r.at {
		return r.runes, r.ok
	}
	if r.rest == nil || pos.File != r.at.File || pos.Line < r.at.Line {
		r.rest, r.at = nil, Pos{File: pos.File, Line: 1}
		if r.source != nil {
			r.rest = bytes.TrimPrefix(r.source(pos.File), []byte("\ufeff"))
		}
	}
	r.ok = r.rest != nil
	for ; r.ok && r.at.Line < pos.Line; r.at.Line++ {
		end := bytes.IndexAny(r.rest, "\r\n")
		if end < 0 {
			r.ok = false
			break
		}
		if r.rest[end] == '\r' && end+1 < len(r.rest) && r.rest[end+1] == '\n' {
			end++
		}
		r.rest = r.rest[end+1:]
	}
	r.runes = nil
	if r.ok {
		line := r.rest
		if end := bytes.IndexAny(line, "\r\n"); end >= 0 {
			line = line[:end]
		}
		r.runes = []rune(clean(string(line)))
	}
	if !r.ok {
		r.rest, r.at = nil, Pos{}
	}
	return r.runes, r.ok
}
