package interp_test

import (
	"fmt"
	"math"
	"regexp"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// The recordings were normalised before they were stored: what differs from run to run became a word or a placeholder. These are the
// facts of that form, so that the two sides can be compared.
var (
	isoDate = `(?:[1-9]\d{3}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)` +
		`|(?:[1-9]\d(?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)-02-29)` +
		`T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-][01]\d:?(?:[0-5]\d)?)`
	dates        = regexp.MustCompile(isoDate)
	startsAsDate = regexp.MustCompile(`^` + isoDate)
	placeholders = regexp.MustCompile(`<<[a-z_]+>:\d+>|<[^<>\s"\\]{1,80}>|\ba_task_token\b`)
)

// norm returns a value as the recordings have it: dates within texts are the word date, and members named after time the word timestamp.
func norm(v any) any {
	switch v := v.(type) {
	case string:
		return dates.ReplaceAllString(v, "date")
	case []any:
		all := make([]any, len(v))
		for i, item := range v {
			all[i] = norm(item)
		}
		return all
	case *value.Object:
		o := value.NewObject(v.Len())
		for name, member := range v.All() {
			o.Set(dates.ReplaceAllString(name, "date"), normMember(name, member))
		}
		return o
	}
	return v
}

// normMember is norm for the member of an object.
func normMember(name string, member any) any {
	timed := strings.Contains(strings.ToLower(name), "timestamp") || name == "creationTime" || name == "ingestionTime"
	text, isText := member.(string)
	if timed && !(isText && (text == "date" || startsAsDate.MatchString(text))) {
		return "timestamp"
	}
	return norm(member)
}

// comparison compares a recorded value with one of a run and collects where they differ.
type comparison struct {
	known  map[string]bool // placeholders that the runner was given itself
	ignore map[string]bool // pointers that are not compared
	loose  map[string]bool // recorded values, as JSON, that were random: they match anything
	diffs  []string
}

// differ notes a difference.
func (c *comparison) differ(pointer string, want, got any) bool {
	c.diffs = append(c.diffs, fmt.Sprintf("%s: %s want %s", pointer, brief(got), brief(want)))
	return false
}

// equal reports whether a recorded value is that of the run, both normalised.
func (c *comparison) equal(want, got any, pointer string) bool {
	if c.ignore[pointer] || len(c.loose) > 0 && c.loose[value.Text(want)] {
		return true
	}
	switch w := want.(type) {
	case *value.Object:
		if g, ok := got.(*value.Object); ok {
			return c.equalMembers(w, g, pointer)
		}
	case []any:
		if g, ok := got.([]any); ok && len(w) == len(g) {
			same := true
			for i := range w {
				same = c.equal(w[i], g[i], fmt.Sprintf("%s/%d", pointer, i)) && same
			}
			return same
		}
	case string:
		if g, ok := got.(string); ok && c.wild(w, g) {
			return true
		}
	default:
		if sameScalar(want, got) {
			return true
		}
	}
	return c.differ(pointer, want, got)
}

// equalMembers is equal for objects.
func (c *comparison) equalMembers(want, got *value.Object, pointer string) bool {
	at := func(name string) string {
		return pointer + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
	}
	same := true
	for name, w := range want.All() {
		g, ok := got.Get(name)
		switch {
		case c.ignore[at(name)]:
		case !ok:
			c.diffs = append(c.diffs, at(name)+": missing")
			same = false
		default:
			same = c.equal(w, g, at(name)) && same
		}
	}
	for name := range got.All() {
		if !want.Has(name) && !c.ignore[at(name)] {
			c.diffs = append(c.diffs, at(name)+": extra")
			same = false
		}
	}
	return same
}

// sameScalar compares null, booleans and numbers; numbers by value, as far as the last bit allows.
func sameScalar(want, got any) bool {
	w, wantNumber := value.Float(want)
	g, gotNumber := value.Float(got)
	if wantNumber && gotNumber {
		return w == g || math.Abs(w-g) <= 1e-12*max(math.Abs(w), math.Abs(g))
	}
	switch got.(type) {
	case nil, bool:
		return want == got
	}
	return false
}

// wild reports whether a recorded text is that of the run, where placeholders that the runner could not know match anything.
func (c *comparison) wild(want, got string) bool {
	if want == got {
		return true
	}
	var pattern strings.Builder
	pos, unknown := 0, false
	for _, at := range placeholders.FindAllStringIndex(want, -1) {
		if c.known[want[at[0]:at[1]]] {
			continue
		}
		pattern.WriteString(regexp.QuoteMeta(want[pos:at[0]]) + ".*")
		pos, unknown = at[1], true
	}
	if !unknown {
		return false
	}
	return regexp.MustCompile(`(?s)^` + pattern.String() + regexp.QuoteMeta(want[pos:]) + `$`).MatchString(got)
}

// brief shortens a value for a message.
func brief(v any) string {
	text := value.Text(v)
	if s, ok := v.(string); ok {
		text = fmt.Sprintf("%q", s)
	}
	if len(text) > 160 {
		text = text[:160] + "…"
	}
	return text
}
