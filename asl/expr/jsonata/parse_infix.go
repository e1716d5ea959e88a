package jsonata

// infix makes the node that continues left with the consumed token t.
func (p *parser) infix(t token, left Node) Node {
	switch t.sym {
	case symDot:
		right := p.expression(powerDot)
		p.doubtful = p.doubtful || isLiteral(left) || isLiteral(right)
		return &Path{Span: p.since(left), OpPos: t.Start, Left: left, Right: right}
	case symLeftBracket:
		return p.filter(t, left)
	case symLeftBrace:
		pairs := p.pairs()
		p.doubtful = true
		return &Group{Span: p.since(left), OpPos: t.Start, Base: left, Pairs: pairs}
	case symLeftParen:
		return p.call(t, left)
	case symAt:
		v := p.binding(t)
		p.doubtful = true
		return &Focus{Span: p.since(left), OpPos: t.Start, Base: left, Var: v}
	case symHash:
		v := p.binding(t)
		return &Index{Span: p.since(left), OpPos: t.Start, Base: left, Var: v}
	case symCaret:
		return p.orderBy(t, left)
	case symQuestion:
		return p.conditional(t, left)
	case symBind:
		return p.bind(t, left)
	case symChain:
		right := p.expression(powerCompare)
		return &Apply{Span: p.since(left), OpPos: t.Start, Left: left, Right: right}
	}
	right := p.expression(symbols[t.sym].power)
	return &Binary{Span: p.since(left), Op: symbols[t.sym].text, OpPos: t.Start, Left: left, Right: right}
}

// isLiteral reports whether n is a literal that cannot be a step of a path. The number behind a minus is one, too.
func isLiteral(n Node) bool {
	switch suffixed(n).(type) {
	case *Number, *Bool, *Null, *Negation:
		return true
	}
	return false
}

// since returns the span from the start of left to the last consumed token.
func (p *parser) since(left Node) Span { return p.from(left.Extent().Start) }

// filter reads [predicate] or [] after the opening bracket.
func (p *parser) filter(open token, left Node) Node {
	if p.accept(symRightBracket) {
		return &KeepArray{Span: p.since(left), Base: left}
	}
	predicate := p.expression(0)
	p.expect(symRightBracket, true)
	return &Filter{Span: p.since(left), OpPos: open.Start, Base: left, Predicate: predicate}
}

// orderBy reads (<a, >b) after the caret.
func (p *parser) orderBy(caret token, left Node) Node {
	p.expect(symLeftParen, false)
	var terms []SortTerm
	for more := true; more; more = p.accept(symComma) {
		descending := p.tok.sym == symGreater
		if descending || p.tok.sym == symLess {
			p.advance(false)
		}
		terms = append(terms, SortTerm{Descending: descending, Key: p.expression(0)})
	}
	p.expect(symRightParen, false)
	return &OrderBy{Span: p.since(left), OpPos: caret.Start, Base: left, Terms: terms}
}

// conditional reads then : else after the question mark.
func (p *parser) conditional(mark token, test Node) Node {
	c := &Conditional{OpPos: mark.Start, Test: test, Then: p.expression(0)}
	if p.accept(symColon) {
		c.Else = p.expression(0)
	}
	c.Span = p.since(test)
	return c
}

// bind reads the value after :=, which is right associative.
func (p *parser) bind(op token, left Node) Node {
	v, ok := bare(left).(*Variable)
	if !ok {
		p.fail(startError("S0212", left))
	}
	value := p.expression(powerBind - 1)
	return &Bind{Span: p.since(left), OpPos: op.Start, Var: v, Value: value}
}

// binding reads the variable after @ or #.
func (p *parser) binding(op token) *Variable {
	right := p.expression(powerSuffix)
	v, ok := right.(*Variable)
	if !ok {
		p.fail(startError("S0214", right, p.source(op)))
	}
	return v
}

// bare returns what [] was put on. For the grammar the brackets change nothing.
func bare(n Node) Node {
	for {
		keep, ok := n.(*KeepArray)
		if !ok {
			return n
		}
		n = keep.Base
	}
}
