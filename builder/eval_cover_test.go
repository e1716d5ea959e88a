package builder_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestProgramsUseEveryFunction holds the table of programs to the package: each exported function that makes an expression, a
// state, items or an option occurs in it, and each exported method of a state.
func TestProgramsUseEveryFunction(t *testing.T) {
	used := map[string]bool{}
	for _, file := range parseAll(t, "eval_*_test.go") {
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				used[s.Sel.Name] = true
			}
			return true
		})
	}
	var missing []string
	found := 0
	for name, file := range parseAll(t, "*.go") {
		if strings.HasSuffix(name, "_test.go") || name == "require.go" { // a requirement changes nothing that a machine gives
			continue
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || !f.Name.IsExported() || f.Name.Name == "Defs" || // the documentation of the codes
				f.Name.Name == "RefusedArgument" || f.Name.Name == "Report" || // a mistake, which no program makes
				slices.Contains([]string{"TimeLimit", "Prefix", "Repeated", "IsNil"}, f.Name.Name) || // questions, which make nothing
				f.Name.Name == "AtBuild" || // which the programs of patterns use
				f.Recv != nil && !chains(f) {
				continue
			}
			found++
			if !used[f.Name.Name] {
				missing = append(missing, f.Name.Name)
			}
		}
	}
	require.Greater(t, found, 150)
	slices.Sort(missing)
	require.Empty(t, missing, "no program uses these")
}

// chains tells that a method gives its receiver's type back: it sets a field of a state, a rule or a retrier.
func chains(f *ast.FuncDecl) bool {
	if f.Type.Results == nil || len(f.Type.Results.List) != 1 {
		return false
	}
	return typeName(f.Type.Results.List[0].Type) == typeName(f.Recv.List[0].Type)
}

func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return typeName(e.X)
	case *ast.IndexExpr:
		return typeName(e.X)
	case *ast.IndexListExpr:
		return typeName(e.X)
	case *ast.Ident:
		return e.Name
	default:
		return ""
	}
}

func parseAll(t *testing.T, pattern string) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob(pattern)
	require.NoError(t, err)
	out := map[string]*ast.File{}
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		out[name] = file
	}
	return out
}

// TestConform shows that the comparison of values with types can fail.
func TestConform(t *testing.T) {
	text := func(v any) string { return compact(v) }
	for _, c := range []struct {
		name string
		err  error
		why  string
	}{
		{"null for a text", conform(typ[string](), []byte(`null`)), "is no string"},
		{"null for a number", conform(typ[spot](), []byte(`{"x":null,"y":1}`)), "is no int"},
		{"null for a time", conform(typ[instants](), []byte(strings.Replace(text(instants{}), `"0001-01-01T00:00:00Z"`, "null", 1))), "is no time.Time"},
		{"fraction", conform(typ[int](), []byte(`1.5`)), "is no int"},
		{"negative for unsigned", conform(typ[uint](), []byte(`-1`)), "is no uint"},
		{"missing member", conform(typ[spot](), []byte(`{"x":1}`)), `member "y"`},
		{"other member", conform(typ[spot](), []byte(`{"x":1,"y":2,"z":3}`)), "has members"},
		{"scalar for a list", conform(typ[[]string](), []byte(`"a"`)), "is no []string"},
		{"list for a scalar", conform(typ[string](), []byte(`["a"]`)), "is no string"},
		{"list for an object", conform(typ[spot](), []byte(`[]`)), "is no"},
		{"short array", conform(typ[[2]int](), []byte(`[1]`)), "is no [2]int"},
		{"object for a text", conform(typ[string](), []byte(`{}`)), "is no string"},
		{"text for an object", conform(typ[person](), []byte(`""`)), "is no"},
		{"nested", conform(typ[[]spot](), []byte(`[{"x":1,"y":"2"}]`)), "[0].y"},
		{"map value", conform(typ[map[string]int](), []byte(`{"a":"1"}`)), ".a"},
		{"unquoted", conform(typ[quoted](), []byte(strings.Replace(text(quoted{}), `"ToI":"0"`, `"ToI":0`, 1))), "not quoted"},
		{"quoted null", conform(typ[quoted](), []byte(strings.Replace(text(quoted{}), `"ToO":null`, `"ToO":"null"`, 1))), "not quoted"},
		{"malformed time", conform(typ[time.Time](), []byte(`"yesterday"`)), "yesterday"},
	} {
		require.ErrorContains(t, c.err, c.why, c.name)
	}
	for _, good := range []error{
		conform(typ[sink](), []byte(text(sink{}))), conform(typ[quoted](), []byte(text(quoted{ToO: new(1)}))), conform(typ[[]byte](), []byte(`"AA=="`)), conform(typ[any](), []byte(`null`)),
		conform(typ[*int](), []byte(`null`)), conform(typ[float64](), []byte(`1`)), conform(typ[json.RawMessage](), []byte(`null`)), conform(typ[sink](), []byte(text(sink{More: &More{}}))),
	} {
		require.NoError(t, good)
	}
}

func typ[T any]() reflect.Type { return reflect.TypeFor[T]() }

// TestDiffer shows that the comparison of Go values can fail.
func TestDiffer(t *testing.T) {
	for _, c := range [][2]any{
		{1, 2}, {"a", "b"}, {[]int{1}, []int{2}}, {[]int{1}, []int{1, 1}}, {new(1), (*int)(nil)}, {1.5, 1.25}, {spot{X: 1}, spot{}}, {map[string]int{"a": 1}, map[string]int{"b": 1}},
		{map[string]int{"a": 1}, map[string]int{}}, {time.Unix(1, 0), time.Unix(2, 0)}, {[]any{nil}, []any{1.0}}, {[]any{"1"}, []any{1.0}}, {json.RawMessage(`1`), json.RawMessage(`2`)}, {1, "1"},
	} {
		require.NotEmpty(t, differ(reflect.ValueOf(c[0]), reflect.ValueOf(c[1]), ""), "%v %v", c[0], c[1])
		require.Empty(t, differ(reflect.ValueOf(c[0]), reflect.ValueOf(c[0]), ""), "%v", c[0])
	}
	require.Empty(t, differ(reflect.ValueOf([]int{}), reflect.ValueOf([]int(nil)), ""))
	require.Empty(t, differ(reflect.ValueOf(time.Unix(1, 1)), reflect.ValueOf(time.Unix(1, 2).UTC()), ""))
}
