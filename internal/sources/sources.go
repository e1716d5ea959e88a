// Package sources gives tests the data that they are compared with: documents, recordings and tables that do not belong to the
// project. Environment variables name their folders; a test whose folder is not given is skipped.
package sources

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// Folder returns the folder that an environment variable names, and skips the test when it is not set. A relative name is seen from
// the root of the repository, where commands are written, since tests run in the folder of their package.
func Folder(t testing.TB, variable, what string) string {
	t.Helper()
	dir, ok := Given(t, variable)
	if !ok {
		t.Skipf("%s names no folder of %s", variable, what)
	}
	return dir
}

// Given is Folder for a test that can do without: ok is false when the variable is not set.
func Given(t testing.TB, variable string) (dir string, ok bool) {
	t.Helper()
	dir = os.Getenv(variable)
	if dir == "" {
		return "", false
	}
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(root(t), dir)
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		t.Fatalf("%s: there is no folder %s", variable, dir)
	}
	return dir, true
}

// root returns the outermost folder with a go.mod: the modules of the repository stand in each other.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	found := ""
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			found = dir
		}
		if _, err := os.Stat(filepath.Join(dir, "go.work")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			break
		}
		dir = filepath.Dir(dir)
	}
	if found == "" {
		t.Fatal("no go.mod above the package")
	}
	return found
}

// Lines reads a file with one JSON value a line. It fails the test when there is none.
func Lines[T any](t testing.TB, file string) []T {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []T
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var value T
		if err := json.Unmarshal(lines.Bytes(), &value); err != nil {
			t.Fatalf("%s, line %d: %v", file, len(all)+1, err)
		}
		all = append(all, value)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		t.Fatalf("%s is empty", file)
	}
	return all
}
