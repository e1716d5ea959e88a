package intrinsic

import (
	"fmt"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl/expr/jsonpath"
)

// Error says why a text is not the call of an intrinsic function. Parsing stops at the first fault.
type Error struct {
	// Code says what kind of fault it is: one of the Code constants.
	Code string
	// Message is one plain sentence in lower case.
	Message string
	// Offset is the byte offset in the text where the fault is; the length of the text when something is missing at its end.
	Offset int
	// End is the byte offset after the faulty part; equal to Offset when something is missing there.
	End int
	// Column is Offset as a 1-based count of characters (Unicode code points) from the start of the text.
	Column int
	// Path is the fault of a path among the arguments, with Code [CodePath]; nil for every other code.
	Path *jsonpath.Error
}

// Error returns the message with its column.
func (e *Error) Error() string { return fmt.Sprintf("column %d: %s", e.Column, e.Message) }

// The kinds of faults.
const (
	CodeCall     = "call"     // no name that begins with States., or no parenthesis after it
	CodeArgument = "argument" // an argument is missing, or is neither path, call nor literal
	CodeNumber   = "number"   // a number is not one of JSON
	CodeString   = "string"   // a string is not closed
	CodeEscape   = "escape"   // a backslash before a double quote
	CodeClose    = "close"    // the parenthesis is not closed, or something follows it
	CodePath     = "path"     // an argument begins like a path and is none
	CodeDepth    = "depth"    // calls stand in each other too deeply to be read
)

// fail records the first fault, and goes to the end of the text.
func (p *parser) fail(code string, start, end int, format string, args ...any) {
	if p.err == nil {
		p.err = &Error{
			Code: code, Message: fmt.Sprintf(format, args...), Offset: start, End: end,
			Column: utf8.RuneCountInString(p.text[:start]) + 1,
		}
	}
	p.pos = len(p.text)
}
