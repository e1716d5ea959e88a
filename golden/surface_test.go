package golden_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// notInCases are the exported symbols that tools call, not the authors of workflows.
var notInCases = map[string]string{
	"builder.Defs":                "documentation of the diagnostics",
	"builder.Encode":              "called by builder/asltest",
	"builder.TaskState.Info":      "called by builder/asltest",
	"builder.Workflow.Build":      "called by builder/generate",
	"builder.Workflow.Callbacks":  "called by builder/generate",
	"builder.Workflow.InputType":  "called by builder/generate",
	"builder.Workflow.Lineage":    "called by builder/generate/driver",
	"builder.Workflow.OutputType": "called by builder/generate",
	"builder.Workflow.Params":     "asked by emitters",
	"builder.Workflow.SetOrigins": "called by builder/asltest",
	"builder.Workflow.Tasks":      "called by builder/asltest",

	"emrtask.True.MarshalJSON":     "called by encoding/json",
	"emrtask.True.UnmarshalJSON":   "called by encoding/json",
	"medicalimagingtask.Defs":      "documentation of the diagnostics",
	"polltask.Defs":                "documentation of the diagnostics",
	"batch.CompactJSONL":           "the format of a writer that is given none",
	"batch.Defs":                   "documentation of the diagnostics",
	"batch.Reconciliation.AllFine": "asked by what follows a batch",
	"batch.MapRun.Name":            "asked by what follows a batch",
	"batch.MapRun.Then":            "promoted from the chain of states",
	"batch.MapRun.Writer":          "asked by what follows a batch",
	"batch.Writer.Destination":     "asked by what follows a batch",
	"review.AnswerSchema":          "called by the reviewer's side",
	"review.Decision.NeedsComment": "asked by the reviewer's side",
	"review.Request.Format":        "called by fmt",
	"review.RequestSchema":         "called by the reviewer's side",
	"review.Decision.Meaning":      "asked by the gate",
	"review.Defs":                  "documentation of the diagnostics",
	"review.GateOfState.Approved":  "promoted from GateState",
	"review.GateOfState.MaxWait":   "promoted from GateState",
	"review.GateOfState.OnShadow":  "promoted from GateState",
	"review.GateOfState.OnStop":    "promoted from GateState",
	"review.GateOfState.Then":      "promoted from the chain of states",
	"review.GateState.MaxWait":     "asked while times are chosen",
	"review.GateState.Then":        "promoted from the chain of states",
	"saga.Defs":                    "documentation of the diagnostics",
	"polltask.Schedule.Events":     "asked while a schedule is chosen",
	"polltask.Schedule.Questions":  "asked while a schedule is chosen",
}

// TestEverySymbolHasACase holds the cases to the builder: every exported function, method and variable of it and of its task
// packages stands in at least one case. A method counts for each type that has it, promoted ones included.
func TestEverySymbolHasACase(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: it asks the go command for export data")
	}
	pkgs, exports := goList(t)
	fset := token.NewFileSet()
	imports := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) {
		file := exports[path]
		if file == "" {
			return nil, fmt.Errorf("no export data of %s", path)
		}
		return os.Open(file)
	})

	used := map[string]bool{}
	for _, c := range cases {
		note(t, fset, imports, c.folder, used)
	}
	for _, pattern := range []string{"calls/*/workflows.go", "patterns/*/workflows.go"} {
		for _, folder := range folders(t, pattern) {
			note(t, fset, imports, folder, used)
		}
	}
	// What task and pattern packages use of the builder, the cases use through them.
	authors := map[string]bool{}
	for _, pattern := range []string{"../builder/task/*/*.go", "../patterns/*/*.go"} {
		for _, folder := range folders(t, pattern) {
			note(t, fset, imports, folder, authors)
		}
	}
	for name := range authors {
		if strings.HasPrefix(name, "builder.") {
			used[name] = true
		}
	}
	offered := map[string]bool{}
	for _, path := range pkgs {
		pkg, err := imports.Import(path)
		require.NoError(t, err)
		offer(pkg, offered)
	}
	require.Greater(t, len(offered), 250, "the list of what the builder offers is plausible")

	for _, name := range slices.Sorted(maps.Keys(offered)) {
		why, excused := notInCases[name]
		switch {
		case used[name] && excused:
			t.Errorf("%s stands in a case: take it off the list of those that do not (%s)", name, why)
		case !used[name] && !excused:
			t.Errorf("%s stands in no golden case: use it in one, so that its output is seen", name)
		}
	}
	for name := range notInCases {
		require.True(t, offered[name], "%s is excused and does not exist", name)
	}
}

// folders returns the folders of the files that match a pattern, each once.
func folders(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	require.NoError(t, err)
	var out []string
	for _, file := range files {
		out = append(out, filepath.Dir(file))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// goList returns the packages of the builder that cases use, and where the export data of every package are that a case imports.
func goList(t *testing.T) (pkgs []string, exports map[string]string) {
	t.Helper()
	cmd := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Export",
		"./...", "github.com/aslgen/aslgen/builder/task/...", "github.com/aslgen/aslgen/patterns/...")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	require.NoError(t, err, stderr.String())
	exports = map[string]string{}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct{ ImportPath, Export string }
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		exports[p.ImportPath] = p.Export
		if offers(p.ImportPath) {
			pkgs = append(pkgs, p.ImportPath)
		}
	}
	require.NotEmpty(t, pkgs)
	return pkgs, exports
}

// offers tells whether a package is one that authors of workflows use.
func offers(path string) bool {
	rest := strings.TrimPrefix(path, "github.com/aslgen/aslgen/")
	return rest == "builder" || (strings.HasPrefix(rest, "builder/task/") || strings.HasPrefix(rest, "patterns/")) &&
		!strings.Contains(rest, "internal") && rest != "patterns/review/reviewer" // which those use who answer
}

// note type-checks a case and notes what it uses of other packages.
func note(t *testing.T, fset *token.FileSet, imports types.Importer, folder string, used map[string]bool) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
	require.NoError(t, err)
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		files = append(files, f)
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{}}
	_, err = (&types.Config{Importer: imports}).Check(folder, fset, files, info)
	require.NoError(t, err)
	for _, o := range info.Uses {
		if o.Pkg() != nil && o.Parent() == o.Pkg().Scope() {
			used[o.Pkg().Name()+"."+o.Name()] = true
		}
	}
	for _, s := range info.Selections {
		if name := typeName(s.Recv()); name != "" && s.Kind() != types.FieldVal {
			used[name+"."+s.Obj().Name()] = true
		}
	}
}

// offer lists the exported functions, variables and methods of a package.
func offer(pkg *types.Package, out map[string]bool) {
	for _, name := range pkg.Scope().Names() {
		o := pkg.Scope().Lookup(name)
		if !o.Exported() {
			continue
		}
		switch o := o.(type) {
		case *types.Func, *types.Var:
			out[pkg.Name()+"."+name] = true
		case *types.TypeName:
			if o.IsAlias() || types.IsInterface(o.Type()) {
				continue // another name has the methods of its type; interfaces are for constraints and tools
			}
			methods := types.NewMethodSet(types.NewPointer(o.Type()))
			for m := range methods.Methods() {
				if m.Obj().Exported() && m.Obj().Name() != "Values" { // which lists an enumeration for Switch
					out[pkg.Name()+"."+name+"."+m.Obj().Name()] = true
				}
			}
		}
	}
}

// typeName is package and name of a type or of what it points to, "" for types without a name.
func typeName(t types.Type) string {
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return ""
	}
	return n.Obj().Pkg().Name() + "." + n.Obj().Name()
}
