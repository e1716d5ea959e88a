package diag

import (
	"fmt"
	"strings"
)

// Some faults are told by large documents.
const (
	// maxExample is the number of bytes of a document that a description shows.
	maxExample = 4000
	// exampleEnd is the number of bytes at either end of a larger one that it shows.
	exampleEnd = 200
)

// DocsURL returns the address of the description of a code.
func DocsURL(code string) string { return docsBase + strings.ToLower(code) }

// Text returns the description of the code as plain text without its code and title: what it means and why it matters, the
// code of Step Functions, the address of the specification, and the examples, indented. It ends with a newline.
func (d Def) Text() string {
	var b strings.Builder
	if d.Doc != "" {
		wrap(&b, d.Doc)
		b.WriteByte('\n')
	}
	row := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%-16s%s\n", name, value)
		}
	}
	row("Severity:", d.Severity.String())
	row("Code of AWS:", d.AWS)
	row("Specification:", d.Spec)
	row("Documentation:", DocsURL(d.Code))
	for _, e := range d.examples() {
		fmt.Fprintf(&b, "\n%s:\n\n", e.title)
		for line := range strings.SplitSeq(strings.TrimRight(e.text, "\n"), "\n") {
			b.WriteString(strings.TrimRight("    "+line, " ") + "\n")
		}
	}
	return b.String()
}

// Markdown returns the same description as Markdown, below a heading that the caller writes. It ends with a newline.
func (d Def) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "**%s** (%s)\n", EscapeMarkdown(d.Title), d.Severity)
	if d.Doc != "" {
		fmt.Fprintf(&b, "\n%s\n", EscapeMarkdown(d.Doc))
	}
	var facts []string
	if d.AWS != "" {
		facts = append(facts, "Step Functions reports it as `"+d.AWS+"`.")
	}
	if d.Spec != "" {
		facts = append(facts, "See <"+d.Spec+">.")
	}
	if len(facts) > 0 {
		fmt.Fprintf(&b, "\n%s\n", strings.Join(facts, " "))
	}
	for _, e := range d.examples() {
		marks := "```"
		for strings.Contains(e.text, marks) {
			marks += "`"
		}
		fmt.Fprintf(&b, "\n%s:\n\n%s%s\n%s\n%s\n", e.title, marks, e.language, strings.TrimRight(e.text, "\n"), marks)
	}
	return b.String()
}

// markdownEscaper makes the signs of Markdown plain text. What a title or a documentation quotes stays readable: of the signs that are
// special in the middle of a line, only those are escaped that would make a difference.
var markdownEscaper = strings.NewReplacer(`\`, `\\`, `*`, `\*`, `_`, `\_`, "`", "\\`", `<`, `\<`, `[`, `\[`, `|`, `\|`, `$`, `\$`)

// EscapeMarkdown returns a text as it must stand in Markdown to be read as it is.
func EscapeMarkdown(text string) string { return markdownEscaper.Replace(text) }

// example is one of the examples of a description.
type example struct{ title, language, text string }

// examples are those that the code has, ready to print.
func (d Def) examples() []example {
	var out []example
	for _, e := range []example{{title: "Wrong", text: d.Bad}, {title: "Right", text: d.Good}} {
		if e.text == "" {
			continue
		}
		printed, ok := layout(e.text)
		switch {
		case ok && len(printed) <= maxExample:
			e.language, e.text = "json", printed
		case len(e.text) > 2*exampleEnd:
			e.text = fmt.Sprintf("%s … %s\n(%d bytes)", e.text[:exampleEnd], e.text[len(e.text)-exampleEnd:], len(e.text))
		}
		e.text = clean(e.text)
		out = append(out, e)
	}
	return out
}

// wrap writes a text in lines of at most 80 bytes, broken at spaces.
func wrap(b *strings.Builder, text string) {
	const width = 80
	for line := range strings.SplitSeq(text, "\n") {
		used := 0
		for _, word := range strings.Fields(line) {
			if used > 0 && used+1+len(word) > width {
				b.WriteByte('\n')
				used = 0
			}
			if used > 0 {
				b.WriteByte(' ')
				used++
			}
			b.WriteString(word)
			used += len(word)
		}
		b.WriteByte('\n')
	}
}
