package regex

import (
	"cmp"
	"slices"
)

// span is a range of units, both ends included.
type span struct{ low, high uint16 }

// set is a set of units.
type set struct {
	spans   []span // in order, without touching each other
	outside bool   // the set holds what is not in the spans
}

// has reports whether the set holds u.
func (s *set) has(u uint16) bool {
	low, high := 0, len(s.spans)
	for low < high {
		middle := (low + high) / 2
		if s.spans[middle].high < u {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return (low < len(s.spans) && s.spans[low].low <= u) != s.outside
}

// newSet puts the spans in order.
func newSet(spans []span, outside bool) *set {
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.low, b.low) })
	s := &set{outside: outside}
	for _, next := range spans {
		last := len(s.spans) - 1
		if last >= 0 && int(next.low) <= int(s.spans[last].high)+1 {
			s.spans[last].high = max(s.spans[last].high, next.high)
			continue
		}
		s.spans = append(s.spans, next)
	}
	return s
}

// members returns the spans of what the set holds.
func (s *set) members() []span {
	if !s.outside {
		return s.spans
	}
	var spans []span
	from := 0
	for _, gap := range s.spans {
		if from < int(gap.low) {
			spans = append(spans, span{uint16(from), gap.low - 1})
		}
		from = int(gap.high) + 1
	}
	if from <= 0xffff {
		spans = append(spans, span{uint16(from), 0xffff})
	}
	return spans
}

// folded returns the set that holds the unit that stands for the cases of each member. A set of what is outside stays one:
// it holds what is no case of its spans.
func (s *set) folded() *set {
	cases := foldTable()
	seen := map[uint16]bool{}
	var spans []span
	for _, part := range s.spans {
		for u := int(part.low); u <= int(part.high); u++ {
			if f := cases[u]; !seen[f] {
				seen[f] = true
				spans = append(spans, span{f, f})
			}
		}
	}
	return newSet(spans, s.outside)
}

// The sets that JavaScript names.
var (
	digits      = []span{{'0', '9'}}
	words       = []span{{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}
	spaces      = []span{{'\t', '\r'}, {' ', ' '}, {0xa0, 0xa0}, {0x1680, 0x1680}, {0x2000, 0x200a}, {0x2028, 0x2029}, {0x202f, 0x202f}, {0x205f, 0x205f}, {0x3000, 0x3000}, {0xfeff, 0xfeff}}
	notLineEnds = &set{spans: []span{{'\n', '\n'}, {'\r', '\r'}, {0x2028, 0x2029}}, outside: true}
	wordSet     = &set{spans: words}
	named       = map[uint16]*set{
		'd': {spans: digits}, 'D': {spans: digits, outside: true},
		'w': wordSet, 'W': {spans: words, outside: true},
		's': {spans: spaces}, 'S': {spans: spaces, outside: true},
	}
)

// class reads a class after its opening bracket.
func (p *parser) class() *set {
	outside := p.peek(0) == '^'
	if outside {
		p.pos++
	}
	var spans []span
	for p.pos < len(p.in) && p.in[p.pos] != ']' {
		first := p.member()
		if p.pos+1 >= len(p.in) || p.in[p.pos] != '-' || p.in[p.pos+1] == ']' {
			spans = append(spans, first.spans()...)
			continue
		}
		p.pos++
		last := p.member()
		switch {
		case first.set != nil || last.set != nil:
			// A set is no end of a range: the hyphen is itself.
			spans = append(append(append(spans, first.spans()...), last.spans()...), span{'-', '-'})
		case first.unit > last.unit:
			p.fail("a class has a range that is out of order")
		default:
			spans = append(spans, span{first.unit, last.unit})
		}
	}
	if p.pos >= len(p.in) {
		p.fail("a class is not closed")
	}
	p.pos++
	return newSet(spans, outside)
}

func (m member) spans() []span {
	if m.set != nil {
		return m.set.members()
	}
	return []span{{m.unit, m.unit}}
}

// member reads one part of a class.
func (p *parser) member() member {
	c := p.in[p.pos]
	p.pos++
	if c != '\\' {
		return member{unit: c}
	}
	if p.pos >= len(p.in) {
		p.fail("a backslash stands at the end")
		return member{}
	}
	return p.character(true)
}
