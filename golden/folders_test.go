package golden_test

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/golden/calls"
	"github.com/aslgen/aslgen/golden/internal/artefact"
	"github.com/aslgen/aslgen/golden/patterns"
	"github.com/aslgen/aslgen/internal/snap"
)

// TestCalls compares the machines of the calls, and the policies that their roles need, with those in want.
func TestCalls(t *testing.T) { folderCases(t, "calls", calls.Services()) }

// TestPatterns compares the machines of the patterns, and the policies that their roles need, with those in want.
func TestPatterns(t *testing.T) { folderCases(t, "patterns", patterns.Families()) }

// folderCase is what a list says of a folder with workflows: its name, and what makes them anew.
type folderCase = struct {
	Folder    string
	Workflows func() []builder.Definition
}

// folderCases also fails when a folder with workflows is not in the list.
func folderCases[F ~folderCase](t *testing.T, root string, listed []F) {
	var folders []string
	for _, l := range listed {
		c := folderCase(l)
		folders = append(folders, c.Folder)
		want := filepath.Join(root, c.Folder, "want")
		t.Run(c.Folder, func(t *testing.T) {
			var names []string
			for _, w := range c.Workflows() {
				names = append(names, w.Name()+".asl.json", w.Name()+".policy.json") // here, so that one of them can be run alone
				t.Run(w.Name(), func(t *testing.T) {
					machine, faults := w.Build()
					require.Empty(t, faults.String(), "a golden case builds without a word")
					made, err := artefact.Machine(w, machine.Print())
					require.NoError(t, err)
					for _, m := range made {
						snap.Match(t, filepath.Join(want, m.Name), m.Content)
					}
				})
			}
			slices.Sort(names)
			require.Equal(t, names, entries(t, want))
		})
	}
	var found []string
	paths, err := filepath.Glob(filepath.Join(root, "*", "workflows.go"))
	require.NoError(t, err)
	for _, path := range paths {
		found = append(found, filepath.Base(filepath.Dir(path)))
	}
	require.Equal(t, found, folders)
}
