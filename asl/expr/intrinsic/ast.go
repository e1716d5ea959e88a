package intrinsic

import (
	"fmt"

	"github.com/aslgen/aslgen/asl/expr/jsonpath"
)

// Span is a range of bytes in the parsed text: Start is the first byte, End the one after the last.
type Span = jsonpath.Span

// Node is a call or an argument. It is a sealed union: [Call], [Path], [String], [Number], [Bool] and [Null] are its only
// members.
type Node interface {
	// Extent is the place of the node with everything it contains.
	Extent() Span
	node()
}

// Call is the call of a function.
type Call struct {
	Span
	// Name is the name as it is written, with its prefix: "States.Format". Whether there is such a function, [Check] tells.
	Name string
	// NameEnd is the byte offset after the name.
	NameEnd int
	Args    []Node
}

// Path is an argument that is read from the input, the context object or a variable.
type Path struct {
	Span
	Path *jsonpath.Path
}

// String is a text in single quotes.
type String struct {
	Span
	// Raw is the text between the quotes as it is written.
	Raw string
	// Value has the escapes \' \{ \} and \\ resolved. A backslash before another character stays.
	Value string
}

// Number is a JSON number.
type Number struct {
	Span
	// Text is the number as it is written.
	Text  string
	Value float64
}

// Bool is true or false.
type Bool struct {
	Span
	Value bool
}

// Null is null.
type Null struct{ Span }

func (*Call) node()   {}
func (*Path) node()   {}
func (*String) node() {}
func (*Number) node() {}
func (*Bool) node()   {}
func (*Null) node()   {}

// Walk calls visit for n and for every node below it, parents before children and in the order of the text. When visit returns
// false, the arguments of that node are left out. Paths are not gone into.
func Walk(n Node, visit func(Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	switch n := n.(type) {
	case *Path, *String, *Number, *Bool, *Null:
	case *Call:
		for _, arg := range n.Args {
			Walk(arg, visit)
		}
	default:
		panic(fmt.Sprintf("intrinsic: unknown node %T", n))
	}
}
