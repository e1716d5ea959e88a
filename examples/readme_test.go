package examples_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/emit"
	"github.com/aslgen/aslgen/asl/emit/diagram"
)

// drawing is the diagram in a README.
var drawing = regexp.MustCompile("(?s)```mermaid\n.*?```")

// TestReadmes holds the README of each example to what is generated: it shows the diagram of the definition, and names every generated file.
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
			generated, err := os.ReadDir(filepath.Dir(file))
			require.NoError(t, err)
			for _, f := range generated {
				require.Contains(t, string(text), "`asl/"+f.Name()+"`")
			}
		})
	}
}
