package jsontree_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/jsontree"
)

func TestReadPlain(t *testing.T) {
	v, err := jsontree.ReadPlain([]byte(`{"a":[1.50,"x",{}],"a":null}`))
	require.NoError(t, err)
	require.Equal(t, &jsontree.Plain{
		Kind: '{', Names: []string{"a", "a"}, Children: []*jsontree.Plain{
			{Kind: '[', Children: []*jsontree.Plain{{Kind: '0', Text: "1.50"}, {Kind: '"', Text: "x"}, {Kind: '{'}}},
			{Kind: 'n'},
		},
	}, v)
	for text := range bad {
		_, err := jsontree.ReadPlain([]byte(text))
		require.Error(t, err, "%.40q", text)
	}
}
