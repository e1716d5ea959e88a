package load

import (
	"context"
	"fmt"
	"go/token"
	"go/types"
	"os/exec"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/aslgen/aslgen/asl/diag"
)

// Find type-checks the packages that the patterns name, seen from dir, and returns those with workflows. Test files
// are left out. The list tells of workflows that cannot be reached and, when there is none at all, of that. The error
// is a [*CompileError], an [*EnvironmentError], or that of the context.
func Find(ctx context.Context, dir string, patterns []string) ([]*Package, diag.List, error) {
	if _, err := exec.LookPath("go"); err != nil {
		return nil, nil, &EnvironmentError{Message: "the go command is not found", Help: "install Go from https://go.dev/dl and put it into PATH"}
	}
	pkgs, err := packages.Load(&packages.Config{
		Context: ctx,
		Dir:     dir,
		Env:     environment(),
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports |
			packages.NeedTypes | packages.NeedSyntax | packages.NeedTypesInfo | packages.NeedModule,
	}, patterns...)
	if err != nil {
		return nil, nil, loadError(ctx, err)
	}
	if len(pkgs) == 0 {
		message := fmt.Sprintf("no Go package matches %s", strings.Join(patterns, " "))
		// packages.Load keeps the reason to itself when it lies in go.mod.
		if out, err := goCommand(ctx, dir, append([]string{"list", "--"}, patterns...)); err != nil && len(out) > 0 {
			message += "\n" + strings.TrimSpace(string(out))
		}
		return nil, nil, &EnvironmentError{
			Message: message,
			Help:    "run aslgen in a Go module and name packages as the go command does, such as . or ./workflows/...",
		}
	}
	if err := packageErrors(dir, pkgs); err != nil {
		return nil, nil, err
	}
	slices.SortFunc(pkgs, func(a, b *packages.Package) int { return strings.Compare(a.PkgPath, b.PkgPath) })
	var (
		found  []*Package
		list   diag.List
		misses []diag.Related
	)
	for _, p := range pkgs {
		pkg, near, problem := inspect(p)
		misses = append(misses, near...)
		if problem != nil {
			list = append(list, *problem)
		} else if len(pkg.Symbols) > 0 {
			found = append(found, pkg)
		}
	}
	if len(found) == 0 && len(list) == 0 {
		d := noWorkflows.At(diag.Pos{}, "no workflow in %s", strings.Join(patterns, " "))
		d.Help = "export a function without parameters that returns a workflow alone, such as func Note() *builder.Workflow[In, Out], or a variable that holds one"
		d.Related = misses
		list = append(list, d)
	}
	return found, list, nil
}

// environment is that of the go command: settings for another platform or another package driver do not hold, since
// the workflows run here.
func environment() []string {
	return append(exec.Command("go").Environ(),
		"GOOS="+runtime.GOOS, "GOARCH="+runtime.GOARCH, "GOPACKAGESDRIVER=off")
}

// loadError says in a user's words why the go command did not run.
func loadError(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return &EnvironmentError{Message: strings.TrimSpace(err.Error())}
}

// packageErrors collects what the go command and the type checker say about the packages and what they import.
func packageErrors(dir string, pkgs []*packages.Package) error {
	var (
		compile messages
		list    []string // what has no position: the package itself is not there
	)
	packages.Visit(pkgs, nil, func(p *packages.Package) {
		for _, e := range p.Errors {
			text := strings.TrimSpace(e.Msg)
			switch {
			case strings.HasPrefix(text, "# "):
				// The compiler's own output, for what the go command had to compile.
				compile.output(dir, text)
			case e.Pos == "" || e.Pos == "-":
				list = append(list, text)
			default:
				compile.add(dir, e.Pos+": "+text)
			}
		}
	})
	if len(compile) > 0 {
		return &CompileError{Lines: append(compile.lines(), list...)}
	}
	if len(list) > 0 {
		return &EnvironmentError{Message: strings.Join(list, "\n")}
	}
	return nil
}

