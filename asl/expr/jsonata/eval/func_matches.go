package eval

import (
	"github.com/aslgen/aslgen/asl/expr/value"
)

// found is one place of a text that a regular expression, or a function in its place, matches.
type found struct {
	text       string
	start, end int     // in bytes
	index      float64 // start in UTF-16 units
	groups     []any
}

// object returns what a function that makes replacements is given.
func (m found) object() *value.Object {
	return value.ObjectOf("match", m.text, "start", m.index, "end", m.index+float64(len(utf16Units(m.text))), "groups", m.groups)
}

// matches finds one place after the other.
type matches struct {
	e       *evaluation
	matcher any // a *regexValue, or a function of the text
	text    string
	from    int
	started bool
}

func newMatches(e *evaluation, matcher any, text string) *matches {
	return &matches{e: e, matcher: matcher, text: text}
}

// each calls visit for every place, but not for more than limit. One place more is looked for than is visited: it can be one
// that is refused.
func (m *matches) each(limit float64, visit func(place found) error) error {
	if limit <= 0 {
		return nil
	}
	place, ok, err := m.next()
	for n := 0.0; ok && err == nil && n < limit; n++ {
		if err := visit(place); err != nil {
			return err
		}
		place, ok, err = m.next()
	}
	return err
}

// next returns the next place; ok is false when there is none.
func (m *matches) next() (place found, ok bool, err error) {
	if err := m.e.spend(1 + len(m.text)/bytesPerStep); err != nil {
		return found{}, false, err
	}
	re, isRegex := m.matcher.(*regexValue)
	if !isRegex {
		return m.ask()
	}
	if m.started && m.from >= len(m.text) {
		return found{}, false, nil
	}
	at, ok, err := re.re.FindFrom(m.text, m.from)
	if err != nil {
		return found{}, false, fail("D3137", err.Error())
	}
	if !ok {
		m.from = len(m.text)
		m.started = true
		return found{}, false, nil
	}
	if m.started && at.Text == "" {
		return found{}, false, fail("D1004")
	}
	m.started, m.from = true, at.End
	groups := make([]any, len(at.Groups))
	for i, g := range at.Groups {
		groups[i] = g
	}
	return found{text: at.Text, start: at.Start, end: at.End, index: float64(at.Index), groups: groups}, true, nil
}

// ask calls the function that stands in the place of a regular expression. It returns an object with the members match, start,
// end, groups and next, which is the function for the next place, or nothing.
func (m *matches) ask() (found, bool, error) {
	var answer any
	var err error
	if m.started {
		answer, err = m.e.call(m.matcher)
	} else {
		answer, err = m.e.call(m.matcher, m.text)
	}
	m.started = true
	if err != nil || answer == undefined || answer == nil {
		return found{}, false, err
	}
	o, ok := answer.(*value.Object)
	if !ok {
		return found{}, false, fail("T1010")
	}
	text, _ := o.Get("match")
	start, _ := o.Get("start")
	end, _ := o.Get("end")
	groups, _ := o.Get("groups")
	next, _ := o.Get("next")
	from, hasStart := value.Float(start)
	to, hasEnd := value.Float(end)
	items, hasGroups := itemsOf(groups)
	if !hasStart || !hasEnd || !hasGroups || !isFunction(next) {
		return found{}, false, fail("T1010")
	}
	m.matcher = next
	place := found{text: textOr(text, ""), start: unitOffset(m.text, from), index: from, groups: items}
	place.end = max(place.start, unitOffset(m.text, to))
	return place, true, nil
}

// unitOffset returns the byte at which the n-th UTF-16 unit of s starts; the end of s when there are not as many.
func unitOffset(s string, n float64) int {
	at := 0
	for n >= 1 && at < len(s) {
		size := pointSize(s[at:])
		at += size
		n--
		if size == 4 {
			n--
		}
	}
	return at
}
