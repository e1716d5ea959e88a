package jsonpath_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/expr/value"
)

func TestSet(t *testing.T) {
	for _, c := range []struct{ path, doc, want string }{
		{"$", `{"a":1}`, `"new"`},
		{"$.a", `{"a":1,"b":2}`, `{"a":"new","b":2}`},
		{"$.c", `{"a":1}`, `{"a":1,"c":"new"}`},
		{"$.c.d.e", `{"a":1}`, `{"a":1,"c":{"d":{"e":"new"}}}`},
		{"$.a['x y']", `{"a":{"b":1}}`, `{"a":{"b":1,"x y":"new"}}`},
		{"$.a[1]", `{"a":[1,2,3]}`, `{"a":[1,"new",3]}`},
		{"$.a[0].b.c", `{"a":[{}]}`, `{"a":[{"b":{"c":"new"}}]}`},
	} {
		got, err := set(t, c.path, c.doc)
		require.NoError(t, err, c.path)
		require.Equal(t, c.want, value.Text(got), c.path)
	}
}

func TestSetFails(t *testing.T) {
	for _, c := range []struct{ path, doc string }{
		{"$.a.b", `{"a":1}`}, {"$.a.b", `{"a":null}`}, {"$.a", `[1]`}, {"$.a", `"text"`}, {"$.a", `null`}, {"$.a[0]", `{}`}, {"$.a[1]", `{"a":[1]}`},
		{"$.a[-1]", `{"a":[1]}`}, {"$.a[0].b", `{"a":[1]}`}, {"$[0]", `{}`}, {"$.a[*]", `{"a":[1]}`}, {"$..a", `{"a":1}`}, {"$.a[0,1,]", `{"a":[1,2]}`},
	} {
		_, err := set(t, c.path, c.doc)
		require.EqualError(t, err, "Unable to apply ReferencePath "+c.path+" to input "+c.doc)
	}
}

// set sets a text, and holds that the value it was set in stays as it was.
func set(t *testing.T, path, doc string) (any, error) {
	t.Helper()
	p, err := jsonpath.Parse(path)
	require.NoError(t, err)
	root, err := value.Parse([]byte(doc))
	require.NoError(t, err)
	got, err := p.Set(root, "new")
	require.Equal(t, doc, value.Text(root))
	return got, err
}
