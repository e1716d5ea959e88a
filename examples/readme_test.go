package examples_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/emit"
	"github.com/aslgen/aslgen/asl/emit/diagram"
	"github.com/aslgen/aslgen/examples/clinicalnote"
	"github.com/aslgen/aslgen/examples/imagingreview"
	"github.com/aslgen/aslgen/patterns/batch"
	"github.com/aslgen/aslgen/patterns/review"
)

// drawing is the diagram in a README.
var drawing = regexp.MustCompile("(?s)```mermaid\n.*?```")

// TestReadmes holds the README of each example to what is generated: it shows the diagram of the definition, names every generated file, and
// says how to test it.
// ASLGEN_UPDATE=1 writes the diagrams anew.
func TestReadmes(t *testing.T) {
	definitions, err := filepath.Glob("*/asl/*.asl.json")
	require.NoError(t, err)
	require.NotEmpty(t, definitions)
	for _, file := range definitions {
		example, _, _ := strings.Cut(file, string(filepath.Separator))
		t.Run(example, func(t *testing.T) {
			definition, err := os.ReadFile(file)
			require.NoError(t, err)
			drawn, faults := diagram.Target{}.Emit(emit.Machine{Name: strings.TrimSuffix(filepath.Base(file), ".asl.json"), Definition: definition})
			require.Empty(t, faults)
			readme := filepath.Join(example, "README.md")
			text, err := os.ReadFile(readme)
			require.NoError(t, err)
			want := "```mermaid\n" + string(drawn[0].Content) + "```"
			if os.Getenv("ASLGEN_UPDATE") != "" {
				text = []byte(drawing.ReplaceAllLiteralString(string(text), want))
				require.NoError(t, os.WriteFile(readme, text, 0o644))
			}
			require.Equal(t, want, drawing.FindString(string(text)), "ASLGEN_UPDATE=1 go test -run TestReadmes writes the diagram")
			require.Contains(t, string(text), "    go test ./examples/"+example+"\n", "how to test it")
			generated, err := os.ReadDir(filepath.Dir(file))
			require.NoError(t, err)
			for _, f := range generated {
				require.Contains(t, string(text), "`asl/"+f.Name()+"`")
			}
		})
	}
}

// document is a document in a README.
var document = regexp.MustCompile("(?s)```json\n(.*?)```")

// TestDocumentsInReadmes holds the messages and the answers that READMEs show to their Go types, in the order in which they are shown.
func TestDocumentsInReadmes(t *testing.T) {
	for example, types := range map[string][]any{
		"clinicalnote":  {&review.Request[clinicalnote.Question]{}, &review.Answer[review.Decision]{}},
		"imagingreview": {&review.Request[imagingreview.Question]{}},
		"studybackfill": {&batch.FailedChild{}},
	} {
		t.Run(example, func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join(example, "README.md"))
			require.NoError(t, err)
			shown := document.FindAllStringSubmatch(string(text), -1)
			require.Len(t, shown, len(types))
			for i, s := range shown {
				d := json.NewDecoder(strings.NewReader(s[1]))
				d.DisallowUnknownFields()
				require.NoError(t, d.Decode(types[i]), s[1])
				again, err := json.Marshal(types[i])
				require.NoError(t, err)
				require.JSONEq(t, s[1], string(again), "a member is missing")
			}
		})
	}
}
