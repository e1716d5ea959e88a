package builder

import (
	"reflect"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder/internal/attribute"
	"github.com/aslgen/aslgen/builder/internal/ptrpath"
)

// Expr is an expression that gives a value of type T when the workflow runs. Whatever is not a plain field of a value is one:
// [OrElse], [Format], [Len], arithmetic, [Now], [TaskToken], [JSONata]. It is an immutable tree; the builder prints it where
// it is used, since a value lives in different places in different states. The zero Expr is a mistake that Build reports.
type Expr[T any] struct{ n *node }

// Source is what a value can be taken from: a pointer to a field of a workflow value, or an expression.
type Source[T any] interface{ *T | Expr[T] }

// Text is what a text can be taken from: a literal, a pointer to a string field, or an expression. A field of a named string
// type is converted by As[string].
type Text interface {
	string | *string | Expr[string]
}

// Int is what a whole number can be taken from: a literal, a pointer to a field, or an expression.
type Int interface {
	int | *int | Expr[int]
}

// op tells what a node of the expression tree does with its arguments.
type op byte

const (
	opRef        op = iota + 1 // the value behind ptr
	opLit                      // the Go value lit
	opParam                    // the parameter named text
	opOrElse                   // args[0], or args[1] where that is absent
	opOptional                 // args[0], or null where that is absent
	opPresent                  // whether args[0] is there
	opInfix                    // args[0] text args[1]
	opCall                     // function text of args
	opIf                       // args[0] ? args[1] : args[2]
	opFormat                   // texts[0] & args[0] & texts[1] …
	opContext                  // a path into the context object
	opToken                    // the task token
	opJSONata                  // the user's text over args
	opConvert                  // args[0] under another Go type of the same JSON form
	opEach                     // for every element of args[0]: args[1], which reads lambda
	opFilter                   // the elements of args[0] for which args[1], which reads lambda, is true
	opAt                       // element args[1] of args[0]
	opKey                      // the member args[1] of the map args[0]
	opList                     // an array of args
	opConcat                   // the arrays args, one after the other
	opObject                   // a Go value with bindings
	opField                    // the field of args[0] that lambda's pointer args[1] names
	opMember                   // the member text of the union args[0]
	opAttribute                // args[0] as an attribute value
	opAttributes               // an object of attribute values: texts name the args
	opBad                      // a mistake, kept in fault
)

// node is one node of an expression tree. Which members count depends on op.
type node struct {
	op     op
	typ    reflect.Type
	at     callers
	args   []*node
	ptr    any
	lit    any
	text   string
	texts  []string
	lambda *lambda
	object *value
	fault  *diag.Diagnostic
	// attribute is how the value becomes an attribute value, sets are what sets args are.
	attribute attributeSpec
	sets      []attribute.Set

	// Filled by Build.
	owner *compiler // the run that filled the rest
	root  *root
	path  ptrpath.Path
}

// lambda is the parameter of a function over the elements of a list: a root that exists inside one expression only.
type lambda struct {
	root  *root
	space ptrpath.Space
	name  string // set while the expression is printed
}

func newLambda(t reflect.Type) *lambda {
	l := &lambda{}
	l.root = &root{kind: rootLambda, mem: ptrpath.NewRoot(t), lambda: l}
	l.root.mem.Owner = l.root
	l.space.Add(l.root.mem)
	return l
}

func expr[T any](n *node) Expr[T] {
	n.typ = reflect.TypeFor[T]()
	if n.at == nil {
		n.at = here()
	}
	return Expr[T]{n}
}

// From makes an expression of a plain field.
func From[T any](p *T) Expr[T] { return expr[T](&node{op: opRef, ptr: p, at: here()}) }

// Lit makes an expression of a Go value. It is encoded as encoding/json does.
func Lit[T any](v T) Expr[T] { return expr[T](&node{op: opLit, lit: v, at: here()}) }

func (e Expr[T]) node() *node {
	if e.n == nil {
		f := errZeroExpr.At(here().pos(), "expression of type %s is the zero Expr", reflect.TypeFor[T]())
		return &node{op: opBad, typ: reflect.TypeFor[T](), fault: &f}
	}
	return e.n
}

// noder is an Expr of any type.
type noder interface{ node() *node }

// source turns a pointer, an expression or a literal into a node. Literals come only from parameters that allow them.
func source(at callers, src any) *node {
	if e, ok := src.(noder); ok {
		return e.node()
	}
	v := reflect.ValueOf(src)
	if v.IsValid() && v.Kind() == reflect.Pointer {
		return &node{op: opRef, typ: v.Type().Elem(), ptr: src, at: at}
	}
	return literal(at, src)
}

func literal(at callers, v any) *node {
	return &node{op: opLit, typ: reflect.TypeOf(v), lit: v, at: at}
}

func call[T any](at callers, name string, args ...*node) Expr[T] {
	return expr[T](&node{op: opCall, text: name, args: args, at: at})
}

func infix[T any](at callers, a *node, operator string, b *node) Expr[T] {
	return expr[T](&node{op: opInfix, text: operator, args: []*node{a, b}, at: at})
}

// bad makes a node of a mistake that Build reports.
func bad(d diag.Diagnostic) *node { return &node{op: opBad, fault: &d} }
