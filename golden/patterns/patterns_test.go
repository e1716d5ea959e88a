package patterns_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/golden/internal/artefact"
	"github.com/aslgen/aslgen/golden/patterns"
	"github.com/aslgen/aslgen/internal/snap"
)

// TestPatterns compares the machines, and the policies that their roles need, with those in want.
func TestPatterns(t *testing.T) {
	for _, f := range patterns.Families() {
		t.Run(f.Folder, func(t *testing.T) {
			var names []string
			for _, w := range f.Workflows() {
				t.Run(w.Name(), func(t *testing.T) {
					machine, faults := w.Build()
					require.Empty(t, faults.String(), "a golden case builds without a word")
					made, err := artefact.Machine(w, machine.Print())
					require.NoError(t, err)
					for _, m := range made {
						names = append(names, m.Name)
						snap.Match(t, filepath.Join(f.Folder, "want", m.Name), m.Content)
					}
				})
			}
			slices.Sort(names)
			require.Equal(t, names, files(t, filepath.Join(f.Folder, "want")))
		})
	}
}

// TestEveryFolderIsAFamily fails when a folder with workflows is not in the list.
func TestEveryFolderIsAFamily(t *testing.T) {
	want, got := []string{}, []string{}
	for _, s := range patterns.Families() {
		want = append(want, s.Folder)
	}
	found, err := filepath.Glob("*/workflows.go")
	require.NoError(t, err)
	for _, path := range found {
		got = append(got, filepath.Dir(path))
	}
	require.Equal(t, got, want)
}

func files(t *testing.T, dir string) []string {
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
