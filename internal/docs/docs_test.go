package docs_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

const root = "../.."

// snippet is a fenced block of a document.
type snippet struct{ file, language, text string }

var fence = regexp.MustCompile("(?ms)^```([a-z]+)\n(.*?)^```$")

func snippets(t *testing.T) []snippet {
	var out []snippet
	for _, file := range []string{"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"} {
		text, err := os.ReadFile(filepath.Join(root, file))
		require.NoError(t, err)
		for _, m := range fence.FindAllStringSubmatch(string(text), -1) {
			out = append(out, snippet{file, m[1], m[2]})
		}
	}
	require.NotEmpty(t, out)
	return out
}

// flat drops the white space that a snippet and its source may differ in: indentation.
func flat(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, "\n")
}

// sources returns the flattened text of the files below the root whose names end in suffix.
func sources(t *testing.T, suffix string) map[string]string {
	out := map[string]string{}
	require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, suffix) {
			return err
		}
		text, err := os.ReadFile(path)
		out[path] = flat(string(text))
		return err
	}))
	return out
}

// contained fails unless a file holds the snippet.
func contained(t *testing.T, s snippet, files map[string]string) {
	t.Helper()
	for _, text := range files {
		if strings.Contains(text, flat(s.text)) {
			return
		}
	}
	t.Errorf("%s: this snippet stands in no file that is compiled or generated:\n%s", s.file, s.text)
}

func TestSnippetsAreCompiledOrRun(t *testing.T) {
	golang, generated, scripts := sources(t, ".go"), sources(t, ".asl.json"), sources(t, ".txtar")
	for _, s := range snippets(t) {
		switch s.language {
		case "go":
			contained(t, s, golang)
		case "json":
			contained(t, s, generated)
		case "console":
			console(t, s)
		case "hcl":
			terraformFormat(t, s)
		case "yaml":
			yamlSnippet(t, s)
		case "text":
			if !strings.Contains(messages(t), strings.TrimSpace(s.text)) {
				contained(t, s, scripts)
			}
		default:
			t.Errorf("%s: no test knows what to do with a snippet of %s", s.file, s.language)
		}
	}
}

// TestTheSafeWayIsShort: the gate and the batch that the README shows, each a whole workflow, have at most 15 lines.
func TestTheSafeWayIsShort(t *testing.T) {
	shown := 0
	for _, s := range snippets(t) {
		if strings.Contains(s.text, "review.Gate(") || strings.Contains(s.text, "batch.Run(") {
			shown++
			require.LessOrEqual(t, len(strings.Split(strings.TrimSpace(s.text), "\n")), 15, s.text)
			require.Contains(t, s.text, "builder.New[")
		}
	}
	require.Equal(t, 2, shown)
}

// console runs the commands of a snippet, except those that run this very test.
func console(t *testing.T, s snippet) {
	for line := range strings.SplitSeq(strings.TrimSpace(s.text), "\n") {
		command, ok := strings.CutPrefix(line, "$ ")
		require.True(t, ok, "%s: %q is no command", s.file, line)
		switch command {
		case "go test ./...": // this test is part of it
		case ".ci/run": // which runs this test
			info, err := os.Stat(filepath.Join(root, command))
			require.NoError(t, err)
			require.NotZero(t, info.Mode()&0o111, "%s cannot be run", command)
		default:
			run(t, command)
		}
	}
}

func run(t *testing.T, command string) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	words := strings.Fields(command)
	c := exec.CommandContext(ctx, words[0], words[1:]...)
	c.Dir = root
	out, err := c.CombinedOutput()
	require.NoError(t, err, "%s\n%s", command, out)
	require.NotRegexp(t, `(?m)^written `, string(out), "what %q generates is not what is committed", command)
}

func terraformFormat(t *testing.T, s snippet) {
	terraform, err := exec.LookPath("terraform")
	if err != nil {
		t.Log("terraform is not installed: the HCL snippet is not formatted")
		return
	}
	c := exec.Command(terraform, "fmt", "-check", "-diff", "-")
	c.Stdin = strings.NewReader(s.text)
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	require.NoError(t, c.Run(), "%s: %s", s.file, out.String())
}

type request struct{ By string }

type result struct{ Reviewer string }

// messages are the texts of mistakes that the documents quote: that of the compiler, and that of Build.
func messages(t *testing.T) string {
	w := builder.New[request, result]("quoted")
	req := request{}
	review := builder.Task(w, "Review", lambdatask.Function[request, result]("review")).Arguments(&req)
	publish := builder.Task(w, "Publish", lambdatask.Function[request, result]("publish")).
		Arguments(&req, builder.Bind(&req.By, &review.Result().Reviewer))
	draft := builder.Task(w, "Draft", lambdatask.Function[request, result]("draft")).Arguments(&req)
	w.StartAt(draft).Then(publish)
	review.Then(publish)
	_, faults := w.Build()
	var out strings.Builder
	out.WriteString(compilerMessage(t))
	for _, d := range faults {
		d.Pos.File, d.Pos.Line, d.Pos.Column = "workflow.go", 42, 0
		out.WriteString(d.String() + "\n")
	}
	return out.String()
}

// compilerMessage is what the compiler says of an optional field that is bound to a required one.
func compilerMessage(t *testing.T) string {
	dir := t.TempDir()
	program := filepath.Join(dir, "program.go")
	require.NoError(t, os.WriteFile(program, []byte(`package docs

import "github.com/aslgen/aslgen/builder"

func wrong(to *string, from **string) builder.Binding { return builder.Bind(to, from) }
`), 0o600))
	here, err := filepath.Abs("quoted.go")
	require.NoError(t, err)
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {here: program}})
	require.NoError(t, err)
	overlayFile := filepath.Join(dir, "overlay.json")
	require.NoError(t, os.WriteFile(overlayFile, overlay, 0o600))
	out, err := exec.Command("go", "build", "-overlay", overlayFile, ".").CombinedOutput()
	require.Error(t, err, "the program compiles")
	return string(out)
}
