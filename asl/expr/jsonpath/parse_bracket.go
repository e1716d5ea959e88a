package jsonpath

import (
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
)

// bracket reads the step that begins with the bracket at a place, and returns where the next one begins.
//
// The library first cuts out the text up to the bracket that closes, without a look at quotes. Then it goes through that text to
// the first sign that says what the step is, and passes over all before it.
func (p *parser) bracket(path *Path, start int) int {
	end := p.closing(start, path.End)
	text := p.text[start:end]
	at := Span{start, end}
	switch {
	case text == "[*]":
		path.Steps = append(path.Steps, &Wildcard{at})
		return end
	case isPlaceholder(text):
		p.odd(start, end, "%s has no condition, and fails whenever it is evaluated", text)
		path.Steps = append(path.Steps, &Placeholder{at})
		return end
	}
	for i := start; i < end; i++ {
		switch c := p.text[i]; {
		case c == '?':
			path.add(p.filter(at))
			return end
		case c == '\'':
			p.skipped(start+1, i)
			path.add(p.names(at, i))
			return end
		case isDigit(c) || c == ':' || c == '-':
			p.skipped(start+1, i)
			path.add(p.indexes(at, i))
			return end
		case c == '@':
			path.add(p.fromEnd(at, i))
			return end
		}
	}
	switch {
	case text[len(text)-1] != ']':
		p.fail(CodeUnclosed, end, end, "the bracket is not closed")
	case strings.Contains(text, `"`):
		p.fail(CodeQuotes, start, end, "the name in %s must stand in single quotes", diag.Shorten(text))
	default:
		p.fail(CodeBracket, start, end, "%s is neither an index nor a name in quotes, a slice or a filter", diag.Shorten(text))
	}
	return end
}

// add appends a step, unless it could not be read.
func (p *Path) add(s Step) {
	if s != nil {
		p.Steps = append(p.Steps, s)
	}
}

