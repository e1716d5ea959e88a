package ptrpath

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// walk goes from a value to one inside it: each byte picks a field or an element, or stays. It tells the last field it took.
func walk(v reflect.Value, choices []byte, allocate bool) (reflect.Value, *reflect.StructField) {
	var last *reflect.StructField
	for _, c := range choices {
		switch v.Kind() {
		case reflect.Pointer:
			if v.IsNil() && allocate && v.CanSet() {
				v.Set(reflect.New(v.Type().Elem()))
			}
			if v.IsNil() {
				return v, last
			}
			v = v.Elem()
		case reflect.Struct:
			n := v.NumField()
			if n == 0 || int(c)%(n+1) == n {
				return v, last
			}
			f := v.Type().Field(int(c) % (n + 1))
			if !f.IsExported() || jsonfield.Leaf(v.Type()) {
				return v, last
			}
			v, last = v.FieldByIndex(f.Index), &f
		case reflect.Array:
			n := v.Len()
			if n == 0 || int(c)%(n+1) == n {
				return v, last
			}
			v, last = v.Index(int(c)%(n+1)), nil
		default:
			return v, last
		}
	}
	return v, last
}

// mark sets a value that shows in JSON.
func mark(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Unix(4711, 0).UTC()))
			return
		}
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() && f.Kind() != reflect.Pointer {
				mark(f)
			}
		}
	case reflect.Array:
		for i := range v.Len() {
			mark(v.Index(i))
		}
	case reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		mark(p.Elem())
		v.Set(p)
	case reflect.Slice:
		if v.Type() == reflect.TypeFor[json.RawMessage]() {
			v.SetBytes([]byte(`"raw"`))
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("key"), reflect.Zero(v.Type().Elem()))
	case reflect.Interface:
		v.Set(reflect.ValueOf("any"))
	case reflect.String:
		v.SetString("marker")
	case reflect.Bool:
		v.SetBool(true)
	default:
		if v.CanInt() {
			v.SetInt(47)
		} else {
			v.SetFloat(4.5)
		}
	}
}

// follow takes the path in JSON.
func follow(t *testing.T, text []byte, path Path) any {
	t.Helper()
	var v any
	require.NoError(t, json.Unmarshal(text, &v))
	for _, s := range path.Named() {
		if s.IsIndex {
			v = v.([]any)[s.Index]
			continue
		}
		o, ok := v.(map[string]any)
		require.True(t, ok, "%s: %s has no members", text, s.Name)
		v, ok = o[s.Name]
		require.True(t, ok, "%s: no member %s", text, s.Name)
	}
	return v
}

// checkPath takes a pointer into a root of type t and one at the same place of a fresh value, and compares what the path of the
// first leads to in the JSON of the second.
func checkPath(t *testing.T, typ reflect.Type, choices []byte) {
	t.Helper()
	root := NewRoot(typ)
	var others [3]*Root
	var space Space
	for i := range others {
		others[i] = NewRoot(types[i])
		space.Add(others[i])
	}
	space.Add(root)
	target, last := walk(reflect.ValueOf(root.Pointer()).Elem(), choices, false)

	got, path, err := space.Resolve(target.Addr().Interface())
	if target.Type().Size() == 0 {
		require.ErrorIs(t, err, ErrZeroSize)
		return
	}
	if errors.Is(err, ErrUnknown) || errors.Is(err, ErrNil) {
		t.Fatalf("%s %v: %v", typ, choices, err)
	}
	require.Same(t, root, got)

	// The place is walked by the addresses of the root, so that pointers that are nil there stay nil here.
	fresh := reflect.New(typ)
	same, _ := walkLike(fresh.Elem(), reflect.ValueOf(root.Pointer()).Elem(), choices)
	require.Equal(t, target.Type(), same.Type())
	before := marshal(t, fresh)
	mark(same)
	after := marshal(t, fresh)
	if err != nil {
		require.ErrorIs(t, err, ErrHidden)
		if last != nil && last.Anonymous {
			return // an embedded struct shows by its fields only
		}
		require.Equal(t, string(before), string(after), "%s is not hidden: %v", target.Type(), err)
		return
	}
	want := any(nil)
	require.NoError(t, json.Unmarshal(marshal(t, same.Addr()), &want))
	found := follow(t, after, path)
	if named := path.Named(); len(named) > 0 && named[len(named)-1].Quoted {
		found = json.Number(found.(string))
		want = json.Number(strings.TrimSpace(string(marshal(t, same.Addr()))))
	}
	require.Equal(t, want, found, "%s in %s", path, after)
	if len(path) > 0 {
		require.Equal(t, target.Type(), pathType(path), "%s", path)
	}
}

// pathType is the type that the last step leads to.
func pathType(p Path) reflect.Type {
	s := p[len(p)-1]
	if s.Nameless() {
		return s.Type.Elem()
	}
	return s.Type
}

// walkLike walks v as walk does over model, allocating where the model has allocated.
func walkLike(v, model reflect.Value, choices []byte) (reflect.Value, *reflect.StructField) {
	for n := range len(choices) + 1 {
		target, last := walk(model, choices[:n], false)
		if target.Kind() == reflect.Pointer && target.IsNil() {
			return walkTo(v, choices[:n]), last
		}
	}
	return walkTo(v, choices), nil
}

func walkTo(v reflect.Value, choices []byte) reflect.Value {
	for n := range len(choices) + 1 {
		target, _ := walk(v, choices[:n], false)
		if n < len(choices) && target.Kind() == reflect.Pointer && target.IsNil() && target.CanSet() {
			target.Set(reflect.New(target.Type().Elem()))
		}
	}
	target, _ := walk(v, choices, true)
	return target
}

func marshal(t *testing.T, v reflect.Value) []byte {
	t.Helper()
	text, err := json.Marshal(v.Interface())
	require.NoError(t, err)
	return text
}

func FuzzPath(f *testing.F) {
	for i := range types {
		f.Add(byte(i), []byte{0, 0, 0, 0})
		f.Add(byte(i), []byte{1, 0, 1, 2, 3})
		f.Add(byte(i), []byte{0, 4, 1, 1, 1, 0, 2})
	}
	f.Fuzz(func(t *testing.T, which byte, choices []byte) {
		if len(choices) > 12 {
			choices = choices[:12]
		}
		checkPath(t, types[int(which)%len(types)], choices)
	})
}

// TestPaths takes the fields of all types that some hundred walks find.
func TestPaths(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, typ := range types {
		for range 300 {
			choices := make([]byte, r.IntN(8))
			for i := range choices {
				choices[i] = byte(r.IntN(256))
			}
			checkPath(t, typ, choices)
		}
	}
}
