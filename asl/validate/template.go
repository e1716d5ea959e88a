package validate

import "github.com/aslgen/aslgen/asl/jsontree"

// Template is a field of a state that is an object or an array in which strings are evaluated: Parameters, Assign, Arguments,
// Output and the like. In a JSONPath state it is a payload template.
type Template struct {
	// State is the state.
	State *State
	// Field is the name of the field.
	Field string
	// Part says in which part of the state it is, and Index in which rule or catcher.
	Part  Part
	Index int
	// Value is the object or array.
	Value *jsontree.Value

	tokens []string // from the state to the value
}

// Pointer returns the RFC 6901 pointer of the template.
func (t *Template) Pointer() string { return t.State.At(t.tokens...) }
