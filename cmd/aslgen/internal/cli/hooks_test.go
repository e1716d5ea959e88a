package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"
)

// readYAML reads a file of the repository into a value; what the value does not know is a mistake.
func readYAML(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(repository, name))
	require.NoError(t, err)
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	require.NoError(t, d.Decode(into))
}

// parses fails unless the words are a command line of aslgen: a subcommand and flags that it has.
func parses(t *testing.T, words []string) {
	t.Helper()
	require.Equal(t, "aslgen", words[0])
	cmd, rest, err := rootCommand(&app{}).Find(words[1:])
	require.NoError(t, err)
	require.Equal(t, "validate", cmd.Name())
	require.NoError(t, cmd.ParseFlags(rest), "%q", words)
	require.Contains(t, formats, cmd.Flag("format").Value.String())
}

func TestPreCommitHook(t *testing.T) {
	var hooks []struct {
		ID, Name, Description, Entry, Language, Files string

		RequireSerial bool `yaml:"require_serial"`
	}
	readYAML(t, ".pre-commit-hooks.yaml", &hooks)
	require.Len(t, hooks, 1)
	hook := hooks[0]
	require.Equal(t, "aslgen-validate", hook.ID)
	require.Equal(t, "golang", hook.Language)
	parses(t, append(strings.Fields(hook.Entry), "flows/a.asl.json", "b.asl.yaml"))
	files := regexp.MustCompile(hook.Files)
	for _, end := range documentNames {
		require.True(t, files.MatchString("flows/a"+end), "the hook takes what a directory is searched for: %s", end)
	}
	require.False(t, files.MatchString("a.json"))
	require.False(t, files.MatchString("a.asl.json.bak"))
}

// action is an action definition, as far as ours goes.
type action struct {
	Name, Description string

	Inputs map[string]struct{ Description, Default string }
	Runs   struct {
		Using string
		Steps []struct {
			Name, Shell, Run string

			Env map[string]string
		}
	}
}

func TestAction(t *testing.T) {
	var a action
	readYAML(t, "action.yml", &a)
	require.Equal(t, "composite", a.Runs.Using)
	used := map[string]bool{}
	for _, step := range a.Runs.Steps {
		require.NotContains(t, step.Run, "${{", "an input in the text of a script would be run")
		for name, value := range step.Env {
			m := regexp.MustCompile(`^\$\{\{ inputs\.(\w+) \}\}$`).FindStringSubmatch(value)
			require.NotNil(t, m, "%s: %s", name, value)
			require.Contains(t, a.Inputs, m[1])
			require.Contains(t, step.Run, "$"+name)
			used[m[1]] = true
		}
	}
	require.Len(t, used, len(a.Inputs), "every input is used")
	require.Equal(t, ".", a.Inputs["paths"].Default)

	steps := a.Runs.Steps
	command := strings.NewReplacer(`"$RUNNER_TEMP/aslgen/aslgen"`, "aslgen", "$ASLGEN_ARGS", "--template --type EXPRESS", "$ASLGEN_PATHS", "a b").
		Replace(steps[len(steps)-1].Run)
	parses(t, strings.Fields(command))
}

// TestActionRuns runs the scripts of the action as GitHub does: in bash, in the user's checkout.
func TestActionRuns(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("bash is not installed")
	}
	if testing.Short() {
		t.Skip("it builds the command")
	}
	var a action
	readYAML(t, "action.yml", &a)
	root, err := filepath.Abs(repository)
	require.NoError(t, err)
	checkout := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(checkout, "a.asl.json"), []byte(`{"StartAt": "B", "States": {"A": {"Type": "Succeed"}}}`), 0o644))
	env := append(os.Environ(), "GITHUB_ACTION_PATH="+root, "RUNNER_TEMP="+t.TempDir(), "GOFLAGS=-buildvcs=false")
	for _, step := range a.Runs.Steps {
		run := func(inputs map[string]string) (string, error) {
			cmd := exec.Command(bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", step.Run)
			cmd.Dir, cmd.Env = checkout, env
			for name, value := range step.Env {
				input := strings.TrimSuffix(strings.TrimPrefix(value, "${{ inputs."), " }}")
				value, given := inputs[input]
				if !given {
					value = a.Inputs[input].Default
				}
				cmd.Env = append(cmd.Env, name+"="+value)
			}
			out, err := cmd.CombinedOutput()
			return string(out), err
		}
		if step.Name != "Validate" {
			out, err := run(nil)
			require.NoError(t, err, out)
			continue
		}
		out, err := run(nil)
		require.Error(t, err)
		require.Contains(t, out, "::error file=a.asl.json,line=1,")
		out, err = run(map[string]string{"args": "--silence ASL2001 --quiet", "paths": "a.asl.json ./a.asl.json"})
		require.NoError(t, err, out)
		require.Empty(t, out)
	}
}
