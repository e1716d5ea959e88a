package jsonpath

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
)

const operatorSigns = "=!<>~"

// comparison reads one condition: a path alone, or two operands.
func (c *conditions) comparison(from, to int) Condition {
	op := c.operatorAt(from, to)
	if op < 0 {
		return c.exists(from, to)
	}
	after := op
	for after < to && strings.IndexByte(operatorSigns, c.text[after]) >= 0 {
		after++
	}
	name := c.text[op:after]
	switch name {
	case "==", "!=", "<", "<=", ">", ">=", "=~":
	default:
		c.fail(CodeFilter, op, after, "%q is not an operator: there are ==, !=, <, <=, >, >= and =~", name)
		return nil
	}
	left, right := c.operand(from, op), c.operand(after, to)
	if c.err != nil {
		return nil
	}
	if left.Extent().Start == left.Extent().End || right.Extent().Start == right.Extent().End {
		c.odd(from, to, "one side of the comparison is missing")
	}
	return &Compare{Span: Span{from, to}, Op: name, OpPos: op, Left: left, Right: right}
}

// operatorAt returns the place of the operator of a condition, -1 when there is none. The first sign may be a negation.
func (c *conditions) operatorAt(from, to int) int {
	quoted := false
	for i := from; i < to; i++ {
		switch ch := c.text[i]; {
		case ch == '\'':
			quoted = !quoted
		case quoted || ch == '!' && i == from:
		case strings.IndexByte(operatorSigns, ch) >= 0:
			return i
		}
	}
	return -1
}

// exists reads a condition that is a path alone.
func (c *conditions) exists(from, to int) Condition {
	start, not := from, c.text[from] == '!'
	if not {
		start++
	}
	if not && start < to && c.text[start] == '$' {
		c.fail(CodeFilter, from, to, "! stands before a path that begins with @ only, not before %q", diag.Shorten(c.text[start:to]))
		return nil
	}
	if start == to || c.text[start] != '@' && c.text[start] != '$' {
		c.fail(CodeFilter, from, to, "%q is neither a comparison nor a path", diag.Shorten(c.text[from:to]))
		return nil
	}
	if at, end := c.wordAfter(start, to); at < end {
		c.fail(CodeOperator, at, end, "%q is no operator of filters: there are ==, !=, <, <=, >, >= and =~", diag.Shorten(c.text[at:end]))
		return nil
	}
	path := c.definite(start, to)
	if c.err != nil {
		return nil
	}
	return &Exists{Span: Span{from, to}, Not: not, Path: path}
}

// wordAfter returns the place of a word that follows a path after a blank, as "in" does in "@.a in ['b']". It is empty when there
// is none.
func (c *conditions) wordAfter(from, to int) (start, end int) {
	quoted, brackets := false, 0
	for i := from; i < to; i++ {
		switch ch := c.text[i]; {
		case ch == '\'':
			quoted = !quoted
		case quoted:
		case ch == '[':
			brackets++
		case ch == ']':
			brackets--
		case ch == ' ' && brackets == 0:
			for start = i; start < to && c.text[start] == ' '; start++ {
			}
			for end = start; end < to && isLetter(c.text[end]); end++ {
			}
			return start, end
		}
	}
	return from, from
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// definite reads a path in a condition, which must find one value.
func (c *conditions) definite(from, to int) *Path {
	path := c.path(from, to)
	if c.err == nil && !path.Definite() {
		c.fail(CodeFilter, from, to, "the path %q in a condition finds more than one value", diag.Shorten(c.text[from:to]))
	}
	return path
}

// operand reads one side of a comparison.
func (c *conditions) operand(from, to int) Operand {
	from, to = c.trim(from, to)
	text, at := c.text[from:to], Span{from, to}
	switch {
	case text == "":
		return &Literal{Span: at}
	case text[0] == '@' || text[0] == '$':
		return c.definite(from, to)
	case len(text) > 1 && text[0] == '!' && (text[1] == '@' || text[1] == '$'):
		c.fail(CodeFilter, from, from+1, "! can stand before a path that is no part of a comparison only")
		return nil
	case len(text) > 1 && text[0] == '\'' && text[len(text)-1] == '\'':
		return &String{Span: at, Value: text[1 : len(text)-1]}
	case len(text) > 2 && text[0] == '/' && strings.HasSuffix(text, "/"):
		return &Regexp{Span: at, Pattern: text[1 : len(text)-1]}
	case len(text) > 3 && text[0] == '/' && strings.HasSuffix(text, "/i"):
		return &Regexp{Span: at, Pattern: text[1 : len(text)-2], IgnoreCase: true}
	}
	if text[0] == '"' {
		c.odd(from, to, "double quotes are a part of the text %s; one writes it in single quotes", diag.Shorten(text))
	}
	return &Literal{Span: at, Text: text}
}
