package eval

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// Error says why an evaluation failed.
type Error struct {
	// Code is the error code of the language, such as "T2001", or "U1001" when a limit of [Options] is exceeded.
	Code string
	// Message is the text that the language has for the code.
	Message string
	// Position is the place in the expression: a 0-based count of UTF-16 code units to the end of the token that failed. It is -1
	// when there is none.
	Position int
	// Token is the operator or the name of the function that failed, "" when there is none.
	Token string

	args []any // for the placeholders of the message
}

// Error returns code and message, as "T1006: Attempted to invoke a non-function".
func (e *Error) Error() string { return e.Code + ": " + e.Message }

// failure returns the error of a code. pos is the byte offset of the place, -1 when the caller knows none: the place of the
// call around it counts then. args are the values of the placeholders {0}, {1} of its message.
func failure(code string, pos int, args ...any) *Error {
	return &Error{Code: code, Position: pos, args: args}
}

// at gives an error that has none yet a place and a token.
func at(err error, pos int, token string) error {
	if e, ok := err.(*Error); ok {
		if e.Position < 0 {
			e.Position = pos
		}
		if e.Token == "" {
			e.Token = token
		}
	}
	return err
}

// finish fills in the message and counts the position as the language does.
func (e *Error) finish(text string) *Error {
	if e.Message != "" {
		return e
	}
	e.Message = e.compose(messages[e.Code])
	if e.Position > 0 {
		units := 0
		for _, r := range text[:min(e.Position, len(text))] {
			units += max(1, utf16.RuneLen(r))
		}
		e.Position = units
	}
	return e
}

// compose replaces the placeholders of a message: {0} and {token} by JSON, {0!} and {token!} by the bare text.
func (e *Error) compose(template string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(template, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		template = after
		name, bare := strings.CutSuffix(name, "!")
		var v any = e.Token
		if e.Token == "" {
			v = undefined
		}
		if i, err := strconv.Atoi(name); err == nil {
			v = undefined
			if i < len(e.args) {
				v = e.args[i]
			}
		}
		b.WriteString(messageText(v, bare))
	}
}

// messageText returns a value as messages show it.
func messageText(v any, bare bool) string {
	switch v := v.(type) {
	case string:
		if bare {
			return v
		}
	case int:
		return strconv.Itoa(v)
	}
	if plain, defined := export(v); defined {
		return value.Text(plain)
	}
	return "undefined"
}
