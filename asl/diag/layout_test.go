package diag

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLayout(t *testing.T) {
	for text, want := range map[string]string{
		`{}`:                "{}",
		` [ ] `:             "[]",
		`{"a":1}`:           `{"a": 1}`,
		`{"a":[1,"x\"]"]}`:  `{"a": [1, "x\"]"]}`,
		`{"a":1.50,"a":{}}`: "{\n  \"a\": 1.50,\n  \"a\": {}\n}",
		`{"a": 1, "b": ["` + strings.Repeat("x", 80) + `", true]}`: "{\n  \"a\": 1,\n  \"b\": [\n    \"" + strings.Repeat("x", 80) + "\",\n    true\n  ]\n}",
	} {
		got, ok := layout(text)
		require.True(t, ok, text)
		require.Equal(t, want, got)
	}
	for _, text := range []string{"", " ", "aslgen fmt", "1", `"a"`, "{", "{} {}", "func F() {}"} {
		_, ok := layout(text)
		require.False(t, ok, text)
	}
}

// FuzzLayout holds the printed document to the one that was read.
func FuzzLayout(f *testing.F) {
	for _, text := range []string{"{}", `{"a": [1, 2.5e3, "\\\"", {"b": null}], "c": true}`, " [ [ ] , { } ]\n", "{", `{"a":"\u007d"}`, "[1\t,2]", "{}\v"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, ok := layout(text)
		if !ok {
			return
		}
		var want, have bytes.Buffer
		require.NoError(t, json.Compact(&want, []byte(text)))
		require.NoError(t, json.Compact(&have, []byte(got)))
		require.Equal(t, want.String(), have.String())
	})
}
