package load

import (
	"cmp"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// CompileError says that packages do not compile.
type CompileError struct {
	// Lines are the compiler's messages, "file:line:column: text" with an absolute path, and the lines that go on from
	// them.
	Lines []string
}

// Error returns the compiler's messages.
func (e *CompileError) Error() string { return strings.Join(e.Lines, "\n") }

// messages collects what compiler, type checker and go command say. They often find the same things.
type messages []message

// message is one of them. Without a place it has its text alone.
type message struct {
	file         string
	line, column int
	text         string
}

// messageStart is the place that a message begins with.
var messageStart = regexp.MustCompile(`^(.+?\.go):(\d+)(?::(\d+))?: `)

// add takes one message, which may have several lines. Its path is relative to dir, or absolute.
func (m *messages) add(dir, text string) {
	place := messageStart.FindStringSubmatch(text)
	if place == nil {
		*m = append(*m, message{text: text})
		return
	}
	file := place[1]
	if !filepath.IsAbs(file) {
		file = filepath.Join(dir, file)
	}
	line, _ := strconv.Atoi(place[2])   // the expression lets digits through alone
	column, _ := strconv.Atoi(place[3]) // nothing gives 0, an unknown column
	*m = append(*m, message{file: file, line: line, column: column, text: text[len(place[0]):]})
}

// output takes the output of go build: messages, the lines they go on with, and a "# package" line before them.
func (m *messages) output(dir, text string) {
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "" || strings.HasPrefix(line, "# "):
		case strings.HasPrefix(line, "\t") && len(*m) > 0:
			(*m)[len(*m)-1].text += "\n" + line
		default:
			m.add(dir, line)
		}
	}
}

// lines returns the messages ordered by place and without "could not import" where the reason is given too. A message
// stands once in a line: compiler and type checker do not always agree on the column.
func (m messages) lines() []string {
	m = slices.Clone(m)
	slices.SortStableFunc(m, func(a, b message) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.column, b.column))
	})
	var lines []string
	for i, msg := range m {
		same := func(other message) bool { return other.file == msg.file && other.line == msg.line }
		again := func(other message) bool { return same(other) && other.text == msg.text }
		echo := strings.HasPrefix(msg.text, "could not import ") && (strings.Contains(msg.text, "(no metadata for ") ||
			slices.ContainsFunc(m, func(o message) bool { return same(o) && o.column == msg.column && o.text != msg.text }))
		if slices.ContainsFunc(m[:i], again) || echo && len(m) > 1 {
			continue
		}
		lines = append(lines, msg.String())
	}
	return lines
}

// String returns the message as the compiler prints it.
func (m message) String() string {
	if m.file == "" {
		return m.text
	}
	place := m.file + ":" + strconv.Itoa(m.line)
	if m.column > 0 {
		place += ":" + strconv.Itoa(m.column)
	}
	return place + ": " + m.text
}
