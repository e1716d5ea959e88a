package asl

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// Parse reads a state machine from JSON. The file name is used in places only. Every text that is JSON gives a machine,
// also a wrong one or one that is not even an object. On other text the machine is nil and the list holds an error of
// ASL0xxx with line and column.
func Parse(file string, text []byte) (*StateMachine, diag.List) {
	v, list := jsontree.Parse(file, text)
	return fromSource(v), list
}

// ParseYAML reads a state machine from YAML, as [Parse] does from JSON. What counts as which JSON value is told at
// [jsontree.ParseYAML].
func ParseYAML(file string, text []byte) (*StateMachine, diag.List) {
	v, list := jsontree.ParseYAML(file, text)
	return fromSource(v), list
}

// ParseTemplate reads a state machine from JSON with placeholders that are not filled in yet, as [jsontree.ParseTemplate] does: one
// outside of quotes is a string.
func ParseTemplate(file string, text []byte) (*StateMachine, diag.List) {
	v, list := jsontree.ParseTemplate(file, text)
	return fromSource(v), list
}

// FromTree returns the state machine that a JSON value is. It is never nil for a value that is not nil.
func FromTree(v *jsontree.Value) *StateMachine { return fromSource(v) }

func fromSource(v *jsontree.Value) *StateMachine {
	if v == nil {
		return nil
	}
	m := &StateMachine{}
	decodeObject(m, v)
	return m
}