// closing returns the place after the bracket that closes the one at start; end when none does.
func (p *parser) closing(start, end int) int {
	depth := 0
	for i := start; i < end; i++ {
		switch p.text[i] {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return end
}

// isPlaceholder reports whether a step is [?], or a list of such.
func isPlaceholder(text string) bool {
	return strings.HasSuffix(text, "]") && strings.Contains(text, "?") &&
		strings.Trim(text[1:len(text)-1], " ?,*\t\n\r") == "" && strings.HasPrefix(strings.TrimLeft(text[1:], " "), "?")
}

// skipped notes what is passed over at the beginning of a bracket.
func (p *parser) skipped(start, end int) {
	if text := strings.Trim(p.text[start:end], " "); text != "" {
		p.odd(start, end, "%q is passed over", diag.Shorten(text))
	}
}

// names reads the names of ['a', 'b'], from the first quote on. The list ends at the first bracket that closes.
func (p *parser) names(at Span, pos int) Step {
	end := strings.IndexByte(p.text[pos:at.End], ']')
	if end < 0 {
		p.fail(CodeUnclosed, at.End, at.End, "the bracket is not closed")
		return nil
	}
	end += pos
	values := []string{}
	for pos < end {
		open := strings.IndexByte(p.text[pos:end], '\'')
		if open < 0 {
			break
		}
		pos += open + 1
		length := strings.IndexByte(p.text[pos:end], '\'')
		if length < 0 {
			p.odd(pos-1, end, "the name is not closed by a single quote, and is lost")
			break
		}
		values = append(values, p.text[pos:pos+length])
		pos += length + 1
	}
	if end+1 < at.End {
		p.odd(end+1, at.End, "%q is lost: quotes do not hide the bracket before it", diag.Shorten(p.text[end+1:at.End]))
	}
	if len(values) == 1 {
		return &Name{Span: at, Value: values[0], Bracket: true}
	}
	return &Names{Span: at, Values: values}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// indexes reads [1], [1, 2] and [1:2], from the first digit, colon or minus on.
func (p *parser) indexes(at Span, pos int) Step {
	var slice *Slice
	var values []int
	list := false
	word := &number{parser: p}
	for ; pos < at.End; pos++ {
		switch c := p.text[pos]; {
		case c == ' ':
		case isDigit(c) || c == '-':
			word.add(pos)
		case c == ':' && slice == nil:
			slice = &Slice{Span: at}
			if !word.empty() {
				slice.From = word.take()
			}
			var to number
			to.parser = p
			for pos++; pos < at.End && (isDigit(p.text[pos]) || p.text[pos] == '-' || p.text[pos] == ' '); pos++ {
				if p.text[pos] != ' ' {
					to.add(pos)
				}
			}
			if slice.From == nil || !to.empty() {
				to.at(pos)
				slice.To = to.take()
			}
			pos--
		case c == ',':
			list = true
			if word.at(pos); !word.empty() || slice == nil {
				values = append(values, *word.take())
			}
		case c == ']':
			if !word.empty() {
				values = append(values, *word.take())
			}
			if pos+1 < at.End {
				p.odd(pos+1, at.End, "%q is lost", diag.Shorten(p.text[pos+1:at.End]))
			}
			return p.elements(at, slice, values, list)
		default:
			if closing := strings.IndexByte(p.text[pos:at.End], ']'); closing >= 0 {
				p.odd(pos, pos+closing, "%q is passed over", diag.Shorten(p.text[pos:pos+closing]))
			} else {
				p.odd(at.End, at.End, "the bracket is not closed")
			}
			if !word.empty() {
				values = append(values, *word.take())
			}
			return p.elements(at, slice, values, list)
		}
		if p.err != nil {
			return nil
		}
	}
	p.fail(CodeUnclosed, at.End, at.End, "the bracket is not closed")
	return nil
}

// elements makes the step of what was read in a bracket.
func (p *parser) elements(at Span, slice *Slice, values []int, list bool) Step {
	switch {
	case slice != nil:
		if len(values) > 0 {
			p.odd(at.Start, at.End, "only one slice without a step width is read here")
		}
		return slice
	case len(values) == 1 && !list:
		return &Index{Span: at, Value: values[0]}
	default:
		return &Indexes{Span: at, Values: values}
	}
}

// number gathers the digits of a whole number, between which blanks may stand.
type number struct {
	parser *parser
	text   []byte
	start  int
}

func (n *number) empty() bool { return len(n.text) == 0 }

// at sets the place of a number without digits.
func (n *number) at(pos int) {
	if n.empty() {
		n.start = pos
	}
}

func (n *number) add(pos int) {
	n.at(pos)
	n.text = append(n.text, n.parser.text[pos])
}

// take returns the value and begins anew.
func (n *number) take() *int {
	v, err := strconv.ParseInt(string(n.text), 10, 32)
	if err != nil {
		if n.empty() {
			n.parser.fail(CodeNumber, n.start, n.start, "a number is missing")
		} else {
			n.parser.fail(CodeNumber, n.start, min(n.start+len(n.text), len(n.parser.text)), "%q is not a whole number of 32 bits", diag.Shorten(string(n.text)))
		}
	}
	n.text = n.text[:0]
	value := int(v)
	return &value
}

// fromEnd reads [(@.length-1)], from the @ on.
func (p *parser) fromEnd(at Span, pos int) Step {
	text := p.text[pos:at.End]
	minus := strings.IndexByte(text, '-')
	if minus < 0 || len(text) < 2 {
		p.fail(CodeBracket, at.Start, at.End, "a computed index is written [(@.length-1)], with the number to take away")
		return nil
	}
	function := strings.NewReplacer(" ", "", "(", "", ")", "").Replace(text[min(2, minus):minus])
	if function != "length" && function != "size" {
		p.fail(CodeBracket, pos, pos+minus, "a computed index starts from @.length, not from %q", diag.Shorten(text[:minus]))
		return nil
	}
	closing := strings.IndexByte(text[minus:], ')')
	if closing < 0 {
		p.fail(CodeUnclosed, at.End, at.End, "a computed index stands in parentheses: [(@.length-1)]")
		return nil
	}
	n := number{parser: p}
	for i := pos + minus; i < pos+minus+closing; i++ {
		if p.text[i] != ' ' {
			n.add(i)
		}
	}
	n.at(pos + minus)
	return &FromEnd{Span: at, Offset: *n.take()}
}
