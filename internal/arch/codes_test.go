package arch

import (
	"go/ast"
	"regexp"
	"strconv"
	"testing"
)

// code is the form of a diagnostic's code.
var code = regexp.MustCompile(`^ASL\d{4}$`)

// TestCodesAreDefinedOnce finds every diag.Def by its code, in a field Code or as the first argument of a function that
// makes one, and fails when two have the same.
func TestCodesAreDefinedOnce(t *testing.T) {
	defined := map[string]string{}
	define := func(f *sourceFile, e ast.Expr) {
		lit, ok := e.(*ast.BasicLit)
		if !ok {
			return
		}
		text, err := strconv.Unquote(lit.Value)
		if err != nil || !code.MatchString(text) {
			return
		}
		if first, taken := defined[text]; taken {
			t.Errorf("%s: code %s is defined at %s already", f.position(lit), text, first)
		}
		defined[text] = f.position(lit)
	}
	for _, f := range sources(t) {
		if f.test {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Code" {
					define(f, n.Value)
				}
			case *ast.CallExpr:
				if fn, ok := n.Fun.(*ast.Ident); ok && len(n.Args) > 0 && (fn.Name == "def" || fn.Name == "define") {
					define(f, n.Args[0])
				}
			}
			return true
		})
	}
	if len(defined) == 0 {
		t.Error("no code was found")
	}
}
