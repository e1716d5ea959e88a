package jsonata

// Limits on the size of a tree. Everything that goes over a tree recurses, so they also bound the stack of all users.
const (
	maxNesting = 1000 // expressions open at one time
	maxHeight  = 5000 // height of the tree, where a chain such as a.b.c or 1+1+1 counts once for each link
)

// Parse reads one expression. The error is an *[Error] and tells about the first fault only; the node is nil then.
//
// A text without an expression (empty, or white space and comments alone) is refused with S0207.
func Parse(text string) (Node, error) {
	p := &parser{lexer: lexer{text: text}}
	p.advance(false)
	root := p.expression(0)
	if p.tok.sym != symEnd {
		p.fail(newError("S0201", p.tok.Span, p.source(p.tok)))
	}
	if p.err == nil && p.doubtful {
		p.err = check(root, text)
	}
	if p.err != nil {
		p.err.locate(text)
		return nil, p.err
	}
	return root, nil
}

// parser is a top-down operator precedence parser. After the first fault it sees nothing but the end of the text, so
// every loop ends and the half-made tree is thrown away.
type parser struct {
	lexer   lexer
	tok     token // the next token, not consumed yet
	prevEnd int   // where the last consumed token ended
	err     *Error
	nesting int
	height  int // the highest tree made inside the current expression

	// doubtful is set by what check can refuse: most expressions have none of it and are not gone over again.
	doubtful bool
}

// fail records a fault, unless there is one already.
func (p *parser) fail(err *Error) {
	if p.err == nil {
		p.err = err
	}
	end := len(p.lexer.text)
	p.lexer.pos = end
	p.tok = token{Span: Span{end, end}}
}

// source returns a token as it is written.
func (p *parser) source(t token) string { return p.lexer.text[t.Start:t.End] }

// advance consumes the next token. When that token ended a value, a slash after it divides.
func (p *parser) advance(afterValue bool) {
	p.prevEnd = p.tok.End
	tok, err := p.lexer.next(afterValue)
	if err != nil {
		p.fail(err)
		return
	}
	p.tok = tok
	if tok.sym == symBang || tok.sym == symTilde {
		p.fail(newError("S0204", tok.Span, p.source(tok)))
	}
}

// expect consumes the given symbol.
func (p *parser) expect(want symbol, afterValue bool) {
	switch p.tok.sym {
	case want:
		p.advance(afterValue)
	case symEnd:
		p.fail(newError("S0203", p.tok.Span, symbols[want].text))
	default:
		p.fail(newError("S0202", p.tok.Span, symbols[want].text, p.source(p.tok)))
	}
}

// accept consumes the symbol when it is next.
func (p *parser) accept(want symbol) bool {
	if p.tok.sym != want {
		return false
	}
	p.advance(false)
	return true
}

// from returns the span from start to the last consumed token.
func (p *parser) from(start int) Span { return Span{start, p.prevEnd} }

// expression reads as much as binds tighter than power.
func (p *parser) expression(power int) Node {
	p.nesting++
	outer := p.height
	p.height = 0
	t := p.tok
	if p.nesting > maxNesting {
		p.tooDeep(t)
	}
	p.advance(true)
	left := p.prefix(t)
	p.grow(t)
	for power < symbols[p.tok.sym].power {
		t = p.tok
		p.advance(false)
		left = p.infix(t, left)
		p.grow(t)
	}
	p.height = max(p.height, outer)
	p.nesting--
	return left
}

// grow counts the node that was just made on top of the highest of its children.
func (p *parser) grow(t token) {
	if p.height++; p.height > maxHeight {
		p.tooDeep(t)
	}
}

func (p *parser) tooDeep(t token) {
	err := newError(CodeDepth, t.Span)
	err.after = -1
	p.fail(err)
}
