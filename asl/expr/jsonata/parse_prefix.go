package jsonata

// prefix makes the node that starts with the consumed token t.
func (p *parser) prefix(t token) Node {
	switch t.sym {
	case symEnd:
		p.doubtful = true
		return &missing{t.Span}
	case symName:
		return &Field{Span: t.Span, Value: t.text, Quoted: t.quoted}
	case symAnd, symOr, symIn: // where a value is due, these words are names
		return &Field{Span: t.Span, Value: t.text}
	case symVariable:
		return &Variable{Span: t.Span, Name: t.text}
	case symString:
		return &String{Span: t.Span, Value: t.text}
	case symNumber:
		return &Number{Span: t.Span, Value: t.number}
	case symTrue, symFalse:
		return &Bool{Span: t.Span, Value: t.sym == symTrue}
	case symNull:
		return &Null{t.Span}
	case symRegexp:
		return &Regexp{Span: t.Span, Pattern: t.text, Flags: t.flags}
	case symStar:
		return &Wildcard{t.Span}
	case symDescendant:
		return &Descendant{t.Span}
	case symPercent:
		p.doubtful = true
		return &Parent{t.Span}
	case symMinus:
		operand := p.expression(powerPrefix)
		return &Negation{Span: p.from(t.Start), Operand: operand}
	case symLeftParen:
		return p.block(t)
	case symLeftBracket:
		return p.array(t)
	case symLeftBrace:
		pairs := p.pairs()
		return &Object{Span: p.from(t.Start), Pairs: pairs}
	case symPipe:
		return p.transform(t)
	}
	p.fail(newError("S0211", t.Span, p.source(t)))
	return &missing{t.Span}
}

// block reads the expressions of (a; b; c) after the parenthesis. The last one may end in a semicolon.
func (p *parser) block(open token) Node {
	var exprs []Node
	for p.tok.sym != symRightParen {
		exprs = append(exprs, p.expression(0))
		if !p.accept(symSemicolon) {
			break
		}
	}
	p.expect(symRightParen, true)
	return &Block{Span: p.from(open.Start), Exprs: exprs}
}

// array reads the items of [a, b..c] after the bracket.
func (p *parser) array(open token) Node {
	var items []Node
	if p.tok.sym != symRightBracket {
		for more := true; more; more = p.accept(symComma) {
			items = append(items, p.item())
		}
	}
	p.expect(symRightBracket, true)
	return &Array{Span: p.from(open.Start), Items: items}
}

// item reads one item of an array, which may be a range.
func (p *parser) item() Node {
	start := p.tok.Start
	item := p.expression(0)
	op := p.tok.Start
	if !p.accept(symRange) {
		return item
	}
	to := p.expression(0)
	return &Range{Span: p.from(start), OpPos: op, From: item, To: to}
}

// pairs reads key: value, … up to and with the closing brace.
func (p *parser) pairs() []Pair {
	var pairs []Pair
	if p.tok.sym != symRightBrace {
		for more := true; more; more = p.accept(symComma) {
			key := p.expression(0)
			p.expect(symColon, false)
			pairs = append(pairs, Pair{Key: key, Value: p.expression(0)})
		}
	}
	p.expect(symRightBrace, true)
	return pairs
}

// transform reads pattern | update, delete | after the first bar.
func (p *parser) transform(open token) Node {
	t := &Transform{Pattern: p.expression(0)}
	p.expect(symPipe, false)
	t.Update = p.expression(0)
	if p.accept(symComma) {
		t.Delete = p.expression(0)
	}
	p.expect(symPipe, false)
	t.Span = p.from(open.Start)
	return t
}
