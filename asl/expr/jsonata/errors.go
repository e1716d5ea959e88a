package jsonata

import (
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// Error says why a text is not a JSONata expression. Parsing stops at the first one.
type Error struct {
	// Code is the error code of the language, such as "S0201", or one of [CodeRegexp] and [CodeDepth].
	Code string
	// Message is one plain sentence in lower case, without code and place.
	Message string
	// Offset is the byte offset in the text where the offending token starts; the length of the text when something is
	// missing at its end.
	Offset int
	// Column is Offset as a 1-based count of characters (Unicode code points) from the start of the text. Line breaks
	// count as one character and do not start anew.
	Column int
	// Token is the offending token as it is written, "" at the end of the text.
	Token string
	// Position is the place that the reference implementation reports: a 0-based count of UTF-16 code units from the start of
	// the text, mostly to the end of the token. It is -1 where that implementation reports no place.
	Position int

	end   int // where the token ends
	after int // Position as a byte offset
}

// Error returns the message with code and column, as "S0201 at column 3: unexpected \"b\" after the expression".
func (e *Error) Error() string {
	return fmt.Sprintf("%s at column %d: %s", e.Code, e.Column, e.Message)
}

// Codes for what the reference implementation refuses without a code of its own.
const (
	// CodeRegexp is a regular expression, or a function signature, that JavaScript cannot compile.
	CodeRegexp = "X0301"
	// CodeDepth is an expression that is nested deeper, or chained longer, than this package takes. The reference
	// implementation runs out of stack at a similar size.
	CodeDepth = "X0001"
)

// messages holds the text of each code. Callers of fail give the values.
var messages = map[string]string{
	"S0101":    "the string is not closed",
	"S0102":    "the number %s is out of range",
	"S0103":    "%q is not an escape sequence",
	"S0104":    `\u must be followed by four hexadecimal digits`,
	"S0105":    "the name in backticks is not closed",
	"S0106":    "the comment is not closed",
	"S0201":    "unexpected %q after the expression",
	"S0202":    "expected %q but found %q",
	"S0203":    "expected %q before the end of the expression",
	"S0204":    "%q is not an operator",
	"S0207":    "the expression ends where a value is expected",
	"S0208":    "parameter %d of the function is not a variable (a name that starts with $)",
	"S0209":    "a predicate cannot follow the grouping of the same step",
	"S0210":    "a step can be grouped only once",
	"S0211":    "%q cannot start a value",
	"S0212":    "the left side of := is not a variable (a name that starts with $)",
	"S0213":    "the literal %s cannot be a step of a path",
	"S0214":    "the right side of %q is not a variable (a name that starts with $)",
	"S0215":    "a variable binding with @ must come before the predicates of its step",
	"S0216":    "a variable binding with @ must come before the ordering of its step",
	"S0217":    "the parent that % stands for cannot be derived from this expression",
	"S0301":    "the regular expression is empty",
	"S0302":    "the regular expression is not closed",
	"S0401":    "only arrays (a) and functions (f) can have a type parameter in a signature",
	"S0402":    "a choice of types in a signature cannot hold a type parameter",
	CodeRegexp: "%s",
	CodeDepth:  "the expression is nested too deep",
}

// newError makes the error for the token at a span. locate completes it.
func newError(code string, at Span, args ...any) *Error {
	message := messages[code]
	if len(args) > 0 {
		message = fmt.Sprintf(message, args...)
	}
	return &Error{Code: code, Message: message, Offset: at.Start, end: at.End, after: at.End}
}

// locate fills in what depends on the whole text: the column, the token and the position.
func (e *Error) locate(text string) {
	e.Column = utf8.RuneCountInString(text[:e.Offset]) + 1
	e.Token = text[e.Offset:e.end]
	e.Position = -1
	if e.after >= 0 {
		inside := min(e.after, len(text))
		e.Position = e.after - inside
		for _, r := range text[:inside] {
			e.Position += max(1, utf16.RuneLen(r))
		}
	}
}

// startError makes an error that points to the start of a node.
func startError(code string, n Node, args ...any) *Error {
	err := newError(code, n.Extent(), args...)
	err.after = operatorEnd(n)
	return err
}

// operatorEnd returns what the reference implementation calls the position of a node before it simplifies paths: the end of the
// token that makes the node what it is. [] makes no node there.
func operatorEnd(n Node) int {
	switch n := bare(n).(type) {
	case *Negation, *Array, *Object, *Block, *Transform:
		return n.Extent().Start + 1
	case *Binary:
		return n.OpPos + len(n.Op)
	case *Range:
		return n.OpPos + 2
	case *Bind:
		return n.OpPos + 2
	case *Apply:
		return n.OpPos + 2
	case *Path:
		return n.OpPos + 1
	case *Filter:
		return n.OpPos + 1
	case *Group:
		return n.OpPos + 1
	case *OrderBy:
		return n.OpPos + 1
	case *Focus:
		return n.OpPos + 1
	case *Index:
		return n.OpPos + 1
	case *Call:
		return n.OpPos + 1
	case *Lambda:
		return n.OpPos + 1
	case *Conditional:
		return n.OpPos + 1
	default: // one token
		return n.Extent().End
	}
}
