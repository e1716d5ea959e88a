package jsontree_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/jsontree"
)

func TestParseTemplate(t *testing.T) {
	v, list := jsontree.ParseTemplate("f", []byte(`{"a": ${x}, "b": [${ y }, ${jsonencode(z)}], "c": "\"${d}", "e": 1}`))
	require.Empty(t, list)
	require.Equal(t, "${x}", v.Get("a").Str())
	require.Equal(t, jsontree.String, v.Get("a").Kind())
	require.Equal(t, 7, v.Get("a").Pos().Column)
	require.Equal(t, 11, v.Get("a").End().Column)
	require.Equal(t, "${x}", string(v.Get("a").Raw()))
	require.Equal(t, "${ y }", v.Get("b").Elems()[0].Str())
	require.Equal(t, "${jsonencode(z)}", v.Get("b").Elems()[1].Str())
	require.Equal(t, `"${d}`, v.Get("c").Str())

	for text, want := range map[string]string{
		`{"a": 1, "b": 1, "c": ${ join(",", y) }}`: `f:1:23: error ASL0001: a placeholder stands outside of quotes (fill it in first, or read the text as a template)`,
		`{"a": ${}}`:   `f:1:7: error ASL0001: a placeholder stands outside of quotes (fill it in first, or read the text as a template)`,
		`{"a": ${x`:    `f:1:7: error ASL0001: a placeholder stands outside of quotes (fill it in first, or read the text as a template)`,
		`{${a}: 1, 2}`: `f:1:11: error ASL0001: a member name is not in double quotes (put the name in double quotes)`,
	} {
		v, list := jsontree.ParseTemplate("f", []byte(text))
		require.Nil(t, v)
		require.Equal(t, want, list.String())
	}

	// Only the template form takes it.
	_, list = jsontree.Parse("f", []byte(`{"a": ${x}}`))
	require.Equal(t, `f:1:7: error ASL0001: a placeholder stands outside of quotes (fill it in first, or read the text as a template)`, list.String())
}

// FuzzTemplate holds both readers to the same tree where there is nothing to mask, and the template form to places in the text.
func FuzzTemplate(f *testing.F) {
	f.Add([]byte(`{"a": ${x}, "b": [${ y }, 1], "c": "\\\"${d}"}`))
	f.Add([]byte(`${x}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		plain, plainList := jsontree.Parse("f", text)
		template, list := jsontree.ParseTemplate("f", text)
		if plain != nil {
			require.Equal(t, plain.AppendJSON(nil), template.AppendJSON(nil))
			return
		}
		require.NotEmpty(t, plainList)
		if template == nil {
			require.Len(t, list, 1)
			return
		}
		require.LessOrEqual(t, template.Offset()+len(template.Raw()), len(text))
		_ = template.AppendJSON(nil)
	})
}
