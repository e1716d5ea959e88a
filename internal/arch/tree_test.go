package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// module is the import path of the repository's module.
const module = "github.com/aslgen/aslgen"

// sourceFile is one Go file of the repository.
type sourceFile struct {
	path string // from the root of the repository, with slashes
	pkg  string // its directory, "." for the root
	test bool
	ast  *ast.File
	text []byte
	fset *token.FileSet
}

// position is "path:line" of a node.
func (f *sourceFile) position(n ast.Node) string {
	return f.fset.Position(n.Pos()).String()
}

// generated reports whether the file has Go's marker of generated code.
func (f *sourceFile) generated() bool { return ast.IsGenerated(f.ast) }

// sources parses every Go file of the module and of the examples. Directories that the go command leaves out are left out, and so are
// modules of their own.
func sources(t *testing.T) []*sourceFile {
	t.Helper()
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	fset := token.NewFileSet()
	var files []*sourceFile
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if path == root {
				return nil
			}
			_, modErr := os.Stat(filepath.Join(path, "go.mod"))
			if name == "testdata" || name == "vendor" || name == "node_modules" || strings.ContainsAny(name[:1], "._") || modErr == nil && name != "examples" {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		parsed, err := parser.ParseFile(fset, rel, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files = append(files, &sourceFile{
			path: rel, pkg: filepath.ToSlash(filepath.Dir(rel)), test: strings.HasSuffix(rel, "_test.go"),
			ast: parsed, text: text, fset: fset,
		})
		return nil
	})
	require.NoError(t, err)
	require.NotEmpty(t, files)
	return files
}

// matches reports whether a package name fits a pattern: itself, all below it when it ends in /**, anything when it is *.
func matches(pattern, name string) bool {
	if pattern == "*" {
		return true
	}
	if base, ok := strings.CutSuffix(pattern, "/**"); ok {
		return name == base || strings.HasPrefix(name, base+"/")
	}
	return pattern == name
}

// matchesAny reports whether a package name fits one of the patterns.
func matchesAny(patterns []string, name string) bool {
	for _, p := range patterns {
		if matches(p, name) {
			return true
		}
	}
	return false
}
