package builder

import (
	"reflect"

	"github.com/aslgen/aslgen/builder/internal/jsonfield"
	"github.com/aslgen/aslgen/builder/internal/ptrpath"
)

// tracker knows what every value of the workflow holds, as far as it was filled by the workflow itself.
type tracker struct {
	c     *compiler
	roots map[*root]*taint
}

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
		if e := arg(1); e != nil {
			return &taint{elem: e}
		}
		return nil
	case opField:
		t.roots[n.lambda.root] = arg(0)
		return arg(1)
	case opAt:
		return arg(0).element()
	case opKey:
		return arg(0).element()
	case opList:
		if e := t.join(n.args); e != nil {
			return &taint{elem: e}
		}
		return nil
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
		return t.call(n)
	default: // a text or a value made of all of them: opFormat, opJSONata, opAttribute
		return t.join(n.args).flat()
	}
}

// call is what a function or an operator gives: all that its operands hold, but for tests and counts.
func (t *tracker) call(n *node) *taint {
	switch {
	case n.typ != nil && n.typ.Kind() == reflect.Bool, n.text == "$count", n.text == "$length":
		return nil
	case n.text == "$partition":
		if e := t.node(n.args[0]); e != nil {
			return &taint{elem: e}
		}
		return nil
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
	byTag := taintOfType(n.typ, map[reflect.Type]bool{})
	at := n.root.mem.Type
	for _, s := range n.path {
		at, byTag = step(at, s, byTag)
		switch {
		case s.IsIndex:
			filled = filled.element()
		case !s.Nameless():
			filled = filled.member(s.Name)
		}
	}
	return union(filled, byTag)
}

// step goes one step down a type, and adds the tag of the field it leads to.
func step(at reflect.Type, s ptrpath.Step, byTag *taint) (reflect.Type, *taint) {
	if owner := base(at); !s.IsIndex && !s.Nameless() && owner.Kind() == reflect.Struct {
		for _, f := range jsonfield.Of(owner) {
			if source, ok := sensitiveField(owner, f); ok && f.Name == s.Name {
				byTag = union(byTag, tainted(source))
			}
		}
	}
	return s.Type, byTag
}

// tree is what a value with bindings holds. A bound field that is tagged itself is sensitive, whatever fills it.
func (t *tracker) tree(x *tree, typ reflect.Type) *taint {
	switch {
	case x == nil || x.lit != nil:
		return nil
	case x.ex != nil:
		return union(t.node(x.ex), t.typed(x.ex, typ))
	}
	if typ != nil {
		typ = base(typ)
	}
	var out *taint
	for i, k := range x.kids {
		if x.array {
			if e := t.tree(k, elementType(typ)); e != nil {
				out = union(out, &taint{elem: e})
			}
			continue
		}
		kid := elementType(typ)
		source, ok := "", false
		if typ != nil && typ.Kind() == reflect.Struct && !jsonfield.Leaf(typ) {
			for _, f := range jsonfield.Of(typ) {
				if f.Name == x.names[i] {
					kid = f.Type
					source, ok = sensitiveField(typ, f)
				}
			}
		}
		held := t.tree(k, kid)
		if _, constant := k.constant(); ok && !constant {
			held = union(held, tainted(source))
		}
		out = out.with(x.names[i], held)
	}
	return out
}

// typed is what the type says of a value that is one expression.
func (t *tracker) typed(n *node, typ reflect.Type) *taint {
	if n.op == opLit || n.op == opParam || n.op == opObject {
		return nil
	}
	return taintOfType(typ, map[reflect.Type]bool{})
}

func elementType(t reflect.Type) reflect.Type {
	if t != nil {
		switch t.Kind() {
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
