// Package jsonfield tells which members encoding/json gives a Go struct: names, order, options and the dominance rules of
// embedded structs. It is the one place in the builder that reads json tags. The structs of the AWS SDK have no tags: their members
// are called as Step Functions calls them.
package jsonfield

import (
	"encoding"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/aslgen/aslgen/builder/internal/awssdk"
)

// Field is one JSON member of a Go struct.
type Field struct {
	// Name is the member's name in JSON.
	Name string
	// Index leads from the struct to the field, as reflect.Value.FieldByIndex takes it. Every index but the last goes
	// through an embedded struct, or through a pointer to one.
	Index []int
	// Type is the type of the field.
	Type reflect.Type
	// OmitEmpty and OmitZero are the options of the tag under which the member may be absent.
	OmitEmpty, OmitZero bool
	// Quoted is the option "string": the value is wrapped into a JSON string. It is false where encoding/json ignores it.
	Quoted bool
	// Embedded tells that the path goes through an embedded pointer: the member is absent when that pointer is nil.
	Embedded bool
	// AWS tells that the field is one of a struct of the AWS SDK, whose times are in UTC and whose bytes are text.
	AWS    bool
	tagged bool
}

var cache sync.Map // reflect.Type → []Field

// Of returns the JSON members of struct type t in the order in which encoding/json writes them.
func Of(t reflect.Type) []Field {
	if f, ok := cache.Load(t); ok {
		return f.([]Field)
	}
	f, _ := cache.LoadOrStore(t, collect(t))
	return f.([]Field)
}

// Find returns the member of struct type t that lives at the struct field with the given one-level index, or false when
// encoding/json does not write that field under a name of its own (unexported, "-", shadowed).
func Find(t reflect.Type, index []int) (Field, bool) {
	for _, f := range Of(t) {
		if slices.Equal(f.Index, index) {
			return f, true
		}
	}
	return Field{}, false
}

type level struct {
	typ      reflect.Type
	index    []int
	embedded bool
}

// collect walks the embedded structs breadth first, as encoding/json does: a name at a shallower depth hides the same
// name below it; at one depth a tagged name wins, and two equals cancel each other.
func collect(t reflect.Type) []Field {
	var all []Field
	visited := map[reflect.Type]bool{}
	for current := []level{{typ: t}}; len(current) > 0; {
		var next []level
		counts := map[reflect.Type]int{}
		for _, l := range current {
			counts[l.typ]++
		}
		for _, l := range current {
			if visited[l.typ] {
				continue
			}
			visited[l.typ] = true
			fields, deeper := scan(l)
			for _, f := range fields {
				all = append(all, f)
				if counts[l.typ] > 1 {
					all = append(all, f) // the type is embedded twice at this depth: its fields cancel each other
				}
			}
			next = append(next, deeper...)
		}
		current = next
	}
	return dominant(all)
}

// scanSDK lists the members of a struct of the AWS SDK. What is not set is left out, as the SDK's own serializers do.
func scanSDK(l level) (fields []Field) {
	for i := range l.typ.NumField() {
		sf := l.typ.Field(i)
		if awssdk.Skipped(sf) {
			continue
		}
		fields = append(fields, Field{
			Name: awssdk.Key(sf.Name), Index: append(slices.Clone(l.index), i), Type: sf.Type, Embedded: l.embedded, OmitZero: true, AWS: true,
		})
	}
	return fields
}

func scan(l level) (fields []Field, deeper []level) {
	if awssdk.Struct(l.typ) {
		return scanSDK(l), nil
	}
	for i := range l.typ.NumField() {
		sf := l.typ.Field(i)
		ft := sf.Type
		viaPointer := false
		if sf.Anonymous {
			if ft.Kind() == reflect.Pointer {
				ft, viaPointer = ft.Elem(), true
			}
			if !sf.IsExported() && ft.Kind() != reflect.Struct {
				continue
			}
		} else if !sf.IsExported() {
			continue
		}
		tag := sf.Tag.Get("json")
		if tag == "-" {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		if !validName(name) {
			name = ""
		}
		index := append(slices.Clone(l.index), i)
		if name == "" && sf.Anonymous && ft.Kind() == reflect.Struct {
			deeper = append(deeper, level{ft, index, l.embedded || viaPointer})
			continue
		}
		f := Field{
			Name: name, Index: index, Type: sf.Type, tagged: name != "", Embedded: l.embedded,
			OmitEmpty: hasOption(options, "omitempty"), OmitZero: hasOption(options, "omitzero"),
			Quoted: hasOption(options, "string") && quotable(sf.Type),
		}
		if name == "" {
			f.Name = sf.Name
		}
		fields = append(fields, f)
	}
	return fields, deeper
}

func dominant(all []Field) []Field {
	byName := map[string][]Field{}
	for _, f := range all {
		byName[f.Name] = append(byName[f.Name], f)
	}
	var out []Field
	for _, fs := range byName {
		slices.SortStableFunc(fs, func(a, b Field) int {
			if d := len(a.Index) - len(b.Index); d != 0 {
				return d
			}
			switch {
			case a.tagged == b.tagged:
				return 0
			case a.tagged:
				return -1
			default:
				return 1
			}
		})
		if len(fs) > 1 && len(fs[0].Index) == len(fs[1].Index) && fs[0].tagged == fs[1].tagged {
			continue
		}
		out = append(out, fs[0])
	}
	slices.SortFunc(out, func(a, b Field) int { return slices.Compare(a.Index, b.Index) })
	return out
}

func validName(s string) bool {
	for _, c := range s {
		if !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", c) && !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return false
		}
	}
	return s != ""
}

func hasOption(options, name string) bool {
	return slices.Contains(strings.Split(options, ","), name)
}

func quotable(t reflect.Type) bool {
	if t.Name() == "" && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.Bool, reflect.String, reflect.Float32, reflect.Float64,
		reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return true
	default:
		return false
	}
}

var (
	marshaler     = reflect.TypeFor[json.Marshaler]()
	textMarshaler = reflect.TypeFor[encoding.TextMarshaler]()
)

// Leaf tells that t has an encoding of its own (json.Marshaler or encoding.TextMarshaler, by value or by pointer): what is
// inside it is not visible in JSON.
func Leaf(t reflect.Type) bool {
	if t.Kind() == reflect.Interface {
		return false
	}
	p := reflect.PointerTo(t)
	return t.Implements(marshaler) || p.Implements(marshaler) || t.Implements(textMarshaler) || p.Implements(textMarshaler)
}
