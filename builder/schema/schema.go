package schema

import (
	"errors"
	"maps"
	"net/url"
	"reflect"
	"strings"

	"github.com/invopop/jsonschema"

	"github.com/aslgen/aslgen/asl/diag"
)

// Options say what the schema is called and how strict it is. The zero value is useful: an open schema, titled by its type.
type Options struct {
	// ID is the $id of the schema, a URI reference without fragment. Empty: the schema has none.
	ID string
	// Title is the title of the schema. Empty: the name of the Go type, and none for a type without a name.
	Title string
	// Description is the description of the schema. Empty: none, or what the type's own JSONSchema method says.
	Description string
	// Closed refuses properties that the Go structs do not have, at every depth. False suits inputs, whose senders may
	// be newer than the workflow; true suits answers, where an unknown property is most likely a misspelt one.
	Closed bool
}

// Of is For with the type given as a type argument.
func Of[T any](opts Options) ([]byte, diag.List) {
	return For(reflect.TypeFor[T](), opts)
}

// For returns the JSON Schema of t: indented by two spaces, with a final newline, and the same bytes for the same type and
// options. A pointer stands for what it points to, so a null document is not accepted for it.
//
// The schema is nil when the list has errors: a type that has no JSON form (ASL6601, ASL6602), a method of a type in t
// that fails (ASL6603, ASL6606), an unusable tag or $id (ASL6608, ASL6609). All of them are found in one call. Warnings
// tell where the schema says less than one might think (ASL6604, ASL6605, ASL6607).
func For(t reflect.Type, opts Options) ([]byte, diag.List) {
	g := newGenerator(opts.Closed)
	if t == nil {
		g.report(noJSON, "write the type of a value, for example reflect.TypeFor[Order]()", "the type is nil, so there is nothing to describe")
		return nil, g.diags
	}
	g.checkID(opts.ID)
	t, addr := pointee(t)
	s, null := g.build(t, rootPath(t), addr)
	root := g.finish(t, s, null, opts)
	if g.diags.HasErrors() {
		return nil, g.diags
	}
	text := g.render(root, rootPath(t))
	if g.diags.HasErrors() {
		return nil, g.diags
	}
	return text, g.diags
}

// pointee strips the pointers of a root type and tells whether there were any.
func pointee(t reflect.Type) (reflect.Type, bool) {
	addr := false
	for isPointer(t) {
		t, addr = t.Elem(), true
	}
	return t, addr
}

// rootPath is the first part of the field paths in diagnostics.
func rootPath(t reflect.Type) string {
	switch {
	case t.Name() != "":
		return typeName(t, 0, 0)
	case t.Kind() == reflect.Struct:
		return "struct{…}" // in full it would hide the field that is meant
	default:
		return t.String()
	}
}

// finish makes the document: the definition of the root type stands at the root itself, all others in $defs.
func (g *generator) finish(t reflect.Type, s *jsonschema.Schema, null bool, opts Options) *jsonschema.Schema {
	rootDef := g.uses[s]
	g.nameDefinitions(rootDef)
	root := *s
	if rootDef != nil {
		root = *rootDef.schema
	}
	root.Definitions = g.definitions(rootDef, root.Definitions)
	root = *orNull(&root, null)
	root.Version = jsonschema.Version
	if opts.ID != "" {
		root.ID = jsonschema.ID(opts.ID)
	}
	switch {
	case opts.Title != "":
		root.Title = opts.Title
	case root.Title == "" && t.Name() != "":
		root.Title = typeName(t, 0, 0)
	}
	if opts.Description != "" {
		root.Description = opts.Description
	}
	return &root
}

// definitions returns the $defs of the document. Own are those that the root type brought along.
func (g *generator) definitions(rootDef *definition, own jsonschema.Definitions) jsonschema.Definitions {
	all := maps.Clone(own)
	for _, d := range g.order {
		if d == rootDef {
			continue
		}
		if all == nil {
			all = jsonschema.Definitions{}
		}
		if len(d.schema.Definitions) > 0 && d.schema.ID == "" {
			// It refers to its definitions from its own root, so it must be a document of its own inside this one.
			d.schema.ID = jsonschema.ID("urn:go:" + url.PathEscape(d.typ.PkgPath()+"."+d.typ.Name()))
		}
		all[d.name] = d.schema
	}
	return all
}

// checkID reports an $id that no validator would take.
func (g *generator) checkID(id string) {
	_, err := url.Parse(id)
	if err == nil && strings.ContainsFunc(id, func(r rune) bool { return r <= ' ' || r >= 0x7f || r == '#' }) {
		err = errors.New("it has a fragment, a space or a character beyond ASCII")
	}
	if err != nil {
		g.report(badID, "give one such as \"https://example.com/order.schema.json\"",
			"the schema's $id %q is not a URI reference without fragment: %v", id, err)
	}
}
