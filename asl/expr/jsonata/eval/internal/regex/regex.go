// Package regex finds regular expressions in JavaScript's dialect (without its flags u and v), as JSONata uses them.
//
// A pattern is rewritten once into what the engines read the same. Patterns without look-arounds, references, repeated
// groups and flags go to the standard library, whose time grows with the length of the text only. All others go to a
// backtracking engine, which gives up after [Limit] of wall-clock time: the one thing here that depends on the machine.
// For that limit the engine keeps one goroutine that counts time, shared by all searches; it ends by itself Limit and
// about a second after the last search.
//
// What differs from JavaScript: characters beyond U+FFFF are one character and not two; a group inside of a repeated
// group keeps what it matched in an earlier round, and a repeated group may end with a round of nothing, as in (a*)*; the
// flag i also joins the few letters that only Unicode's lower case
// joins, as the Kelvin sign and k.
package regex

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dlclark/regexp2"
)

// Limit is how long one search of a pattern that needs backtracking may take.
const Limit = time.Second

// Regexp is a compiled regular expression. It is immutable and may be used by many at once.
type Regexp struct {
	linear    *regexp.Regexp  // nil when the pattern needs the other engine
	backtrack *regexp2.Regexp // always there
	anchored  bool            // looks at what is before the place where the search starts
}

// Match is one place of a text that a regular expression matches.
type Match struct {
	Text       string   // the matching part of the text
	Start, End int      // where it lies in the text, in bytes
	Index      int      // where it starts, in UTF-16 units as JavaScript counts
	Groups     []string // the capturing groups from the first on; "" for a group that took no part
}

// Compile reads a pattern as it stands between the slashes of JSONata's literal; flags may hold "i" (upper and lower
// case are the same) and "m" (^ and $ match at every line), each at most once, and "g", which JSONata adds itself and
// which means nothing here. It fails for other flags and for patterns that the engine cannot read.
func Compile(pattern, flags string) (*Regexp, error) {
	for i, flag := range flags {
		if !strings.ContainsRune("img", flag) || strings.ContainsRune(flags[:i], flag) {
			return nil, fmt.Errorf("the flag %q of the regular expression is unknown or there twice", flag)
		}
	}
	t := newTranslation(pattern, strings.Contains(flags, "m"))
	text := t.run()
	if t.fault != "" {
		return nil, fmt.Errorf("regular expression %q: %s", pattern, t.fault)
	}
	r := &Regexp{anchored: t.anchored}
	options := regexp2.RegexOptions(regexp2.ECMAScript)
	if strings.Contains(flags, "i") {
		options |= regexp2.IgnoreCase
		t.special = true
	}
	var err error
	if r.backtrack, err = regexp2.Compile(text, options); err != nil {
		return nil, fmt.Errorf("regular expression %q: %w", pattern, err)
	}
	r.backtrack.MatchTimeout = Limit
	if !t.special {
		// An error only says that the standard library is no way, as for counts above 1000.
		r.linear, _ = regexp.Compile(text)
	}
	return r, nil
}

// FindFrom returns the first match that starts at the byte offset from or after it; ok is false when there is none. The
// text before from is seen by look-behinds, ^ and \b. It fails when from lies outside of the text and when the search
// does not end within [Limit].
func (r *Regexp) FindFrom(text string, from int) (m Match, ok bool, err error) {
	if from < 0 || from > len(text) {
		return Match{}, false, fmt.Errorf("offset %d lies outside of a text of %d bytes", from, len(text))
	}
	if r.linear != nil && (from == 0 || !r.anchored) {
		at := r.linear.FindStringSubmatchIndex(text[from:])
		if at == nil {
			return Match{}, false, nil
		}
		m = newMatch(text, from+at[0], from+at[1])
		for i := 2; i < len(at); i += 2 {
			group := ""
			if at[i] >= 0 {
				group = text[from+at[i] : from+at[i+1]]
			}
			m.Groups = append(m.Groups, group)
		}
		return m, true, nil
	}
	return r.findBacktracking(text, from)
}

func (r *Regexp) findBacktracking(text string, from int) (Match, bool, error) {
	runes := []rune(text)
	found, err := r.backtrack.FindRunesMatchStartingAt(runes, utf8.RuneCountInString(text[:from]))
	if err != nil {
		return Match{}, false, fmt.Errorf("the regular expression takes longer than %s: it tries too many ways to match", Limit)
	}
	if found == nil {
		return Match{}, false, nil
	}
	start := byteOffset(text, found.Index)
	m := newMatch(text, start, start+byteOffset(text[start:], found.Length))
	for _, group := range found.Groups()[1:] {
		m.Groups = append(m.Groups, group.String())
	}
	return m, true, nil
}

// newMatch returns the match without its groups.
func newMatch(text string, start, end int) Match {
	units := 0
	for _, r := range text[:start] {
		units++
		if r > 0xffff {
			units++
		}
	}
	return Match{Text: text[start:end], Start: start, End: end, Index: units}
}

// byteOffset returns where the n-th character of the text starts.
func byteOffset(text string, n int) int {
	for i := range text {
		if n == 0 {
			return i
		}
		n--
	}
	return len(text)
}
