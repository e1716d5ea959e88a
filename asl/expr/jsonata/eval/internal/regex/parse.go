package regex

import (
	"math"
	"unicode/utf16"
)

// maxDepth is how deep groups may lie in each other.
const maxDepth = 1000

// parser reads a pattern in the legacy syntax of JavaScript (its Annex B).
type parser struct {
	in        []uint16
	pos       int
	depth     int
	multiline bool
	groups    int            // the groups read so far
	total     int            // the groups of the whole pattern
	names     map[string]int // the numbers of the named ones
	fault     string
}

// parse returns the tree of a pattern and the number of its groups, or what is wrong.
func parse(pattern string, multiline bool) (root *node, groups int, fault string) {
	p := &parser{in: Units(pattern), multiline: multiline, names: map[string]int{}}
	p.countGroups()
	root = p.alternatives()
	if p.fault == "" && p.pos < len(p.in) {
		p.fail("a ) has no (")
	}
	return root, p.total, p.fault
}

func (p *parser) fail(fault string) {
	if p.fault == "" {
		p.fault = fault
	}
	p.pos = len(p.in)
}

// peek returns the unit i places ahead, 0 after the end.
func (p *parser) peek(i int) uint16 {
	if p.pos+i < len(p.in) {
		return p.in[p.pos+i]
	}
	return 0
}

// has reports whether text follows.
func (p *parser) has(text string) bool {
	for i := range len(text) {
		if p.pos+i >= len(p.in) || p.in[p.pos+i] != uint16(text[i]) {
			return false
		}
	}
	return true
}

// countGroups numbers the groups before the reading, for references may come before their group.
func (p *parser) countGroups() {
	class := false
	for p.pos < len(p.in) {
		c := p.in[p.pos]
		p.pos++
		switch {
		case c == '\\':
			p.pos++
		case c == '[':
			class = true
		case c == ']':
			class = false
		case c == '(' && !class:
			named := p.has("?<") && !p.has("?<=") && !p.has("?<!")
			if named || !p.has("?") {
				p.total++
			}
			if named {
				p.pos++
				p.names[p.name()] = p.total
			}
		}
	}
	p.pos, p.fault = 0, ""
}

// alternatives reads up to the end or to the parenthesis that closes a group.
func (p *parser) alternatives() *node {
	if p.depth++; p.depth > maxDepth {
		p.fail("its groups lie too deep in each other")
	}
	defer func() { p.depth-- }()
	choice := &node{op: nodeChoice}
	sequence := &node{op: nodeSequence}
	for p.pos < len(p.in) && p.in[p.pos] != ')' {
		if p.in[p.pos] == '|' {
			p.pos++
			choice.kids = append(choice.kids, sequence)
			sequence = &node{op: nodeSequence}
			continue
		}
		sequence.kids = append(sequence.kids, p.term())
	}
	if len(choice.kids) == 0 {
		return sequence
	}
	choice.kids = append(choice.kids, sequence)
	return choice
}

// term reads one atom or assertion with its quantifier.
func (p *parser) term() *node {
	before := p.groups
	n, repeatable := p.atom()
	least, most, ok := p.quantifier()
	switch {
	case !ok:
		return n
	case !repeatable:
		p.fail("a quantifier has nothing to repeat")
		return n
	case most < least:
		p.fail("a quantifier {n,m} has n above m")
	}
	n = &node{op: nodeRepeat, kids: []*node{n}, least: least, most: most, first: before + 1, last: p.groups}
	if p.peek(0) == '?' {
		p.pos++
		n.lazy = true
	}
	return n
}

// quantifier reads *, +, ?, {n}, {n,} or {n,m}.
func (p *parser) quantifier() (least, most int, ok bool) {
	switch p.peek(0) {
	case '*':
		least, most = 0, math.MaxInt32
	case '+':
		least, most = 1, math.MaxInt32
	case '?':
		least, most = 0, 1
	case '{':
		return p.interval()
	default:
		return 0, 0, false
	}
	p.pos++
	return least, most, true
}

