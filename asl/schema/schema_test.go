package schema_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	jsonschema "github.com/santhosh-tekuri/jsonschema/v5"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/schema"
)

// parsed returns the schema as a tree.
func parsed(t *testing.T) *jsontree.Value {
	doc, list := jsontree.Parse("asl.schema.json", schema.JSON())
	require.NoError(t, list.Err())
	return doc
}

func TestSchemaIsValidByItsMetaSchema(t *testing.T) {
	doc := parsed(t)
	require.Equal(t, "http://json-schema.org/draft-07/schema#", doc.Get("$schema").Str())
	require.Equal(t, schema.ID, doc.Get("$id").Str())
	meta, err := jsonschema.Compile(doc.Get("$schema").Str())
	require.NoError(t, err)
	var v any
	require.NoError(t, json.Unmarshal(schema.JSON(), &v))
	require.NoError(t, meta.Validate(v))
}

// each calls f for every schema in the file with its pointer.
func each(v *jsontree.Value, pointer string, f func(pointer string, schema *jsontree.Value)) {
	if v.Kind() != jsontree.Object {
		return
	}
	f(pointer, v)
	for _, m := range v.Members() {
		at := pointer + "/" + m.Name
		switch m.Name {
		case "properties", "patternProperties", "definitions", "dependencies":
			for _, p := range m.Value.Members() {
				each(p.Value, at+"/"+p.Name, f)
			}
		case "allOf":
			for _, s := range m.Value.Elems() {
				each(s, at, f)
			}
		case "enum", "required", "const", "type":
		default:
			each(m.Value, at, f)
		}
	}
}

func TestEveryPropertyHasADescription(t *testing.T) {
	doc, described := parsed(t), 0
	for _, def := range doc.Get("definitions").Members() {
		require.NotEmpty(t, def.Value.Get("title").Str(), def.Name)
		require.NotEmpty(t, def.Value.Get("description").Str(), def.Name)
		for _, p := range def.Value.Get("properties").Members() {
			if p.Value.Kind() == jsontree.Bool {
				continue // refused
			}
			text := p.Value.Get("description").Str()
			require.True(t, strings.HasPrefix(text, strings.TrimSuffix(p.Name, ".$")), "%s.%s: %q", def.Name, p.Name, text)
			require.NotContains(t, text, "\n")
			described++
		}
	}
	require.Greater(t, described, 400)
}

// TestSchemaIsClosed demands that the definition of every object of the language refuses what it does not list, and that
// everything it needs is there.
func TestSchemaIsClosed(t *testing.T) {
	doc := parsed(t)
	open := []string{"PayloadTemplate", "Assign", "States", "ItemReaderParameters", "ItemReaderArguments", "ResultWriterParameters", "ResultWriterArguments"}
	for _, def := range doc.Get("definitions").Members() {
		if slices.ContainsFunc(open, func(p string) bool { return strings.HasPrefix(def.Name, p) }) {
			continue
		}
		closed := def.Value.Get("additionalProperties")
		require.True(t, closed.Kind() == jsontree.Bool && !closed.Bool(), def.Name)
	}
	used := map[string]bool{}
	each(doc, "", func(pointer string, s *jsontree.Value) {
		if ref := s.Get("$ref"); ref != nil {
			name, ok := strings.CutPrefix(ref.Str(), "#/definitions/")
			require.True(t, ok && doc.Get("definitions").Get(name) != nil, "%s: %s", pointer, ref.Str())
			used[name] = true
		}
	})
	for _, def := range doc.Get("definitions").Members() {
		require.True(t, used[def.Name], "%s is not used", def.Name)
	}
}

// TestKeywords demands that the schema keeps to keywords for which there are messages, and tries no alternatives.
func TestKeywords(t *testing.T) {
	known := []string{
		"$schema", "$id", "definitions", "$ref", "$comment", "title", "description", "deprecated",
		"type", "properties", "patternProperties", "additionalProperties", "propertyNames", "required", "items",
		"if", "then", "else", "not", "allOf", "dependencies",
		"enum", "const", "minimum", "maximum", "minItems", "maxLength", "pattern", "minProperties",
	}
	each(parsed(t), "", func(pointer string, s *jsontree.Value) {
		for _, m := range s.Members() {
			require.Contains(t, known, m.Name, pointer)
		}
		if s.Get("pattern") != nil {
			require.NotNil(t, s.Get("$comment"), "%s: a pattern needs words", pointer)
		}
	})
}

// TestDefs proves that the bad example of each code gives that code and no other, and the good one nothing.
func TestDefs(t *testing.T) {
	last := ""
	for _, def := range schema.Defs() {
		require.Greater(t, def.Code, last, "codes are unique and in order")
		last = def.Code
		require.NotEmpty(t, def.Title, def.Code)
		require.NotEmpty(t, def.Doc, def.Code)
		if strings.HasPrefix(def.Code, "ASL9") {
			continue // a fault of ours: no document should give it
		}
		require.Regexp(t, `^https://`, def.Spec, def.Code)
		bad := validate(t, def.Bad)
		require.NotEmpty(t, bad, def.Code)
		for _, d := range bad {
			require.Equal(t, def.Code, d.Code, d.String())
			require.Equal(t, def.Severity, d.Severity)
		}
		require.Empty(t, validate(t, def.Good), def.Code)
	}
}
