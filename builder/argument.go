package builder

import (
	"reflect"
	"slices"
	"strconv"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// Argument is a named argument of a call: a value, an object or a list of arguments, or the place of the request. See
// [TextArgument], [ValueArgument], [ObjectArgument], [ListArgument], [RequestArgument] and [RefusedArgument].
type Argument struct {
	kind  argumentKind
	name  string
	value *node      // of a value
	parts []Argument // of an object or a list; beside the request
	at    callers
}

type argumentKind byte

const (
	argumentValue argumentKind = iota
	argumentObject
	argumentList
	argumentRequest
)

// TextArgument makes an argument from a literal, a pointer to a field, a [Param] or an expression.
func TextArgument[S Text](name string, value S) Argument {
	at := here()
	return Argument{name: name, value: source(at, value), at: at}
}

// IntArgument makes an argument from a whole number: a literal, a pointer to a field or an expression.
func IntArgument[N Int](name string, value N) Argument {
	at := here()
	return Argument{name: name, value: source(at, value), at: at}
}

// ValueArgument makes an argument of any type from an expression.
func ValueArgument[T any](name string, value Expr[T]) Argument {
	return Argument{name: name, value: value.node(), at: here()}
}

// ObjectArgument makes an argument that is an object of arguments.
func ObjectArgument(name string, members ...Argument) Argument {
	return Argument{kind: argumentObject, name: name, parts: members, at: here()}
}

// ListArgument makes an argument that is a list of arguments, whose names do not count.
func ListArgument(name string, elements ...Argument) Argument {
	return Argument{kind: argumentList, name: name, parts: elements, at: here()}
}

// RequestArgument makes an argument of the request, inside an object or a list too. The arguments beside it become members of the
// request, which is an object then. Without a request there is no such argument, unless something stands beside it.
func RequestArgument(name string, beside ...Argument) Argument {
	return Argument{kind: argumentRequest, name: name, parts: beside, at: here()}
}

// RefusedArgument stands for what cannot be called: arguments that do not go together, a literal that the service refuses, types
// that are none of the API's. Build reports it, and nothing else about the call, with the line that made the call or its option: the
// message says what is wrong, in lower case and without a final stop, help what to do. A package that makes states rather than calls
// uses [Report].
func RefusedArgument(message, help string) Argument { return Here().RefusedArgument(message, help) }

// Line is a line of the user's, for a package that finds later what is wrong there. See [Here].
type Line struct{ at callers }

// Here remembers the line of the user's: the first one outside this library.
func Here() Line { return Line{here()} }

// Pos is the file and the line, for a diagnostic that is given to [Report].
func (l Line) Pos() diag.Pos { return l.at.pos() }

// RefusedArgument is the function [RefusedArgument] for a line that was remembered.
func (l Line) RefusedArgument(message, help string) Argument {
	return Argument{value: bad(errArguments.At(l.at.pos(), "%s", message).WithHelp("%s", help)), at: l.at}
}

// Name returns the name of the argument; empty for a refused one.
func (a Argument) Name() string { return a.name }

// Literal returns the Go value of an argument that is one, nil when it is anything else.
func (a Argument) Literal() any {
	if a.value == nil || a.value.op != opLit {
		return nil
	}
	return a.value.lit
}

// mergeArguments makes one object of the objects that have one name, and one list of the lists. path leads to the arguments.
func mergeArguments(path string, arguments []Argument) []Argument {
	var out []Argument
	for _, a := range arguments {
		i := slices.IndexFunc(out, func(b Argument) bool { return b.name == a.name })
		switch {
		case i < 0 || a.value != nil && a.value.op == opBad:
			out = append(out, a)
		case out[i].kind == a.kind && (a.kind == argumentObject || a.kind == argumentList):
			out[i].parts = slices.Concat(out[i].parts, a.parts)
		default:
			out = append(out, Argument{value: bad(givenTwice(path+a.name, a.at, out[i].at)), at: a.at})
		}
	}
	for i := range out {
		out[i].mergeParts(path)
	}
	return out
}

// mergeParts merges what is inside an object, and inside the objects of a list, whose elements are never one.
func (a *Argument) mergeParts(path string) {
	switch a.kind {
	case argumentObject:
		a.parts = mergeArguments(path+a.name+".", a.parts)
	case argumentList:
		a.parts = slices.Clone(a.parts)
		for i := range a.parts {
			a.parts[i].mergeParts(path + a.name + "[" + strconv.Itoa(i) + "]")
		}
	default: // nothing is inside
	}
}

func givenTwice(name string, at, first callers) diag.Diagnostic {
	d := errArguments.At(at.pos(), "argument %q of the call is given twice", name).WithHelp("take one of them out")
	d.Related = []diag.Related{{Pos: first.pos(), Message: "first given here"}}
	return d
}

// eachArgument visits arguments and all inside them.
func eachArgument(arguments []Argument, visit func(Argument)) {
	for _, a := range arguments {
		visit(a)
		eachArgument(a.parts, visit)
	}
}

// refused tells that the call cannot be made.
func (s *CallSpec) refused() (found bool) {
	eachArgument(s.Arguments, func(a Argument) { found = found || a.value != nil && a.value.op == opBad })
	return found
}

// place returns the argument that takes the request, nil when the request's members are the arguments themselves.
func (s *CallSpec) place() (found *Argument) {
	eachArgument(s.Arguments, func(a Argument) {
		if a.kind == argumentRequest {
			found = &a
		}
	})
	return found
}

// objectTree puts arguments into an object, with the request where it has its place.
func objectTree(arguments []Argument, request *tree) *tree {
	t := &tree{}
	for _, a := range arguments {
		if kid := a.tree(request); kid != nil {
			t.add(a.name, kid)
		}
	}
	return t
}

// tree is the value of an argument; nil for the place of a request that there is none of.
func (a Argument) tree(request *tree) *tree {
	switch a.kind {
	case argumentObject:
		return objectTree(a.parts, request)
	case argumentList:
		t := objectTree(a.parts, request)
		t.array, t.names = true, nil
		return t
	case argumentRequest:
		if len(a.parts) == 0 {
			return request
		}
		return joined(request, objectTree(a.parts, nil))
	default:
		return &tree{ex: a.value}
	}
}

// joined puts members beside those of a request.
func joined(request, members *tree) *tree {
	own := request.object()
	if own == nil { // an expression, whose members are known when it is evaluated
		typ := reflect.TypeFor[map[string]any]()
		object := &node{op: opObject, object: &value{tree: members}, typ: typ, at: request.ex.at}
		list := &node{op: opList, args: []*node{request.ex, object}, typ: reflect.SliceOf(typ), at: request.ex.at}
		return &tree{ex: &node{op: opCall, text: "$merge", args: []*node{list}, typ: typ, at: request.ex.at}}
	}
	return appendMembers(own, members)
}

func appendMembers(t, more *tree) *tree {
	return &tree{names: slices.Concat(t.names, more.names), kids: slices.Concat(t.kids, more.kids)}
}

// object returns a tree that is an object, member by member; nil for an expression. No tree is an object without members.
func (t *tree) object() *tree {
	switch {
	case t == nil:
		return &tree{}
	case t.ex != nil && t.ex.op == opObject:
		return t.ex.object.tree.object()
	case t.ex != nil && t.ex.op == opLit:
		return (&tree{lit: literalJSON(t.ex.lit)}).object()
	case t.lit != nil && t.lit.Kind() == jsontree.Object:
		out := &tree{}
		for _, m := range t.lit.Members() {
			out.add(m.Name, &tree{lit: m.Value})
		}
		return out
	case t.lit != nil || t.ex != nil || t.array:
		return nil
	default:
		return t
	}
}
