package jsonata

// call reads what follows the opening parenthesis after callee: arguments, or the parameters of a function definition.
func (p *parser) call(open token, callee Node) Node {
	call := &Call{OpPos: open.Start, Func: callee}
	if p.tok.sym != symRightParen {
		for more := true; more; more = p.accept(symComma) {
			call.Args = append(call.Args, p.argument(call))
		}
	}
	p.expect(symRightParen, true)
	call.Span = p.since(callee)
	// The word function may be quoted: the reference implementation looks at the name alone.
	if name, ok := bare(callee).(*Field); ok && (name.Value == "function" || name.Value == "λ") {
		return p.lambda(call)
	}
	return call
}

func (p *parser) argument(call *Call) Node {
	if p.tok.sym != symQuestion {
		return p.expression(0)
	}
	call.Partial = true
	hole := &Placeholder{p.tok.Span}
	p.advance(false)
	return hole
}

// lambda turns the call of "function" into a function definition and reads its signature and body.
func (p *parser) lambda(head *Call) Node {
	params := make([]*Variable, len(head.Args))
	for i, arg := range head.Args {
		v, ok := bare(arg).(*Variable)
		if !ok {
			p.fail(startError("S0208", arg, i+1))
			break
		}
		params[i] = v
	}
	l := &Lambda{OpPos: head.OpPos, Params: params}
	if p.tok.sym == symLess {
		l.Signature = p.signature()
	}
	p.expect(symLeftBrace, false)
	l.Body = p.expression(0)
	p.expect(symRightBrace, false)
	l.Span = p.from(head.Start)
	return l
}

// signature reads <…> and judges it. It is cut into the same tokens as everything else.
func (p *parser) signature() string {
	var sig signatureTokens
	sig.add(p.tok)
	for depth := 1; depth > 0 && p.tok.sym != symLeftBrace && p.tok.sym != symEnd; {
		p.advance(false)
		switch p.tok.sym {
		case symGreater:
			depth--
		case symLess:
			depth++
		}
		sig.add(p.tok)
	}
	p.expect(symGreater, false)
	if p.err == nil {
		if err := sig.check(); err != nil {
			p.fail(err)
		}
	}
	return sig.text.String()
}
