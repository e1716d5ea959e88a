package generate_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/generate"
)

// fake is a workflow whose every answer a test decides.
type fake struct {
	builder.Definition // nil: it only makes fake a Definition
	name               string
	text               string
	list               diag.List
	in                 reflect.Type
	callbacks          []builder.Callback
}

func (f fake) Name() string                  { return f.name }
func (f fake) InputType() reflect.Type       { return f.in }
func (f fake) OutputType() reflect.Type      { return reflect.TypeFor[string]() }
func (f fake) Callbacks() []builder.Callback { return f.callbacks }

func (f fake) Build() (*asl.StateMachine, diag.List) {
	if f.list.HasErrors() {
		return nil, f.list
	}
	m, problems := asl.Parse("", []byte(f.text))
	return m, append(f.list, problems...)
}

type answer struct {
	Approved bool `json:"approved"`
}

const smallest = `{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}`

// named is a small workflow with callbacks in the given states.
func named(name string, states ...string) fake {
	f := fake{name: name, text: smallest, in: reflect.TypeFor[int]()}
	for _, s := range states {
		f.callbacks = append(f.callbacks, builder.Callback{State: s, Answer: reflect.TypeFor[answer]()})
	}
	return f
}

func names(files []generate.File) []string {
	var all []string
	for _, f := range files {
		all = append(all, f.Name)
	}
	return all
}

func codes(list diag.List) []string {
	var all []string
	for _, d := range list {
		all = append(all, d.Code)
	}
	return all
}

func TestFilesNames(t *testing.T) {
	for name, states := range map[string]map[string]string{
		"words":       {"Human review": "human-review", "draft_note": "draft-note", "  a  b ": "a-b", "a/b:c": "a-b-c"},
		"camel case":  {"HumanReview": "human-review", "reviewV2": "review-v2", "HTTPCall": "http-call", "callHTTP": "call-http"},
		"other words": {"Prüfung Ärztin": "prüfung-ärztin", "!!!": "state", "A1b": "a1b"},
	} {
		t.Run(name, func(t *testing.T) {
			for state, want := range states {
				files, list := generate.Files(named("note", state))
				require.Empty(t, list)
				require.Equal(t, []string{
					"note.asl.json", "note.input.schema.json", "note.output.schema.json", want + ".answer.schema.json",
				}, names(files), "state %q", state)
			}
		})
	}
}

func TestFilesContents(t *testing.T) {
	files, list := generate.Files(named("note", "Review"))
	require.Empty(t, list)
	require.Equal(t, smallest, string(files[0].Content), "a document is printed by its model")
	require.Contains(t, string(files[1].Content), `"type": "integer"`)
	require.Contains(t, string(files[2].Content), `"type": "string"`)
	require.Contains(t, string(files[3].Content), `"approved"`)
	require.Contains(t, string(files[3].Content), `"additionalProperties": false`, "answers are closed")
	again, _ := generate.Files(named("note", "Review"))
	require.Equal(t, files, again)
}

func TestFilesFindings(t *testing.T) {
	fault := diag.Def{Code: "ASL6040", Severity: diag.Error}.At(diag.Pos{}, "no start")
	warning := diag.Def{Code: "ASL6604", Severity: diag.Warning}.At(diag.Pos{}, "careful")
	wrong, careful, channel, invalid := named("wrong"), named("careful"), named("channel"), named("invalid")
	wrong.list = diag.List{warning, fault}
	careful.list = diag.List{warning}
	channel.in = reflect.TypeFor[chan int]()
	invalid.text = `{"StartAt":"A","States":{"A":{"Type":"Succeed","Next":"B"}}}`
	other := named("b", "Review")
	other.callbacks[0].Answer = reflect.TypeFor[string]()

	for name, c := range map[string]struct {
		in    []builder.Definition
		codes []string
		files int
	}{
		"nothing":                       {},
		"a nil interface":               {in: []builder.Definition{nil}, codes: []string{"ASL6970"}},
		"a nil pointer":                 {in: []builder.Definition{(*builder.Workflow[int, int])(nil)}, codes: []string{"ASL6970"}},
		"errors do not stop the others": {in: []builder.Definition{wrong, named("a")}, codes: []string{"ASL6604", "ASL6040"}, files: 3},
		"warnings do not stop":          {in: []builder.Definition{careful}, codes: []string{"ASL6604"}, files: 3},
		"a type without JSON form":      {in: []builder.Definition{channel}, codes: []string{"ASL6601"}},
		"a document the schema refuses": {in: []builder.Definition{invalid}, codes: []string{"ASL9002"}},
		"a name with a slash":           {in: []builder.Definition{named("../up")}, codes: []string{"ASL6971"}},
		"an empty name":                 {in: []builder.Definition{named("")}, codes: []string{"ASL6971"}},
		"a hidden name":                 {in: []builder.Definition{named(".a")}, codes: []string{"ASL6971"}},
		"two of one name":               {in: []builder.Definition{named("a"), named("a")}, codes: []string{"ASL6972"}, files: 3},
		"two that differ in case alone": {in: []builder.Definition{named("a"), named("A")}, codes: []string{"ASL6972"}, files: 3},
		"two states of one file name":   {in: []builder.Definition{named("a", "Review 1", "review-1")}, codes: []string{"ASL6972"}},
		"equal answers share a file":    {in: []builder.Definition{named("a", "Review"), named("b", "Review")}, files: 7},
		"different answers of one name": {in: []builder.Definition{named("a", "Review"), other}, codes: []string{"ASL6972"}, files: 7},
	} {
		t.Run(name, func(t *testing.T) {
			files, list := generate.Files(c.in...)
			require.Equal(t, c.codes, codes(list), list.String())
			require.Len(t, files, c.files)
		})
	}
}

func TestWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "asl")
	require.NoError(t, generate.Write(dir, named("a", "Review"), named("b")))
	for _, name := range []string{"a.asl.json", "a.input.schema.json", "a.output.schema.json", "review.answer.schema.json", "b.asl.json"} {
		require.FileExists(t, filepath.Join(dir, name))
	}
	text, err := os.ReadFile(filepath.Join(dir, "a.asl.json"))
	require.NoError(t, err)
	require.Equal(t, smallest, string(text))
}

func TestWriteWritesNothingWithErrors(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "asl")
	wrong := named("wrong")
	for _, m := range []string{"no start", "no end"} {
		wrong.list = append(wrong.list, diag.Def{Code: "ASL6040", Severity: diag.Error}.At(diag.Pos{File: "a.go", Line: 3}, "%s", m))
	}
	err := generate.Write(dir, named("a"), wrong)
	var list *generate.Error
	require.True(t, errors.As(err, &list))
	require.Len(t, list.Diagnostics, 2)
	require.Equal(t, 2, strings.Count(err.Error(), "a.go:3: error ASL6040"), "all mistakes are in the text: %v", err)
	require.NoDirExists(t, dir)
}

func TestWriteToAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, []byte("x"), 0o644))
	require.Error(t, generate.Write(file, named("a")))
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, "x", string(text))
}
