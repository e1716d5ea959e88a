package schema

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"github.com/invopop/jsonschema"
)

// enumMethod returns the method Values() []T of an enumerated type T, bound to its zero value.
func enumMethod(t reflect.Type) (reflect.Value, bool) {
	if t.Kind() == reflect.Interface || t.Kind() == reflect.Pointer {
		return reflect.Value{}, false
	}
	m := reflect.New(t).MethodByName("Values")
	if !m.IsValid() || m.Type().NumIn() != 0 || m.Type().NumOut() != 1 {
		return reflect.Value{}, false
	}
	out := m.Type().Out(0)
	return m, out.Kind() == reflect.Slice && out.Elem() == t
}

// enum makes the definition of an enumerated type.
func (g *generator) enum(t reflect.Type, method reflect.Value, path string) *jsonschema.Schema {
	d := g.define(t, false)
	d.schema.Enum = g.enumJSON(t, method, path)
	d.schema.Type = commonType(d.schema.Enum)
	g.extend(t, d.schema, path)
	return g.refer(d)
}

// enumJSON lists the values of t as encoding/json writes them, each of them once.
func (g *generator) enumJSON(t reflect.Type, method reflect.Value, path string) []any {
	return g.enumValues(t, method, path, func(v reflect.Value) ([]byte, error) {
		return json.Marshal(v.Addr().Interface()) // by address, so that every marshaler is called
	})
}

// enumKeys lists the values of t as encoding/json writes them for the keys of a map.
func (g *generator) enumKeys(t reflect.Type, method reflect.Value, path string) []any {
	return g.enumValues(t, method, path, func(v reflect.Value) ([]byte, error) {
		switch text, ok := v.Interface().(encoding.TextMarshaler); {
		case v.Kind() == reflect.String:
			return json.Marshal(v.String())
		case ok:
			b, err := text.MarshalText()
			if err != nil {
				return nil, err
			}
			return json.Marshal(string(b))
		case v.CanInt():
			return fmt.Appendf(nil, `"%d"`, v.Int()), nil
		default:
			return fmt.Appendf(nil, `"%d"`, v.Uint()), nil
		}
	})
}

// enumValues calls the method Values and writes each value. All its failures are reported as the enumerated type's.
func (g *generator) enumValues(t reflect.Type, method reflect.Value, path string, write func(reflect.Value) ([]byte, error)) (out []any) {
	fail := func(format string, args ...any) {
		g.warn(badEnum, t, "return every value of the type, in the order of their meaning",
			"%s: the values of enumerated type %s cannot be listed: %s", path, t, fmt.Sprintf(format, args...))
	}
	defer func() {
		if p := recover(); p != nil {
			fail("a method panics: %v", p)
		}
	}()
	values := method.Call(nil)[0]
	if values.Len() == 0 {
		fail("method Values returns none")
	}
	var seen [][]byte
	for i := range values.Len() {
		text, err := write(values.Index(i))
		if err != nil {
			fail("%v", err)
			continue
		}
		if !slices.ContainsFunc(seen, func(b []byte) bool { return bytes.Equal(b, text) }) {
			seen = append(seen, text)
			out = append(out, json.RawMessage(text))
		}
	}
	return out
}

// commonType returns the JSON Schema type that all values have, or "" when they differ.
func commonType(values []any) string {
	common := ""
	for i, v := range values {
		name := ""
		switch text := v.(json.RawMessage); text[0] {
		case '"':
			name = "string"
		case 't', 'f':
			name = "boolean"
		case '{':
			name = "object"
		case '[':
			name = "array"
		case 'n':
			name = "null"
		default:
			name = "integer"
			if bytes.ContainsAny(text, ".eE") {
				name = "number"
			}
		}
		if i > 0 && name != common {
			return ""
		}
		common = name
	}
	return common
}

// quotedEnum is the schema of an enumerated type in a field with the json option "string".
func (g *generator) quotedEnum(t reflect.Type, method reflect.Value, path string) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for _, v := range g.enumJSON(t, method, path) {
		s.Enum = append(s.Enum, string(v.(json.RawMessage)))
	}
	return s
}
