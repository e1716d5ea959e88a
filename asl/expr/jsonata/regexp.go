package jsonata

import (
	"math"
	"unicode"
	"unicode/utf16"
)

// regexpFault returns what is wrong with a regular expression of JavaScript (without the flags u and v, with the
// legacy syntax of its Annex B), or "" when it compiles. It only judges; it builds nothing.
func regexpFault(pattern string) string {
	s := &regexpScanner{units: utf16.Encode([]rune(pattern))}
	s.scan()
	if s.fault == "" && len(s.names) > 0 {
		s.checkNames()
	}
	return s.fault
}

// regexpScanner goes once over a pattern. Groups need no recursion: only their kind has to be remembered.
type regexpScanner struct {
	units  []uint16
	pos    int
	fault  string
	groups []bool // the open groups; true: a quantifier may follow the group
	atom   bool   // a quantifier may follow here
	names  []string
	refs   []int // places after \k outside of classes, \k inside of classes as -1
}

func (s *regexpScanner) scan() {
	for s.pos < len(s.units) && s.fault == "" {
		c := s.units[s.pos]
		s.pos++
		switch c {
		case '(':
			s.openGroup()
		case ')':
			s.closeGroup()
		case '|', '^', '$':
			s.atom = false
		case '*', '+', '?':
			s.quantify()
		case '{':
			if length, ok := s.interval(); ok {
				s.pos += length
				s.quantify()
			} else {
				s.atom = true
			}
		case '[':
			s.class()
			s.atom = true
		case '\\':
			s.escape()
		default:
			s.atom = true
		}
	}
	if s.fault == "" && len(s.groups) > 0 {
		s.fault = "a group of the regular expression is not closed"
	}
}

// peek returns the unit i places ahead, 0 after the end.
func (s *regexpScanner) peek(i int) uint16 {
	if s.pos+i < len(s.units) {
		return s.units[s.pos+i]
	}
	return 0
}

// openGroup reads what follows an opening parenthesis.
func (s *regexpScanner) openGroup() {
	quantifiable := true
	if s.peek(0) == '?' {
		kind, next := s.peek(1), s.peek(2)
		switch {
		case kind == ':' || kind == '=' || kind == '!':
			s.pos += 2
		case kind == '<' && (next == '=' || next == '!'):
			s.pos += 3
			quantifiable = false
		case kind == '<':
			s.pos += 2
			name, length := groupName(s.units[s.pos:])
			if length == 0 {
				s.fault = "a group of the regular expression has no valid name"
			}
			s.pos += length
			s.names = append(s.names, name)
		default:
			s.fault = "a group of the regular expression starts with an unknown (?"
		}
	}
	s.groups = append(s.groups, quantifiable)
	s.atom = false
}

func (s *regexpScanner) closeGroup() {
	last := len(s.groups) - 1
	if last < 0 {
		s.fault = "the regular expression has a ) without a ("
		return
	}
	s.atom = s.groups[last]
	s.groups = s.groups[:last]
}

// quantify ends a quantifier: it needs something to repeat and may be followed by a question mark.
func (s *regexpScanner) quantify() {
	if !s.atom {
		s.fault = "the regular expression has a quantifier with nothing to repeat"
	}
	if s.peek(0) == '?' {
		s.pos++
	}
	s.atom = false
}

// interval reads n}, n,} or n,m} after an opening brace. Anything else makes the brace an ordinary character.
func (s *regexpScanner) interval() (length int, ok bool) {
	least, i := s.decimal(0)
	if i == 0 {
		return 0, false
	}
	most := least
	if s.peek(i) == ',' {
		end := i + 1
		if most, i = s.decimal(end); i == end {
			most = math.MaxInt32
		}
	}
	if s.peek(i) != '}' {
		return 0, false
	}
	if most < least {
		s.fault = "the regular expression has a quantifier {n,m} with n above m"
	}
	return i + 1, true
}

// decimal reads the digits that start i places ahead and returns their value, kept below MaxInt32, and where they end.
func (s *regexpScanner) decimal(i int) (value, end int) {
	for ; '0' <= s.peek(i) && s.peek(i) <= '9'; i++ {
		value = min(value*10+int(s.peek(i)-'0'), math.MaxInt32)
	}
	return value, i
}

