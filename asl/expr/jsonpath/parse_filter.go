package jsonpath

import "strings"

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
		p.odd(end, at.End, "%q is lost", shorten(p.text[end:at.End]))
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
		left = &And{Span: Span{left.Extent().Start, right.Extent().End}, Left: left, Right: right}
	}
	return left
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
	return strings.HasSuffix(strings.TrimRight(c.text[:c.pos], " "), "=~")
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
	if start == to || c.text[start] != '@' && c.text[start] != '$' {
		c.fail(CodeFilter, from, to, "%q is neither a comparison nor a path", shorten(c.text[from:to]))
		return nil
	}
	if at, end := c.wordAfter(start, to); at < end {
		c.fail(CodeOperator, at, end, "%q is no operator of filters: there are ==, !=, <, <=, >, >= and =~", shorten(c.text[at:end]))
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
		c.fail(CodeFilter, from, to, "the path %q in a condition finds more than one value", shorten(c.text[from:to]))
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
		c.odd(from, to, "double quotes are a part of the text %s; one writes it in single quotes", shorten(text))
	}
	return &Literal{Span: at, Text: text}
}
