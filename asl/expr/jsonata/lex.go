package jsonata

import (
	"strconv"
	"strings"
)

// token is one word of the text.
type token struct {
	Span
	sym    symbol
	quoted bool    // a name in backticks
	text   string  // name, variable without dollar, value of a string, pattern of a regular expression
	flags  string  // of a regular expression
	number float64 // of a number
}

// lexer cuts the text into tokens, one at a time: only the parser knows whether a slash divides or opens a regular
// expression.
type lexer struct {
	text   string
	pos    int
	beyond int // how far the reference implementation reads beyond the text when an escape is cut short there
}

// next returns the next token, symEnd at the end of the text. After a value a slash divides; otherwise it opens a
// regular expression.
func (l *lexer) next(afterValue bool) (token, *Error) {
	if err := l.skipSpace(); err != nil {
		return token{}, err
	}
	if l.pos >= len(l.text) {
		return token{Span: Span{len(l.text), len(l.text)}}, nil
	}
	c := l.text[l.pos]
	if c == '/' && !afterValue {
		return l.regexp()
	}
	if sym, length := operatorAt(l.text[l.pos:]); length > 0 {
		l.pos += length
		return token{Span: Span{l.pos - length, l.pos}, sym: sym}, nil
	}
	switch {
	case c == '"' || c == '\'':
		return l.string(c)
	case '0' <= c && c <= '9':
		return l.number()
	case c == '`':
		return l.backtickName()
	}
	return l.word(), nil
}

// skipSpace passes white space and comments.
func (l *lexer) skipSpace() *Error {
	for l.pos < len(l.text) {
		switch {
		case isSpace(l.text[l.pos]):
			l.pos++
		case strings.HasPrefix(l.text[l.pos:], "/*"):
			length := strings.Index(l.text[l.pos+2:], "*/")
			if length < 0 {
				err := newError("S0106", Span{l.pos, l.pos + 2})
				err.after = l.pos
				return err
			}
			l.pos += 2 + length + 2
		default:
			return nil
		}
	}
	return nil
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v'
}

// word reads a variable, a keyword or a name: everything up to the next space or operator.
func (l *lexer) word() token {
	start := l.pos
	for l.pos < len(l.text) && !isSpace(l.text[l.pos]) && !isOperator(l.text[l.pos]) {
		l.pos++
	}
	text := l.text[start:l.pos]
	at := Span{start, l.pos}
	if text[0] == '$' {
		return token{Span: at, sym: symVariable, text: text[1:]}
	}
	return token{Span: at, sym: keyword(text), text: text}
}

func isOperator(c byte) bool {
	return c < 128 && single[c] != symEnd
}

func (l *lexer) backtickName() (token, *Error) {
	start := l.pos
	length := strings.IndexByte(l.text[start+1:], '`')
	if length < 0 {
		return token{}, newError("S0105", Span{start, len(l.text)})
	}
	l.pos = start + 1 + length + 1
	return token{Span: Span{start, l.pos}, sym: symName, text: l.text[start+1 : l.pos-1], quoted: true}, nil
}

// number reads a number of JSON without its sign. What follows is another token, also when it is a digit: 01 is 0 and 1.
func (l *lexer) number() (token, *Error) {
	start := l.pos
	end := start + 1
	if l.text[start] != '0' {
		end = l.digits(end)
	}
	if end < len(l.text) && l.text[end] == '.' {
		if after := l.digits(end + 1); after > end+1 {
			end = after
		}
	}
	if end < len(l.text) && (l.text[end] == 'e' || l.text[end] == 'E') {
		first := end + 1
		if first < len(l.text) && (l.text[first] == '+' || l.text[first] == '-') {
			first++
		}
		if after := l.digits(first); after > first {
			end = after
		}
	}
	value, err := strconv.ParseFloat(l.text[start:end], 64)
	if err != nil {
		fault := newError("S0102", Span{start, end}, l.text[start:end])
		fault.after = start
		return token{}, fault
	}
	l.pos = end
	return token{Span: Span{start, end}, sym: symNumber, number: value}, nil
}

// digits returns the end of the digits that start at pos.
func (l *lexer) digits(pos int) int {
	for pos < len(l.text) && '0' <= l.text[pos] && l.text[pos] <= '9' {
		pos++
	}
	return pos
}
