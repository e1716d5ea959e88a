package cli

import (
	"bytes"
	"io"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/stretchr/testify/require"
)

// run runs the command and returns what it printed.
func run(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = Main(args, strings.NewReader(""), &out, &err)
	return code, out.String(), err.String()
}

func TestMissingGoCommand(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	code, stdout, stderr := run(t, "generate")
	require.Equal(t, exitUsage, code)
	require.Empty(t, stdout)
	require.Contains(t, stderr, "the go command is not found")
	require.Contains(t, stderr, "https://go.dev/dl")
}

func TestNoModule(t *testing.T) {
	t.Setenv("GO111MODULE", "on")
	t.Setenv("GOWORK", "off")
	t.Chdir(t.TempDir())
	code, _, stderr := run(t, "generate")
	require.Equal(t, exitUsage, code)
	require.Contains(t, stderr, "go.mod file not found")
	require.Contains(t, stderr, "run aslgen in a Go module")
}

func TestOwnPanicIsReported(t *testing.T) {
	old := commands
	t.Cleanup(func() { commands = old })
	commands = append(commands[:len(commands):len(commands)], func(*app) *cobra.Command {
		return &cobra.Command{Use: "burst", RunE: func(*cobra.Command, []string) error { panic("out of order") }}
	})
	code, stdout, stderr := run(t, "burst")
	require.Equal(t, exitUsage, code)
	require.Empty(t, stdout)
	require.Contains(t, stderr, "error ASL9001: aslgen panics: out of order")
	require.Contains(t, stderr, "please report it")
	require.Contains(t, stderr, "cli_test.go", "the stack is part of the report")
}

func TestModuleVersion(t *testing.T) {
	info := func(version string, settings ...debug.BuildSetting) *debug.BuildInfo {
		return &debug.BuildInfo{Main: debug.Module{Version: version}, Settings: settings}
	}
	revision := debug.BuildSetting{Key: "vcs.revision", Value: "0123456789abcdef"}
	require.Equal(t, "v1.2.3", moduleVersion(info("v1.2.3", revision)))
	require.Equal(t, "(devel) 0123456789ab", moduleVersion(info("(devel)", revision)))
	require.Equal(t, "(devel)", moduleVersion(info("")))
}

func TestLooksLikeJSON(t *testing.T) {
	for text, want := range map[string]bool{
		`{"StartAt": "A"}`:            true,
		" \n\t[1]":                    true,
		"\ufeff{}":                    true,
		"":                            true,
		"StartAt: A":                  false,
		"# a comment\nStartAt: A":     false,
		"---\nStartAt: A":             false,
		"AWSTemplateFormatVersion: 1": false,
	} {
		require.Equal(t, want, looksLikeJSON([]byte(text)), "%q", text)
	}
}

func TestShorten(t *testing.T) {
	a := &app{dir: "/home/me/repo", stderr: io.Discard}
	for path, want := range map[string]string{
		"/home/me/repo/a/b.go": "a/b.go",
		"/home/me/other/b.go":  "/home/me/other/b.go",
		"/home/me/repo":        ".",
		"relative.go":          "relative.go",
		"":                     "",
	} {
		require.Equal(t, want, a.shorten(path))
	}
	require.Equal(t, "a/b.go:3:4: no", a.shortenLine("/home/me/repo/a/b.go:3:4: no"))
	require.Equal(t, "no place", a.shortenLine("no place"))
}
