package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// binary compiles the command, or the program in a folder, into a temporary one.
func binary(t *testing.T, folder string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "program")
	if runtime.GOOS == "windows" {
		file += ".exe"
	}
	build := exec.Command("go", "build", "-o", file, ".")
	build.Dir = folder
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)
	return file
}

// TestStartUp compares the start of the command with that of a Go program that does nothing: at most 15 ms more. It needs a machine
// that does nothing else, so it runs where ASLGEN_SPEED is set.
func TestStartUp(t *testing.T) {
	if os.Getenv("ASLGEN_SPEED") == "" {
		t.Skip("measures time; runs where ASLGEN_SPEED is set")
	}
	empty := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(empty, "main.go"), []byte("package main\n\nfunc main() {}\n"), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(empty, "go.mod"), []byte("module empty\n\ngo 1.26\n"), 0o644))
	commands := [2][]string{{binary(t, "."), "version"}, {binary(t, empty)}}
	best := [2]time.Duration{time.Hour, time.Hour}
	for range 40 {
		for i, command := range commands {
			start := time.Now()
			out, err := exec.Command(command[0], command[1:]...).CombinedOutput()
			best[i] = min(best[i], time.Since(start))
			require.NoError(t, err, "%s", out)
		}
	}
	t.Logf("aslgen version %v, an empty program %v: %v more", best[0], best[1], best[0]-best[1])
	require.LessOrEqual(t, best[0]-best[1], 15*time.Millisecond)
}

// initLine is a line of GODEBUG=inittrace=1: a package, the bytes and allocations of its initialization.
var initLine = regexp.MustCompile(`(?m)^init (\S+) @.* (\d+) bytes, (\d+) allocs$`)

// TestCatalogueIsReadLate demands that the catalogue of AWS calls costs nothing before it is asked: its package allocates no more
// than a few variables when the command starts.
func TestCatalogueIsReadLate(t *testing.T) {
	command := exec.Command(binary(t, "."), "version")
	command.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := command.CombinedOutput()
	require.NoError(t, err, "%s", out)
	lines := initLine.FindAllStringSubmatch(string(out), -1)
	require.Greater(t, len(lines), 20, "the trace is read")
	for _, line := range lines {
		if line[1] == "github.com/aslgen/aslgen/asl/service" {
			bytes, err := strconv.Atoi(line[2])
			require.NoError(t, err)
			require.Less(t, bytes, 8_000, "%s", line[0])
		}
	}
}
