package builder_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// compileFailDir holds the programs that must not compile, each beside its corrected twin.
const compileFailDir = "testdata/compilefail"

// place is a line of a file of compileFailDir.
type place struct {
	file string
	line int
}

// program is a function of compileFailDir.
type program struct {
	name     string
	mark     place
	pattern  *regexp.Regexp // nil for a program that compiles
	from, to int            // its lines
	file     string
}

// TestCompileFail type-checks the programs of compileFailDir: every bad one has exactly one error, on its marked line, whose
// words match the mark; its good twin has none.
func TestCompileFail(t *testing.T) {
	fset, files := parseDir(t)
	programs := programsOf(t, fset, files)
	found := typeErrors(t, fset, files)
	bad := checkErrors(t, programs, found)
	require.GreaterOrEqual(t, bad, 40, "the table has become too small")
}

// TestCompileFailCompiler has the compiler itself judge the same programs.
func TestCompileFailCompiler(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the compiler")
	}
	fset, files := parseDir(t)
	programs := programsOf(t, fset, files)
	out, err := exec.Command("go", "build", "-gcflags=-e", "./"+compileFailDir).CombinedOutput()
	require.Error(t, err, "the programs compile")
	found := map[place][]string{}
	for _, m := range regexp.MustCompile(`(?m)^(\S+\.go):(\d+):\d+: (.*)$`).FindAllStringSubmatch(string(out), -1) {
		line, err := strconv.Atoi(m[2])
		require.NoError(t, err)
		at := place{filepath.Base(m[1]), line}
		found[at] = append(found[at], m[3])
	}
	checkErrors(t, programs, found)
}

// checkErrors compares the errors found with the marks, and returns how many programs are bad.
func checkErrors(t *testing.T, programs []program, found map[place][]string) (bad int) {
	t.Helper()
	inside := map[place]bool{}
	for _, p := range programs {
		t.Run(p.name, func(t *testing.T) {
			for line := p.from; line <= p.to; line++ {
				at := place{p.file, line}
				inside[at] = true
				switch got := found[at]; {
				case p.pattern == nil || at != p.mark:
					require.Empty(t, got, "line %d", line)
				default:
					require.Len(t, got, 1, "line %d", line)
					require.Regexp(t, p.pattern, got[0])
				}
			}
		})
		if p.pattern != nil {
			bad++
		}
	}
	for at, messages := range found {
		if !inside[at] {
			t.Errorf("%s:%d: outside every program: %s", at.file, at.line, strings.Join(messages, "; "))
		}
	}
	return bad
}

func parseDir(t *testing.T) (*token.FileSet, []*ast.File) {
	t.Helper()
	names, err := fs.Glob(os.DirFS(compileFailDir), "*.go")
	require.NoError(t, err)
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join(compileFailDir, name))
		require.NoError(t, err)
		f, err := parser.ParseFile(fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
		require.NoError(t, err)
		files = append(files, f)
	}
	return fset, files
}

// programsOf finds the pairs of programs. A bad one without a mark, a good one with a mark, and either without its twin are
// faults of the table.
func programsOf(t *testing.T, fset *token.FileSet, files []*ast.File) []program {
	t.Helper()
	var out []program
	twins := map[string]int{}
	for _, f := range files {
		marks := marksOf(t, fset, f)
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Recv != nil {
				continue
			}
			from, to := fset.Position(fn.Pos()), fset.Position(fn.End())
			p := program{name: fn.Name.Name, file: from.Filename, from: from.Line, to: to.Line}
			for line := p.from; line <= p.to; line++ {
				at := place{p.file, line}
				if pattern := marks[at]; pattern != nil {
					require.Nil(t, p.pattern, "%s has two marks", p.name)
					p.mark, p.pattern = at, pattern
				}
			}
			twin, isBad := strings.CutPrefix(p.name, "bad")
			if !isBad {
				var isGood bool
				if twin, isGood = strings.CutPrefix(p.name, "good"); !isGood {
					continue
				}
			}
			require.Equal(t, isBad, p.pattern != nil, "%s: bad programs have a mark, good ones none", p.name)
			twins[twin]++
			out = append(out, p)
		}
	}
	for twin, n := range twins {
		require.Equal(t, 2, n, "bad%s and good%s stand beside one another", twin, twin)
	}
	return out
}

// marksOf reads the comments // ERROR `pattern` of a file.
func marksOf(t *testing.T, fset *token.FileSet, f *ast.File) map[place]*regexp.Regexp {
	t.Helper()
	out := map[place]*regexp.Regexp{}
	for _, group := range f.Comments {
		for _, c := range group.List {
			text, ok := strings.CutPrefix(c.Text, "// ERROR ")
			if !ok {
				continue
			}
			pattern, err := strconv.Unquote(text)
			require.NoError(t, err, c.Text)
			pos := fset.Position(c.Pos())
			out[place{pos.Filename, pos.Line}] = regexp.MustCompile(pattern)
		}
	}
	return out
}

// typeErrors type-checks the files as one package and collects every error.
func typeErrors(t *testing.T, fset *token.FileSet, files []*ast.File) map[place][]string {
	t.Helper()
	found := map[place][]string{}
	config := types.Config{
		Importer: importer.ForCompiler(fset, "gc", exportData(t)),
		Error: func(err error) {
			var e types.Error
			require.True(t, errors.As(err, &e))
			pos := e.Fset.Position(e.Pos)
			at := place{pos.Filename, pos.Line}
			found[at] = append(found[at], e.Msg)
		},
	}
	_, err := config.Check("compilefail", fset, files, nil)
	require.Error(t, err, "the programs compile")
	return found
}

// exportData asks the go command once where the compiled packages are that the programs import.
func exportData(t *testing.T) importer.Lookup {
	t.Helper()
	cmd := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Export",
		"github.com/aslgen/aslgen/builder/asltest", "github.com/aslgen/aslgen/builder/task/...", "github.com/aslgen/aslgen/patterns/...", "github.com/aslgen/aslgen/internal/standin/service/healthlake")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	require.NoError(t, err, stderr.String())
	files := map[string]string{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct{ ImportPath, Export string }
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		files[p.ImportPath] = p.Export
	}
	return func(path string) (io.ReadCloser, error) {
		if files[path] == "" {
			return nil, errors.New("no export data of " + path)
		}
		return os.Open(files[path])
	}
}