// interval reads a quantifier in braces. Anything else makes the brace an ordinary character, and nothing is read.
func (p *parser) interval() (least, most int, ok bool) {
	least, i := p.decimal(1)
	if i == 1 {
		return 0, 0, false
	}
	most = least
	if p.peek(i) == ',' {
		end := i + 1
		if most, i = p.decimal(end); i == end {
			most = math.MaxInt32
		}
	}
	if p.peek(i) != '}' {
		return 0, 0, false
	}
	p.pos += i + 1
	return least, most, true
}

// decimal reads the digits that start i places ahead and returns their value, kept below MaxInt32, and where they end.
func (p *parser) decimal(i int) (value, end int) {
	for ; '0' <= p.peek(i) && p.peek(i) <= '9'; i++ {
		value = min(value*10+int(p.peek(i)-'0'), math.MaxInt32)
	}
	return value, i
}

// atom reads what a quantifier may follow, or an assertion that cannot be repeated.
func (p *parser) atom() (n *node, repeatable bool) {
	c := p.in[p.pos]
	if _, _, ok := p.quantifier(); ok {
		p.fail("a quantifier has nothing to repeat")
		return &node{}, false
	}
	p.pos++
	switch c {
	case '(':
		return p.group()
	case '^':
		return p.assertion(assertStart, assertLineStart), false
	case '$':
		return p.assertion(assertEnd, assertLineEnd), false
	case '.':
		return &node{op: nodeSet, set: notLineEnds}, true
	case '[':
		return &node{op: nodeSet, set: p.class()}, true
	case '\\':
		return p.escape()
	}
	return unitNode(c), true
}

// assertion returns one that the flag m changes.
func (p *parser) assertion(plain, multiline assertion) *node {
	if p.multiline {
		plain = multiline
	}
	return &node{op: nodeAssert, assert: plain}
}

// group reads a group or a look-around after its opening parenthesis.
func (p *parser) group() (n *node, repeatable bool) {
	n, repeatable = &node{op: nodeSequence}, true
	switch {
	case p.has("?:"):
		p.pos += 2
	case p.has("?=") || p.has("?!"):
		n.op, n.negative = nodeLook, p.peek(1) == '!'
		p.pos += 2
	case p.has("?<=") || p.has("?<!"):
		n.op, n.behind, n.negative = nodeLook, true, p.peek(2) == '!'
		p.pos += 3
		repeatable = false
	case p.has("?") && !p.has("?<"):
		p.fail("a group starts with an unknown (?")
		return n, false
	default:
		p.groups++
		n.op, n.first = nodeGroup, p.groups
		if p.has("?<") {
			p.pos++
			p.name()
		}
	}
	n.kids = []*node{p.alternatives()}
	if p.pos >= len(p.in) {
		p.fail("a group is not closed")
	}
	p.pos++
	return n, repeatable
}

// name reads the name of a group in angle brackets.
func (p *parser) name() string {
	var name []uint16
	if p.peek(0) != '<' {
		p.fail(`a \k has no name`)
		return ""
	}
	for p.pos++; p.pos < len(p.in); {
		c := p.in[p.pos]
		p.pos++
		switch {
		case c == '>':
			return string(utf16.Decode(name))
		case c == '\\':
			name = append(name, p.nameEscape()...)
		default:
			name = append(name, c)
		}
	}
	p.fail("the name of a group is not closed")
	return ""
}

// nameEscape reads uXXXX or u{X…} in the name of a group.
func (p *parser) nameEscape() []uint16 {
	p.pos++
	if p.peek(0) != '{' {
		value, ok := p.hex(4)
		if !ok {
			p.fail("the name of a group has a wrong escape")
		}
		return []uint16{value}
	}
	value := rune(0)
	for p.pos++; p.pos < len(p.in) && hexValue(p.in[p.pos]) >= 0 && value <= 0x10ffff; p.pos++ {
		value = value<<4 | rune(hexValue(p.in[p.pos]))
	}
	if p.peek(0) != '}' {
		p.fail("the name of a group has a wrong escape")
	}
	p.pos++
	return utf16.AppendRune(nil, value)
}
