package builder

import (
	"maps"
	"reflect"
	"sync"

	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// sensitiveField returns the secret that a member of a struct type is, by its own tag or that of an embedded struct around it.
func sensitiveField(t reflect.Type, f jsonfield.Field) (s secret, ok bool) {
	owner, sf := t, reflect.StructField{}
	for i, x := range f.Index {
		if i > 0 {
			owner = base(sf.Type)
		}
		if sf = owner.Field(x); isSensitive(sf) {
			return secret{owner, sf.Name}, true
		}
	}
	return secret{}, false
}

func isSensitive(f reflect.StructField) bool { return f.Tag.Get("asl") == "sensitive" }

// What types say never changes.
var (
	secretsOfTypes sync.Map // reflect.Type → map[secret]bool
	taintsOfTypes  sync.Map // reflect.Type → *taint
)

// secretsOf are the secrets anywhere inside values of a type.
func secretsOf(t reflect.Type) map[secret]bool {
	if t == nil {
		return nil
	}
	if found, ok := secretsOfTypes.Load(t); ok {
		return found.(map[secret]bool)
	}
	found := map[secret]bool{}
	collectSecrets(t, found, map[reflect.Type]bool{})
	secretsOfTypes.Store(t, found)
	return found
}

func collectSecrets(t reflect.Type, found map[secret]bool, seen map[reflect.Type]bool) {
	if seen[t] {
		return
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		collectSecrets(t.Elem(), found, seen)
	case reflect.Struct:
		if jsonfield.Leaf(t) {
			return
		}
		for _, f := range jsonfield.Of(t) {
			if s, ok := sensitiveField(t, f); ok {
				found[s] = true
			}
			collectSecrets(f.Type, found, seen)
		}
	}
}

// taintOf is what the tags of a type say of its values. A type inside itself is looked at once.
func taintOf(t reflect.Type) *taint {
	secrets := secretsOf(t)
	if len(secrets) == 0 {
		return nil
	}
	if known, ok := taintsOfTypes.Load(t); ok {
		return known.(*taint)
	}
	e := expansion{around: map[reflect.Type]bool{}, left: maxTaintSize}
	out := e.inside(t)
	if e.left < 0 { // types that hold each other have endless ways to one field
		out = &taint{all: map[secret]*origin{}}
		for s := range maps.Keys(secrets) {
			out.all[s] = nil
		}
	}
	taintsOfTypes.Store(t, out)
	return out
}

// expansion is one run of taintOf.
type expansion struct {
	around map[reflect.Type]bool // the types around
	left   int                   // of maxTaintSize
}

func (e *expansion) inside(t reflect.Type) *taint {
	if e.left--; e.left < 0 || e.around[t] || len(secretsOf(t)) == 0 {
		return nil
	}
	switch t.Kind() {
	case reflect.Pointer:
		return e.inside(t.Elem())
	case reflect.Slice, reflect.Array, reflect.Map:
		return listOf(e.inside(t.Elem()))
	default: // a struct: nothing else has secrets
		e.around[t] = true
		defer delete(e.around, t)
		var out *taint
		for _, f := range jsonfield.Of(t) {
			if s, ok := sensitiveField(t, f); ok {
				out = out.with(f.Name, tainted(s))
			} else {
				out = out.with(f.Name, e.inside(f.Type))
			}
		}
		return out
	}
}
