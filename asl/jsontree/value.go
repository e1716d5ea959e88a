package jsontree

import (
	"strconv"

	"github.com/aslgen/aslgen/asl/diag"
)

// Kind says which of the six JSON types a value has. The zero value is invalid.
type Kind byte

// The kinds of JSON values.
const (
	Null Kind = iota + 1
	Bool
	Number
	String
	Array
	Object
)

// String returns the name of the kind as JSON Schema spells it: "null", "boolean", "number", "string", "array",
// "object". A kind that is none of them gives "kind(n)".
func (k Kind) String() string {
	switch k {
	case Null:
		return "null"
	case Bool:
		return "boolean"
	case Number:
		return "number"
	case String:
		return "string"
	case Array:
		return "array"
	case Object:
		return "object"
	default:
		return "kind(" + strconv.Itoa(int(k)) + ")"
	}
}

// Value is one JSON value. It is used by pointer and never changed after it was made. A nil *Value is no value at all,
// not JSON null; it has the invalid kind 0 and every accessor gives the zero result for it.
type Value struct {
	doc     *document // nil: built by code
	start   int32     // byte offset of the value in the document
	end     int32     // byte offset just after it, 0 when unknown (YAML)
	kind    Kind
	truth   bool     // Bool
	text    string   // String: the value; Number: its spelling
	elems   []*Value // Array
	members []Member // Object
}

// Member is one name and value of an object, in source order. A name may occur more than once.
type Member struct {
	// Name is the member's name.
	Name string
	// NamePos is the byte offset of the name in the source text, or -1 when the object was built by code.
	NamePos int
	// Value is the member's value.
	Value *Value
}

// Kind returns the kind of the value, 0 for nil.
func (v *Value) Kind() Kind {
	if v == nil {
		return 0
	}
	return v.kind
}

// Str returns the text of a string, and "" for any other kind.
func (v *Value) Str() string {
	if v.Kind() != String {
		return ""
	}
	return v.text
}

// NumberText returns the spelling of a number, such as "1.50", and "" for any other kind.
func (v *Value) NumberText() string {
	if v.Kind() != Number {
		return ""
	}
	return v.text
}

// Bool returns the truth of a boolean, and false for any other kind.
func (v *Value) Bool() bool { return v.Kind() == Bool && v.truth }

// Elems returns the elements of an array, nil for any other kind. The slice must not be changed.
func (v *Value) Elems() []*Value {
	if v == nil {
		return nil
	}
	return v.elems
}

// Members returns the members of an object with duplicates, in source order, and nil for any other kind. The slice must
// not be changed.
func (v *Value) Members() []Member {
	if v == nil {
		return nil
	}
	return v.members
}

// Get returns the value of the member with that name, or nil when there is none or v is no object. Of duplicates the
// last one wins.
func (v *Value) Get(name string) *Value {
	if m := v.Member(name); m != nil {
		return m.Value
	}
	return nil
}

// Member returns the member with that name, or nil when there is none or v is no object. Of duplicates the last one
// wins. The member must not be changed.
func (v *Value) Member(name string) *Member {
	if v == nil {
		return nil
	}
	for i := len(v.members) - 1; i >= 0; i-- {
		if v.members[i].Name == name {
			return &v.members[i]
		}
	}
	return nil
}

// Lookup returns the value that an RFC 6901 pointer names below v, or nil when there is none. The empty pointer names v
// itself; of duplicate members the last one wins.
func (v *Value) Lookup(pointer string) *Value {
	for _, token := range diag.SplitPointer(pointer) {
		switch v.Kind() {
		case Object:
			v = v.Get(token)
		case Array:
			i, err := strconv.Atoi(token)
			if err != nil || i < 0 || i >= len(v.elems) || strconv.Itoa(i) != token {
				return nil
			}
			v = v.elems[i]
		default:
			return nil
		}
	}
	return v
}
