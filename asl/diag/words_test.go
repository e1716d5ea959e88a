package diag_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
)

func TestArticle(t *testing.T) {
	for noun, want := range map[string]string{
		"": "", "null": "null", "number": "a number", "object": "an object", "Array": "an Array", "Task": "a Task",
	} {
		require.Equal(t, want, diag.Article(noun))
	}
}

func TestJoin(t *testing.T) {
	require.Empty(t, diag.Join(nil, "or"))
	require.Equal(t, "a", diag.Join([]string{"a"}, "or"))
	require.Equal(t, "a and b", diag.Join([]string{"a", "b"}, "and"))
	require.Equal(t, "a, b or c", diag.Join([]string{"a", "b", "c"}, "or"))
}
