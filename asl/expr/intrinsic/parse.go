package intrinsic

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
)

// Prefix is what the name of every function begins with.
const Prefix = "States."

// maxDepth is how deep calls may stand in each other to be read. It bounds the stack; Step Functions allows fewer, see [Check].
const maxDepth = 100

// Parse reads one call. Blanks may stand round the arguments and at the end. The error is an *[Error] and tells about the first
// fault only; the call is nil then.
func Parse(text string) (*Call, error) {
	p := &parser{text: text}
	call := p.call()
	p.blanks()
	if p.err == nil && p.pos < len(text) {
		p.fail(CodeClose, p.pos, len(text), "%q follows the call", diag.Shorten(text[p.pos:]))
	}
	if p.err != nil {
		return nil, p.err
	}
	return call, nil
}

// parser reads a call. After the first fault it stands at the end of the text, so every loop ends.
type parser struct {
	text  string
	pos   int
	depth int
	err   *Error
}

// blanks goes over white space.
func (p *parser) blanks() {
	for p.pos < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.pos]) >= 0 {
		p.pos++
	}
}

// at reports whether a byte is the next one.
func (p *parser) at(c byte) bool { return p.pos < len(p.text) && p.text[p.pos] == c }

// call reads a name and its arguments.
func (p *parser) call() *Call {
	start := p.pos
	if p.depth++; p.depth > maxDepth {
		p.fail(CodeDepth, start, start, "calls stand in each other too deeply")
		return nil
	}
	defer func() { p.depth-- }()
	if !strings.HasPrefix(p.text[p.pos:], Prefix) {
		p.fail(CodeCall, start, len(p.text), "%q does not begin with %s", diag.Shorten(p.text[start:]), Prefix)
		return nil
	}
	p.pos += len(Prefix)
	for p.pos < len(p.text) && isNameByte(p.text[p.pos]) {
		p.pos++
	}
	c := &Call{Name: p.text[start:p.pos], NameEnd: p.pos}
	if c.Name == Prefix {
		p.fail(CodeCall, p.pos, p.pos, "the name of a function must follow %s", Prefix)
		return nil
	}
	p.blanks()
	if !p.at('(') {
		p.fail(CodeCall, c.NameEnd, c.NameEnd, "a parenthesis must follow %s", c.Name)
		return nil
	}
	p.pos++
	c.Args = p.args()
	c.Span = Span{Start: start, End: p.pos}
	return c
}

// args reads the arguments with the parenthesis that closes them.
func (p *parser) args() []Node {
	p.blanks()
	if p.at(')') {
		p.pos++
		return nil
	}
	var args []Node
	for p.err == nil {
		p.blanks()
		args = append(args, p.arg())
		p.blanks()
		switch {
		case p.err != nil:
		case p.at(')'):
			p.pos++
			return args
		case p.at(','):
			p.pos++
		case p.pos == len(p.text):
			p.fail(CodeClose, p.pos, p.pos, "the call is not closed by a parenthesis")
		default:
			p.fail(CodeClose, p.pos, p.pos+1, "%q is not expected here: a comma or a parenthesis is", p.rune())
		}
	}
	return nil
}

// rune returns the next character.
func (p *parser) rune() string {
	_, size := utf8.DecodeRuneInString(p.text[p.pos:])
	return p.text[p.pos : p.pos+size]
}

// arg reads one argument.
func (p *parser) arg() Node {
	start := p.pos
	switch {
	case start == len(p.text):
		p.fail(CodeClose, start, start, "the call is not closed by a parenthesis")
	case p.at('$'):
		return p.path()
	case p.at('\''):
		return p.string()
	case strings.HasPrefix(p.text[start:], Prefix):
		if c := p.call(); c != nil {
			return c
		}
	case p.at(',') || p.at(')'):
		p.fail(CodeArgument, start, start, "an argument is missing")
	default:
		return p.word()
	}
	return nil
}

// path reads a path: up to the comma or parenthesis that is outside of its brackets, parentheses and quotes.
func (p *parser) path() Node {
	start := p.pos
	parens, brackets, quoted := 0, 0, false
	for ; p.pos < len(p.text); p.pos++ {
		c := p.text[p.pos]
		if quoted {
			quoted = c != '\''
			continue
		}
		if brackets == 0 && parens == 0 && (c == ',' || c == ')') {
			break
		}
		switch c {
		case '\'':
			quoted = brackets > 0
		case '[':
			brackets++
		case ']':
			brackets--
		case '(':
			parens++
		case ')':
			parens--
		}
	}
	end := start + len(strings.TrimRight(p.text[start:p.pos], " \t\r\n"))
	path, err := jsonpath.ParseIn(p.text, start, end)
	if err != nil {
		if e, ok := err.(*jsonpath.Error); ok {
			p.fail(CodePath, e.Offset, e.End, "%s", e.Message)
			p.err.Path = e
		}
		return nil
	}
	return &Path{Span: Span{Start: start, End: end}, Path: path}
}

// string reads a text in single quotes.
func (p *parser) string() Node {
	start := p.pos
	var value strings.Builder
	for p.pos++; p.pos < len(p.text); p.pos++ {
		switch c := p.text[p.pos]; {
		case c == '\'':
			p.pos++
			return &String{
				Span: Span{Start: start, End: p.pos}, Raw: p.text[start+1 : p.pos-1], Value: value.String(),
			}
		case c == '\\' && p.pos+1 < len(p.text) && isEscaped(p.text[p.pos+1]):
			p.pos++
			value.WriteByte(p.text[p.pos])
		case c == '\\' && p.pos+1 < len(p.text) && p.text[p.pos+1] == '"':
			p.fail(CodeEscape, p.pos, p.pos+2, `a double quote cannot be escaped: only \', \{, \} and \\ are escapes`)
			return nil
		default:
			value.WriteByte(c)
		}
	}
	p.fail(CodeString, start, len(p.text), "the string is not closed by a single quote")
	return nil
}

// isEscaped reports whether a backslash before the character is an escape.
func isEscaped(c byte) bool { return c == '\'' || c == '{' || c == '}' || c == '\\' }

// word reads a number or one of the words true, false and null.
func (p *parser) word() Node {
	start := p.pos
	for p.pos < len(p.text) && strings.IndexByte(",) \t\r\n", p.text[p.pos]) < 0 {
		p.pos++
	}
	text, at := p.text[start:p.pos], Span{Start: start, End: p.pos}
	switch text {
	case "true", "false":
		return &Bool{Span: at, Value: text == "true"}
	case "null":
		return &Null{Span: at}
	}
	if c := text[0]; c == '-' || '0' <= c && c <= '9' {
		value, err := strconv.ParseFloat(text, 64)
		if err != nil || !json.Valid([]byte(text)) {
			p.fail(CodeNumber, start, at.End, "%q is not a number", diag.Shorten(text))
			return nil
		}
		return &Number{Span: at, Text: text, Value: value}
	}
	p.fail(CodeArgument, start, at.End, "%q is neither a path, a call, a number, true, false, null, nor a text in single quotes", diag.Shorten(text))
	return nil
}

func isNameByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}
