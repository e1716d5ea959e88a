package asl

import (
	"reflect"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// Print returns the text of the machine. A machine that was parsed and not changed since is printed byte for byte as it
// was read, JSON or YAML. One that was changed is printed as JSON with two spaces of indentation, in which the order of
// members, unknown and duplicate members and the spelling of numbers are kept. A built one is printed in the order of the
// struct fields, states in their order, with <, > and & as they are. JSON that is made ends with a newline. It returns nil
// for a nil machine.
func (m *StateMachine) Print() []byte {
	if m == nil {
		return nil
	}
	tree := Tree(m)
	if text := tree.Text(); text != "" {
		return []byte(text)
	}
	return printTree(tree)
}

// Format returns the text of the machine as JSON in the canonical layout: two spaces of indentation, each member and
// element on a line of its own, a final newline. The order of members is kept. It returns nil for a nil machine.
func Format(m *StateMachine) []byte {
	if m == nil {
		return nil
	}
	return printTree(Tree(m))
}

// Tree returns an element as a JSON tree. It is the element's source itself when nothing in it was changed since it was
// parsed. It returns nil for a nil element.
func Tree(e Element) *jsontree.Value {
	if isNil(e) {
		return nil
	}
	return encodeObject(e)
}

// isNil reports whether there is no element: a nil interface, or a nil pointer in one.
func isNil(e Element) bool {
	return e == nil || reflect.ValueOf(e).IsNil()
}

func printTree(tree *jsontree.Value) []byte {
	return append(tree.AppendJSON(nil), '\n')
}
