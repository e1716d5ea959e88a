package calls_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/golden/calls/awssdk"
	"github.com/aslgen/aslgen/golden/calls/lambda"
	"github.com/aslgen/aslgen/golden/calls/sqs"
	"github.com/aslgen/aslgen/internal/snap"
)

// services are the folders.
var services = []struct {
	folder    string
	workflows func() []builder.Definition
}{
	{"awssdk", awssdk.Workflows},
	{"lambda", lambda.Workflows},
	{"sqs", sqs.Workflows},
}

// TestCalls compares the machines with those in want.
func TestCalls(t *testing.T) {
	for _, s := range services {
		t.Run(s.folder, func(t *testing.T) {
			var names []string
			for _, w := range s.workflows() {
				machine, faults := w.Build()
				require.Empty(t, faults.String(), "a golden case builds without a word")
				name := w.Name() + ".asl.json"
				names = append(names, name)
				snap.Match(t, filepath.Join(s.folder, "want", name), machine.Print())
			}
			slices.Sort(names)
			require.Equal(t, names, files(t, filepath.Join(s.folder, "want")))
		})
	}
}

// TestEveryFolderIsAService fails when a folder with workflows is not in the table.
func TestEveryFolderIsAService(t *testing.T) {
	var want, got []string
	for _, s := range services {
		want = append(want, s.folder)
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
