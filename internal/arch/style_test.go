package arch

import (
	"bytes"
	"fmt"
	"go/ast"
	"regexp"
	"strings"
	"testing"
)

// Limits of the house style, in lines.
const (
	maxFile     = 600
	maxTestFile = 1000
	maxFunc     = 120
	maxWorkflow = 200 // in examples and golden cases: a workflow is a list, read from the top to the bottom
)

func TestSizes(t *testing.T) {
	for _, f := range sources(t) {
		if f.generated() {
			continue
		}
		limit := maxFile
		if f.test {
			limit = maxTestFile
		}
		if lines := bytes.Count(f.text, []byte("\n")); lines > limit {
			t.Errorf("%s has %d lines, the limit is %d: split it by concept", f.path, lines, limit)
		}
		if f.test {
			continue // a table may be long
		}
		for _, decl := range f.ast.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			lines := f.fset.Position(fn.End()).Line - f.fset.Position(fn.Pos()).Line + 1
			limit := maxFunc
			if matches("examples/**", f.pkg) || matches("golden/**", f.pkg) {
				limit = maxWorkflow
			}
			if lines > limit {
				t.Errorf("%s: function %s has %d lines, the limit is %d", f.position(fn), fn.Name.Name, lines, limit)
			}
		}
	}
}

// TestExportedMeansDocumented holds every exported symbol to a doc comment that begins with its name, and in the packages
// of fieldDocs every exported field and interface method to a comment.
func TestExportedMeansDocumented(t *testing.T) {
	packageDoc := map[string]bool{}
	for _, f := range sources(t) {
		if f.test {
			continue
		}
		packageDoc[f.pkg] = packageDoc[f.pkg] || f.ast.Doc != nil
		for _, problem := range undocumented(f, matchesAny(strings.Fields(fieldDocs), f.pkg)) {
			t.Error(problem)
		}
	}
	for pkg, documented := range packageDoc {
		if !documented {
			t.Errorf("package %s has no package comment", pkg)
		}
	}
}

// undocumented lists the exported symbols of a file without documentation, with those in types if fields is set.
func undocumented(f *sourceFile, fields bool) []string {
	var found []string
	report := func(n ast.Node, format string, args ...any) {
		found = append(found, fmt.Sprintf("%s: %s", f.position(n), fmt.Sprintf(format, args...)))
	}
	for _, decl := range f.ast.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && exportedReceiver(d) && !startsWith(d.Doc, d.Name.Name) {
				report(d, "%s needs a doc comment that begins with its name", d.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					if s.Name.IsExported() {
						checkType(f, d, s, fields, report)
					}
				case *ast.ValueSpec:
					checkValue(d, s, report)
				}
			}
		}
	}
	return found
}

// checkType reports a type, and its fields and methods, without documentation.
func checkType(f *sourceFile, d *ast.GenDecl, s *ast.TypeSpec, fields bool, report func(ast.Node, string, ...any)) {
	doc := s.Doc
	if doc == nil {
		doc = d.Doc
	}
	if !startsWith(doc, s.Name.Name) {
		report(s, "type %s needs a doc comment that begins with its name", s.Name.Name)
	}
	var members *ast.FieldList
	switch u := s.Type.(type) {
	case *ast.StructType:
		members = u.Fields
	case *ast.InterfaceType:
		members = u.Methods
	}
	if members == nil || !fields {
		return
	}
	documented, last := false, 0 // a comment speaks for the members that follow it line by line
	for _, m := range members.List {
		line := f.fset.Position(m.Pos()).Line
		documented = m.Doc != nil || m.Comment != nil || documented && line == last+1
		last = f.fset.Position(m.End()).Line
		for _, name := range m.Names {
			if name.IsExported() && !documented {
				report(m, "%s.%s needs a comment", s.Name.Name, name.Name)
			}
		}
	}
}

// checkValue reports exported constants and variables without a comment of their own or of their block.
func checkValue(d *ast.GenDecl, s *ast.ValueSpec, report func(ast.Node, string, ...any)) {
	for _, name := range s.Names {
		if name.IsExported() && s.Doc == nil && s.Comment == nil && d.Doc == nil {
			report(s, "%s needs a doc comment", name.Name)
		}
	}
}

// exportedReceiver reports whether a function is no method or one of an exported type.
func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	t := d.Recv.List[0].Type
	for {
		switch u := t.(type) {
		case *ast.StarExpr:
			t = u.X
		case *ast.IndexExpr:
			t = u.X
		case *ast.IndexListExpr:
			t = u.X
		case *ast.Ident:
			return u.IsExported()
		default:
			return false
		}
	}
}

// startsWith reports whether a doc comment begins with the name, with or without an article before it.
func startsWith(doc *ast.CommentGroup, name string) bool {
	if doc == nil {
		return false
	}
	words := strings.Fields(doc.Text())
	for len(words) > 0 && (words[0] == "A" || words[0] == "An" || words[0] == "The") {
		words = words[1:]
	}
	return len(words) > 0 && strings.TrimRight(words[0], ",.:;()") == name
}

// unfinished finds what must not stay in the code.
var unfinished = regexp.MustCompile(`\b(TODO|FIXME|XXX|HACK)\b`)

func TestNothingIsUnfinished(t *testing.T) {
	for _, f := range sources(t) {
		if f.pkg == "internal/arch" {
			continue // it names the words
		}
		for _, group := range f.ast.Comments {
			for _, c := range group.List {
				if word := unfinished.FindString(c.Text); word != "" {
					t.Errorf("%s: a comment says %s: do it, or open an issue", f.position(c), word)
				}
			}
		}
	}
}

// lookAlike finds comments that say a file is generated, in other words than Go's tools know.
var lookAlike = regexp.MustCompile(`(?i)^(//|/\*)\s*(this file is|code|automatically|auto-?)\s*generated\b`)

func TestGeneratedFilesHaveGosMarker(t *testing.T) {
	for _, f := range sources(t) {
		if f.generated() {
			continue
		}
		for _, group := range f.ast.Comments {
			for _, c := range group.List {
				if c.Pos() < f.ast.Package && lookAlike.MatchString(c.Text) {
					t.Errorf("%s: the marker of generated files is \"// Code generated … DO NOT EDIT.\"", f.position(c))
				}
			}
		}
	}
}
