package schema

import (
	"encoding/json"
	"math/big"
	"reflect"
	"strconv"
	"time"

	"github.com/invopop/jsonschema"

	"github.com/aslgen/aslgen/asl/diag"
)

// generator holds what one call of For has found.
type generator struct {
	closed  bool
	inAWS   bool // a struct of the AWS SDK is being described
	defs    map[reflect.Type]*definition
	order   []*definition                      // in the order of first use
	uses    map[*jsonschema.Schema]*definition // references, to be filled in when the definitions have their names
	aliases map[reflect.Type]bool              // the types whose alias is being described
	warned  map[warning]bool
	diags   diag.List
}

// definition is a type that is described once and referred to.
type definition struct {
	typ    reflect.Type
	schema *jsonschema.Schema
	null   bool
	name   string
}

// warning is a code that has been reported for a type: the first place is enough.
type warning struct {
	code string
	typ  reflect.Type
}

func newGenerator(closed bool) *generator {
	return &generator{
		closed: closed, defs: map[reflect.Type]*definition{}, uses: map[*jsonschema.Schema]*definition{},
		aliases: map[reflect.Type]bool{}, warned: map[warning]bool{},
	}
}

var (
	timeType   = reflect.TypeFor[time.Time]()
	numberType = reflect.TypeFor[json.Number]()
	rawType    = reflect.TypeFor[json.RawMessage]()
	bigIntType = reflect.TypeFor[big.Int]()
)

// build returns the schema of t, and whether encoding/json may also write null for it. The caller decides about the null:
// a list or map with omitempty is left out instead. Path is the Go field path for diagnostics; addr tells that encoding/json can
// always take the address of the value, on which the choice of its marshaler depends.
func (g *generator) build(t reflect.Type, path string, addr bool) (s *jsonschema.Schema, null bool) {
	if isPointer(t) {
		s, _ = g.build(t.Elem(), path, true)
		return s, true
	}
	if s, ok := g.aws(t); ok {
		return s, t.Kind() != reflect.Slice
	}
	if s, null, ok := g.custom(t, path); ok {
		return s, null
	}
	form, stable := formOf(t, addr)
	if !stable {
		g.warnByValue(t, path)
		return opaque(t), false
	}
	if d := g.defs[t]; d != nil {
		return g.refer(d), d.null
	}
	if values, ok := enumMethod(t); ok {
		return g.enum(t, values, path), false
	}
	switch form {
	case jsonForm:
		return g.marshaler(t, path)
	case textForm:
		return g.extend(t, &jsonschema.Schema{Type: "string"}, path), t.Kind() == reflect.Interface
	default:
		return g.kind(t, path, addr)
	}
}

// kind builds the schema of a type that encodes by its kind.
func (g *generator) kind(t reflect.Type, path string, addr bool) (*jsonschema.Schema, bool) {
	switch t.Kind() {
	case reflect.Struct:
		return g.structType(t, path), false
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		return g.container(t, path, addr)
	case reflect.Interface:
		return &jsonschema.Schema{}, false
	case reflect.Chan, reflect.Func, reflect.Complex64, reflect.Complex128, reflect.UnsafePointer:
		g.report(noJSON, "change the type, or keep the field out of JSON with the tag `json:\"-\"`",
			"%s is of type %s, which has no JSON form", path, t)
		return &jsonschema.Schema{}, false
	default:
		return g.extend(t, scalar(t), path), false
	}
}

// container builds slices, arrays and maps. One that leads back to itself without a struct between becomes a definition,
// and so does a pointer that is part of such a circle.
func (g *generator) container(t reflect.Type, path string, addr bool) (*jsonschema.Schema, bool) {
	null := t.Kind() != reflect.Array
	if !containerLoop(t) {
		return g.extend(t, g.elements(t, path, addr), path), null
	}
	if onlyPointers(t) {
		g.report(noJSON, "point to a struct, or to a value", "%s is of type %s, a pointer that leads only back to itself", path, t)
		return &jsonschema.Schema{}, false
	}
	if t.Name() == "" { // a nameless member of the circle: the named one is the definition
		return g.elements(t, path, addr), null
	}
	d := g.define(t, null)
	g.assign(d.schema, g.elements(t, path, addr))
	g.extend(t, d.schema, path)
	return g.refer(d), null
}

