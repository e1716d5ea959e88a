package builder_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
)

// TestDeepLiteral: a text that looks like an expression, deep inside a literal, costs one walk of the literal. It took twice the
// time for every level.
func TestDeepLiteral(t *testing.T) {
	for _, wrap := range []func(any) any{
		func(v any) any { return []any{v} },
		func(v any) any { return map[string]any{"in": v} },
	} {
		var deep any = "{% not an expression %}"
		for range 100 {
			deep = wrap(deep)
		}
		w := builder.New[struct{}, any]("deep")
		w.StartAt(builder.Pass(w, "Deep", &deep))
		machine, faults := w.Build()
		require.Empty(t, faults.String())
		require.Equal(t, 1, strings.Count(string(machine.Print()), `"{% \"{\\u0025 not an expression %\\u007d\" %}"`))
	}
}
