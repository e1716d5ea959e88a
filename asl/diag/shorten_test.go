package diag_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
)

func TestShorten(t *testing.T) {
	whole := strings.Repeat("a", 40)
	require.Equal(t, whole, diag.Shorten(whole))
	require.Equal(t, whole+"…", diag.Shorten(whole+"b"))
	require.Equal(t, strings.Repeat("a", 39)+"…", diag.Shorten(strings.Repeat("a", 39)+"äb"))
}