// escape reads what follows a backslash outside of classes. Digits and braces of longer escapes are left: on their own
// they are ordinary characters, which is just as good here.
func (s *regexpScanner) escape() {
	if s.pos >= len(s.units) {
		s.fault = "the regular expression ends in a backslash"
		return
	}
	c := s.units[s.pos]
	s.pos++
	if c == 'k' {
		s.refs = append(s.refs, s.pos)
	}
	s.atom = c != 'b' && c != 'B'
}

// checkNames judges the named groups and the references to them. Without named groups \k is an ordinary k.
func (s *regexpScanner) checkNames() {
	known := map[string]bool{}
	for _, name := range s.names {
		if known[name] {
			s.fault = "the regular expression has two groups of one name"
		}
		known[name] = true
	}
	for _, pos := range s.refs {
		if pos < 0 || pos >= len(s.units) || s.units[pos] != '<' {
			s.fault = `the regular expression has a \k without the name of a group`
			continue
		}
		name, length := groupName(s.units[pos+1:])
		if length == 0 || !known[name] {
			s.fault = `the regular expression has a \k that names no group`
		}
	}
}

// groupName reads the name of a group up to and with the closing >. The length is 0 when it is not valid.
func groupName(units []uint16) (name string, length int) {
	var runes []rune
	for i := 0; i < len(units); {
		if units[i] == '>' && len(runes) > 0 {
			return string(runes), i + 1
		}
		r, size := nameRune(units[i:])
		if size == 0 || !nameAllows(r, len(runes) == 0) {
			return "", 0
		}
		runes = append(runes, r)
		i += size
	}
	return "", 0
}

// nameAllows reports whether r may stand in the name of a group.
func nameAllows(r rune, first bool) bool {
	switch {
	case r == '$' || r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r) || unicode.Is(unicode.Other_ID_Start, r):
		return true
	case first:
		return false
	}
	return unicode.In(r, unicode.Nd, unicode.Mn, unicode.Mc, unicode.Pc, unicode.Other_ID_Continue) ||
		r == '\u200c' || r == '\u200d'
}

// nameRune decodes the first character of a group name, which may be written as \uXXXX or \u{X…}. The size is 0 when it
// is not valid.
func nameRune(units []uint16) (r rune, size int) {
	if units[0] == '\\' {
		return nameEscape(units)
	}
	if r = rune(units[0]); utf16.IsSurrogate(r) && len(units) > 1 {
		return utf16.DecodeRune(r, rune(units[1])), 2
	}
	return r, 1
}

func nameEscape(units []uint16) (r rune, size int) {
	if len(units) < 2 || units[1] != 'u' {
		return 0, 0
	}
	if len(units) > 2 && units[2] == '{' {
		i := 3
		for ; i < len(units) && hexValue(units[i]) >= 0 && r <= unicode.MaxRune; i++ {
			r = r<<4 | hexValue(units[i])
		}
		if i == 3 || i >= len(units) || units[i] != '}' {
			return 0, 0
		}
		return r, i + 1
	}
	r, ok := hexUnits(units[2:], 4)
	if !ok {
		return 0, 0
	}
	if low, ok := escapedUnit(units[6:]); ok && utf16.IsSurrogate(r) {
		return utf16.DecodeRune(r, low), 12
	}
	return r, 6
}

// escapedUnit reads \uXXXX.
func escapedUnit(units []uint16) (rune, bool) {
	if len(units) < 2 || units[0] != '\\' || units[1] != 'u' {
		return 0, false
	}
	return hexUnits(units[2:], 4)
}

// hexUnits reads exactly n hexadecimal digits.
func hexUnits(units []uint16, n int) (value rune, ok bool) {
	if len(units) < n {
		return 0, false
	}
	for _, u := range units[:n] {
		digit := hexValue(u)
		if digit < 0 {
			return 0, false
		}
		value = value<<4 | digit
	}
	return value, true
}

// hexValue returns the value of a hexadecimal digit, -1 for anything else.
func hexValue(u uint16) rune {
	switch {
	case '0' <= u && u <= '9':
		return rune(u - '0')
	case 'a' <= u && u <= 'f':
		return rune(u - 'a' + 10)
	case 'A' <= u && u <= 'F':
		return rune(u - 'A' + 10)
	}
	return -1
}