// inspect lists the workflows of one package. The related places are exported symbols that nearly are workflows.
func inspect(p *packages.Package) (*Package, []diag.Related, *diag.Diagnostic) {
	pkg := &Package{Path: p.PkgPath}
	definition := findDefinition(p.Types, map[*types.Package]bool{})
	if definition == nil {
		return pkg, nil, nil // it imports no builder, so it has no workflow
	}
	var near []diag.Related
	scope := p.Types.Scope()
	for _, name := range scope.Names() {
		obj := scope.Lookup(name)
		why := examine(obj, definition)
		pos := position(p.Fset, obj)
		switch {
		case why == "" && token.IsExported(name):
			_, call := obj.(*types.Func)
			pkg.Symbols = append(pkg.Symbols, Symbol{Name: name, Call: call, Pos: pos})
		case why == "":
			near = append(near, diag.Related{Pos: pos, Message: fmt.Sprintf("%q is not exported", name)})
		case why != notWorkflow:
			near = append(near, diag.Related{Pos: pos, Message: fmt.Sprintf("%q %s", name, why)})
		}
	}
	slices.SortFunc(pkg.Symbols, func(a, b Symbol) int {
		if c := strings.Compare(a.Pos.File, b.Pos.File); c != 0 {
			return c
		}
		return a.Pos.Line - b.Pos.Line
	})
	if len(pkg.Symbols) == 0 {
		return pkg, near, nil
	}
	if problem := unreachable(p, pkg.Symbols[0]); problem != nil {
		return pkg, nil, problem
	}
	pkg.Dir, pkg.ModulePath, pkg.ModuleDir = p.Dir, p.Module.Path, p.Module.Dir
	return pkg, nil, nil
}

// unreachable says why no driver can import a package that has workflows, or nil.
func unreachable(p *packages.Package, first Symbol) *diag.Diagnostic {
	var d diag.Diagnostic
	switch {
	case p.Name == "main":
		d = inMain.At(first.Pos, "workflow %q is in package main, which cannot be imported", first.Name)
		d.Help = "move it into a package of its own, or call generate.Write in your main function"
	case p.Module == nil || !p.Module.Main || p.PkgPath == "command-line-arguments":
		d = outsideModule.At(first.Pos, "package %q with workflow %q is not part of the main module", p.PkgPath, first.Name)
		d.Help = "run aslgen in the module of the package, and name the package instead of its files"
	default:
		return nil
	}
	return &d
}

// findDefinition returns the interface builder.Definition as the package sees it, directly or through what it imports,
// or nil.
func findDefinition(p *types.Package, seen map[*types.Package]bool) *types.Interface {
	if seen[p] {
		return nil
	}
	seen[p] = true
	if p.Path() == builderPath {
		if obj := p.Scope().Lookup("Definition"); obj != nil {
			i, _ := obj.Type().Underlying().(*types.Interface)
			return i
		}
		return nil
	}
	for _, imported := range p.Imports() {
		if d := findDefinition(imported, seen); d != nil {
			return d
		}
	}
	return nil
}

// notWorkflow is the answer of examine for a symbol that has nothing to do with workflows.
const notWorkflow = "is no workflow"

// examine says why obj gives no workflow, or "" when it gives one.
func examine(obj types.Object, definition *types.Interface) (why string) {
	switch obj := obj.(type) {
	case *types.Var:
		if types.Implements(obj.Type(), definition) {
			return ""
		}
		if types.Implements(types.NewPointer(obj.Type()), definition) {
			return "holds a workflow by value, not a pointer to one"
		}
	case *types.Func:
		sig := obj.Type().(*types.Signature)
		index := -1
		for i := range sig.Results().Len() {
			if types.Implements(sig.Results().At(i).Type(), definition) {
				index = i
			}
		}
		switch {
		case index < 0:
			return notWorkflow
		case sig.TypeParams().Len() > 0:
			return "has type parameters"
		case sig.Params().Len() > 0:
			return "has parameters"
		case sig.Results().Len() > 1:
			return "returns more than the workflow"
		}
		return ""
	}
	return notWorkflow
}

// position is the place of a declaration.
func position(fset *token.FileSet, obj types.Object) diag.Pos {
	p := fset.Position(obj.Pos())
	return diag.Pos{File: p.Filename, Line: p.Line, Column: p.Column}
}
