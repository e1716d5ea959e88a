package builder

import (
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// canHoldAnything tells that every JSON value has type t.
func canHoldAnything(t reflect.Type) bool { return t.Kind() == reflect.Interface && t.NumMethod() == 0 }

// sameForm tells why a JSON value of Go type from is not always one of type to; empty when it is.
func sameForm(from, to reflect.Type) string {
	return (&former{seen: map[[2]reflect.Type]bool{}}).differ(from, to, "")
}

type former struct{ seen map[[2]reflect.Type]bool }

func (f *former) differ(from, to reflect.Type, at string) string {
	pair := [2]reflect.Type{from, to}
	if from == to || canHoldAnything(to) || f.seen[pair] {
		return ""
	}
	f.seen[pair] = true
	no := func() string { return fmt.Sprintf("%s%s is not %s", prefixed(at), from, to) }
	if from.Kind() == reflect.Pointer && to.Kind() != reflect.Pointer {
		return fmt.Sprintf("%s%s may be absent", prefixed(at), from)
	}
	if to.Kind() == reflect.Pointer {
		return f.differ(base(from), base(to), at)
	}
	if number := reflect.TypeFor[json.Number](); from == number || to == number { // of kind string, and yet a number
		return no()
	}
	if jsonfield.Leaf(from) || jsonfield.Leaf(to) || canHoldAnything(from) {
		return no()
	}
	if numeric(from) > 0 && numeric(to) > 0 {
		if numeric(from) > numeric(to) {
			return no()
		}
		return ""
	}
	if from.Kind() != to.Kind() && !(listKind(from) && listKind(to)) || isBytesOrNot(from) != isBytesOrNot(to) {
		return no()
	}
	switch from.Kind() {
	case reflect.Struct:
		return f.members(from, to, at)
	case reflect.Slice, reflect.Array:
		if to.Kind() == reflect.Array && (from.Kind() != reflect.Array || from.Len() != to.Len()) {
			return no()
		}
		return f.differ(from.Elem(), to.Elem(), at+"[]")
	case reflect.Map:
		if from.Key().Kind() != to.Key().Kind() {
			return no()
		}
		return f.differ(from.Elem(), to.Elem(), at+"[]")
	case reflect.String, reflect.Bool:
		return ""
	default:
		return no()
	}
}

func (f *former) members(from, to reflect.Type, at string) string {
	have := map[string]jsonfield.Field{}
	for _, m := range jsonfield.Of(from) {
		have[m.Name] = m
	}
	for _, m := range jsonfield.Of(to) {
		h, ok := have[m.Name]
		delete(have, m.Name)
		place := at + "." + m.Name
		switch {
		case !ok && (m.OmitEmpty || m.OmitZero || m.Type.Kind() == reflect.Pointer):
			continue
		case !ok:
			return fmt.Sprintf("%s has no member %q", from, m.Name)
		case h.Quoted != m.Quoted:
			return fmt.Sprintf("member %s is a text in one of them", place)
		case h.AWS != m.AWS && isBytesOrNot(base(h.Type)):
			return fmt.Sprintf("member %s is base64 text in one of them", place)
		case (h.OmitEmpty || h.OmitZero || h.Embedded) && !(m.OmitEmpty || m.OmitZero || m.Type.Kind() == reflect.Pointer):
			return fmt.Sprintf("member %s may be absent in %s", place, from)
		}
		if why := f.differ(h.Type, m.Type, place); why != "" {
			return why
		}
	}
	for _, m := range jsonfield.Of(from) {
		if _, left := have[m.Name]; left {
			return fmt.Sprintf("%s has no member %q", to, m.Name)
		}
	}
	return ""
}

func prefixed(at string) string {
	if at == "" {
		return ""
	}
	return at + ": "
}

// numeric ranks number types: a value of a lower rank is one of a higher rank. 0 is no number.
func numeric(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return 1
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return 2
	case reflect.Float32, reflect.Float64:
		return 3
	default:
		return 0
	}
}

func listKind(t reflect.Type) bool { return t.Kind() == reflect.Slice || t.Kind() == reflect.Array }

func isBytesOrNot(t reflect.Type) bool { return t.Kind() == reflect.Slice && isBytes(t) }
