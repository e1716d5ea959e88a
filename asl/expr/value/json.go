package value

import (
	"fmt"
	"strconv"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// Parse reads a JSON text. Of members with one name the last one counts, in the place of the first. The error is the
// first finding of [jsontree.Parse].
func Parse(text []byte) (any, error) {
	tree, list := jsontree.Parse("", text)
	if tree == nil || list.HasErrors() {
		return nil, list.Err()
	}
	return FromTree(tree), nil
}

// FromTree returns a parsed value as plain data. A nil tree gives nil.
func FromTree(tree *jsontree.Value) any {
	switch tree.Kind() {
	case jsontree.Bool:
		return tree.Bool()
	case jsontree.Number:
		return NumberOf(tree.NumberText())
	case jsontree.String:
		return tree.Str()
	case jsontree.Array:
		elems := make([]any, len(tree.Elems()))
		for i, e := range tree.Elems() {
			elems[i] = FromTree(e)
		}
		return elems
	case jsontree.Object:
		members := tree.Members()
		o := NewObject(len(members))
		for i := range members {
			o.Set(members[i].Name, FromTree(members[i].Value))
		}
		return o
	default:
		return nil
	}
}

// ToTree returns a value as a tree without places.
func ToTree(v any) *jsontree.Value {
	switch v := v.(type) {
	case nil:
		return jsontree.NewNull()
	case bool:
		return jsontree.NewBool(v)
	case float64:
		return jsontree.NewNumber(string(AppendFloat(nil, v)))
	case Number:
		return jsontree.NewNumber(string(v))
	case string:
		return jsontree.NewString(v)
	case []any:
		elems := make([]*jsontree.Value, len(v))
		for i, e := range v {
			elems[i] = ToTree(e)
		}
		return jsontree.NewArray(elems...)
	case *Object:
		members := make([]jsontree.Member, 0, v.Len())
		for name, m := range v.All() {
			members = append(members, jsontree.Member{Name: name, NamePos: -1, Value: ToTree(m)})
		}
		return jsontree.NewObject(members...)
	default:
		panic(unknown(v))
	}
}

// Append appends the value as compact JSON. The characters <, > and & stand as they are.
func Append(dst []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(dst, "null"...)
	case bool:
		return strconv.AppendBool(dst, v)
	case float64:
		return AppendFloat(dst, v)
	case Number:
		return append(dst, v...)
	case string:
		return jsontree.AppendString(dst, v)
	case []any:
		dst = append(dst, '[')
		for i, e := range v {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = Append(dst, e)
		}
		return append(dst, ']')
	case *Object:
		dst = append(dst, '{')
		for i := range v.Len() {
			if i > 0 {
				dst = append(dst, ',')
			}
			name, m := v.At(i)
			dst = append(jsontree.AppendString(dst, name), ':')
			dst = Append(dst, m)
		}
		return append(dst, '}')
	default:
		panic(unknown(v))
	}
}

// Text returns the value as compact JSON.
func Text(v any) string { return string(Append(nil, v)) }

// Pretty returns the value as JSON with two blanks a level, without a newline at the end.
func Pretty(v any) []byte { return ToTree(v).AppendJSON(nil) }

// KindOf returns the name that JSON Schema has for the kind of the value: "null", "boolean", "number", "string", "array" or
// "object".
func KindOf(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case float64, Number:
		return "number"
	case string:
		return "string"
	case []any:
		return "array"
	case *Object:
		return "object"
	default:
		panic(unknown(v))
	}
}

// unknown is the text of the panic about a type that is no value.
func unknown(v any) string { return fmt.Sprintf("value: %T is no JSON value", v) }
