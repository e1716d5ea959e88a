package jsonpath

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
)

// filter reads [?(condition)].
func (p *parser) filter(at Span) Step {
	if p.depth++; p.depth > maxDepth {
		p.fail(CodeDepth, at.Start, at.End, "filters stand in each other too deeply")
		return nil
	}
	defer func() { p.depth-- }()
	end := p.balanced(at)
	if end < 0 {
		p.fail(CodeFilter, at.End, at.End, "the parentheses, brackets or quotes of the filter are not closed")
		return nil
	}
	from, to := p.trim(at.Start+1, end-1)
	if from < to && p.text[from] == '?' {
		from, to = p.trim(from+1, to)
	}
	if to-from < 2 || p.text[from] != '(' || p.text[to-1] != ')' {
		p.fail(CodeFilter, at.Start, at.End, "a filter is written [?(condition)]")
		return nil
	}
	if end < at.End {
		p.odd(end, at.End, "%q is lost", diag.Shorten(p.text[end:at.End]))
	}
	c := &conditions{parser: p, pos: from + 1, end: to - 1}
	condition := c.or()
	if p.err == nil && c.pos < c.end {
		p.fail(CodeFilter, c.pos, c.pos+1, "%q is not expected here", p.text[c.pos:c.pos+1])
	}
	if p.err != nil {
		return nil
	}
	return &Filter{Span: at, Condition: condition}
}

// balanced returns the place after the bracket that ends a filter, outside of quotes and parentheses; -1 when there is none.
func (p *parser) balanced(at Span) int {
	quoted, parens, brackets := false, 0, 0
	for i := at.Start; i < at.End; i++ {
		switch c := p.text[i]; {
		case c == '\'':
			if i == at.Start || p.text[i-1] != '\\' {
				quoted = !quoted
			}
		case quoted:
		case c == '(':
			parens++
		case c == ')':
			parens--
		case c == '[':
			brackets++
		case c == ']':
			if brackets--; parens == 0 {
				if brackets != 0 {
					return -1
				}
				return i + 1
			}
		}
	}
	return -1
}

// conditions reads the text between the parentheses of a filter.
type conditions struct {
	*parser
	pos, end int
	nested   int
}

func (c *conditions) blanks() {
	for c.pos < c.end && isBlank(rune(c.text[c.pos])) {
		c.pos++
	}
}

// operator consumes && or ||, and reports whether it stands here.
func (c *conditions) operator(op string) bool {
	c.blanks()
	if c.err == nil && strings.HasPrefix(c.text[c.pos:c.end], op) {
		c.pos += len(op)
		return true
	}
	return false
}

func (c *conditions) or() Condition {
	left := c.and()
	for c.operator("||") {
		right := c.and()
		if c.err != nil {
			return nil
		}
		left = &Or{Span: Span{left.Extent().Start, right.Extent().End}, Left: left, Right: right}
	}
	return left
}

func (c *conditions) and() Condition {
	left := c.primary()
	for c.operator("&&") {
		right := c.primary()
		if c.err != nil {
			return nil
		}
		if either(left) || either(right) {
			c.odd(left.Extent().Start, right.Extent().End, "the parentheses round || are passed over: && binds stronger all the same")
		}
		left = &And{Span: Span{left.Extent().Start, right.Extent().End}, Left: left, Right: right}
	}
	return left
}

// either reports whether a condition is an alternative.
func either(c Condition) bool {
	_, ok := c.(*Or)
	return ok
}

// primary reads a condition in parentheses or a single one.
func (c *conditions) primary() Condition {
	c.blanks()
	if c.pos < c.end && c.text[c.pos] == '(' {
		if c.nested++; c.nested > maxDepth {
			c.fail(CodeDepth, c.pos, c.pos+1, "parentheses stand in each other too deeply")
			return nil
		}
		c.pos++
		inner := c.or()
		c.nested--
		if c.err != nil {
			return nil
		}
		c.blanks()
		if c.pos == c.end || c.text[c.pos] != ')' {
			c.fail(CodeFilter, c.pos, c.pos, "a parenthesis is not closed")
			return nil
		}
		c.pos++
		return inner
	}
	start := c.pos
	from, to := c.trim(start, c.single())
	if from == to {
		c.fail(CodeFilter, from, from, "a condition is missing")
		return nil
	}
	return c.comparison(from, to)
}

// single moves behind a single condition and returns its end: up to && or ||, or a parenthesis that closes an outer one.
func (c *conditions) single() int {
	quoted, parens, brackets := false, 0, 0
	for ; c.pos < c.end; c.pos++ {
		switch ch := c.text[c.pos]; {
		case ch == '\'':
			quoted = !quoted
		case quoted:
		case ch == '/' && c.afterMatch():
			c.pattern()
		case ch == '[':
			brackets++
		case ch == ']':
			brackets--
		case brackets > 0:
		case ch == '(':
			parens++
		case ch == ')':
			if parens == 0 {
				return c.pos
			}
			parens--
		case strings.HasPrefix(c.text[c.pos:c.end], "&&"), strings.HasPrefix(c.text[c.pos:c.end], "||"):
			return c.pos
		}
	}
	return c.end
}

// afterMatch reports whether =~ stands before the place.
func (c *conditions) afterMatch() bool {
	return strings.HasSuffix(strings.TrimRightFunc(c.text[:c.pos], isBlank), "=~")
}

// pattern moves to the slash that closes a regular expression.
func (c *conditions) pattern() {
	for i := c.pos + 1; i < c.end; i++ {
		switch c.text[i] {
		case '\\':
			i++
		case '/':
			c.pos = i
			return
		}
	}
}
