// Package ptrpath turns a Go pointer into a JSON path. A root is a Go value allocated for the purpose; a pointer to one of
// its fields names the path from the root to that field. A field is told by address and type, since a struct shares its
// address with its first field.
package ptrpath

import (
	"reflect"

	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// Root is a value whose inside can be pointed at. It keeps the value alive, so that no address is ever used for another one.
type Root struct {
	// Type is the type of the value.
	Type reflect.Type
	// Owner is what the root stands for; the package does not look at it.
	Owner  any
	value  reflect.Value // pointer to the value
	blocks []block       // the value itself and every struct allocated behind its pointers
	open   []pointer     // while it is filled: the pointers found so far, the nearest first
}

// block is one allocation that belongs to a root.
type block struct {
	root  *Root
	value reflect.Value // pointer to the allocation
	path  Path          // from the root to the allocation
}

// maxSame is how often one type may be allocated on the way from the root: it bounds recursive types, and lets
// &list.Next.Next be taken all the same.
const maxSame = 3

// maxBlocks is how much is allocated for one root. Types that point at each other have more ways than anybody walks: twelve of them, each with
// pointers to all, more than can be counted.
const maxBlocks = 4096

// pointer is a pointer inside a root that waits for what it points at.
type pointer struct {
	v     reflect.Value
	path  Path
	above []reflect.Type // what is allocated on the way to it
}

// NewRoot allocates a zero value of type t. Pointers to structs inside it are allocated too, so that the address of a field
// behind an optional struct can be taken: the nearest ones first, so that those of short paths are there whatever the type.
func NewRoot(t reflect.Type) *Root {
	r := &Root{Type: t, value: reflect.New(t)}
	r.blocks = append(r.blocks, block{root: r, value: r.value})
	if !hasPointers(t) {
		return r
	}
	r.fill(r.value.Elem(), nil, nil)
	for i := 0; i < len(r.open) && len(r.blocks) < maxBlocks; i++ {
		r.allocate(r.open[i])
	}
	r.open = nil
	return r
}

// Pointer returns the *T that the caller of NewRoot hands to its user.
func (r *Root) Pointer() any { return r.value.Interface() }

// allocate allocates what a pointer points at, and notes the pointers inside.
func (r *Root) allocate(p pointer) {
	target := p.v.Type().Elem()
	p.v.Set(reflect.New(target))
	path := p.path.with(Step{Pointee: true, Type: p.v.Type()})
	r.blocks = append(r.blocks, block{root: r, value: p.v, path: path})
	r.fill(p.v.Elem(), path, append(p.above[:len(p.above):len(p.above)], target))
}

// fill notes the pointers inside v that are to be allocated.
func (r *Root) fill(v reflect.Value, path Path, above []reflect.Type) {
	switch v.Kind() {
	case reflect.Pointer:
		target := v.Type().Elem()
		if target.Kind() != reflect.Struct || jsonfield.Leaf(target) || !v.CanSet() || count(above, target) >= maxSame {
			return
		}
		if len(r.open) < maxBlocks { // the others never have their turn
			r.open = append(r.open, pointer{v, path, above})
		}
	case reflect.Struct:
		if jsonfield.Leaf(v.Type()) {
			return
		}
		for _, f := range jsonfield.Of(v.Type()) {
			r.fillField(v, f, path, above)
		}
	case reflect.Array:
		for i := range v.Len() {
			r.fill(v.Index(i), path.with(Step{Index: i, IsIndex: true, Type: v.Type().Elem()}), above)
		}
	default: // other kinds hold no field
	}
}

func (r *Root) fillField(v reflect.Value, f jsonfield.Field, path Path, above []reflect.Type) {
	for _, i := range f.Index[:len(f.Index)-1] {
		v = v.Field(i)
		if v.Kind() != reflect.Pointer {
			continue
		}
		if v.IsNil() {
			if !v.CanSet() || count(above, v.Type().Elem()) >= maxSame {
				return
			}
			v.Set(reflect.New(v.Type().Elem()))
			// An embedded pointer adds no step: its fields are the fields of the outer struct.
			r.blocks = append(r.blocks, block{root: r, value: v, path: path.with(Step{Embedded: true, Type: v.Type()})})
		}
		above = append(above[:len(above):len(above)], v.Type().Elem())
		v = v.Elem()
	}
	r.fill(v.Field(f.Index[len(f.Index)-1]), path.with(stepOf(f)), above)
}

func count(ts []reflect.Type, t reflect.Type) (n int) {
	for _, x := range ts {
		if x == t {
			n++
		}
	}
	return n
}

func hasPointers(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer:
		return true
	case reflect.Array:
		return hasPointers(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if hasPointers(t.Field(i).Type) {
				return true
			}
		}
		return false
	default:
		return false
	}
}
