package jsontree

import (
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
)

// countingReader hands the text out in single bytes, so that the count tells how far the YAML reader had come when it
// failed: the lines in its own errors are often those of the enclosing block.
type countingReader struct {
	text string
	read int
}

// Read implements io.Reader.
func (r *countingReader) Read(p []byte) (int, error) {
	if r.read == len(r.text) {
		return 0, io.EOF
	}
	p[0] = r.text[r.read]
	r.read++
	return 1, nil
}

var yamlErrorLine = regexp.MustCompile(`^(?:yaml: )?(?:line (\d+): )?`)

// explainYAML turns an error of the YAML reader into a diagnostic. It had read the text up to the offset read.
func explainYAML(doc *document, read int, err error) *diag.Diagnostic {
	match := yamlErrorLine.FindStringSubmatch(err.Error())
	message := err.Error()[len(match[0]):]
	said, _ := strconv.Atoi(match[1])
	at := errorOffset(doc.text, read, message)
	// The reader's own line is a lower bound: it is where the block starts that could not be completed.
	pos := doc.pos(at)
	if said > pos.Line {
		pos = doc.pos(firstOfLine(doc, said))
	}
	if strings.Contains(message, "exceeded max depth") {
		d := depthError.At(pos, "values are nested more than %d levels deep", maxDepth).WithHelp("flatten the document")
		return &d
	}
	if strings.Contains(message, "unknown anchor") {
		pos = anchorPos(doc, message, pos)
	}
	d := yamlSyntaxError.At(pos, "%s", message).WithHelp("%s", yamlAdvice(doc.text, at, message))
	return &d
}

// errorOffset returns the byte offset where the fault most likely is, from how far the text was read.
func errorOffset(text string, read int, message string) int {
	at := max(0, read-1)
	if read == len(text) && strings.TrimSpace(text[lineStart(text, at):]) == "" {
		at = lastInk(text, at)
	}
	switch {
	case strings.Contains(message, "cannot start any token"), strings.Contains(message, "mapping values are not allowed"):
		// The reader looks a few bytes ahead of the character it refuses.
		return refused(text, at, message)
	case strings.Contains(message, "did not find expected"), strings.Contains(message, "could not find expected"):
		// It has read the start of the line after the fault to learn whether a scalar goes on there.
		start := lineStart(text, at)
		ink := strings.TrimLeft(text[start:], " \t")
		if start > 0 && at-inkStart(text, at) < 4 && !strings.HasPrefix(ink, "- ") && strings.IndexAny(ink, "]},") != 0 {
			at = lastInk(text, start-1)
		}
		return inkStart(text, at)
	}
	return inkStart(text, at)
}

// refused returns the offset of the character that the message is about, at or a few bytes before an offset.
func refused(text string, at int, message string) int {
	set := "\t@`%|>"
	if strings.Contains(message, "mapping values") {
		set = ":"
	}
	from := max(0, at-4)
	if i := strings.IndexAny(text[from:at+1], set); i >= 0 {
		return from + i
	}
	return inkStart(text, at)
}

// lineStart returns the offset of the first byte of the line that holds an offset.
func lineStart(text string, at int) int {
	return strings.LastIndexByte(text[:min(at, len(text))], '\n') + 1
}

// lastInk returns the offset of the last byte at or before an offset that is not white space.
func lastInk(text string, at int) int {
	return max(0, len(strings.TrimRight(text[:min(at+1, len(text))], " \t\r\n"))-1)
}

// inkStart returns the offset of the first byte that is not white space in the line that holds an offset.
func inkStart(text string, at int) int {
	start := lineStart(text, at)
	line, _, _ := strings.Cut(text[start:], "\n")
	return start + len(line) - len(strings.TrimLeft(line, " \t"))
}

// firstOfLine returns the offset where a line's text starts, or the end of the document.
func firstOfLine(doc *document, line int) int {
	starts := doc.lines().starts
	if line > len(starts) {
		return len(doc.text)
	}
	return inkStart(doc.text, starts[line-1])
}

// anchorPos returns the place of the alias that the message "unknown anchor 'x' referenced" is about.
func anchorPos(doc *document, message string, pos diag.Pos) diag.Pos {
	_, rest, _ := strings.Cut(message, "'")
	name, _, ok := strings.Cut(rest, "'")
	if i := strings.Index(doc.text, "*"+name); ok && i >= 0 {
		return doc.pos(i)
	}
	return pos
}

// yamlAdvice tells how to mend the usual mistakes.
func yamlAdvice(text string, at int, message string) string {
	start := lineStart(text, at)
	indent := text[start:min(len(text), start+len(text[start:])-len(strings.TrimLeft(text[start:], " \t")))]
	switch {
	case strings.Contains(indent, "\t"):
		return "indent with spaces; YAML takes no tabs there"
	case strings.Contains(message, "unknown anchor"):
		return "define the anchor before the alias"
	case strings.Contains(message, "mapping values"):
		return "quote a value that holds a colon and a space, or indent the line like its neighbours"
	case strings.Contains(message, "cannot start any token"):
		return "put the value in quotes"
	case strings.Contains(message, "',' or ']'"), strings.Contains(message, "',' or '}'"):
		return "close the bracket, or put a comma before this"
	case strings.Contains(message, "unexpected end of stream"):
		return "close the quotes or the bracket"
	default:
		return "check the indentation, the colons and the quotes of this line and the one before"
	}
}
