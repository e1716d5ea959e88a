package asl_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// seeds are documents that touch every codec, right and wrong ones.
var seeds = []string{
	edited, nested, `{}`, `[]`, `null`, "\ufeff{\"StartAt\":\"\\ud800\"}\r\n",
	`{"States":{"A":{"Type":"Task","Credentials":{"RoleArn.$":"$.r"},"Retry":[{"MaxAttempts":0,"JitterStrategy":"FULL"}],"Catch":{},"End":true}}}`,
	`{"States":{"M":{"Type":"Map","Items":[1],"MaxConcurrency":"{% 1 %}","ItemReader":{"ReaderConfig":{"CSVHeaders":["a",1],"MaxItems":1e2}},"ItemBatcher":7,"Label":null}}}`,
	`{"States":{"C":{"Type":"Choice","Choices":[{"And":[{"Variable":"$.a","NumericEquals":1.0}],"Or":{},"Condition":true}]}}}`,
	`{"States":{"P":{"Type":"Pass","InputPath":null,"ResultPath":1},"P":{"Type":"Wait","Seconds":-0}},"States":[]}`,
	`{"TimeoutSeconds":1e400,"Version":"1.0","QueryLanguage":5}`,
}

// FuzzParsePrint reads any text: untouched it is printed byte for byte, forced to the canonical layout it is the same JSON
// and stays as it is.
func FuzzParsePrint(f *testing.F) {
	for _, text := range seeds {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		m, list := asl.Parse("f", text)
		if m == nil {
			require.Len(t, list, 1)
			return
		}
		require.True(t, bytes.Equal(text, m.Print()))
		require.Same(t, m.Source(), asl.Tree(m))
		formatted := asl.Format(m)
		again, list := asl.Parse("f", formatted)
		require.Empty(t, list)
		require.True(t, jsontree.Equal(m.Source(), again.Source()))
		require.Equal(t, formatted, asl.Format(again))
		requireSameModel(t, m, again)

		// An edit changes its own member and nothing else.
		m.Comment = new("edited \u2028")
		after, list := asl.Parse("f", m.Print())
		require.Empty(t, list)
		require.Equal(t, *m.Comment, *after.Comment)
		if again.Source().Kind() == jsontree.Object {
			again.Comment = m.Comment
			requireSameModel(t, again, after)
			require.GreaterOrEqual(t, len(after.Source().Members()), len(again.Source().Members()))
		}
		asl.Walk(m, func(v asl.Visit) bool { asl.Transitions(v.State); return v.NamePos().IsValid() })
	})
}
