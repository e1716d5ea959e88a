package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"

	"github.com/aslgen/aslgen/asl"
)

// readComments returns the doc comments of the exported types and fields in the Go files of a folder, under the keys that
// jsonschema.Reflector looks for: "package.Type" and "package.Type.Field".
func readComments(dir string) (map[string]string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	pkg := reflect.TypeFor[asl.StateMachine]().PkgPath()
	comments := map[string]string{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, decl := range f.Decls {
			if d, ok := decl.(*ast.GenDecl); ok && d.Tok == token.TYPE {
				for _, spec := range d.Specs {
					addComments(comments, pkg, d, spec.(*ast.TypeSpec))
				}
			}
		}
	}
	return comments, nil
}

// addComments adds the comments of one type.
func addComments(comments map[string]string, pkg string, decl *ast.GenDecl, spec *ast.TypeSpec) {
	doc := spec.Doc
	if doc == nil {
		doc = decl.Doc
	}
	key := pkg + "." + spec.Name.Name
	comments[key] = describe(doc.Text())
	s, ok := spec.Type.(*ast.StructType)
	if !ok {
		return
	}
	for _, field := range s.Fields.List {
		for _, name := range field.Names {
			comments[key+"."+name.Name] = describe(field.Doc.Text())
		}
	}
}

var (
	specAnchor = regexp.MustCompile(`Spec: (#[a-z-]+)\.`)
	docLink    = regexp.MustCompile(`\*?\[([A-Za-z.]+)\]`)
)

// describe turns a doc comment into a description: one line, without the marks of Go links, and with the whole address of
// the specification.
func describe(comment string) string {
	text := strings.Join(strings.Fields(comment), " ")
	text = docLink.ReplaceAllString(text, "$1")
	return specAnchor.ReplaceAllString(text, "Spec: "+specURL+"$1")
}