// elements builds the schema of a container from that of its elements.
func (g *generator) elements(t reflect.Type, path string, addr bool) *jsonschema.Schema {
	switch t.Kind() {
	case reflect.Pointer:
		s, _ := g.build(t.Elem(), path, true) // the null is allowed wherever the pointer is used
		return s
	case reflect.Map:
		return g.mapType(t, path)
	case reflect.Array:
		n := uint64(t.Len())
		s := &jsonschema.Schema{Type: "array", MinItems: &n, MaxItems: &n}
		s.Items = orNull(g.build(t.Elem(), path+"[]", addr))
		return s
	default:
		if isBytes(t) {
			return &jsonschema.Schema{Type: "string", ContentEncoding: "base64"}
		}
		return &jsonschema.Schema{Type: "array", Items: orNull(g.build(t.Elem(), path+"[]", true))}
	}
}

// isBytes tells that encoding/json writes slice type t as base64.
func isBytes(t reflect.Type) bool {
	if t.Elem().Kind() != reflect.Uint8 {
		return false
	}
	form, stable := formOf(t.Elem(), true)
	return form == kindForm && stable
}

// define opens the definition of t. Its schema is filled in by the caller, so that t may refer to itself.
func (g *generator) define(t reflect.Type, null bool) *definition {
	d := &definition{typ: t, schema: &jsonschema.Schema{}, null: null}
	g.defs[t] = d
	g.order = append(g.order, d)
	return d
}

// refer returns a reference to d. Its text is a placeholder until nameDefinitions knows all names.
func (g *generator) refer(d *definition) *jsonschema.Schema {
	s := &jsonschema.Schema{Ref: unnamed}
	g.uses[s] = d
	return s
}

// unnamed stands in a reference until its definition has a name.
const unnamed = "#/$defs/?"

// assign copies src to dst, also when it is a reference.
func (g *generator) assign(dst, src *jsonschema.Schema) {
	*dst = *src
	if d := g.uses[src]; d != nil {
		g.uses[dst] = d
	}
}

// isPointer tells that t is a pointer of which nothing but its null shows in JSON. The other ones are named and part of a
// circle of containers, where they may have to be a definition.
func isPointer(t reflect.Type) bool {
	return t.Kind() == reflect.Pointer && (t.Name() == "" || !containerLoop(t))
}

// containerLoop tells that t leads back to itself through pointers, slices, arrays and maps alone.
func containerLoop(t reflect.Type) bool {
	seen := map[reflect.Type]bool{}
	for {
		switch t.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
			if seen[t] {
				return true
			}
			seen[t] = true
			t = t.Elem()
		default:
			return false
		}
	}
}

// onlyPointers tells that nothing but pointers follows t, for ever.
func onlyPointers(t reflect.Type) bool {
	seen := map[reflect.Type]bool{}
	for ; t.Kind() == reflect.Pointer; t = t.Elem() {
		if seen[t] {
			return true
		}
		seen[t] = true
	}
	return false
}

// scalar is the schema of booleans, numbers and strings. Integers have the range of their Go type where a float64 can
// hold it: what is outside of it, json.Unmarshal refuses.
func scalar(t reflect.Type) *jsonschema.Schema {
	switch t.Kind() {
	case reflect.Bool:
		return &jsonschema.Schema{Type: "boolean"}
	case reflect.Float32, reflect.Float64:
		return &jsonschema.Schema{Type: "number"}
	case reflect.Int8, reflect.Int16, reflect.Int32:
		limit := int64(1) << (t.Bits() - 1)
		return &jsonschema.Schema{Type: "integer",
			Minimum: json.Number(strconv.FormatInt(-limit, 10)), Maximum: json.Number(strconv.FormatInt(limit-1, 10))}
	case reflect.Int, reflect.Int64:
		return &jsonschema.Schema{Type: "integer"}
	case reflect.Uint8, reflect.Uint16, reflect.Uint32:
		return &jsonschema.Schema{Type: "integer", Minimum: "0",
			Maximum: json.Number(strconv.FormatUint(1<<t.Bits()-1, 10))}
	case reflect.Uint, reflect.Uint64, reflect.Uintptr:
		return &jsonschema.Schema{Type: "integer", Minimum: "0"}
	default:
		if t == numberType {
			return &jsonschema.Schema{Type: "number"}
		}
		return &jsonschema.Schema{Type: "string"}
	}
}
