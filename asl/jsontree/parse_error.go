package jsontree

import (
	"errors"
	"io"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/aslgen/aslgen/asl/diag"
)

// explain turns an error of the decoder into a diagnostic.
func (r *reader) explain(err error) diag.Diagnostic {
	offset, cause, pointer := len(r.doc.text), err, ""
	var syntactic *jsontext.SyntacticError
	if errors.As(err, &syntactic) {
		offset, cause = r.base+int(syntactic.ByteOffset), syntactic.Err
		pointer = string(syntactic.JSONPointer)
	}
	pos := r.doc.pos(min(offset, len(r.doc.text)))
	switch {
	case len(r.open) >= maxDepth:
		return depthError.At(pos, "values are nested more than %d levels deep", maxDepth).
			WithHelp("flatten the document")
	case r.skipSpace() == len(r.doc.text) && r.at == r.base:
		return emptyError.At(pos, "the text is empty").WithHelp("write a state machine: an object with StartAt and States")
	case errors.Is(cause, io.ErrUnexpectedEOF) || errors.Is(cause, io.EOF):
		return syntaxError.At(r.doc.pos(len(r.doc.text)), "the text ends before the JSON value does").
			WithPointer(pointer).WithHelp("%s", r.missing())
	}
	message, help := r.foreign()
	if message != "" {
		pos = r.doc.pos(r.skipSeparators())
	} else {
		message, help = r.advice(offset, cause.Error())
	}
	return syntaxError.At(pos, "%s", message).WithPointer(pointer).WithHelp("%s", help)
}

// missing names what the innermost open value lacks at the end of the text.
func (r *reader) missing() string {
	top := r.top()
	if top == nil {
		return "complete the value"
	}
	closer := "}"
	if top.value.kind == Array {
		closer = "]"
	}
	return "complete the value; the " + top.value.kind.String() + " that starts at " +
		top.value.Pos().String() + " has no closing " + closer
}

// foreignLiterals are what other languages have in the place of true, false and null.
var foreignLiterals = map[string]bool{
	"True": true, "TRUE": true, "False": true, "FALSE": true, "None": true, "nil": true, "Null": true, "NULL": true, "undefined": true,
}

// atValue reports whether a value may follow the last token, and no name of a member.
func (r *reader) atValue() bool {
	top := r.top()
	return top == nil || top.value.kind == Array || top.named
}

// foreign says what to write for a literal of another language that follows the last token; "" when there is none.
func (r *reader) foreign() (message, help string) {
	switch word := r.word(); {
	case !r.atValue():
		return "", ""
	case foreignLiterals[word]:
		return word + " is no JSON value", "write true / false / null"
	case word == "NaN" || word == "Infinity":
		return word + " is no JSON value: JSON has no such number", "write a number, null, or a string"
	default:
		return "", ""
	}
}

// word returns the letters that follow the last token, without a sign before them.
func (r *reader) word() string {
	rest := strings.TrimLeft(r.doc.text[r.skipSeparators():], "+-")
	n := 0
	for n < len(rest) && ('a' <= rest[n]|0x20 && rest[n]|0x20 <= 'z') {
		n++
	}
	return rest[:n]
}

// advice says what is wrong at a byte offset and how to mend it: in words of its own for the usual mistakes, otherwise in
// those of the decoder.
func (r *reader) advice(offset int, cause string) (message, help string) {
	rest := r.doc.text[min(offset, len(r.doc.text)):]
	switch {
	case strings.HasPrefix(rest, "//"), strings.HasPrefix(rest, "/*"), strings.HasPrefix(rest, "#"):
		return cause, "JSON has no comments; use a Comment field"
	case strings.HasPrefix(rest, ","):
		next := strings.TrimLeft(rest[1:], " \t\r\n")
		if next != "" && (next[0] == '}' || next[0] == ']') {
			return "a comma stands before the closing " + next[:1], "remove the comma"
		}
		return "a comma stands where a value is expected", "remove the comma"
	case strings.HasPrefix(rest, "${"):
		return "a placeholder stands outside of quotes", "fill it in first, or read the text as a template"
	case strings.HasPrefix(rest, "'"), strings.HasPrefix(rest, "`"):
		return cause, "put strings and names in double quotes"
	case strings.HasPrefix(rest, `"`):
		return cause, "put a comma between two members or elements and a colon between name and value"
	case rest != "" && rest[0] < ' ':
		return cause, `write control characters in strings as escapes, such as \n`
	case !r.atValue() && strings.Contains(cause, "start of value"),
		strings.Contains(cause, "must be a string"):
		return "a member name is not in double quotes", "put the name in double quotes"
	case rest != "" && strings.Contains("+-.0123456789NI", rest[:1]):
		return cause, "a JSON number is a minus sign where needed, digits without leading zeros, a fraction and an exponent"
	case strings.Contains(cause, "escape"):
		return cause, `write a backslash as \\`
	default:
		return cause, "mend the JSON at this place"
	}
}
