package sources

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFolder(t *testing.T) {
	t.Setenv("ASLGEN_TEST_FOLDER", "internal/sources")
	here, err := os.Getwd()
	require.NoError(t, err)
	require.Equal(t, here, Folder(t, "ASLGEN_TEST_FOLDER", "tests"))
	t.Setenv("ASLGEN_TEST_FOLDER", here)
	require.Equal(t, here, Folder(t, "ASLGEN_TEST_FOLDER", "tests"))
	t.Setenv("ASLGEN_TEST_FOLDER", "")
	skipped := t.Run("unset", func(t *testing.T) {
		defer func() { require.True(t, t.Skipped()) }()
		Folder(t, "ASLGEN_TEST_FOLDER", "tests")
	})
	require.True(t, skipped)
}

func TestLines(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.jsonl")
	require.NoError(t, os.WriteFile(file, []byte("{\"A\": 1}\n{\"A\": 2}\n"), 0o600))
	require.Equal(t, []struct{ A int }{{1}, {2}}, Lines[struct{ A int }](t, file))
}
