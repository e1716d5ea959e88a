package schema

import (
	"reflect"

	"github.com/invopop/jsonschema"

	"github.com/aslgen/aslgen/builder/internal/awssdk"
	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// member is one property of an object, before the tags of its field have been applied.
type member struct {
	name     string
	path     string
	tag      reflect.StructTag
	schema   *jsonschema.Schema
	null     bool
	optional bool
	doc      string // from GetFieldDocString
}

// structType is the schema of a struct: a definition when it has a name.
func (g *generator) structType(t reflect.Type, path string) *jsonschema.Schema {
	if t.Name() == "" {
		return g.extend(t, g.object(t, path), path)
	}
	d := g.define(t, false)
	*d.schema = *g.object(t, path)
	g.extend(t, d.schema, path)
	return g.refer(d)
}

// object describes the members that encoding/json gives struct type t.
func (g *generator) object(t reflect.Type, path string) *jsonschema.Schema {
	defer func(before bool) { g.inAWS = before }(g.inAWS)
	g.inAWS = awssdk.Struct(t)
	var members []*member
	var hidden []string
	for _, f := range jsonfield.Of(t) {
		sf := t.FieldByIndex(f.Index)
		if sf.Tag.Get("jsonschema") == "-" {
			hidden = append(hidden, f.Name)
			continue
		}
		members = append(members, g.member(t, f, sf, path+"."+sf.Name))
	}
	s := g.applyTags(members, path)
	if g.closed { // what the schema does not tell must still be let through
		for _, name := range hidden {
			s.Properties.Set(name, &jsonschema.Schema{})
		}
	}
	if s.Properties.Len() == 0 {
		s.Properties = nil
	}
	return s
}

// member describes field f of struct type t; sf is the same field, as package reflect sees it.
func (g *generator) member(t reflect.Type, f jsonfield.Field, sf reflect.StructField, path string) *member {
	m := &member{name: f.Name, path: path, tag: sf.Tag, optional: f.OmitEmpty || f.OmitZero || f.Embedded}
	owner := ownerOf(t, f.Index)
	if d, ok := implementor[documenter](owner); ok {
		g.try(path, owner, "GetFieldDocString", func() { m.doc = d.GetFieldDocString(sf.Name) })
	}
	if a, ok := implementor[memberAliaser](owner); ok {
		var other any
		g.try(path, owner, "JSONSchemaProperty", func() { other = a.JSONSchemaProperty(f.Name) })
		if other != nil {
			m.schema, m.null = g.build(reflect.TypeOf(other), path, true)
			return m
		}
	}
	m.schema, m.null = g.field(f, path)
	return m
}

// ownerOf returns the struct type that declares the field of t at index.
func ownerOf(t reflect.Type, index []int) reflect.Type {
	if len(index) == 1 {
		return t
	}
	owner := t.FieldByIndex(index[:len(index)-1]).Type
	if owner.Kind() == reflect.Pointer {
		owner = owner.Elem()
	}
	return owner
}

// field is the schema of a field's value. A pointer takes null, also where encoding/json would leave it out: null is how
// JSON says that an optional value is not there, and what a workflow hands on for an absent one. Lists and maps that are left
// out when they are nil take none.
func (g *generator) field(f jsonfield.Field, path string) (*jsonschema.Schema, bool) {
	t, pointer := f.Type, isPointer(f.Type)
	if s := g.quoted(f, path); s != nil {
		return s, pointer
	}
	if pointer || !omitsNil(f) {
		return g.build(t, path, false)
	}
	s, null := g.build(t, path, false)
	switch t.Kind() {
	case reflect.Slice, reflect.Map, reflect.Pointer, reflect.Interface:
		null = false
	}
	return s, null
}

// omitsNil tells that field f is left out when it is nil. A method IsZero may decide otherwise, but encoding/json does not
// call it on nil pointers.
func omitsNil(f jsonfield.Field) bool {
	if f.OmitEmpty || !f.OmitZero || f.Type.Kind() == reflect.Pointer {
		return f.OmitEmpty || f.OmitZero
	}
	zeroer := reflect.TypeFor[interface{ IsZero() bool }]()
	return !reflect.PointerTo(f.Type).Implements(zeroer)
}

// quoted is the schema of a field with the json option "string", or nil when it has no effect: types with marshalers
// ignore it.
func (g *generator) quoted(f jsonfield.Field, path string) *jsonschema.Schema {
	if !f.Quoted {
		return nil
	}
	t, addr := f.Type, false
	if t.Kind() == reflect.Pointer {
		t, addr = t.Elem(), true
	}
	if form, stable := formOf(t, addr); form != kindForm || !stable {
		return nil
	}
	if _, ok := implementor[describer](t); ok {
		return nil
	}
	if values, ok := enumMethod(t); ok {
		return g.quotedEnum(t, values, path)
	}
	switch s := scalar(t); {
	case s.Type == "boolean":
		return &jsonschema.Schema{Type: "string", Enum: []any{"true", "false"}}
	case s.Type == "number":
		return &jsonschema.Schema{Type: "string", Pattern: numberPattern}
	case s.Type == "string":
		return &jsonschema.Schema{Type: "string", Pattern: `^".*"$`} // a JSON string inside a string
	case s.Minimum == "0":
		return &jsonschema.Schema{Type: "string", Pattern: uintPattern}
	default:
		return &jsonschema.Schema{Type: "string", Pattern: intPattern}
	}
}
