package builder_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder"
)

// TestDefsAreComplete compares Defs with the source: every code that is defined is listed, and something reports it.
func TestDefsAreComplete(t *testing.T) {
	names, err := filepath.Glob("*.go")
	require.NoError(t, err)
	defined, used := map[string]string{}, map[string]int{} // by the name of the variable
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec:
				if number := numberOf(t, n); number != "" {
					defined[n.Names[0].Name] = number
					return false
				}
			case *ast.Ident:
				used[n.Name]++
			}
			return true
		})
	}
	var numbers []string
	for name, number := range defined {
		require.Positive(t, used[name], "nothing reports %s, %s", number, name)
		numbers = append(numbers, number)
	}
	slices.Sort(numbers)
	require.GreaterOrEqual(t, len(numbers), 50)

	var listed []string
	for _, d := range builder.Defs() {
		listed = append(listed, d.Code)
	}
	require.Equal(t, numbers, listed, "Defs lists every code once, sorted")
}

// numberOf returns the code that a variable defines, or "".
func numberOf(t *testing.T, v *ast.ValueSpec) string {
	t.Helper()
	if len(v.Values) != 1 {
		return ""
	}
	call, ok := v.Values[0].(*ast.CallExpr)
	if !ok {
		return ""
	}
	if fn, ok := call.Fun.(*ast.Ident); !ok || fn.Name != "def" && fn.Name != "define" {
		return ""
	}
	lit, ok := call.Args[0].(*ast.BasicLit)
	require.True(t, ok)
	number, err := strconv.Unquote(lit.Value)
	require.NoError(t, err)
	return number
}

// warned are the codes that are warnings: the workflow is built all the same. TestWarnings builds such workflows.
var warned = []string{"ASL6073"}

func TestDefsAreDocumented(t *testing.T) {
	form := regexp.MustCompile(`^ASL6\d{3}$`)
	for _, d := range builder.Defs() {
		require.Regexp(t, form, d.Code)
		if !slices.Contains(warned, d.Code) {
			require.Equal(t, diag.Error, d.Severity, d.Code)
		}
		require.NotEmpty(t, d.Title, d.Code)
		require.False(t, strings.HasSuffix(d.Title, "."), "%s: %s", d.Code, d.Title)
		require.True(t, strings.HasSuffix(d.Doc, "."), "%s: %s", d.Code, d.Doc)
	}
	list := builder.Defs()
	list[0].Code = "changed"
	require.NotEqual(t, "changed", builder.Defs()[0].Code, "each caller has a list of its own")
}
