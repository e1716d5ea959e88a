package builder

import (
	"encoding/json"
	"reflect"
	"slices"
	"time"

	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/builder/internal/attribute"
	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// attributer turns trees of plain JSON into trees of attribute values.
type attributer struct {
	c    *compiler
	at   callers
	seen []reflect.Type // the structs around a type that is looked at
}

// value makes one attribute value, or the attributes of an object; nil where it is left out.
func (e *attributer) value(t *tree, typ reflect.Type, spec attributeSpec) *tree {
	if t.ex != nil {
		return e.expression(t.ex, typ, spec)
	}
	if t.lit != nil && t.lit.Kind() == jsontree.Null && typ != nil && typ.Kind() == reflect.Pointer {
		return e.scalar(t.lit, nil, spec)
	}
	if typ != nil {
		if typ = base(typ); typ.Kind() == reflect.Interface || isLeaf(typ) {
			typ = nil // the value tells what it is
		}
	}
	if t.lit != nil && t.lit.Kind() != jsontree.Array && t.lit.Kind() != jsontree.Object {
		return e.scalar(t.lit, typ, spec)
	}
	t = opened(t)
	switch {
	case t.array && spec.set != "":
		return e.set(t, spec.set)
	case t.array:
		out := &tree{array: true}
		for _, k := range t.kids {
			out.kids = append(out.kids, e.value(k, elemOf(typ), attributeSpec{}))
		}
		return tagged("L", fold(out))
	case spec.members:
		return e.members(t, typ)
	default:
		return tagged("M", e.members(t, typ))
	}
}

// expression makes an attribute value of what is known at run time only, and of literals among expressions.
func (e *attributer) expression(n *node, typ reflect.Type, spec attributeSpec) *tree {
	switch n.op {
	case opLit:
		if n.lit == nil {
			return e.scalar(jsontree.NewNull(), nil, spec)
		}
		return e.value(&tree{lit: literalJSON(n.lit)}, reflect.TypeOf(n.lit), spec)
	case opParam:
		return tagged("S", &tree{ex: n})
	case opObject:
		return e.value(n.object.tree, n.object.typ, spec)
	case opBad:
		return &tree{ex: n}
	}
	if typ == nil || n.typ != nil && typ.Kind() == reflect.Interface {
		typ = n.typ
	}
	e.check(typ)
	if t := plainTag(typ); t != "" && spec.set == "" {
		if t == "N" {
			n = numberText(n)
		}
		return tagged(t, &tree{ex: n})
	}
	spec.omit = spec.omit && (typ.Kind() == reflect.Pointer || spec.set != "")
	return &tree{ex: &node{op: opAttribute, typ: reflect.TypeFor[map[string]any](), args: []*node{n}, attribute: spec, at: n.at}}
}

func tagged(name string, t *tree) *tree {
	return fold(&tree{names: []string{name}, kids: []*tree{t}})
}

// opened makes a tree with kids of a literal array or object.
func opened(t *tree) *tree {
	if t.lit == nil {
		return t
	}
	out := &tree{array: t.lit.Kind() == jsontree.Array}
	for _, x := range t.lit.Elems() {
		out.kids = append(out.kids, &tree{lit: x})
	}
	for _, m := range t.lit.Members() {
		out.add(m.Name, &tree{lit: m.Value})
	}
	return out
}

func (e *attributer) scalar(v *jsontree.Value, typ reflect.Type, spec attributeSpec) *tree {
	switch {
	case v.Kind() == jsontree.Null && spec.set != "":
		return nil
	case v.Kind() == jsontree.Null && spec.members:
		return &tree{lit: jsontree.NewObject()}
	case v.Kind() == jsontree.Null && typ != nil && isList(typ):
		return tagged("L", &tree{lit: jsontree.NewArray()})
	case v.Kind() == jsontree.Null && typ != nil && typ.Kind() == reflect.Map:
		return tagged("M", &tree{lit: jsontree.NewObject()})
	case v.Kind() == jsontree.Null:
		return tagged("NULL", &tree{lit: jsontree.NewBool(true)})
	case v.Kind() == jsontree.Number:
		return tagged("N", &tree{lit: jsontree.NewString(v.NumberText())})
	case v.Kind() == jsontree.Bool:
		return tagged("BOOL", &tree{lit: v})
	case typ != nil && isBytes(typ):
		return tagged("B", &tree{lit: v})
	default:
		return tagged("S", &tree{lit: v})
	}
}

// set makes a set of a list with literal elements or bound ones; nil for none.
func (e *attributer) set(t *tree, kind attribute.Set) *tree {
	if len(t.kids) == 0 {
		return nil
	}
	out := &tree{array: true}
	for _, k := range t.kids {
		switch {
		case k.lit != nil && k.lit.Kind() == jsontree.Null:
			k = &tree{lit: jsontree.NewString("")}
		case k.ex != nil && kind == attribute.Numbers:
			k = &tree{ex: numberText(k.ex)}
		case k.lit != nil && kind == attribute.Numbers:
			k = &tree{lit: jsontree.NewString(k.lit.NumberText())}
		}
		out.kids = append(out.kids, k)
	}
	return tagged(string(kind), fold(out))
}

// members makes the attributes of an object.
func (e *attributer) members(t *tree, typ reflect.Type) *tree {
	out := &tree{}
	fields := map[string]jsonfield.Field{}
	if typ != nil && typ.Kind() == reflect.Struct {
		for _, f := range jsonfield.Of(typ) {
			fields[f.Name] = f
		}
	}
	for i, name := range t.names {
		of, spec := elemOf(typ), attributeSpec{}
		if f, ok := fields[name]; ok {
			of = e.fieldType(f)
			spec.set = e.setOf(typ, f)
			spec.omit = f.OmitEmpty || f.OmitZero || spec.set != ""
		}
		kid := e.value(t.kids[i], of, spec)
		if kid == nil {
			continue
		}
		out.drops = out.drops || kid.ex != nil && kid.ex.op == opAttribute && kid.ex.attribute.omit
		out.add(name, kid)
	}
	return fold(out)
}

// fieldType is the type that the JSON of a field has: a text under the option "string".
func (e *attributer) fieldType(f jsonfield.Field) reflect.Type {
	if !f.Quoted {
		return f.Type
	}
	if f.Type.Kind() == reflect.Pointer {
		return reflect.TypeFor[*string]()
	}
	return reflect.TypeFor[string]()
}

func (e *attributer) setOf(t reflect.Type, f jsonfield.Field) attribute.Set {
	set, err := attribute.SetOf(t, f)
	if err != nil {
		e.fault("let both tags give the field one name, and tag lists of texts, numbers or bytes only", "%v", err)
	}
	return set
}

func (e *attributer) fault(help, format string, args ...any) {
	d := errAttributes.At(e.at.pos(), format, args...)
	if help != "" {
		d.Help = help
	}
	e.c.fault(d)
}

// check refuses types whose values cannot be written as attribute values by one expression.
func (e *attributer) check(t reflect.Type) {
	t = base(t)
	switch {
	case isLeaf(t), isBytes(t):
		return
	case slices.Contains(e.seen, t):
		e.fault("keep the inner part in a field of type json.RawMessage or any", "type %s holds itself; an expression writes types of a known depth", t)
		return
	}
	switch t.Kind() {
	case reflect.Struct:
		e.seen = append(e.seen, t)
		for _, f := range jsonfield.Of(t) {
			e.setOf(t, f)
			e.check(e.fieldType(f))
		}
		e.seen = e.seen[:len(e.seen)-1]
	case reflect.Slice, reflect.Array, reflect.Map:
		e.check(t.Elem())
	case reflect.Func, reflect.Chan, reflect.Complex64, reflect.Complex128, reflect.UnsafePointer:
		e.fault("", "type %s has no attribute value", t)
	default: // scalars, and what the value itself tells
	}
}

// isLeaf tells that a type has a JSON form of its own, or is a number that is a text in Go.
func isLeaf(t reflect.Type) bool { return jsonfield.Leaf(t) || t == reflect.TypeFor[json.Number]() }

// plainTag names the attribute value of a type that always has the same one; empty where a value may be NULL, or is more than a scalar.
func plainTag(t reflect.Type) string {
	switch {
	case t == reflect.TypeFor[json.Number]():
		return "N"
	case isLeaf(t) && t.Kind() != reflect.Pointer && isTextLeaf(t), t.Kind() == reflect.String && !isLeaf(t):
		return "S"
	case isLeaf(t):
		return ""
	case t.Kind() == reflect.Bool:
		return "BOOL"
	case t.Kind() >= reflect.Int && t.Kind() <= reflect.Float64:
		return "N"
	default:
		return ""
	}
}

// isTextLeaf tells that the JSON form of a leaf always is a text.
func isTextLeaf(t reflect.Type) bool {
	p := reflect.PointerTo(t)
	return t == reflect.TypeFor[time.Time]() || !t.Implements(jsonMarshaler) && !p.Implements(jsonMarshaler)
}

var jsonMarshaler = reflect.TypeFor[json.Marshaler]()

// elemOf is the type of the elements of a list or a map; nil where it is not known.
func elemOf(t reflect.Type) reflect.Type {
	if t == nil {
		return nil
	}
	switch t.Kind() {
	case reflect.Slice, reflect.Array, reflect.Map:
		return t.Elem()
	default:
		return nil
	}
}

// numberText writes a number as text.
func numberText(n *node) *node {
	return &node{op: opCall, text: numberFunction(n.typ), args: []*node{n}, typ: reflect.TypeFor[string](), at: n.at}
}

// numberFunction is the function that writes a number as text: $string rounds to 15 digits, $formatBase takes whole numbers and
// keeps all their digits.
func numberFunction(t reflect.Type) string {
	switch base(t).Kind() {
	case reflect.Int, reflect.Int64, reflect.Uint, reflect.Uint64, reflect.Uintptr:
		return "$formatBase"
	default:
		return "$string"
	}
}
