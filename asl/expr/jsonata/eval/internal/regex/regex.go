// Package regex finds regular expressions in JavaScript's dialect (without its flags u and v), as JSONata uses them.
//
// A pattern is parsed into a tree and compiled into a program for a small backtracking machine, which works on UTF-16 units
// as JavaScript does. The machine has neither a clock nor a goroutine: it asks its caller for every thousand instructions, so
// that a pattern with too many ways to match ends at the same place everywhere.
package regex

import (
	"fmt"
	"strings"
)

// Regexp is a compiled regular expression. It is immutable and may be used by many at once.
type Regexp struct{ program *program }

// Match is one place of a text that a regular expression matches.
type Match struct {
	Start, End int     // where it lies in the text, in UTF-16 units as JavaScript counts
	Text       string  // the matching part of the text
	Groups     []Group // the capturing groups from the first on
}

// Group is what a capturing group of a match took.
type Group struct {
	Text     string
	TookPart bool // false: the match went without the group, as without (a) in (a)|b
}

// Compile reads a pattern as it stands between the slashes of JSONata's literal; flags may hold "i" (upper and lower
// case are the same) and "m" (^ and $ match at every line), each at most once, and "g", which JSONata adds itself and
// which means nothing here. It fails for other flags and for patterns that JavaScript does not read.
func Compile(pattern, flags string) (*Regexp, error) {
	for i, flag := range flags {
		if !strings.ContainsRune("img", flag) || strings.ContainsRune(flags[:i], flag) {
			return nil, fmt.Errorf("the flag %q of the regular expression is unknown or there twice", flag)
		}
	}
	root, groups, fault := parse(pattern, strings.Contains(flags, "m"))
	if fault != "" {
		return nil, fmt.Errorf("regular expression %q: %s", pattern, fault)
	}
	return &Regexp{program: compile(root, groups, strings.Contains(flags, "i"))}, nil
}

// Matcher searches one text for one regular expression. Only one goroutine may use it at a time.
type Matcher struct{ machine machine }

// On returns a matcher for a text, see [Units].
func (r *Regexp) On(text []uint16) *Matcher {
	return &Matcher{machine{program: r.program, text: text, registers: make([]int, r.program.registers)}}
}

// Next returns the first match that starts at from, in UTF-16 units, or after it; ok is false when there is none. What lies
// before from is seen by look-behinds, ^ and \b. spend is called with the instructions done about every thousand of them, each
// of a few nanoseconds, and ends the search with its error. Next also fails when from lies outside of the text and when more
// than some million ways to match are open at once.
func (m *Matcher) Next(from int, spend func(instructions int) error) (found Match, ok bool, err error) {
	if from < 0 || from > len(m.machine.text) {
		return Match{}, false, fmt.Errorf("place %d lies outside of a text of %d units", from, len(m.machine.text))
	}
	for r := range m.machine.registers {
		m.machine.registers[r] = -1
	}
	m.machine.steps += len(m.machine.registers) / 4
	for ; from <= len(m.machine.text); from++ {
		if ok, err = m.machine.run(from, spend); err != nil {
			return Match{}, false, err
		}
		if ok {
			return m.match(), true, nil
		}
	}
	return Match{}, false, nil
}

func (m *Matcher) slice(from, to int) string { return Text(m.machine.text[from:to]) }

// match returns what the machine found.
func (m *Matcher) match() Match {
	at := m.machine.registers
	found := Match{Start: at[0], End: at[1], Text: m.slice(at[0], at[1])}
	for group := 1; group <= m.machine.groups; group++ {
		from, to := at[2*group], at[2*group+1]
		if from < 0 || to < 0 {
			found.Groups = append(found.Groups, Group{})
			continue
		}
		found.Groups = append(found.Groups, Group{Text: m.slice(from, to), TookPart: true})
	}
	return found
}
