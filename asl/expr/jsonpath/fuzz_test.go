package jsonpath_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/expr/value"
)

// FuzzParse checks that every text is read or refused, that all places lie inside the text, children inside their parents, and
// that a printed path is the same path.
func FuzzParse(f *testing.F) {
	for _, c := range parsed {
		f.Add(c.text)
	}
	for _, c := range refused {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		path, err := jsonpath.Parse(text)
		if err != nil {
			e := err.(*jsonpath.Error)
			require.Nil(t, path)
			require.NotEmpty(t, e.Code)
			require.NotEmpty(t, e.Message)
			require.True(t, 0 <= e.Offset && e.Offset <= e.End && e.End <= len(text), "%d to %d of %d", e.Offset, e.End, len(text))
			return
		}
		for _, odd := range path.Odd {
			require.True(t, 0 <= odd.Start && odd.Start <= odd.End && odd.End <= len(text))
		}
		require.True(t, inside(path, jsonpath.Span{End: len(text)}))
		if len(path.Odd) > 0 {
			return // what is read otherwise than it looks may have no spelling that is read as it looks
		}
		printed := path.String()
		again, err := jsonpath.Parse(printed)
		require.NoError(t, err, "%q is printed as %q", text, printed)
		require.Equal(t, printed, again.String())
		require.Equal(t, path.Definite(), again.Definite())
		require.Len(t, again.Steps, len(path.Steps))
	})
}

// FuzzEval checks that every path ends in every value, with a list when it is not definite, and that what it sets it finds.
func FuzzEval(f *testing.F) {
	for _, c := range evaluated {
		f.Add(c.path, c.doc)
	}
	for _, c := range append(unfound, faults...) {
		f.Add(c.path, c.doc)
	}
	f.Fuzz(func(t *testing.T, text, doc string) {
		path, err := jsonpath.Parse(text)
		if err != nil {
			return
		}
		root, err := value.Parse([]byte(doc))
		if err != nil {
			return
		}
		before := value.Text(root)
		got, err := path.Eval(root)
		if err != nil {
			require.IsType(t, &jsonpath.EvalError{}, err)
			require.NotEmpty(t, err.Error())
		} else if !path.Definite() {
			require.IsType(t, []any{}, got)
		}
		if changed, err := path.Set(root, "new"); err == nil {
			got, err := path.Eval(changed)
			require.NoError(t, err)
			require.Equal(t, "new", got)
		}
		require.Equal(t, before, value.Text(root))
	})
}

// inside reports whether a node and all below it lie in a span.
func inside(n jsonpath.Node, outer jsonpath.Span) bool {
	ok := true
	jsonpath.Walk(n, func(child jsonpath.Node) bool {
		s := child.Extent()
		if s.Start < outer.Start || s.End > outer.End || s.Start > s.End {
			ok = false
		}
		if child != n {
			ok = ok && inside(child, n.Extent())
			return false
		}
		return true
	})
	return ok
}
