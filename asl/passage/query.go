package passage

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Query is a rule as a user writes it: TARGET<-PASSAGE|PASSAGE…, where a passage is the name of a state that must succeed, or the name
// of a state and, after a colon, the value that a Choice must have found. Names and values with blanks need no quotes; those in
// which |, <- or a colon would be misread may stand between double quotes, as Go writes them:
//
//	Publish<-Physician review:approve|Chief review:approve
//	Publish<-"Review: Approved"
type Query struct {
	// Target is the name of the state that is guarded.
	Target string
	// Terms are the passages; one of them is enough.
	Terms []Term
}

// Term is a passage of a [Query].
type Term struct {
	// Name is the name of a state. Where it is not Quoted, it is all that stands there, a value with its colon included: only a
	// machine tells whether the colon belongs to the name.
	Name string
	// Value is what a Choice must have found. Nil: the state must have succeeded, or the text is not Quoted.
	Value *string
	// Quoted tells that the name stands between quotes.
	Quoted bool
}

// Parse reads a query.
func Parse(text string) (Query, error) {
	r := &queryReader{rest: text}
	var q Query
	var quoted bool
	if q.Target, quoted = r.word("<-"); r.err == nil && q.Target == "" && !quoted {
		r.err = errors.New("the state before <- is missing")
	}
	if !r.take("<-") && r.err == nil {
		r.err = fmt.Errorf("<- is missing after %q", q.Target)
	}
	for r.err == nil {
		q.Terms = append(q.Terms, r.term())
		if r.err != nil || r.rest == "" {
			break
		}
		if !r.take("|") {
			r.err = fmt.Errorf("| is missing before %q", r.rest)
		}
	}
	if r.err != nil {
		return Query{}, r.err
	}
	return q, nil
}

// queryReader reads a text from its start.
type queryReader struct {
	rest string
	err  error
}

func (r *queryReader) take(sign string) bool {
	rest, found := strings.CutPrefix(r.rest, sign)
	if found {
		r.rest = strings.TrimSpace(rest)
	}
	return found
}

// word reads a text between quotes, or up to one of the signs, without the blanks round it.
func (r *queryReader) word(signs ...string) (text string, quoted bool) {
	r.rest = strings.TrimSpace(r.rest)
	if strings.HasPrefix(r.rest, `"`) {
		prefix, err := strconv.QuotedPrefix(r.rest)
		if err == nil {
			text, err = strconv.Unquote(prefix)
		}
		if err != nil {
			r.err = fmt.Errorf("the quotes of %s are not closed, or hold what Go does not read", r.rest)
			return "", true
		}
		r.rest = strings.TrimSpace(r.rest[len(prefix):])
		return text, true
	}
	end := len(r.rest)
	for _, sign := range signs {
		if i := strings.Index(r.rest[:end], sign); i >= 0 {
			end = i
		}
	}
	text, r.rest = strings.TrimSpace(r.rest[:end]), r.rest[end:]
	return text, false
}

func (r *queryReader) term() Term {
	name, quoted := r.word("|")
	t := Term{Name: name, Quoted: quoted}
	switch {
	case r.err != nil:
	case !quoted && name == "":
		r.err = errors.New("a passage is missing: a state, or a state, a colon and a value")
	case !quoted && strings.Contains(name, "<-"):
		r.err = fmt.Errorf("%q has another <-; put the name in double quotes", name)
	case quoted && r.take(":"):
		value, exact := r.word("|")
		if t.Value = &value; value == "" && !exact && r.err == nil {
			r.err = fmt.Errorf("the value after the colon of %q is missing", name)
		}
	}
	return t
}

// String writes the query so that Parse reads the same.
func (q Query) String() string {
	terms := make([]string, len(q.Terms))
	for i, t := range q.Terms {
		terms[i] = t.String()
	}
	return bare(q.Target) + "<-" + strings.Join(terms, "|")
}

// bare is a target without quotes where it needs none.
func bare(target string) string {
	if target == "" || strings.TrimSpace(target) != target || strings.HasPrefix(target, `"`) || strings.Contains(target, "<-") || strings.HasSuffix(target, "<") {
		return strconv.Quote(target)
	}
	return target
}

// String writes the term as it stands in a query.
func (t Term) String() string {
	switch {
	case !t.Quoted:
		return t.Name
	case t.Value == nil:
		return strconv.Quote(t.Name)
	default:
		return strconv.Quote(t.Name) + ":" + strconv.Quote(*t.Value)
	}
}
