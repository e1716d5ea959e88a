package builder

import (
	"reflect"
	"strings"

	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// JSONata collapses a sequence of one value to the value. The functions here print lists so that they stay arrays.

// each prints a function over a list so that the result is an array of as many elements for every length.
func (p *printer) each(n *node) text {
	body := n.args[1]
	if t := p.plainPluck(n); t != "" { // a path over nothing or null gives nothing, and so an empty array
		return text{s: "[" + p.raw(n.args[0]).in(precPath) + t + "]", prec: precAtom, array: true}
	}
	list := p.list(n.args[0])
	leave := p.enter(n.lambda)
	defer leave()
	param := "$" + n.lambda.name
	if canBeArray(body.typ) {
		acc := p.fresh("all")
		return atom("$reduce(" + list.s + ", function(" + acc + ", " + param + "){$append(" + acc + ", " + p.wrapped(body) + ")}, [])")
	}
	return text{s: "[$map(" + list.s + ", function(" + param + "){" + p.value(body).s + "})]", prec: precAtom, array: true}
}

// plainPluck returns the path of a field that every element has, or "".
func (p *printer) plainPluck(n *node) string {
	b := n.args[1]
	if b.op != opRef || b.root == nil || b.root.lambda != n.lambda || len(b.path) == 0 || mayBeNothing(b) || quotedRef(b) || canBeArray(b.typ) {
		return ""
	}
	for _, s := range b.path.Named() {
		if s.IsIndex {
			return ""
		}
	}
	return steps(b.path)
}

// wrapped prints an array that holds exactly the value of n, be the value an array itself.
func (p *printer) wrapped(n *node) string {
	if isList(n.typ) || n.typ.Kind() == reflect.Array && !jsonfield.Leaf(n.typ) {
		t := p.list(n)
		if t.array {
			return "[" + t.s + "]"
		}
		return "[[" + t.s + "]]"
	}
	t := p.value(n)
	v := p.fresh("value")
	return "(" + v + " := " + t.s + "; $type(" + v + ") = \"array\" ? [[" + v + "]] : [" + v + "])"
}

func (p *printer) filter(n *node) text {
	list := p.list(n.args[0])
	leave := p.enter(n.lambda)
	defer leave()
	param := "$" + n.lambda.name
	condition := p.value(n.args[1])
	if !canBeArray(n.lambda.root.mem.Type) {
		return text{s: "[$filter(" + list.s + ", function(" + param + "){" + condition.s + "})]", prec: precAtom, array: true}
	}
	acc := p.fresh("all")
	keep := "$append(" + acc + ", $type(" + param + ") = \"array\" ? [[" + param + "]] : [" + param + "])"
	return atom("$reduce(" + list.s + ", function(" + acc + ", " + param + "){" + condition.in(precOr) + " ? " + keep + " : " + acc + "}, [])")
}

// canBeArray tells whether a value of type t can be a JSON array.
func canBeArray(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Slice:
		return !isBytes(t) || jsonfield.Leaf(t)
	case reflect.Array, reflect.Interface:
		return true
	case reflect.Pointer:
		return canBeArray(t.Elem())
	default:
		return jsonfield.Leaf(t) && t.Kind() != reflect.String
	}
}

func (p *printer) listOf(n *node) text {
	parts := make([]string, len(n.args))
	plain := true
	for i, a := range n.args {
		if canBeArray(a.typ) {
			plain = false
			parts[i] = p.wrapped(a)
			continue
		}
		parts[i] = p.value(a).s
	}
	if plain {
		return text{s: "[" + strings.Join(parts, ", ") + "]", prec: precAtom, array: true}
	}
	return appended(parts)
}

func (p *printer) concat(n *node) text {
	parts := make([]string, len(n.args))
	for i, a := range n.args {
		parts[i] = p.list(a).s
	}
	return appended(parts)
}

// appended joins arrays; $append keeps arrays of one element. One array alone is joined to none, so that the text never is an
// array constructor of its own, which counts differently inside another one.
func appended(arrays []string) text {
	if len(arrays) < 2 {
		arrays = append([]string{"[]"}, arrays...)
	}
	out := arrays[0]
	for _, a := range arrays[1:] {
		out = "$append(" + out + ", " + a + ")"
	}
	return text{s: out, prec: precAtom, array: len(arrays) == 1}
}
