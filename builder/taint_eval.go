package builder

import (
	"reflect"

	"github.com/aslgen/aslgen/builder/internal/jsonfield"
	"github.com/aslgen/aslgen/builder/internal/ptrpath"
)

// node is what an expression gives.
func (t *tracker) node(n *node) *taint {
	if n == nil {
		return nil
	}
	arg := func(i int) *taint { return t.node(n.args[i]) }
	switch n.op {
	case opRef:
		return t.ref(n)
	case opLit, opParam, opContext, opToken, opPresent, opBad:
		return nil
	case opOptional, opConvert, opFilter:
		return arg(0)
	case opOrElse, opConcat:
		return t.join(n.args)
	case opIf:
		return t.join(n.args[1:])
	case opEach:
		t.roots[n.lambda.root] = arg(0).element()
		return listOf(arg(1))
	case opField:
		t.roots[n.lambda.root] = arg(0)
		return arg(1)
	case opAt, opKey:
		return arg(0).element()
	case opList:
		return listOf(t.join(n.args))
	case opMember:
		return arg(0).member(n.text)
	case opObject:
		return t.tree(n.object.tree, n.object.typ)
	case opAttributes:
		if n.object == nil { // a mistake that is told
			return nil
		}
		return t.tree(n.object.tree, nil)
	case opInfix, opCall:
		return t.function(n)
	default: // a text or a value made of all of them: opFormat, opJSONata, opAttribute
		return t.join(n.args).flat()
	}
}

// function is what a function or an operator gives: all that its operands hold, but for tests and counts.
func (t *tracker) function(n *node) *taint {
	switch {
	case n.typ != nil && n.typ.Kind() == reflect.Bool, n.text == "$count", n.text == "$length":
		return nil
	case n.text == "$partition":
		return listOf(t.node(n.args[0]))
	default:
		return t.join(n.args).flat()
	}
}

func (t *tracker) join(args []*node) (out *taint) {
	for _, a := range args {
		out = union(out, t.node(a))
	}
	return out
}

// ref is what a field of a value of the workflow holds: by the tags on the way to it and in its type, and by what filled it.
func (t *tracker) ref(n *node) *taint {
	if n.root == nil {
		return nil
	}
	filled := t.roots[n.root]
	byTag := taintOf(n.typ)
	at := n.root.mem.Type
	for _, s := range n.path {
		if tag, ok := sensitiveStep(base(at), s); ok {
			byTag = union(byTag, tainted(tag))
		}
		at = s.Type
		switch {
		case s.IsIndex:
			filled = filled.element()
		case !s.Nameless():
			filled = filled.member(s.Name)
		}
	}
	return union(filled, byTag)
}

// sensitiveStep returns the secret that a step down a type leads to.
func sensitiveStep(owner reflect.Type, s ptrpath.Step) (secret, bool) {
	if owner.Kind() != reflect.Struct || s.IsIndex || s.Pointee {
		return secret{}, false
	}
	if s.Embedded {
		for sf := range owner.Fields() {
			if sf.Anonymous && sf.Type == s.Type && isSensitive(sf) {
				return secret{owner, sf.Name}, true
			}
		}
		return secret{}, false
	}
	for _, f := range jsonfield.Of(owner) {
		if f.Name == s.Name {
			return sensitiveField(owner, f)
		}
	}
	return secret{}, false
}

// tree is what a value with bindings holds. A bound field that is tagged itself is sensitive, whatever fills it.
func (t *tracker) tree(x *tree, typ reflect.Type) (out *taint) {
	switch {
	case x == nil || x.lit != nil:
		return nil
	case x.ex != nil:
		return union(t.node(x.ex), typed(x.ex, typ))
	}
	for i, k := range x.kids {
		if x.array {
			out = union(out, listOf(t.tree(k, elementType(typ))))
			continue
		}
		kid, tag, sensitive := memberSecret(typ, x.names[i])
		held := t.tree(k, kid)
		if _, constant := k.constant(); sensitive && !constant {
			held = union(held, tainted(tag))
		}
		out = out.with(x.names[i], held)
	}
	return out
}

// typed is what its type says of a value that is one expression.
func typed(n *node, typ reflect.Type) *taint {
	if n.op == opLit || n.op == opParam || n.op == opObject {
		return nil
	}
	return taintOf(typ)
}

// memberSecret is the type of a member, and the secret that the member is.
func memberSecret(t reflect.Type, name string) (typ reflect.Type, tag secret, sensitive bool) {
	if t == nil {
		return nil, secret{}, false
	}
	if t = base(t); t.Kind() != reflect.Struct || jsonfield.Leaf(t) {
		return elementType(t), secret{}, false
	}
	for _, f := range jsonfield.Of(t) {
		if f.Name == name {
			tag, sensitive = sensitiveField(t, f)
			return f.Type, tag, sensitive
		}
	}
	return nil, secret{}, false
}

func elementType(t reflect.Type) reflect.Type {
	if t != nil {
		switch t = base(t); t.Kind() {
		case reflect.Slice, reflect.Array, reflect.Map:
			return t.Elem()
		}
	}
	return nil
}

// value is what a state hands on.
func (t *tracker) value(v *value) *taint {
	if v == nil {
		return nil
	}
	return t.tree(v.tree, v.typ)
}
