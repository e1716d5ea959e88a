package eval

import (
	"unicode/utf16"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/expr/jsonata/eval/internal/regex"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// regexValue is a regular expression, a function that finds its first match in a text.
type regexValue struct{ re *regex.Regexp }

// regexp compiles a literal once. The parser made sure that JavaScript can compile it.
func (l *lowering) regexp(n *jsonata.Regexp) *plan {
	re, err := regex.Compile(n.Pattern, n.Flags)
	if err != nil {
		failed := failure(jsonata.CodeRegexp, n.End)
		failed.Message = err.Error()
		l.fail(failed)
	}
	return constant(&regexValue{re: re})
}

// apply returns the first match as an object, whose member next is a function that returns the one after it.
func (r *regexValue) apply(e *evaluation, args []any) (any, error) {
	if len(args) == 0 {
		return undefined, nil
	}
	text, ok := args[0].(string)
	if !ok {
		return undefined, nil
	}
	return r.find(e, text, 0)
}

// find returns the first match from a byte offset on.
func (r *regexValue) find(e *evaluation, text string, from int) (any, error) {
	if err := e.spend(1 + (len(text)-from)/64); err != nil {
		return nil, err
	}
	m, ok, err := r.re.FindFrom(text, from)
	if err != nil {
		return nil, failure("U1001", -1, err.Error())
	}
	if !ok {
		return undefined, nil
	}
	if m.Text == "" {
		return nil, failure("D1004", -1)
	}
	groups := make([]any, len(m.Groups))
	for i, group := range m.Groups {
		groups[i] = group
	}
	next := &native{name: "next", signature: &signature{}, code: func(e *evaluation, _ []any) (any, error) {
		return r.find(e, text, m.End)
	}}
	return value.ObjectOf(
		"match", m.Text, "start", float64(m.Index), "end", float64(m.Index+units(m.Text)), "groups", groups, "next", next,
	), e.alloc(10 * itemSize)
}

// units returns the length of a text as JavaScript counts it.
func units(text string) int {
	n := utf8.RuneCountInString(text)
	for _, r := range text {
		if utf16.RuneLen(r) == 2 {
			n++
		}
	}
	return n
}
