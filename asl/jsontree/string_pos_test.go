package jsontree_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/jsontree"
)

func TestStrPos(t *testing.T) {
	for _, c := range []struct {
		name, text string
		yaml       bool
		find       string // in the string value; its place is asked for
		want       string
	}{
		{"plain", `{"a": "hello world"}`, false, "world", "1:14"},
		{"start", `{"a": "hello"}`, false, "hello", "1:8"},
		{"after escapes", `{"a": "x\n\u00e9\"y"}`, false, "y", "1:19"},
		{"after a surrogate pair", `{"a": "\ud83d\ude00z"}`, false, "z", "1:20"},
		{"after a character of four bytes", `{"a": "😀z"}`, false, "z", "1:9"},
		{"YAML plain", "a: hello world", true, "world", "1:10"},
		{"YAML quotes", "a: 'hello world'", true, "world", "1:11"},
		{"YAML double quotes", `a: "hello world"`, true, "world", "1:11"},
		{"YAML quotes with an escape give the value", `a: "x\thello"`, true, "hello", "1:4"},
		{"YAML block", "a: |-\n  one\n    two three\n", true, "three", "3:9"},
		{"YAML block, first line", "a: |\n    one\n", true, "ne", "2:6"},
		{"YAML folded line by line gives the value", "a: >-\n  one\n  two\n", true, "two", "1:4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			read := jsontree.Parse
			if c.yaml {
				read = jsontree.ParseYAML
			}
			doc, list := read("", []byte(c.text))
			require.NoError(t, list.Err())
			v := doc.Get("a")
			i := strings.Index(v.Str(), c.find)
			require.GreaterOrEqual(t, i, 0)
			require.Equal(t, c.want, v.StrPos(i).String())
		})
	}
	require.False(t, jsontree.NewString("a").StrPos(0).IsValid())
	doc, _ := jsontree.Parse("", []byte(`["ab"]`))
	require.Equal(t, "1:2", doc.Elems()[0].StrPos(9).String(), "out of the string: the value")
	require.Equal(t, "1:5", doc.Elems()[0].StrPos(2).String(), "just after the last byte: the closing quote")
}
