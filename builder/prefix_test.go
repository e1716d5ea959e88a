package builder_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
)

func TestPrefix(t *testing.T) {
	w := builder.New[struct{}, struct{}]("letter")
	require.Empty(t, builder.Prefix(w))
	draft := builder.NewFragment(w, "Draft: ")
	require.Equal(t, "Draft: ", builder.Prefix(draft))
	require.Equal(t, "Draft: Review: ", builder.Prefix(builder.NewFragment(draft, "Review: ")))
	require.Empty(t, builder.Prefix(nil))
}
