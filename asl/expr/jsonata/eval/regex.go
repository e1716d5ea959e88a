package eval

import (
	"errors"

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
	units, err := e.units(text)
	if err != nil {
		return nil, err
	}
	return (&finder{e: e, matcher: r.re.On(units)}).object(0)
}

// units returns a text in UTF-16, in which JavaScript has it.
func (e *evaluation) units(text string) ([]uint16, error) {
	if err := e.spend(1 + len(text)/bytesPerStep); err != nil {
		return nil, err
	}
	if err := e.alloc(2 * len(text)); err != nil {
		return nil, err
	}
	return regex.Units(text), nil
}

// finder searches one text for one regular expression. All places in it are in UTF-16 units.
type finder struct {
	e       *evaluation
	matcher *regex.Matcher
}

// instructionsPerStep is how much of a search a step is good for.
const instructionsPerStep = 8

// next returns the first match from a place on.
func (f *finder) next(from int) (m regex.Match, ok bool, err error) {
	if err := f.e.spend(1); err != nil {
		return m, false, err
	}
	m, ok, err = f.matcher.Next(from, func(instructions int) error { return f.e.spend(instructions / instructionsPerStep) })
	var ended *Error
	if err != nil && !errors.As(err, &ended) {
		err = failure("U1001", -1, err.Error())
	}
	return m, ok, err
}

// groups returns what the groups of a match took: undefined for those that took no part.
func groups(m regex.Match) []any {
	all := make([]any, len(m.Groups))
	for i, group := range m.Groups {
		all[i] = undefined
		if group.TookPart {
			all[i] = group.Text
		}
	}
	return all
}

// object returns the first match from a place on as an object, undefined when there is none.
func (f *finder) object(from int) (any, error) {
	m, ok, err := f.next(from)
	if err != nil {
		return nil, err
	}
	if !ok {
		return undefined, nil
	}
	if m.Text == "" {
		return nil, failure("D1004", -1)
	}
	next := &native{name: "next", signature: &signature{}, code: func(_ *evaluation, _ []any) (any, error) {
		return f.object(m.End)
	}}
	return value.ObjectOf(
		"match", m.Text, "start", float64(m.Start), "end", float64(m.End), "groups", groups(m), "next", next,
	), f.e.alloc(10*itemSize + 2*len(m.Text))
}
