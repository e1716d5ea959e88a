package ptrpath

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// Step is one step of a path: a member name, or an index into a Go array of fixed length.
type Step struct {
	Name    string
	Index   int
	IsIndex bool
	// Type is the Go type of what the step leads to.
	Type reflect.Type
	// MayBeOmitted tells that the member can be absent though its type is not a pointer (omitempty, omitzero): absent
	// means the zero value.
	MayBeOmitted bool
	// Quoted tells that the value stands inside a JSON string (option "string" of the json tag).
	Quoted bool
	// AWS tells that the step leads to a field of a struct of the AWS SDK, whose bytes are text.
	AWS bool
	// Embedded marks the step through an embedded pointer. It has no name in JSON.
	Embedded bool
	// Pointee marks the step from a pointer to what it points at. It has no name in JSON.
	Pointee bool
}

// Nameless tells that the step has no place in JSON.
func (s Step) Nameless() bool { return s.Embedded || s.Pointee }

// Path leads from a root to a value inside it. The empty path is the root.
type Path []Step

func stepOf(f jsonfield.Field) Step {
	return Step{Name: f.Name, Type: f.Type, MayBeOmitted: f.OmitEmpty && canBeEmpty(f.Type) || f.OmitZero, Quoted: f.Quoted, AWS: f.AWS}
}

// canBeEmpty tells whether omitempty has an effect on the type: encoding/json never calls a struct empty.
func canBeEmpty(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Struct:
		return false
	case reflect.Array:
		return t.Len() == 0
	default:
		return true
	}
}

// with returns the path with one more step, never sharing memory with p.
func (p Path) with(s Step) Path {
	return append(p[:len(p):len(p)], s)
}

// Optional tells that a value on the way, the last one excluded, is a pointer: the whole path may lead nowhere.
func (p Path) Optional() bool {
	for i, s := range p {
		if s.Nameless() || i < len(p)-1 && s.Type.Kind() == reflect.Pointer {
			return true
		}
	}
	return false
}

// Omittable tells that some step of the path can be absent and then means the zero value.
func (p Path) Omittable() bool {
	for _, s := range p {
		if s.MayBeOmitted {
			return true
		}
	}
	return false
}

// Named returns the steps that have a place in JSON: all but those through pointers.
func (p Path) Named() Path {
	out := p[:0:0]
	for _, s := range p {
		if !s.Nameless() {
			out = append(out, s)
		}
	}
	return out
}

// String prints the path as Go people read it: .patient.name[0]
func (p Path) String() string {
	var b strings.Builder
	for _, s := range p {
		switch {
		case s.Nameless():
		case s.IsIndex:
			b.WriteString("[" + strconv.Itoa(s.Index) + "]")
		default:
			b.WriteString("." + s.Name)
		}
	}
	return b.String()
}
