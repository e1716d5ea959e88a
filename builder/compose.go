package builder

import (
	"reflect"
	"unsafe"

	"github.com/aslgen/aslgen/asl/diag"
)

// What stands here is for functions that make several states out of what a user says: a fragment, a pattern, a job that is polled.

// Span makes a chain of states that are joined already, by the rules of a Choice for instance: a transition to the chain leads
// to the head of first, and Then goes on from the tail of last.
//
//	return builder.Span(ask, done) // whatever lies between them
func Span(first, last State) Chain { return Chain{headOf(first), tailOf(last)} }

// Report adds a diagnostic to those that Build gives of the workflow that s belongs to. Without a place it gets that of the
// user's call: the first frame outside this library.
func Report(s Scope, d diag.Diagnostic) {
	m := handleOf(s).sc.m
	if !d.Pos.IsValid() {
		d.Pos = m.standing(here()).pos()
	}
	m.fault(d)
}

// Repeated tells whether the scope is the processor of an inline Map, or lies inside one: its states run many times under one name of the
// execution. Names that are to be unique, made of [ExecutionName], need a part that differs between the items there.
func Repeated(s Scope) bool {
	for sc := handleOf(s).sc; sc != nil && sc.kind != scopeDistributed; sc = sc.outer() {
		if sc.kind == scopeInline {
			return true
		}
	}
	return false
}

// Prefix is what the names of states begin with that are made in the scope: the prefixes of its fragments, "" outside of all. What is named after
// a name in a workflow, and is to be unique in it as the names of states are, begins with it.
func Prefix(s Scope) string { return handleOf(s).prefix }

// IsNil tells whether a state is nil, with or without a type. A function that takes states of its user asks so before it calls their methods.
func IsNil(s State) bool {
	v := reflect.ValueOf(s)
	return !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil()
}

// Fills tells whether the binding fills the field behind dst, a pointer to it. A function that adds bindings of its own to
// those of its user asks so which fields are left.
func (b Binding) Fills(dst any) bool {
	v := reflect.ValueOf(dst)
	return v.Kind() == reflect.Pointer && b.key == fieldKey{v.UnsafePointer(), v.Type().Elem()}
}

// BindAlike fills the field behind dst from where the bindings fill field: from the source of its binding or, where it has
// none, with the literal value it has. Two requests get the same value so, whatever its user bound.
func BindAlike[T any](dst, field *T, bindings []Binding) Binding {
	at := here()
	if dst == nil || field == nil {
		return newBinding(dst, bad(errNilPointer.At(at.pos(), "BindAlike gets a nil %T", field)), at)
	}
	for _, b := range bindings {
		if b.Fills(field) {
			b.dst, b.key.ptr = dst, unsafe.Pointer(dst)
			*dst = *field // which a BindOptional falls back to
			return b
		}
	}
	return newBinding(dst, literal(at, *field), at)
}
