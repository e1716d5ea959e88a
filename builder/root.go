package builder

import (
	"fmt"
	"reflect"

	"github.com/aslgen/aslgen/builder/internal/ptrpath"
)

type rootKind byte

const (
	rootInput    rootKind = iota + 1 // the workflow's input
	rootItem                         // what a Map hands to its processor
	rootRawItem                      // an item before ItemSelector, seen by ItemSelector alone
	rootResult                       // the result of a state
	rootFailure                      // the error that a Catch caught
	rootVariable                     // a variable made with Var
	rootLambda                       // the element inside a function over a list
)

// root is a value of the workflow that pointers lead into.
type root struct {
	kind   rootKind
	mem    *ptrpath.Root
	m      *machine
	sc     *scope // where the value can be read: in this scope and inside it
	st     *state // the state that makes it: results, failures, raw items
	lambda *lambda
	// prefix leads from what Step Functions calls the result to the value: .Payload of a Lambda call, [0] of a branch.
	prefix ptrpath.Path
	// content is the value itself where the state's result is made by the state (Pass).
	content *value
	name    string // of a variable
	at      callers

	// Filled by Build.
	capture  *capture // the parts that other states read
	readers  []*state // of a failure: the states of its scope where it is read
	variable string   // the variable that holds them
}

// newRoot makes a value of type T and the pointer that the user takes paths from.
func newRoot[T any](sc *scope, kind rootKind, st *state) (*root, *T) {
	r := &root{kind: kind, mem: ptrpath.NewRoot(reflect.TypeFor[T]()), m: sc.m, sc: sc, st: st}
	r.mem.Owner = r
	sc.m.addRoot(r)
	return r, r.mem.Pointer().(*T)
}

// String names the value in messages.
func (r *root) String() string {
	switch r.kind {
	case rootInput:
		return fmt.Sprintf("the input of workflow %q", r.m.name)
	case rootItem:
		return fmt.Sprintf("the item of %q", r.sc.parent.name)
	case rootRawItem:
		return fmt.Sprintf("the unselected item of %q", r.st.name)
	case rootResult:
		return fmt.Sprintf("the result of %q", r.st.name)
	case rootFailure:
		return fmt.Sprintf("the failure of %q", r.st.name)
	case rootVariable:
		return fmt.Sprintf("variable %q", r.name)
	case rootLambda:
		return "the element of a list"
	default:
		panic(fmt.Sprintf("root kind %d", r.kind))
	}
}
