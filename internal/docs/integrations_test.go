package docs_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"
)

// configuration is any of the YAML files that the documents show: aslgen.yaml, .pre-commit-config.yaml, a GitHub workflow.
type configuration struct {
	Validate map[string]any
	Repos    []struct {
		Repo, Rev string
		Hooks     []struct {
			ID   string
			Args []string
		}
	}
	Steps []struct {
		Uses string
		With map[string]string
	}
}

// yamlSnippet holds a snippet to the files that it speaks of: the command reads a configuration, a hook and an input exist, and their
// arguments are flags of the command.
func yamlSnippet(t *testing.T, s snippet) {
	t.Helper()
	var c configuration
	d := yaml.NewDecoder(strings.NewReader(s.text))
	d.KnownFields(true)
	require.NoError(t, d.Decode(&c), "%s: %s", s.file, s.text)
	checked := false
	if c.Validate != nil {
		validateFlags(t, t.TempDir(), s.text)
		checked = true
	}
	for _, repo := range c.Repos {
		require.Equal(t, "https://github.com/aslgen/aslgen", repo.Repo)
		for _, hook := range repo.Hooks {
			require.Contains(t, hookEntries(t), hook.ID, "%s names a hook that is not there", s.file)
			validateFlags(t, t.TempDir(), "", hook.Args...)
			checked = true
		}
	}
	for _, step := range c.Steps {
		if !strings.HasPrefix(step.Uses, "aslgen/aslgen@") {
			continue
		}
		for input := range step.With {
			require.Contains(t, actionInputs(t), input, "%s gives the action an input that it has not", s.file)
		}
		validateFlags(t, t.TempDir(), "", strings.Fields(step.With["args"])...)
		checked = true
	}
	require.True(t, checked, "%s: nothing in this snippet is ours:\n%s", s.file, s.text)
}

// validateFlags runs aslgen validate with flags, and with an aslgen.yaml when its text is given, on a document that is right.
func validateFlags(t *testing.T, dir, config string, flags ...string) {
	t.Helper()
	file := filepath.Join(dir, "a.asl.json")
	require.NoError(t, os.WriteFile(file, []byte(`{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`), 0o600))
	if config != "" {
		require.NoError(t, os.WriteFile(filepath.Join(dir, "aslgen.yaml"), []byte(config), 0o600))
	}
	c := exec.Command("go", append(append([]string{"run", "./cmd/aslgen", "validate"}, flags...), file)...)
	c.Dir = root
	out, err := c.CombinedOutput()
	require.NoError(t, err, "%q\n%s", flags, out)
}

// hookEntries are the command lines of the hooks, by id.
func hookEntries(t *testing.T) map[string]string {
	var hooks []struct{ ID, Entry string }
	readYAML(t, ".pre-commit-hooks.yaml", &hooks)
	entries := map[string]string{}
	for _, h := range hooks {
		entries[h.ID] = h.Entry
	}
	return entries
}

// actionInputs are the inputs of the action.
func actionInputs(t *testing.T) map[string]any {
	var action struct{ Inputs map[string]any }
	readYAML(t, "action.yml", &action)
	return action.Inputs
}

func readYAML(t *testing.T, name string, into any) {
	text, err := os.ReadFile(filepath.Join(root, name))
	require.NoError(t, err)
	require.NoError(t, yaml.Unmarshal(text, into))
}
