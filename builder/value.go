package builder

import (
	"reflect"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// value is what a state hands on: a Go value with bindings, or one expression for the whole.
type value struct {
	ptr      any // pointer to the Go value; nil when expr is set
	typ      reflect.Type
	bindings []Binding
	expr     *node
	at       callers
	given    uint64 // fingerprint of the Go value when it was handed over

	tree *tree // filled by Build
}

// newValue takes v as a pointer to a Go value or as an Expr.
func newValue(at callers, v any, bindings []Binding) *value {
	out := &value{bindings: bindings, at: at}
	if e, ok := v.(noder); ok {
		out.expr = e.node()
		out.typ = out.expr.typ
		return out
	}
	rv := reflect.ValueOf(v)
	if !rv.IsValid() || rv.Kind() != reflect.Pointer {
		out.expr = bad(errNotAPointer.At(at.pos(), "a value of type %T is given; give its address, or an expression", v))
		return out
	}
	if rv.IsNil() {
		out.expr = bad(errNilPointer.At(at.pos(), "the value is a nil %T", v))
		return out
	}
	out.ptr, out.typ = v, rv.Type().Elem()
	out.given = out.fingerprint()
	return out
}

// tree is a value in which expressions stand among literals: exactly one of lit, ex, kids counts.
type tree struct {
	lit   *jsontree.Value
	ex    *node
	names []string // of the kids of an object
	kids  []*tree
	by    *Binding // fills it; nil where no single one does
	array bool
	drops bool // some kid may give nothing and is left out then: the object is one expression
}

// constant folds a tree without expressions into one literal.
func (t *tree) constant() (*jsontree.Value, bool) {
	switch {
	case t.lit != nil:
		return t.lit, true
	case t.ex != nil:
		return nil, false
	}
	values := make([]*jsontree.Value, len(t.kids))
	for i, k := range t.kids {
		v, ok := k.constant()
		if !ok {
			return nil, false
		}
		values[i] = v
	}
	if t.array {
		return jsontree.NewArray(values...), true
	}
	members := make([]jsontree.Member, len(values))
	for i, v := range values {
		members[i] = jsontree.Member{Name: t.names[i], Value: v}
	}
	return jsontree.NewObject(members...), true
}

func (t *tree) add(name string, kid *tree) {
	t.names = append(t.names, name)
	t.kids = append(t.kids, kid)
}

// pick returns the part of the tree that a path of member names leads to. It stops where the tree is one expression.
func (t *tree) pick(names []string) *tree {
	for len(names) > 0 && t.ex == nil {
		var next *tree
		switch {
		case t.lit != nil:
			v := t.lit.Get(names[0])
			if v == nil {
				return &tree{lit: jsontree.NewNull()}
			}
			next = &tree{lit: v}
		default:
			for i, n := range t.names {
				if n == names[0] {
					next = t.kids[i]
				}
			}
			if next == nil {
				return &tree{lit: jsontree.NewNull()}
			}
		}
		t, names = next, names[1:]
	}
	return t
}
