package main

import (
	"reflect"

	"github.com/invopop/jsonschema"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// field is one JSON field of an object of the model.
type field struct {
	name   string // JSON name
	goType reflect.Type
	tag    asl.Tag
	schema *jsonschema.Schema // as reflected: type, bounds, enumeration, description
}

// object is one struct of the model with its JSON fields in order.
type object struct {
	name        string
	description string
	fields      []field
}

var (
	freeJSON     = reflect.TypeFor[*jsontree.Value]()
	nullablePath = reflect.TypeFor[asl.NullablePath]()
	states       = reflect.TypeFor[asl.States]()
	node         = reflect.TypeFor[asl.Node]()
)

// reflectObjects reflects the structs of the model, by the name of their type.
func reflectObjects(comments map[string]string) map[string]*object {
	objects := map[string]*object{}
	for _, t := range modelTypes {
		r := &jsonschema.Reflector{Anonymous: true, Mapper: leaf, CommentMap: comments}
		reflected := r.ReflectFromType(t).Definitions[t.Name()]
		o := &object{name: t.Name(), description: reflected.Description}
		o.addFields(t, reflected)
		objects[o.name] = o
	}
	return objects
}

// addFields adds the fields of a struct, those of embedded structs in their place.
func (o *object) addFields(t reflect.Type, reflected *jsonschema.Schema) {
	for i := range t.NumField() {
		f := t.Field(i)
		switch {
		case f.Type == node || !f.IsExported():
		case f.Anonymous:
			o.addFields(f.Type, reflected)
		default:
			schema, _ := reflected.Properties.Get(f.Name)
			tag := asl.ParseTag(f.Tag.Get("asl"))
			name := tag.Name
			if name == "" {
				name = f.Name
			}
			o.fields = append(o.fields, field{name: name, goType: f.Type, tag: tag, schema: schema})
		}
	}
}

// leaf gives the schemas of the types that reflection cannot see through: their fields are not exported.
func leaf(t reflect.Type) *jsonschema.Schema {
	switch {
	case t == freeJSON.Elem():
		return &jsonschema.Schema{}
	case t == nullablePath:
		return &jsonschema.Schema{Type: "string"}
	case t == states:
		return &jsonschema.Schema{Type: "object"}
	}
	literal, ok := literalOf(t)
	if !ok {
		return nil
	}
	switch literal.Kind() {
	case reflect.Bool:
		return &jsonschema.Schema{Type: "boolean"}
	case reflect.Int:
		return &jsonschema.Schema{Type: "integer"}
	case reflect.Float64:
		return &jsonschema.Schema{Type: "number"}
	case reflect.String:
		return &jsonschema.Schema{Type: "string"}
	default:
		return &jsonschema.Schema{Type: "object"}
	}
}

// literalOf returns the type T of an asl.Value[T].
func literalOf(t reflect.Type) (reflect.Type, bool) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || t.PkgPath() != node.PkgPath() {
		return nil, false
	}
	method, ok := reflect.PointerTo(t).MethodByName("Literal")
	if !ok {
		return nil, false
	}
	return method.Type.Out(0), true
}
