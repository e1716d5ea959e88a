package builder

import (
	"reflect"

	"github.com/aslgen/aslgen/builder/internal/attribute"
)

// Encoding is how a call spells a value. Workflows see plain JSON everywhere: the builder writes the other form where a value goes
// into a call, and reads it where a result comes out.
type Encoding byte

const (
	// PlainJSON is what encoding/json writes.
	PlainJSON Encoding = iota
	// AttributeValues is an object of DynamoDB: every member of a struct or map is an attribute value that names its type, as
	// {"id": {"S": "s-1"}, "count": {"N": "3"}}. A list or a map that is nil is an empty one; an optional field that is absent is
	// NULL, or left out where its json tag has omitempty or omitzero; a set without elements is left out. Fields tagged
	// dynamodbav:",stringset", numberset or binaryset are sets.
	// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
	AttributeValues
)

// attributeSpec says how the value of a node becomes an attribute value.
type attributeSpec struct {
	set     attribute.Set
	members bool // the attributes of a struct or map, without a type around them
	omit    bool // left out where it is absent or empty
}

// AttributeValue is a value in [AttributeValuesArgument], named with [AttributeValue.Named].
type AttributeValue struct {
	name  string
	value *node
	set   attribute.Set
}

// NewAttributeValue makes an attribute value of a pointer to a field or an expression of Go type T. It has no name yet.
func NewAttributeValue[T any, S Source[T]](value S) AttributeValue {
	at := here()
	return AttributeValue{value: source(at, value)}
}

// Named returns the value under a name.
func (a AttributeValue) Named(name string) AttributeValue { a.name = name; return a }

// AsSet returns the value, a list, as a set: SS, NS or BS.
func (a AttributeValue) AsSet(kind string) AttributeValue { a.set = attribute.Set(kind); return a }

// AttributeValuesArgument makes an argument of a call that is an object of attribute values, such as a key. See [AttributeValues].
func AttributeValuesArgument(name string, members ...AttributeValue) Argument {
	n := &node{op: opAttributes, typ: reflect.TypeFor[map[string]any](), at: here()}
	for _, m := range members {
		n.texts = append(n.texts, m.name)
		n.args = append(n.args, m.value)
		n.sets = append(n.sets, m.set)
	}
	return Argument{name: name, value: n}
}

// attributes resolves the values of an [AttributeValuesArgument].
func (l *lowering) attributes(n *node) {
	t := &tree{}
	for i, a := range n.args {
		l.node(a, a != nil && a.typ != nil && a.typ.Kind() == reflect.Pointer)
		if a == nil || a.op == opBad || a.op == opRef && a.root == nil {
			continue
		}
		e := &attributer{at: a.at, c: l.c}
		if kid := e.value(&tree{ex: a}, a.typ, attributeSpec{set: n.sets[i]}); kid != nil {
			t.add(n.texts[i], kid)
		} else {
			l.c.fault(errAttributes.At(a.at.pos(), "a set without elements is no value").
				WithHelp("a set has at least one element; to take a set away, remove the attribute"))
		}
	}
	n.object = &value{tree: fold(t), typ: n.typ, at: n.at}
}

// encodeRequest spells the request as the call wants it.
func (t *taskVerb) encodeRequest(c *compiler) {
	if t.arguments == nil || t.call.RequestEncoding != AttributeValues || t.arguments.tree == nil || t.arguments.typ == nil {
		return
	}
	v := t.arguments
	if k := base(v.typ); k.Kind() != reflect.Struct && k.Kind() != reflect.Map || isLeaf(k) {
		c.fault(errAttributes.At(v.at.pos(), "an item is a struct or a map, and %s is neither", v.typ).
			WithHelp("make it a struct whose fields are the attributes"))
		return
	}
	if v.expr != nil && v.expr.op == opRef && v.expr.root == nil {
		return // told
	}
	e := &attributer{at: v.at, c: c}
	v.tree = e.value(v.tree, v.typ, attributeSpec{members: true})
}

// encodingOf tells how the member of a result is spelled that a path leads to or through.
func (r *root) encodingOf(name string) Encoding {
	if r.kind != rootResult {
		return PlainJSON
	}
	t, ok := r.st.verb.(*taskVerb)
	if !ok {
		return PlainJSON
	}
	return t.call.ResultEncodings[name]
}

// encoded tells that some member of the result is not plain JSON.
func (r *root) encoded() bool {
	t, ok := r.st.verb.(*taskVerb)
	return ok && r.kind == rootResult && len(t.call.ResultEncodings) > 0
}

// coded tells that an expression reads a part of a result that is not plain JSON at this place.
func (p *printer) coded(n *node) bool {
	switch n.op {
	case opRef:
		return n.root.kind == rootResult && n.root.local(p.w) && n.root.encoded() && n.root.codedPath(n.path.Named())
	case opConvert, opOptional:
		return p.coded(n.args[0])
	default:
		return false
	}
}
