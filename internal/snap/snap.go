// Package snap compares what a test made with a golden file.
//
// It owns the flag -update: `go test ./pkg -update`, or ASLGEN_UPDATE=1 in the environment for a run over packages of
// which not all know the flag, rewrites the golden files that differ. A run that rewrote a file fails and says so, so
// that an update never passes for a test.
package snap

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
)

var update = flag.Bool("update", false, "rewrite the golden files that differ")

// Updating reports whether golden files are to be rewritten.
func Updating() bool {
	return *update || os.Getenv("ASLGEN_UPDATE") == "1"
}

// Match fails the test when the file at path does not hold exactly got, and shows the difference. When [Updating], it
// writes the file instead, with its folders, and fails the test with a note that it did.
func Match(t *testing.T, path string, got []byte) {
	t.Helper()
	want, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("read golden file: %v", err)
	}
	missing := err != nil
	if !missing && bytes.Equal(want, got) {
		return
	}
	if Updating() {
		write(t, path, got)
		t.Errorf("%s: rewritten; read the change, then run the test again without -update", path)
		return
	}
	if missing {
		t.Errorf("%s: no such golden file; run the test with -update to write it", path)
		return
	}
	t.Errorf("%s differs from what the test made (run with -update when that is meant):\n%s", path, diff.Diff(path, want, "got", got))
}

// write puts the golden file in place.
func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatalf("make the folder of a golden file: %v", err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatalf("write golden file: %v", err)
	}
}
