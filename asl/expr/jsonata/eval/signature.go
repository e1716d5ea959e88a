package eval

import (
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// signature is the types of the parameters of a function.
type signature struct{ params []param }

// param is one parameter. Its letters are the types that it takes; m stands for an argument without value.
type param struct {
	kind    byte // the letter of the type, '(' for a choice
	letters string
	context bool // taken from the context when it is not given
	min     int
	many    bool   // any number of arguments
	item    string // the type parameter of an array
}

// parseSignature reads a signature that the parser accepted.
func parseSignature(text string) *signature {
	s := &signature{}
	var last *param
	add := func(kind byte, letters string) {
		s.params = append(s.params, param{kind: kind, letters: letters, min: 1})
		last = &s.params[len(s.params)-1]
	}
	for i := 1; i < len(text) && text[i] != ':'; i++ {
		switch c := text[i]; c {
		case 's', 'n', 'b', 'l', 'o':
			add(c, string(c)+"m")
		case 'a', 'x':
			add(c, "asnblfom")
		case 'f':
			add(c, "f")
		case 'j':
			add(c, "asnblom")
		case '(':
			end := i + strings.IndexByte(text[i:], ')')
			if end < i {
				end = len(text)
			}
			add(c, text[i+1:end]+"m")
			i = end
		case '-', '?', '+', '<':
			if last != nil {
				i = last.modify(text, i)
			}
		}
	}
	return s
}

// modify applies the modifier at text[i] and returns where it ends.
func (p *param) modify(text string, i int) int {
	switch text[i] {
	case '-':
		p.context, p.min = true, 0
	case '?':
		p.min = 0
	case '+':
		p.many = true
	case '<':
		depth := 1
		end := i + 1
		for ; end < len(text) && depth > 0; end++ {
			switch text[end] {
			case '<':
				depth++
			case '>':
				depth--
			}
		}
		p.item = text[i+1 : end-1]
		return end - 1
	}
	return i
}

// letterOf returns the letter of the type of a value.
func letterOf(v any) byte {
	switch v.(type) {
	case nil:
		return 'l'
	case string:
		return 's'
	case float64, value.Number:
		return 'n'
	case bool:
		return 'b'
	case []any, *sequence:
		return 'a'
	case *value.Object:
		return 'o'
	case undefinedType:
		return 'm'
	}
	return 'f'
}

// validate returns the arguments as the function takes them.
func (s *signature) validate(args []any, in any) ([]any, error) {
	var space [8]int
	counts := space[:0]
	counts, ok := s.match(args, counts)
	if !ok {
		return nil, s.mismatch(args)
	}
	result := make([]any, 0, max(len(s.params), len(args)))
	next, matched := 0, 0
	argument := func() any { // a parameter that got none has moved on all the same, as in the reference implementation
		next++
		if next > len(args) {
			return undefined
		}
		return args[next-1]
	}
	for i := range s.params {
		p := &s.params[i]
		if counts[i] == 0 {
			var v any
			if p.context {
				v = contextValue(in)
				if strings.IndexByte(p.letters, letterOf(v)) < 0 {
					return nil, failure("T0411", -1, next+1)
				}
			} else {
				v = argument()
			}
			result = append(result, p.plain(v))
			continue
		}
		first := p.plain(argument())
		for k := range counts[i] {
			v := first // again for each further argument, unless the type is an array
			if k > 0 {
				v = p.plain(argument())
			}
			if p.kind == 'a' {
				var err error
				if v, err = p.array(v, letterOf(args[matched+k]), counts[i], next-1); err != nil {
					return nil, err
				}
			} else {
				v = first
			}
			result = append(result, v)
		}
		matched += counts[i]
	}
	return result, nil
}

// contextValue is $ as an argument.
func contextValue(in any) any {
	if s, ok := in.(*sequence); ok && s.outer {
		return s.items[0]
	}
	return in
}

// plain returns an argument as the function takes it. One of any type may be a sequence: what $distinct and $append make
// of one is one again.
func (p *param) plain(v any) any {
	if s, ok := v.(*sequence); ok && p.kind == 'x' && !s.tuples {
		return v
	}
	return plainArgument(v)
}

// plainArgument returns an argument as functions take it.
func plainArgument(v any) any {
	switch v := v.(type) {
	case *sequence:
		return plainMember(v)
	case value.Number:
		f, _ := value.Float(v)
		return f
	}
	return v
}

// itemTypes are the names of types in messages.
var itemTypes = map[string]string{
	"a": "arrays", "b": "booleans", "f": "functions", "n": "numbers", "o": "objects", "s": "strings",
}

// array makes an array of the argument at index i, one of count, and checks its items. letter is the type that was matched.
func (p *param) array(v any, letter byte, count, i int) (any, error) {
	if letter == 'm' {
		return undefined, nil
	}
	items, ok := v.([]any)
	if p.item != "" {
		fits := letter == 'a' || string(letter) == p.item && count == 1
		for _, item := range items {
			fits = fits && letterOf(item) == p.item[0]
		}
		if !fits {
			return nil, failure("T0412", -1, i+1, itemTypes[p.item])
		}
	}
	if v == undefined {
		return v, nil
	}
	if !ok {
		return []any{v}, nil
	}
	if p.item == "n" {
		return floats(items), nil
	}
	return items, nil
}

// floats returns numbers as float64, in a new array only when it must.
func floats(items []any) []any {
	for i, item := range items {
		if _, ok := item.(value.Number); ok {
			all := append([]any{}, items...)
			for ; i < len(all); i++ {
				all[i] = plainArgument(all[i])
			}
			return all
		}
	}
	return items
}

// match finds how many arguments each parameter takes: as many as it can, unless a later one then lacks its own.
func (s *signature) match(args []any, counts []int) ([]int, bool) {
	return s.matchFrom(0, args, counts)
}

func (s *signature) matchFrom(i int, args []any, counts []int) ([]int, bool) {
	if i == len(s.params) {
		return counts, len(args) == 0
	}
	p := &s.params[i]
	most := p.takes(args)
	for n := most; n >= p.min; n-- {
		if all, ok := s.matchFrom(i+1, args[n:], append(counts, n)); ok {
			return all, true
		}
	}
	return nil, false
}

// takes returns how many of the first arguments fit the parameter.
func (p *param) takes(args []any) int {
	n := 0
	for n < len(args) && strings.IndexByte(p.letters, letterOf(args[n])) >= 0 {
		n++
		if !p.many {
			break
		}
	}
	return n
}

// mismatch names the first argument with which the parameters from the left do not match.
func (s *signature) mismatch(args []any) error {
	matched := 0
	for i := range s.params {
		n, ok := (&signature{params: s.params[:i+1]}).longest(args)
		if !ok {
			return failure("T0410", -1, matched+1)
		}
		matched = n
	}
	return failure("T0410", -1, matched+1)
}

// longest returns how many arguments the parameters take when others may follow.
func (s *signature) longest(args []any) (int, bool) {
	for n := len(args); n >= 0; n-- {
		if _, ok := s.match(args[:n], nil); ok {
			return n, true
		}
	}
	return 0, false
}
