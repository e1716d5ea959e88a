package jsontree_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// FuzzRoundTrip reads any text. What is JSON is JSON for encoding/json too and survives printing; what is not has one
// diagnostic with a place in the text.
func FuzzRoundTrip(f *testing.F) {
	for _, texts := range []map[string]string{good, bad} {
		for text := range texts {
			if len(text) < 1000 { // indented, the deepest one has 200 MB
				f.Add([]byte(text))
			}
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		v, list := jsontree.Parse("f", text)
		isJSON := utf8.Valid(text) && json.Valid(bytes.TrimPrefix(text, []byte("\ufeff")))
		require.Equal(t, isJSON, v != nil)
		if v == nil {
			requirePlaced(t, text, list)
			return
		}
		require.Equal(t, string(text), v.Text())
		requireRoundTrip(t, v)
	})
}

// FuzzYAML reads any text as YAML: it gives a tree that survives as JSON, or one diagnostic with a place.
func FuzzYAML(f *testing.F) {
	for text := range goodYAML {
		f.Add([]byte(text))
	}
	for text := range badYAML {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		v, list := jsontree.ParseYAML("f", text)
		if v == nil {
			requirePlaced(t, text, list)
			return
		}
		require.Equal(t, string(text), v.Text())
		requireRoundTrip(t, v)
	})
}

func requirePlaced(t *testing.T, text []byte, list []diagnostic) {
	require.Len(t, list, 1)
	require.True(t, list[0].Pos.IsValid() && list[0].Pos.Column > 0, "%q: %s", text, list[0])
	require.LessOrEqual(t, list[0].Pos.Line, bytes.Count(text, []byte("\n"))+bytes.Count(text, []byte("\r"))+1)
	require.NotEmpty(t, list[0].Help)
}

func requireRoundTrip(t *testing.T, v *jsontree.Value) {
	for _, indent := range []string{"", "  "} {
		printed := v.AppendJSON(nil, indent)
		again, list := jsontree.Parse("f", printed)
		require.Empty(t, list, "%q", printed)
		require.True(t, jsontree.Equal(v, again), "%q", printed)
		require.Equal(t, string(printed), string(again.AppendJSON(nil, indent)))
	}
}
