package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestProgressIsForPeople: neither a log nor a file gets lines that depend on how fast the machine is.
func TestProgressIsForPeople(t *testing.T) {
	require.False(t, isTerminal(&bytes.Buffer{}))
	file, err := os.Create(filepath.Join(t.TempDir(), "log"))
	require.NoError(t, err)
	defer file.Close()
	require.False(t, isTerminal(file))
	terminal, err := os.Open(os.DevNull) // a device, as a terminal is one
	require.NoError(t, err)
	defer terminal.Close()
	require.True(t, isTerminal(terminal))
}
