package atomicfile_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/internal/atomicfile"
)

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(text)
}

func TestBatchChangesNothingBeforeCommit(t *testing.T) {
	dir := t.TempDir()
	old, fresh := filepath.Join(dir, "old"), filepath.Join(dir, "a", "b", "new")
	require.NoError(t, os.WriteFile(old, []byte("1"), 0o600))

	var b atomicfile.Batch
	for _, path := range []string{old, fresh} {
		changed, err := b.Add(path, []byte("2"))
		require.NoError(t, err)
		require.True(t, changed)
	}
	require.Equal(t, "1", read(t, old))
	require.NoFileExists(t, fresh)

	require.NoError(t, b.Commit())
	require.Equal(t, "2", read(t, old))
	require.Equal(t, "2", read(t, fresh))
	left, err := filepath.Glob(filepath.Join(dir, ".aslgen-*"))
	require.NoError(t, err)
	require.Empty(t, left)
	if runtime.GOOS != "windows" {
		info, err := os.Stat(old)
		require.NoError(t, err)
		require.Equal(t, os.FileMode(0o600), info.Mode().Perm(), "the permissions of an existing file are kept")
	}
}

func TestBatchLeavesEqualFilesUntouched(t *testing.T) {
	path := filepath.Join(t.TempDir(), "same")
	require.NoError(t, os.WriteFile(path, []byte("1"), 0o644))
	past := time.Unix(1_000_000, 0)
	require.NoError(t, os.Chtimes(path, past, past))

	var b atomicfile.Batch
	changed, err := b.Add(path, []byte("1"))
	require.NoError(t, err)
	require.False(t, changed)
	require.NoError(t, b.Commit())

	info, err := os.Stat(path)
	require.NoError(t, err)
	require.True(t, info.ModTime().Equal(past))
}

func TestDiscardLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	var b atomicfile.Batch
	_, err := b.Add(filepath.Join(dir, "a", "b", "new"), []byte("2"))
	require.NoError(t, err)
	b.Discard()
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Empty(t, left)
}

func TestAddFollowsSymbolicLinks(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target"), filepath.Join(dir, "link")
	require.NoError(t, os.WriteFile(target, []byte("1"), 0o644))
	if err := os.Symlink(target, link); err != nil {
		t.Skipf("symbolic links are not available: %v", err)
	}
	var b atomicfile.Batch
	_, err := b.Add(link, []byte("2"))
	require.NoError(t, err)
	require.NoError(t, b.Commit())
	require.Equal(t, "2", read(t, target))
	info, err := os.Lstat(link)
	require.NoError(t, err)
	require.NotZero(t, info.Mode()&os.ModeSymlink)
}

func TestAddRefuses(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	require.NoError(t, os.WriteFile(file, nil, 0o644))
	for name, path := range map[string]string{
		"a directory":               dir,
		"a path through a file":     filepath.Join(file, "new"),
		"a path with a zero byte":   filepath.Join(dir, "a\x00b"),
		"a path below a file's dir": filepath.Join(file, "x", "new"),
	} {
		t.Run(name, func(t *testing.T) {
			var b atomicfile.Batch
			defer b.Discard()
			_, err := b.Add(path, []byte("2"))
			require.Error(t, err)
		})
	}
}

func TestCommitRemoves(t *testing.T) {
	dir := t.TempDir()
	old, fresh := filepath.Join(dir, "old"), filepath.Join(dir, "new")
	require.NoError(t, os.WriteFile(old, []byte("1"), 0o644))

	var b atomicfile.Batch
	b.Remove(old)
	b.Remove(filepath.Join(dir, "was never there"))
	_, err := b.Add(fresh, []byte("2"))
	require.NoError(t, err)
	require.Equal(t, "1", read(t, old), "nothing is removed before Commit")
	require.NoError(t, b.Commit())
	require.NoFileExists(t, old)
	require.Equal(t, "2", read(t, fresh))

	require.NoError(t, os.WriteFile(old, []byte("1"), 0o644))
	b.Remove(old)
	b.Discard()
	require.NoError(t, b.Commit())
	require.Equal(t, "1", read(t, old), "what is discarded is not removed")
}
