package jsonpath

import (
	"fmt"
	"unicode/utf8"
)

// Error says why a text is not a path. Parsing stops at the first fault.
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
}

// Error returns the message with its column.
func (e *Error) Error() string { return fmt.Sprintf("column %d: %s", e.Column, e.Message) }

// The kinds of faults.
const (
	CodeStart    = "start"    // the path does not begin with $
	CodeRoot     = "root"     // what follows the $ is no dot, bracket or name of a variable
	CodeEnd      = "end"      // the path ends where a step must follow
	CodeBlank    = "blank"    // a blank outside of brackets
	CodeBracket  = "bracket"  // what stands in brackets cannot be read
	CodeUnclosed = "unclosed" // a bracket is not closed
	CodeQuotes   = "quotes"   // a name in double quotes
	CodeNumber   = "number"   // an index or the end of a slice is no whole number of 32 bits
	CodeFilter   = "filter"   // the condition of a filter cannot be read
	CodeOperator = "operator" // a word stands between two operands of a filter, where a sign must
	CodeDepth    = "depth"    // filters stand in each other too deeply
)

// fail records the first fault.
func (p *parser) fail(code string, start, end int, format string, args ...any) {
	if p.err == nil {
		p.err = &Error{
			Code: code, Message: fmt.Sprintf(format, args...), Offset: start, End: end,
			Column: utf8.RuneCountInString(p.text[:start]) + 1,
		}
	}
}

// odd notes a place that is read otherwise than it looks.
func (p *parser) odd(start, end int, format string, args ...any) {
	p.oddities = append(p.oddities, Oddity{Span{start, end}, fmt.Sprintf(format, args...)})
}
