package validate_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
	"github.com/aslgen/aslgen/internal/sources"
)

// TestByState holds the rules with ByState to what they say: the findings are the same whether they see one state at a time or all.
func TestByState(t *testing.T) {
	var texts []string
	for _, def := range rules.Defs() {
		texts = append(texts, def.Bad, def.Good)
	}
	patterns := []string{"../../golden/*/want/*.asl.json"}
	if dir, ok := sources.Given(t, "ASLGEN_CORPUS"); ok {
		patterns = append(patterns, filepath.Join(dir, "*", "*.json"))
	}
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		require.NoError(t, err)
		require.NotEmpty(t, files)
		for _, file := range files {
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			texts = append(texts, string(text))
		}
	}
	for _, text := range texts {
		m, list := asl.Parse("m", []byte(text))
		if list.HasErrors() {
			continue
		}
		for _, o := range []validate.Options{{Advice: true}, {Advice: true, WorkflowType: asl.ExecutionExpress}} {
			whole := judgedBy(m, 1<<30, o)
			require.Equal(t, whole, judgedBy(m, 1, o), text)
			require.Equal(t, whole, judgedBy(m, 2, o), text)
		}
	}
}

func judgedBy(m *asl.StateMachine, states int, o validate.Options) string {
	defer validate.SetPortion(states)()
	return rules.Validate(m, o).String()
}
