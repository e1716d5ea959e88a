package eval

import (
	"github.com/aslgen/aslgen/asl/expr/jsonata/eval/internal/regex"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// found is one place of a text that a regular expression, or a function in its place, matches.
type found struct {
	text       string
	start, end int     // in UTF-16 units, within the text
	index      float64 // the start, also when a function says that it lies elsewhere
	groups     []any   // undefined for those that took no part
}

// object returns what a function that makes replacements is given.
func (m found) object() *value.Object {
	return value.ObjectOf("match", m.text, "start", m.index, "end", m.index+float64(len(regex.Units(m.text))), "groups", m.groups)
}

// matches finds one place after the other.
type matches struct {
	e       *evaluation
	finder  *finder // nil when a function stands in the place of the regular expression
	matcher any     // that function
	text    string
	units   []uint16 // the text
	from    int
	started bool
}

func newMatches(e *evaluation, matcher any, text string) (*matches, error) {
	units, err := e.units(text)
	m := &matches{e: e, matcher: matcher, text: text, units: units}
	if re, ok := matcher.(*regexValue); ok && err == nil {
		m.finder = &finder{e: e, matcher: re.re.On(units)}
	}
	return m, err
}

// between returns the part of the text between two places; "" when the second one comes first.
func (m *matches) between(from, to int) string { return regex.Text(m.units[from:max(from, to)]) }

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
	if m.finder == nil {
		return m.ask()
	}
	if m.started && m.from >= len(m.units) {
		return found{}, false, nil
	}
	at, ok, err := m.finder.next(m.from)
	if err != nil {
		return found{}, false, err
	}
	if !ok {
		m.from = len(m.units)
		m.started = true
		return found{}, false, nil
	}
	if m.started && at.Text == "" {
		return found{}, false, fail("D1004")
	}
	m.started, m.from = true, at.End
	return found{text: at.Text, start: at.Start, end: at.End, index: float64(at.Start), groups: groups(at)}, true, nil
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
	place := found{text: textOr(text, ""), start: m.place(from), index: from, groups: items}
	place.end = max(place.start, m.place(to))
	return place, true, nil
}

// place returns a number as a place in the text.
func (m *matches) place(n float64) int {
	if !(n >= 0) {
		return 0
	}
	return int(min(n, float64(len(m.units))))
}
