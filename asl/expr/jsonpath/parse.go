package jsonpath

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl/diag"
)

// maxDepth is how deep filters may stand in each other.
const maxDepth = 30

// Parse reads one path as the States Language writes it: it begins with $, the input, $$, the context object, or $name, a
// variable. Blanks at the end do not count. The error is an *[Error] and tells about the first fault only; the path is nil then.
func Parse(text string) (*Path, error) { return ParseIn(text, 0, len(text)) }

// ParseIn reads the path that is a part of a text: the bytes from start up to end. All places in it, and in an error, are places
// in the whole text.
func ParseIn(text string, start, end int) (*Path, error) {
	p := &parser{text: text}
	switch part := text[start:end]; {
	case strings.TrimFunc(part, isBlank) == "":
		p.fail(CodeStart, start, end, "the path is empty")
	case part[0] != '$':
		p.fail(CodeStart, start, end, "%q does not begin with $", diag.Shorten(part))
	default:
		path := p.path(start, end)
		if p.err == nil {
			path.Odd = p.oddities
			return path, nil
		}
	}
	return nil, p.err
}

// parser reads a path. After the first fault it goes on until it notices; what it made is thrown away.
type parser struct {
	text     string
	err      *Error
	oddities []Oddity
	depth    int
}

// isBlank reports whether a character at the end of a path does not count.
func isBlank(r rune) bool { return r <= ' ' }

// trim leaves out the blanks at both ends of a range.
func (p *parser) trim(start, end int) (from, to int) {
	for start < end && isBlank(rune(p.text[start])) {
		start++
	}
	for end > start && isBlank(rune(p.text[end-1])) {
		end--
	}
	return start, end
}

// path reads the path in a range, which begins with $ or @.
func (p *parser) path(start, end int) *Path {
	start, end = p.trim(start, end)
	path := &Path{Span: Span{start, end}}
	pos := p.root(path)
	path.RootEnd = pos
	if pos > start && strings.HasSuffix(p.text[pos:end], "..") {
		p.fail(CodeEnd, end, end, "the path ends with .., and what to look for must follow")
	}
	for pos < end && p.err == nil {
		pos = p.next(path, pos)
	}
	return path
}

// root reads what the path starts from, and returns where the steps begin.
func (p *parser) root(path *Path) int {
	pos := path.Start + 1
	switch {
	case p.text[path.Start] == '@':
		path.Root = Current
	case strings.HasPrefix(p.text[pos:path.End], "$"):
		path.Root = Context
		pos++
	default:
		path.Root = Input
		r, size := utf8.DecodeRuneInString(p.text[pos:path.End])
		if size > 0 && (r == '_' || unicode.IsLetter(r)) {
			path.Root = Variable
			for pos < path.End && isNameRune(r) {
				pos += size
				r, size = utf8.DecodeRuneInString(p.text[pos:path.End])
			}
			path.Name = p.text[path.Start+1 : pos]
		}
	}
	if pos < path.End && p.text[pos] != '.' && p.text[pos] != '[' {
		_, size := utf8.DecodeRuneInString(p.text[pos:path.End])
		p.fail(CodeRoot, pos, pos+size, "%q cannot follow %q: a dot or a bracket must",
			p.text[pos:pos+size], p.text[path.Start:pos])
	}
	return pos
}

func isNameRune(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.In(r, unicode.Mn, unicode.Mc, unicode.Pc)
}

// next reads the step at a place, and returns where the one after it begins.
func (p *parser) next(path *Path, pos int) int {
	end := path.End
	switch p.text[pos] {
	case ' ':
		p.fail(CodeBlank, pos, pos+1, "a blank cannot stand in a path outside of brackets")
	case '[':
		return p.bracket(path, pos)
	case '.':
		switch {
		case pos+1 == end:
			p.fail(CodeEnd, end, end, "the path ends with a dot, and a name must follow")
		case p.text[pos+1] == '.':
			path.Steps = append(path.Steps, &Scan{Span{pos, pos + 2}})
			return pos + 2
		default:
			return p.name(path, pos, pos+1)
		}
	case '*':
		path.Steps = append(path.Steps, &Wildcard{Span{pos, pos + 1}})
		return pos + 1
	case '$':
		p.fail(CodeRoot, pos, pos+1, "$ can stand at the beginning of a path only")
	default:
		return p.name(path, pos, pos)
	}
	return end
}

// name reads the name from a place on; start is the place of its dot. A dot before a bracket says nothing.
func (p *parser) name(path *Path, start, pos int) int {
	to := pos
	for to < path.End && p.text[to] != '.' && p.text[to] != '[' && p.text[to] != ' ' {
		to++
	}
	switch {
	case to == pos:
	case to == pos+1 && p.text[pos] == '*':
		path.Steps = append(path.Steps, &Wildcard{Span{start, to}})
	default:
		if start == pos && !path.afterScan() {
			p.odd(pos, to, "%q follows a bracket without a dot, and is read as a name", diag.Shorten(p.text[pos:to]))
		}
		path.Steps = append(path.Steps, &Name{Span: Span{start, to}, Value: p.text[pos:to]})
	}
	return to
}

// afterScan reports whether the last step is "..".
func (p *Path) afterScan() bool {
	if len(p.Steps) == 0 {
		return false
	}
	_, ok := p.Steps[len(p.Steps)-1].(*Scan)
	return ok
}
