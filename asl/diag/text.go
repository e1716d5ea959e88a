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
	for i, d := range l {
		if i > 0 {
			b.WriteByte('\n')
		}
		writeOne(&b, d, source)
	}
	_, err := w.Write(b.Bytes())
	return err
}

func writeOne(b *bytes.Buffer, d Diagnostic, source func(file string) []byte) {
	help := d.Help
	d.Help = ""
	fmt.Fprintf(b, "%s\n", clean(d.String()))
	gutter := writeSnippet(b, d, source)
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
func writeSnippet(b *bytes.Buffer, d Diagnostic, source func(file string) []byte) string {
	const plain = "  "
	if source == nil || !d.Pos.IsValid() {
		return plain
	}
	line, ok := lineOf(source(d.Pos.File), d.Pos.Line)
	if !ok {
		return plain
	}
	number := strconv.Itoa(d.Pos.Line)
	gutter := strings.Repeat(" ", len(number)+2)
	column := max(d.Pos.Column, 1)
	runes := []rune(line)
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

// lineOf returns the n-th line of the text without its end and without a byte order mark. Lines end with LF, CR LF or CR.
func lineOf(text []byte, n int) (string, bool) {
	if text == nil {
		return "", false
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	for ; n > 1; n-- {
		end := bytes.IndexAny(text, "\r\n")
		if end < 0 {
			return "", false
		}
		if text[end] == '\r' && end+1 < len(text) && text[end+1] == '\n' {
			end++
		}
		text = text[end+1:]
	}
	if end := bytes.IndexAny(text, "\r\n"); end >= 0 {
		text = text[:end]
	}
	return clean(string(text)), true
}
