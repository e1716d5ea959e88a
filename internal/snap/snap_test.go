package snap

import (
	"os"
	"path/filepath"
	"testing"
)

// TestMatch runs Match inside tests of its own, whose outcome it looks at: a Match that never fails would pass any other
// test.
func TestMatch(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sub", "golden.txt")
	if attempt(path, "a\n") {
		t.Fatal("a missing golden file passed")
	}
	t.Setenv("ASLGEN_UPDATE", "1")
	if attempt(path, "a\n") {
		t.Fatal("a run that wrote a golden file passed")
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "a\n" {
		t.Fatalf("the golden file holds %q, %v", got, err)
	}
	if !attempt(path, "a\n") {
		t.Fatal("an update that changes nothing failed")
	}
	t.Setenv("ASLGEN_UPDATE", "")
	if Updating() {
		t.Skip("runs with -update: what follows is about a run without it")
	}
	if !attempt(path, "a\n") {
		t.Fatal("an equal golden file failed")
	}
	if attempt(path, "b\n") {
		t.Fatal("a different golden file passed")
	}
	if got, _ := os.ReadFile(path); string(got) != "a\n" {
		t.Fatal("a run without update wrote")
	}
}

// attempt reports whether Match passes.
func attempt(path, got string) bool {
	test := testing.InternalTest{Name: "attempt", F: func(t *testing.T) { Match(t, path, []byte(got)) }}
	return runQuietly(test)
}

// runQuietly runs a test apart from the running one, without its output.
func runQuietly(test testing.InternalTest) bool {
	stdout := os.Stdout
	defer func() { os.Stdout = stdout }()
	if null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0); err == nil {
		defer null.Close()
		os.Stdout = null
	}
	return testing.RunTests(func(_, _ string) (bool, error) { return true, nil }, []testing.InternalTest{test})
}
