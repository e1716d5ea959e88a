package schema

import (
	"reflect"

	"github.com/invopop/jsonschema"
)

// Keys of maps with integer keys, and quoted numbers, as encoding/json writes and reads them.
const (
	intPattern    = `^(0|-?[1-9][0-9]*)$`
	uintPattern   = `^(0|[1-9][0-9]*)$`
	numberPattern = `^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`
)

// mapType is the schema of a map: an object whose names follow the key type.
func (g *generator) mapType(t reflect.Type, path string) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "object", PropertyNames: g.keys(t, path)}
	if v := orNull(g.build(t.Elem(), path+"{}", false)); !isAny(v) || v.Description != "" {
		s.AdditionalProperties = v
	}
	return s
}

// keys is the schema of the names in map type t, or nil when every string will do.
func (g *generator) keys(t reflect.Type, path string) *jsonschema.Schema {
	k := t.Key()
	text := k.Implements(textMarshalerType)
	pattern := ""
	switch k.Kind() {
	case reflect.String:
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		pattern = intPattern
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		pattern = uintPattern
	default:
		if !text {
			g.report(badKey, "use a key of kind string or integer, or one that implements encoding.TextMarshaler by value",
				"%s is of type %s: keys of type %s have no JSON form", path, t, k)
			return nil
		}
	}
	if values, ok := enumMethod(k); ok {
		if names := g.enumKeys(k, values, path); len(names) > 0 {
			return &jsonschema.Schema{Enum: names}
		}
		return nil
	}
	if text || pattern == "" {
		return nil
	}
	return &jsonschema.Schema{Pattern: pattern}
}
