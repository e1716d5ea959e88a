package schema

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/invopop/jsonschema"

	"github.com/aslgen/aslgen/asl/diag"
)

// form is the way in which encoding/json writes a type.
type form int

const (
	kindForm form = iota // by its reflect.Kind
	textForm             // by MarshalText, as a string
	jsonForm             // by MarshalJSON
)

var (
	marshalerType     = reflect.TypeFor[json.Marshaler]()
	textMarshalerType = reflect.TypeFor[encoding.TextMarshaler]()
)

// formOf tells how encoding/json writes values of type t. Addr says that the values are always addressable, as behind a
// pointer and in a slice. When they are not, methods with a pointer receiver are called only now and then: unless that
// makes no difference, stable is false.
func formOf(t reflect.Type, addr bool) (f form, stable bool) {
	ptr := reflect.PointerTo(t)
	byValue, byPointer := kindForm, kindForm
	switch {
	case t.Implements(marshalerType):
		return jsonForm, true
	case t.Implements(textMarshalerType):
		byValue, byPointer = textForm, textForm
	case ptr.Implements(textMarshalerType):
		byPointer = textForm
	}
	if ptr.Implements(marshalerType) {
		byPointer = jsonForm
	}
	if addr || byValue == byPointer {
		return byPointer, true
	}
	if _, enum := enumMethod(t); byPointer == textForm && t.Kind() == reflect.String && !enum {
		return textForm, true // a string either way
	}
	return byPointer, false
}

// marshaler is the schema of a type that writes its own JSON. Only types of the standard library are known.
func (g *generator) marshaler(t reflect.Type, path string) (*jsonschema.Schema, bool) {
	switch t {
	case timeType:
		return &jsonschema.Schema{Type: "string", Format: "date-time"}, false
	case bigIntType:
		return &jsonschema.Schema{Type: "integer"}, false
	case rawType:
		return &jsonschema.Schema{}, false
	}
	if t.Kind() == reflect.Interface {
		return &jsonschema.Schema{}, false
	}
	if _, ok := implementor[extender](t); ok {
		return g.extend(t, opaque(t), path), false
	}
	g.warn(hiddenForm, t, fmt.Sprintf("give %s a method JSONSchema() *jsonschema.Schema; a struct that embeds a marshaler has its MarshalJSON", t),
		"%s is of type %s, whose MarshalJSON hides what is in it: the schema takes any value there", path, t)
	return opaque(t), false
}

// warnByValue reports a marshaler whose methods are called only when encoding/json can take an address.
func (g *generator) warnByValue(t reflect.Type, path string) {
	g.warn(pointerMarshaler, t, fmt.Sprintf("use *%s, or give the method a value receiver", t),
		"%s is of type %s, whose marshaler has a pointer receiver: its JSON form depends on how its owner is passed", path, t)
}

// warn reports def for type t, once.
func (g *generator) warn(def diag.Def, t reflect.Type, help, format string, args ...any) {
	w := warning{def.Code, t}
	if !g.warned[w] {
		g.warned[w] = true
		g.report(def, help, format, args...)
	}
}

// opaque is the schema of a type whose JSON form is not known.
func opaque(t reflect.Type) *jsonschema.Schema {
	return &jsonschema.Schema{Description: fmt.Sprintf("Any JSON value: %s encodes itself.", t)}
}
