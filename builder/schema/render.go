package schema

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/invopop/jsonschema"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// keywordOrder is the order in which a reader wants the keywords of a schema: what it is, what it accepts, what it is
// made of, and the definitions at the end. Keywords that are not here stand before "$defs", as they came.
var keywordOrder = rank(
	"$schema", "$id", "$anchor", "$comment", "title", "description", "deprecated", "readOnly", "writeOnly",
	"$ref", "$dynamicRef", "type", "enum", "const", "format", "contentEncoding", "contentMediaType", "contentSchema",
	"pattern", "minLength", "maxLength", "multipleOf", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum",
	"minItems", "maxItems", "uniqueItems", "prefixItems", "items", "contains", "minContains", "maxContains",
	"minProperties", "maxProperties", "properties", "patternProperties", "propertyNames", "additionalProperties", "required",
	"dependentRequired", "dependentSchemas", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "default", "examples",
)

func rank(names ...string) map[string]int {
	m := map[string]int{"$defs": len(names) + 1}
	for i, n := range names {
		m[n] = i - len(names) // before the unknown ones, whose rank is 0
	}
	return m
}

// inside tells how the keywords that hold schemas hold them.
var inside = map[string]jsontree.Kind{
	"items": 0, "contains": 0, "additionalProperties": 0, "propertyNames": 0, "contentSchema": 0, "not": 0, "if": 0,
	"then": 0, "else": 0, "unevaluatedItems": 0, "unevaluatedProperties": 0,
	"allOf": jsontree.Array, "anyOf": jsontree.Array, "oneOf": jsontree.Array, "prefixItems": jsontree.Array,
	"properties": jsontree.Object, "patternProperties": jsontree.Object, "$defs": jsontree.Object,
	"dependentSchemas": jsontree.Object,
}

// render writes the document and checks it on the way: tags and methods of users can make a schema that no validator
// would compile. Path names the root type.
func (g *generator) render(root *jsonschema.Schema, path string) []byte {
	text, err := marshal(root)
	if err != nil {
		g.report(badMethod, "look at the schemas that JSONSchema and JSONSchemaExtend return", "%s: the schema cannot be written: %v", path, err)
		return nil
	}
	tree, errs := jsontree.Parse("", text)
	if g.diags = append(g.diags, errs...); errs.HasErrors() {
		return nil
	}
	p := pass{g: g, path: path, resource: tree}
	return append(p.schema(tree, "").AppendJSON(nil), '\n')
}

// marshal is json.Marshal for a schema that may hold users' values.
func marshal(s *jsonschema.Schema) (text []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = panicError{p}
		}
	}()
	return json.Marshal(s)
}

// panicError is a panic of a user's method.
type panicError struct{ value any }

func (e panicError) Error() string { return fmt.Sprintf("a method panics: %v", e.value) }

// pass goes once through a document, checks its schemas and puts their keywords in order.
type pass struct {
	g        *generator
	path     string          // of the root type, for messages
	resource *jsontree.Value // the schema to which local references are relative
}

// schema returns the schema v with its keywords in order.
func (p pass) schema(v *jsontree.Value, pointer string) *jsontree.Value {
	if v.Kind() == jsontree.Bool {
		return v
	}
	if v.Kind() != jsontree.Object {
		p.fault(pointer, "%s stands where a schema must be", v.AppendJSON(nil, ""))
		return v
	}
	if pointer != "" && v.Get("$id") != nil {
		p.resource = v
	}
	p.check(v, pointer)
	members := slices.Clone(v.Members())
	for i, m := range members {
		if kind, ok := inside[m.Name]; ok {
			members[i].Value = p.nested(m.Value, kind, diag.JoinPointer(pointer, m.Name))
		}
	}
	slices.SortStableFunc(members, func(a, b jsontree.Member) int {
		return cmp.Compare(keywordOrder[a.Name], keywordOrder[b.Name])
	})
	return jsontree.NewObject(members...)
}

// nested goes through the value of a keyword: a schema, or an array or object of schemas.
func (p pass) nested(v *jsontree.Value, kind jsontree.Kind, pointer string) *jsontree.Value {
	switch {
	case kind == 0:
		return p.schema(v, pointer)
	case v.Kind() != kind:
		p.fault(pointer, "it must be an %s of schemas", kind)
		return v
	case kind == jsontree.Array:
		elems := slices.Clone(v.Elems())
		for i, e := range elems {
			elems[i] = p.schema(e, pointer+"/"+strconv.Itoa(i))
		}
		return jsontree.NewArray(elems...)
	default:
		members := slices.Clone(v.Members())
		for i, m := range members {
			members[i].Value = p.schema(m.Value, diag.JoinPointer(pointer, m.Name))
		}
		return jsontree.NewObject(members...)
	}
}
