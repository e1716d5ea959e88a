package diag

import (
	"fmt"
	"strings"
)

// Severity says how bad a finding is. The zero value is invalid, so a forgotten severity shows.
type Severity int

const (
	// Error is a finding that makes the document wrong: it is refused by Step Functions or fails when it runs.
	Error Severity = iota + 1
	// Warning is a finding that may be meant but seldom is, or something not known for certain.
	Warning
	// Advice is a finding that makes a right document better.
	Advice
)

// String returns the lower-case name of the severity, or "severity(n)" for a value that is none.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	case Advice:
		return "advice"
	default:
		return fmt.Sprintf("severity(%d)", int(s))
	}
}

// Pos is a place in a user's text, an ASL file or a Go file. The zero value is an unknown place.
type Pos struct {
	// File is the name the text was read under. Empty: the text has no name.
	File string
	// Line counts from 1. Zero: the line is unknown.
	Line int
	// Column counts runes from 1. Zero: the column is unknown.
	Column int
}

// IsValid reports whether the line is known.
func (p Pos) IsValid() bool { return p.Line > 0 }

// String returns "file:line:column", leaving out what is unknown; an unknown place gives "".
func (p Pos) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	for _, n := range [...]int{p.Line, p.Column} {
		if n <= 0 {
			break
		}
		if b.Len() > 0 {
			b.WriteByte(':')
		}
		fmt.Fprint(&b, n)
	}
	return b.String()
}

// Related is a second place that a diagnostic speaks of, such as the first use of a name that is used twice.
type Related struct {
	// Pos is the place.
	Pos Pos
	// Message says what is there, in the style of a diagnostic's message.
	Message string
}

// Diagnostic is one finding about a user's text.
type Diagnostic struct {
	// Code is the stable code of the finding, such as "ASL6001".
	Code string
	// Severity says how bad it is.
	Severity Severity
	// Message says what is wrong: lower case, no final stop, with field and value quoted.
	Message string
	// Help says what to do. Empty: there is nothing to add.
	Help string
	// Pointer is the RFC 6901 pointer of the value in the document. Empty: the whole document, or no document.
	Pointer string
	// Pos is the place in the user's text.
	Pos Pos
	// End is the place just after the text that is meant. The zero value: only the start is known.
	End Pos
	// Related are other places that belong to the finding.
	Related []Related
}

// String returns the diagnostic on one line: "file:line:col: error ASL6001: message (help)".
func (d Diagnostic) String() string {
	var b strings.Builder
	if where := d.Pos.String(); where != "" {
		b.WriteString(where)
		b.WriteString(": ")
	}
	fmt.Fprintf(&b, "%s %s: %s", d.Severity, d.Code, d.Message)
	if d.Help != "" {
		fmt.Fprintf(&b, " (%s)", d.Help)
	}
	return b.String()
}

// WithHelp returns the diagnostic with its help set.
func (d Diagnostic) WithHelp(format string, args ...any) Diagnostic {
	d.Help = fmt.Sprintf(format, args...)
	return d
}

// WithPointer returns the diagnostic with its RFC 6901 pointer set.
func (d Diagnostic) WithPointer(pointer string) Diagnostic {
	d.Pointer = pointer
	return d
}
