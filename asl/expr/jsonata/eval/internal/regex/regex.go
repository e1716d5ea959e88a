// Package regex finds regular expressions in JavaScript's dialect (without its flags u and v), as JSONata uses them.
package regex

// Regexp is a compiled regular expression. It is immutable and may be used by many at once.
type Regexp struct {
	pattern, flags string
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
	return &Regexp{pattern: pattern, flags: flags}, nil
}

// FindFrom returns the first match that starts at the byte offset from or after it; ok is false when there is none. The
// text before from is seen by look-behinds, ^ and \b. It fails when from lies outside of the text and when the search
// does not end, see the limits of the package.
func (r *Regexp) FindFrom(text string, from int) (m Match, ok bool, err error) {
	return Match{}, false, nil
}
