package asltest

import (
	"reflect"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// plainItem reads the members of an object of attribute values.
func plainItem(v any) any {
	o, ok := v.(*value.Object)
	if !ok {
		return v
	}
	out := value.NewObject(o.Len())
	for name, member := range o.All() {
		out.Set(name, plain(member))
	}
	return out
}

// plain reads an attribute value.
func plain(v any) any {
	o, ok := v.(*value.Object)
	if !ok || o.Len() != 1 {
		return v
	}
	kind, v := o.At(0)
	list, _ := v.([]any)
	switch kind {
	case "N":
		text, _ := v.(string)
		return value.NumberOf(text)
	case "NULL":
		return nil
	case "M":
		return plainItem(v)
	case "L", "NS":
		out := make([]any, len(list))
		for i, e := range list {
			if text, ok := e.(string); ok {
				out[i] = value.NumberOf(text)
			} else {
				out[i] = plain(e)
			}
		}
		return out
	default: // S, BOOL, B, SS, BS
		return v
	}
}

// attributes writes the members of an object as attribute values. t is the Go type of the object, which says what is a set; nil when it is not known.
func attributes(v any, t reflect.Type) any {
	o, ok := v.(*value.Object)
	if !ok {
		return v
	}
	out := value.NewObject(o.Len())
	for name, member := range o.All() {
		f := fieldOf(t, name)
		if kind := setOf(f); kind != "" {
			if list, ok := member.([]any); ok && len(list) > 0 { // a set without elements is left out
				out.Set(name, value.ObjectOf(kind, elements(kind, list)))
			}
			continue
		}
		out.Set(name, attributeOf(member, f.Type))
	}
	return out
}

// setOf returns the kind of set that a field is in DynamoDB, "" for none.
func setOf(f reflect.StructField) string {
	for _, option := range strings.Split(f.Tag.Get("dynamodbav"), ",")[1:] {
		switch option {
		case "stringset":
			return "SS"
		case "numberset":
			return "NS"
		case "binaryset":
			return "BS"
		}
	}
	return ""
}

// elements writes the elements of a set: numbers are texts.
func elements(kind string, list []any) []any {
	if kind != "NS" {
		return list
	}
	out := make([]any, len(list))
	for i, e := range list {
		out[i] = value.Text(e)
	}
	return out
}

// attributeOf writes an attribute value of a Go type, nil when it is not known.
func attributeOf(v any, t reflect.Type) any {
	switch x := v.(type) {
	case nil:
		return value.ObjectOf("NULL", true)
	case bool:
		return value.ObjectOf("BOOL", x)
	case string:
		return value.ObjectOf("S", x)
	case *value.Object:
		return value.ObjectOf("M", attributes(x, t))
	case []any:
		list := make([]any, len(x))
		for i, e := range x {
			list[i] = attributeOf(e, elementOf(t))
		}
		return value.ObjectOf("L", list)
	default:
		return value.ObjectOf("N", value.Text(x))
	}
}

// fieldOf returns the field of a struct that has a name in JSON; one of a map has the type of its elements. The zero field means none.
func fieldOf(t reflect.Type, name string) reflect.StructField {
	switch t = valueType(t); {
	case t == nil:
	case t.Kind() == reflect.Map:
		return reflect.StructField{Type: t.Elem()}
	case t.Kind() == reflect.Struct:
		for _, f := range reflect.VisibleFields(t) {
			tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if tag == name || tag == "" && f.Name == name {
				return f
			}
		}
	}
	return reflect.StructField{}
}

func elementOf(t reflect.Type) reflect.Type {
	if t = valueType(t); t != nil && (t.Kind() == reflect.Slice || t.Kind() == reflect.Array) {
		return t.Elem()
	}
	return nil
}

// valueType is what a pointer type leads to.
func valueType(t reflect.Type) reflect.Type {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}
