package main_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/cmd/aslgen/internal/cli"
	"github.com/aslgen/aslgen/internal/snap"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"aslgen": func() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs testdata/script: one archive a behaviour, named after the subcommand.
func TestScripts(t *testing.T) {
	repo, err := filepath.Abs("../..")
	require.NoError(t, err)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       snap.Updating(),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Vars = append(env.Vars, goEnvironment(t)...)
			env.Vars = append(env.Vars, "REPO="+repo)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status,
			"module": module,
			"age":    age,
			"young":  young,
		},
	})
}

// goEnvironment is what the go command needs to find its caches, since scripts run without a home directory.
func goEnvironment(t *testing.T) []string {
	t.Helper()
	names := []string{"GOMODCACHE", "GOCACHE", "GOPROXY", "GONOSUMDB", "GOSUMDB", "GOFLAGS", "GOTOOLCHAIN", "GOPATH"}
	out, err := exec.Command("go", append([]string{"env", "-json"}, names...)...).Output()
	require.NoError(t, err)
	values := map[string]string{}
	require.NoError(t, json.Unmarshal(out, &values))
	vars := []string{"GOENV=off", "GOWORK=off"}
	for _, name := range names {
		vars = append(vars, name+"="+values[name])
	}
	return vars
}

// status runs a command that must end with the given exit code: status 2 aslgen nonsense.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status code command [args]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// module makes a Go module that uses this repository as its version of aslgen: module path [directory].
func module(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 || len(args) > 2 {
		ts.Fatalf("usage: module path [directory]")
	}
	dir := ts.MkAbs(".")
	if len(args) == 2 {
		dir = ts.MkAbs(args[1])
	}
	ts.Check(os.MkdirAll(dir, 0o755))
	repo := ts.Getenv("REPO")
	text, err := os.ReadFile(filepath.Join(repo, "go.mod"))
	ts.Check(err)
	// The module needs what aslgen needs, and aslgen itself.
	mod := regexp.MustCompile(`(?m)^module .*$`).ReplaceAllString(string(text), "module "+args[0])
	mod += fmt.Sprintf("\nrequire github.com/aslgen/aslgen v0.0.0\n\nreplace github.com/aslgen/aslgen => %s\n", repo)
	ts.Check(os.WriteFile(filepath.Join(dir, "go.mod"), []byte(mod), 0o644))
	sum, err := os.ReadFile(filepath.Join(repo, "go.sum"))
	ts.Check(err)
	ts.Check(os.WriteFile(filepath.Join(dir, "go.sum"), sum, 0o644))
}

// longAgo is the time of an aged file.
var longAgo = time.Unix(1_000_000_000, 0)

// age gives files a modification time in the past.
func age(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		ts.Check(os.Chtimes(ts.MkAbs(name), longAgo, longAgo))
	}
}

// young requires that files were written after they were aged; with ! that they were not.
func young(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		info, err := os.Stat(ts.MkAbs(name))
		ts.Check(err)
		if info.ModTime().Equal(longAgo) != neg {
			ts.Fatalf("%s: modified at %s", name, info.ModTime())
		}
	}
}

// TestEverySubcommandHasAScript keeps help, commands and scripts together.
func TestEverySubcommandHasAScript(t *testing.T) {
	var out strings.Builder
	require.Zero(t, cli.Main([]string{"--help"}, strings.NewReader(""), &out, &out))
	_, list, found := strings.Cut(out.String(), "Available Commands:\n")
	require.True(t, found, out.String())
	list, _, _ = strings.Cut(list, "\n\n")
	count := 0
	for line := range strings.Lines(list) {
		name := strings.Fields(line)[0]
		if name == "help" || name == "completion" {
			continue
		}
		count++
		scripts, err := filepath.Glob(filepath.Join("testdata", "script", name+"_*.txtar"))
		require.NoError(t, err)
		require.NotEmpty(t, scripts, "subcommand %s has no script", name)
	}
	require.GreaterOrEqual(t, count, 5)
}
