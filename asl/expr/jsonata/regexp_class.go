package jsonata

// class reads a character class after its opening bracket.
func (s *regexpScanner) class() {
	if s.peek(0) == '^' {
		s.pos++
	}
	for s.pos < len(s.units) && s.units[s.pos] != ']' && s.fault == "" {
		low, single := s.classAtom()
		if s.peek(0) != '-' || s.pos+1 >= len(s.units) || s.fault != "" {
			continue
		}
		if s.peek(1) == ']' {
			s.pos++ // the minus is an ordinary character before the closing bracket
			continue
		}
		s.pos++
		high, alsoSingle := s.classAtom()
		if single && alsoSingle && low > high && s.fault == "" {
			s.fault = "a class of the regular expression has a range that is out of order"
		}
	}
	if s.pos >= len(s.units) && s.fault == "" {
		s.fault = "a class of the regular expression is not closed"
	}
	s.pos++
}

// classAtom reads one member of a class. It returns its value, and false for a set such as \d, which makes no range.
func (s *regexpScanner) classAtom() (value rune, single bool) {
	c := s.units[s.pos]
	s.pos++
	if c != '\\' {
		return rune(c), true
	}
	if s.pos >= len(s.units) {
		s.fault = "the regular expression ends in a backslash"
		return 0, false
	}
	c = s.units[s.pos]
	s.pos++
	switch c {
	case 'd', 'D', 's', 'S', 'w', 'W':
		return 0, false
	case 'b':
		return '\b', true
	case 't':
		return '\t', true
	case 'n':
		return '\n', true
	case 'v':
		return '\v', true
	case 'f':
		return '\f', true
	case 'r':
		return '\r', true
	case 'k':
		s.refs = append(s.refs, -1)
	case 'c':
		return s.classControl(), true
	case 'x':
		return s.classHex(c, 2), true
	case 'u':
		return s.classHex(c, 4), true
	case '0', '1', '2', '3', '4', '5', '6', '7':
		return s.classOctal(c), true
	}
	return rune(c), true
}

// classControl reads what follows \c: a letter, a digit or _. Otherwise the backslash is an ordinary character and the c
// is read again.
func (s *regexpScanner) classControl() rune {
	c := s.peek(0)
	if c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' {
		s.pos++
		return rune(c & 31)
	}
	s.pos--
	return '\\'
}

// classHex reads n hexadecimal digits; without them the letter of the escape stands for itself.
func (s *regexpScanner) classHex(letter uint16, n int) rune {
	value, ok := hexUnits(s.units[s.pos:], n)
	if !ok {
		return rune(letter)
	}
	s.pos += n
	return value
}

// classOctal reads up to three octal digits, not above \377.
func (s *regexpScanner) classOctal(first uint16) rune {
	value := rune(first - '0')
	for range 2 {
		c := s.peek(0)
		if c < '0' || c > '7' || value > 31 {
			break
		}
		value = value*8 + rune(c-'0')
		s.pos++
	}
	return value
}
