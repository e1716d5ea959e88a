package eval

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl/expr/jsonata/eval/internal/regex"
	"github.com/aslgen/aslgen/asl/expr/value"
)

func fnContains(e *evaluation, s string, args []any) (any, error) {
	if token, ok := args[1].(string); ok {
		return strings.Contains(s, token), nil
	}
	if !isFunction(args[1]) {
		return nil, badArgument(2)
	}
	all, err := newMatches(e, args[1], s)
	if err != nil {
		return nil, err
	}
	_, ok, err := all.next()
	if err != nil {
		return nil, err
	}
	return ok, nil
}

func fnSplit(e *evaluation, s string, args []any) (any, error) {
	limit := numberOr(args[2], math.Inf(1))
	if limit < 0 {
		return nil, fail("D3020")
	}
	separator, ok := args[1].(string)
	if ok {
		return splitText(e, s, separator, math.Floor(limit))
	}
	if !isFunction(args[1]) {
		return nil, badArgument(2)
	}
	all, err := newMatches(e, args[1], s)
	if err != nil {
		return nil, err
	}
	parts, from := []any{}, 0
	err = all.each(limit, func(m found) error {
		parts = append(parts, all.between(from, m.start))
		from = max(from, m.end)
		return e.items(1)
	})
	if err != nil {
		return nil, err
	}
	if float64(len(parts)) < limit {
		parts = append(parts, all.between(from, len(all.units)))
	}
	return parts, nil
}

// splitText splits at a text. Without one it splits into the characters.
func splitText(e *evaluation, s, separator string, limit float64) (any, error) {
	parts := []any{}
	for float64(len(parts)) < limit {
		if err := e.items(1); err != nil {
			return nil, err
		}
		if separator == "" {
			if s == "" {
				break
			}
			size := pointSize(s)
			parts, s = append(parts, s[:size]), s[size:]
			continue
		}
		before, after, found := strings.Cut(s, separator)
		parts, s = append(parts, before), after
		if !found {
			break
		}
	}
	return parts, nil
}

// fnMatch returns an object for every place that the regular expression matches.
func fnMatch(e *evaluation, s string, args []any) (any, error) {
	limit := numberOr(args[2], math.Inf(1))
	if limit < 0 {
		return nil, fail("D3040")
	}
	if !isFunction(args[1]) {
		return nil, badArgument(2)
	}
	all, err := newMatches(e, args[1], s)
	if err != nil {
		return nil, err
	}
	result := newSequence()
	err = all.each(limit, func(m found) error {
		result.items = append(result.items, value.ObjectOf("match", m.text, "index", m.index, "groups", m.groups))
		return e.items(8 + len(m.groups))
	})
	if err != nil {
		return nil, err
	}
	return result, nil
}

func fnReplace(e *evaluation, s string, args []any) (any, error) {
	pattern, literal := args[1].(string)
	if literal && pattern == "" {
		return nil, fail("D3010")
	}
	limit := numberOr(args[3], math.Inf(1))
	if limit < 0 {
		return nil, fail("D3011")
	}
	by, isText := args[2].(string)
	switch {
	case literal && isText:
		return replaceText(e, s, pattern, by, limit)
	case literal || !isText && !isFunction(args[2]):
		return nil, badArgument(3)
	case !isFunction(args[1]):
		return nil, badArgument(2)
	}
	if isText {
		return replaceMatches(e, s, args[1], limit, func(m found) (string, error) { return m.expand(by), nil })
	}
	return replaceMatches(e, s, args[1], limit, func(m found) (string, error) {
		v, err := e.callWith(args[2], m.object())
		if err != nil {
			return "", err
		}
		text, ok := v.(string)
		if !ok {
			return "", fail("D3012")
		}
		return text, nil
	})
}

// replaceText replaces a text by another one, in which $ means nothing.
func replaceText(e *evaluation, s, pattern, by string, limit float64) (any, error) {
	n := float64(strings.Count(s, pattern))
	n = min(n, math.Ceil(limit))
	if err := e.spend(int(n)); err != nil {
		return nil, err
	}
	if err := e.room(float64(len(s)) + n*float64(len(by))); err != nil {
		return nil, err
	}
	return strings.Replace(s, pattern, by, int(n)), nil
}

func replaceMatches(e *evaluation, s string, matcher any, limit float64, by func(m found) (string, error)) (any, error) {
	all, err := newMatches(e, matcher, s)
	if err != nil {
		return nil, err
	}
	var out strings.Builder
	from := 0
	add := func(text string) error {
		out.WriteString(text)
		return e.alloc(len(text))
	}
	err = all.each(limit, func(m found) error {
		text, err := by(m)
		if err != nil {
			return err
		}
		if err := add(all.between(from, m.start)); err != nil {
			return err
		}
		from = max(from, m.end)
		return add(text)
	})
	if err != nil {
		return nil, err
	}
	err = add(all.between(from, len(all.units)))
	return joined(out.String()), err
}

// joined returns a text in which halves of surrogate pairs that have come together are one character.
func joined(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return regex.Text(regex.Units(s))
}

// expand writes a replacement: $0 is the match, $1 and so on are its groups, $$ is a dollar. A number has as many digits as
// there can be groups, or one less when there are not as many.
func (m found) expand(by string) string {
	var out strings.Builder
	for {
		before, after, ok := strings.Cut(by, "$")
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		by = after
		switch {
		case strings.HasPrefix(by, "$"):
			out.WriteByte('$')
			by = by[1:]
		case by == "" || by[0] < '0' || by[0] > '9':
			out.WriteByte('$')
		case by[0] == '0':
			out.WriteString(m.text)
			by = by[1:]
		default:
			index, digits := m.groupIndex(by)
			if index <= len(m.groups) {
				out.WriteString(textOr(m.groups[index-1], ""))
			}
			by = by[digits:]
		}
	}
}

// groupIndex reads the number of a group at the start of a text.
func (m found) groupIndex(by string) (index, digits int) {
	most := len(strconv.Itoa(max(1, len(m.groups))))
	for digits < most && digits < len(by) && '0' <= by[digits] && by[digits] <= '9' {
		index = index*10 + int(by[digits]-'0')
		digits++
	}
	if digits > 1 && index > len(m.groups) {
		return index / 10, digits - 1
	}
	return index, digits
}
