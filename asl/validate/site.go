package validate

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// SiteKind says what kind of expression stands at a site.
type SiteKind int

const (
	// JSONata is a string "{% … %}" in a JSONata state.
	JSONata SiteKind = iota + 1
	// Path is a JSONPath that may pick anything: InputPath, OutputPath.
	Path
	// ReferencePath is a JSONPath that picks one place: ResultPath, ItemsPath, Variable, the values of comparisons with a path,
	// and all others.
	ReferencePath
	// PathOrCall is a path or the call of an intrinsic function: a member of a payload template whose name ends in ".$",
	// ErrorPath and CausePath.
	PathOrCall
	// Text is a string of a JSONata state that is taken literally and looks as if it were meant to be evaluated. It is among the
	// Texts of the state, never among its Sites.
	Text
)

// Part says in which part of a state a site is.
type Part int

const (
	// InState is the state itself, its reader, batcher and writer included.
	InState Part = iota + 1
	// InChoice is a rule of a Choice.
	InChoice
	// InCatch is a catcher.
	InCatch
)

// Site is one place in a state that holds an expression.
type Site struct {
	// State is the state.
	State *State
	// Kind says what kind of expression it is.
	Kind SiteKind
	// Part says in which part of the state it is, and Index in which rule or catcher.
	Part  Part
	Index int
	// Field is the field that the expression is in, "Arguments" or "TimeoutSecondsPath". Inside the reader, batcher and
	// writer of a Map it is the last name: "Bucket" has the field "Arguments".
	Field string
	// Value is the JSON string.
	Value *jsontree.Value
	// Text is the expression, in JSONata without the delimiters {% and %}.
	Text string
	// Whole reports whether the field is this one string, so that the result of the expression is the value of the field.
	Whole bool

	tokens []string // from the state to the string
	offset int      // of Text in the string

	shared expressions // those of the pass
	read   *expression // nil until it is asked for
}

// Pointer returns the RFC 6901 pointer of the string.
func (s *Site) Pointer() string { return s.State.At(s.tokens...) }

// Name is the name of the member that holds the string, or its index in an array.
func (s *Site) Name() string { return s.tokens[len(s.tokens)-1] }

// Place names the member for a message: the names from the state on, joined by dots.
func (s *Site) Place() string { return strings.Join(s.tokens, ".") }

// In reports whether the site is at the tokens or below, seen from the state: In("ItemReader", "Arguments").
func (s *Site) In(tokens ...string) bool {
	return len(s.tokens) >= len(tokens) && slices.Equal(s.tokens[:len(tokens)], tokens)
}

// Unknown reports whether a ${name} placeholder stands in the text, so that nothing is known about it.
func (s *Site) Unknown() bool { return s.expression().unknown }

// JSONata returns the syntax tree and what the expression reads. Both are nil when the site holds no JSONata or a text that is
// none; then err says why, unless a placeholder hides it.
func (s *Site) JSONata() (jsonata.Node, *jsonata.Refs, *jsonata.Error) {
	if s.Kind != JSONata {
		return nil, nil, nil
	}
	e := s.expression()
	return e.node, e.refs, e.err
}

// span returns the place of a part of the text in the source.
func (s *Site) span(start, end int) (from, to diag.Pos) {
	return s.Value.StrPos(s.offset + start), s.Value.StrPos(s.offset + end)
}

// HasPlaceholder reports whether a text holds a ${name} placeholder of a template.
func HasPlaceholder(text string) bool {
	whole := strings.HasPrefix(text, "${")
	for {
		i := strings.Index(text, "${")
		if i < 0 {
			return false
		}
		text = text[i+2:]
		n := 0
		for n < len(text) && isNameByte(text[n]) {
			n++
		}
		if n > 0 && n < len(text) && text[n] == '}' {
			return true
		}
		if whole && strings.IndexAny(text, "{}") == len(text)-1 && len(text) > 1 {
			return true // all of it is one placeholder, whatever it computes
		}
		whole = false
	}
}

func isNameByte(c byte) bool {
	return c == '_' || c == '.' || c == '-' || c == ':' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}
