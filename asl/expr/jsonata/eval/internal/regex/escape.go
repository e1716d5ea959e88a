package regex

// escape reads what follows a backslash outside of classes.
func (p *parser) escape() (n *node, repeatable bool) {
	if p.pos >= len(p.in) {
		p.fail("a backslash stands at the end")
		return &node{}, false
	}
	switch c := p.in[p.pos]; {
	case c == 'b':
		p.pos++
		return &node{op: nodeAssert, assert: assertWordEdge}, false
	case c == 'B':
		p.pos++
		return &node{op: nodeAssert, assert: assertNoWordEdge}, false
	case '1' <= c && c <= '9':
		if group, end := p.decimal(0); group <= p.total {
			p.pos += end
			return &node{op: nodeReference, first: group}, true
		}
	case c == 'k' && len(p.names) > 0:
		p.pos++
		group, known := p.names[p.name()]
		if !known {
			p.fail(`a \k names no group`)
		}
		return &node{op: nodeReference, first: group}, true
	}
	if m := p.character(false); m.set != nil {
		return &node{op: nodeSet, set: m.set}, true
	} else {
		return unitNode(m.unit), true
	}
}

// member is one part of a class: a unit, or a set.
type member struct {
	unit uint16
	set  *set
}

var controls = map[uint16]uint16{'t': '\t', 'n': '\n', 'v': '\v', 'f': '\f', 'r': '\r'}

// character reads what follows a backslash, where it is no assertion and no reference. Inside of a class some escapes
// mean something else.
func (p *parser) character(class bool) member {
	c := p.in[p.pos]
	p.pos++
	if s := named[c]; s != nil {
		return member{set: s}
	}
	if control, ok := controls[c]; ok {
		return member{unit: control}
	}
	switch {
	case c == 'b' && class:
		return member{unit: '\b'}
	case c == 'x' || c == 'u':
		length := 2
		if c == 'u' {
			length = 4
		}
		if value, ok := p.hex(length); ok {
			return member{unit: value}
		}
	case c == 'c':
		return p.control(class)
	case '0' <= c && c <= '7':
		return member{unit: p.octal(c - '0')}
	}
	return member{unit: c}
}

// control reads the letter of \cX; without one the backslash stands for itself and the c is read again.
func (p *parser) control(class bool) member {
	c := p.peek(0)
	letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
	if letter || class && ('0' <= c && c <= '9' || c == '_') {
		p.pos++
		return member{unit: c % 32}
	}
	p.pos--
	return member{unit: '\\'}
}

// octal reads the rest of an octal number of at most 255.
func (p *parser) octal(value uint16) uint16 {
	for n := 1; n < 3; n++ {
		c := p.peek(0)
		if c < '0' || c > '7' || value*8+c-'0' > 255 {
			break
		}
		value = value*8 + c - '0'
		p.pos++
	}
	return value
}

// hex reads exactly n hexadecimal digits; without them nothing is read.
func (p *parser) hex(n int) (value uint16, ok bool) {
	for i := range n {
		digit := hexValue(p.peek(i))
		if digit < 0 {
			return 0, false
		}
		value = value<<4 | uint16(digit)
	}
	p.pos += n
	return value, true
}

// hexValue returns the value of a hexadecimal digit, -1 for anything else.
func hexValue(u uint16) int {
	switch {
	case '0' <= u && u <= '9':
		return int(u - '0')
	case 'a' <= u && u <= 'f':
		return int(u - 'a' + 10)
	case 'A' <= u && u <= 'F':
		return int(u - 'A' + 10)
	}
	return -1
}
