package jsonata

import (
	"strconv"
	"strings"
)

// signatureTokens collects the text of a function signature from the tokens it is made of, and remembers where each
// part of it stands in the parsed text.
type signatureTokens struct {
	text   strings.Builder
	starts []int // offset in the signature of each token
	places []Span
}

func (s *signatureTokens) add(t token) {
	s.starts = append(s.starts, s.text.Len())
	s.places = append(s.places, t.Span)
	switch t.sym {
	case symName, symString, symVariable:
		s.text.WriteString(t.text)
	case symRegexp:
		s.text.WriteString("/" + t.text + "/" + javaScriptFlags(t.flags))
	case symNumber:
		s.text.WriteString(strconv.FormatFloat(t.number, 'f', -1, 64))
	default:
		s.text.WriteString(symbols[t.sym].text)
	}
}

// javaScriptFlags spells flags as JavaScript does: sorted, with the one that the reference implementation adds.
func javaScriptFlags(flags string) string {
	sorted := "g"
	for _, flag := range []string{"i", "m"} {
		if strings.Contains(flags, flag) {
			sorted += flag
		}
	}
	return sorted
}

// at returns the place in the parsed text of one byte of the signature.
func (s *signatureTokens) at(offset int) Span {
	for i := len(s.starts) - 1; i > 0; i-- {
		if s.starts[i] <= offset {
			place := s.places[i]
			start := min(place.Start+offset-s.starts[i], place.End-1)
			return Span{start, start + 1}
		}
	}
	return s.places[0]
}

// check judges the signature as the reference implementation does when it compiles it: unknown letters are passed over,
// and what follows a colon, the type of the result, is not looked at.
func (s *signatureTokens) check() *Error {
	text := s.text.String()
	params := []signatureParam{}
	last := &signatureParam{pattern: "undefined"} // what a modifier applies to; before the first parameter it is lost
	for i := 1; i < len(text) && text[i] != ':'; i++ {
		switch c := text[i]; c {
		case 's', 'n', 'b', 'l', 'o', 'f', 'j', 'x', 'a':
			params = append(params, signatureParam{letter: c, pattern: "[" + string(c) + "]"})
			last = &params[len(params)-1]
		case '-': // the only modifier that compiles what stands before it
			if regexpFault(last.pattern) != "" {
				return s.invalid()
			}
			last.pattern += "?"
		case '?', '+':
			last.pattern += string(c)
		case '(':
			end := closing(text, i, '(', ')')
			choice := text[i+1 : max(i+1, end)]
			if strings.Contains(choice, "<") {
				return s.fault("S0402", i)
			}
			params = append(params, signatureParam{letter: c, pattern: "[" + choice + "m]"})
			last = &params[len(params)-1]
			i = end
		case '<':
			if last.letter != 'a' && last.letter != 'f' {
				return s.fault("S0401", i)
			}
			i = closing(text, i, '<', '>')
		}
	}
	return s.compile(params)
}

// signatureParam is one parameter of a signature. The reference implementation turns it into a regular expression over
// the types of the arguments, and refuses a signature when that does not compile.
type signatureParam struct {
	letter  byte
	pattern string
}

func (s *signatureTokens) compile(params []signatureParam) *Error {
	var all strings.Builder
	for _, p := range params {
		all.WriteString("(" + p.pattern + ")")
	}
	if regexpFault("^"+all.String()+"$") != "" {
		return s.invalid()
	}
	return nil
}

// fault is an error at one byte of the signature.
func (s *signatureTokens) fault(code string, offset int) *Error {
	err := newError(code, s.at(offset))
	err.after = s.places[0].End + offset // the reference implementation forgets the spaces
	return err
}

// invalid is an error of the whole signature.
func (s *signatureTokens) invalid() *Error {
	last := s.places[len(s.places)-1]
	err := newError(CodeRegexp, Span{s.places[0].Start, last.End}, "the signature "+s.text.String()+" is not valid")
	err.after = -1
	return err
}

// closing returns where the bracket that opens at start is closed, the length of the text when it is not.
func closing(text string, start int, open, shut byte) int {
	depth := 1
	for i := start + 1; i < len(text); i++ {
		switch text[i] {
		case shut:
			if depth--; depth == 0 {
				return i
			}
		case open:
			depth++
		}
	}
	return len(text)
}
