package schema_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/schema"
)

func TestOther(t *testing.T) {
	s, err := schema.Compile([]byte(`{"type":"object","required":["id"],"properties":{"id":{"type":"integer"},"tags":{"type":"array","items":{"type":"string"}}}}`))
	require.NoError(t, err)
	require.NoError(t, s.Mismatch([]byte(`{"id":12345678901234567890,"tags":["a"]}`)))
	for text, want := range map[string]string{
		`{}`:                     "missing properties: 'id'",
		`{"id":1.5}`:             "at /id: expected integer, but got number",
		`{"id":1,"tags":[1]}`:    "at /tags/0: expected string, but got number",
		`{"id":`:                 "unexpected EOF",
		`{"id":1,"tags":"none"}`: "at /tags: expected array, but got string",
	} {
		require.EqualError(t, s.Mismatch([]byte(text)), want, text)
	}
	for _, bad := range []string{`{`, `{"type":"thing"}`, `{"$ref":"#/nowhere"}`} {
		_, err := schema.Compile([]byte(bad))
		require.Error(t, err, bad)
	}
}
