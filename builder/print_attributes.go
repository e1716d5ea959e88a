package builder

import (
	"reflect"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/builder/internal/attribute"
	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// The functions here print an expression as an attribute value. The source x is always a name or a path, so that it can be written
// twice.

// nullAttribute is the attribute value of an optional field that is absent.
const nullAttribute = `{"NULL": true}`

// attribute prints an opAttribute.
func (p *printer) attribute(n *node) text {
	of, spec := n.args[0], n.attribute
	if simple(of) && !p.coded(of) && (of.typ.Kind() == reflect.Pointer || !mayBeNothing(of)) {
		return atom(p.encode(p.raw(of).s, of.typ, spec))
	}
	s := p.value(of).s
	depth := len(p.names)
	v := p.fresh("value")
	out := "(" + v + " := " + s + "; " + p.encode(v, of.typ, spec) + ")"
	p.names = p.names[:depth]
	return atom(out)
}

// encode prints the value x of type t. Where the text gives nothing, the member that it stands in is left out.
func (p *printer) encode(x string, t reflect.Type, spec attributeSpec) string {
	absent := " : " + nullAttribute
	if spec.omit {
		absent = ""
	}
	switch {
	case spec.set != "" && spec.omit:
		return "($count(" + p.listAt(x) + ") > 0 ? " + encodedSet(p, x, t, spec.set) + ")"
	case spec.set != "":
		return encodedSet(p, x, t, spec.set)
	case spec.members:
		return p.encodeMembers(x, t)
	case t.Kind() == reflect.Pointer, isBytes(t) && !isLeaf(t):
		return "(" + x + " != null ? " + p.encodeValue(x, base(t)) + absent + ")"
	case spec.omit:
		return "(" + x + " != null ? " + p.encodeValue(x, t) + ")"
	default:
		return p.encodeValue(x, t)
	}
}

// encodeValue prints a value that is there.
func (p *printer) encodeValue(x string, t reflect.Type) string {
	switch tag := plainTag(t); {
	case tag == "N":
		return `{"N": ` + numberFunction(t) + `(` + x + `)}`
	case tag != "":
		return `{"` + tag + `": ` + x + `}`
	case isLeaf(t), t.Kind() == reflect.Interface:
		return p.encodeAnything(x)
	case isBytes(t):
		return `{"B": ` + x + `}`
	}
	switch t.Kind() {
	case reflect.Slice, reflect.Array:
		return `{"L": ` + p.mapped(p.listAt(x), "element", func(v string) string { return p.encode(v, t.Elem(), attributeSpec{}) }) + `}`
	default:
		return `{"M": ` + p.encodeMembers(x, t) + `}`
	}
}

// listAt prints a list that may be null, as one that is empty then.
func (p *printer) listAt(x string) string { return "(" + x + " != null ? " + x + " : [])" }

// mapped prints a function over a list, whose results are no arrays.
func (p *printer) mapped(list, name string, body func(v string) string) string {
	depth := len(p.names)
	defer func() { p.names = p.names[:depth] }()
	v := p.fresh(name)
	return "[$map(" + list + ", function(" + v + "){" + body(v) + "})]"
}

// eachMember prints a function over the members of an object.
func (p *printer) eachMember(object string, body func(v string) string) string {
	depth := len(p.names)
	defer func() { p.names = p.names[:depth] }()
	v, k := p.fresh("member"), p.fresh("name")
	return "$merge([$each(" + object + ", function(" + v + ", " + k + "){{" + k + ": " + body(v) + "}})])"
}

func encodedSet(p *printer, x string, t reflect.Type, set attribute.Set) string {
	list := x
	switch set {
	case attribute.Numbers:
		f := numberFunction(base(t).Elem())
		list = p.mapped(x, "number", func(v string) string { return f + "(" + v + ")" })
	case attribute.Bytes: // a nil []byte is null
		list = p.mapped(x, "bytes", func(v string) string { return v + ` != null ? ` + v + ` : ""` })
	default: // texts are what they are
	}
	return "{" + quotedName(string(set)) + ": " + list + "}"
}

func (p *printer) encodeMembers(x string, t reflect.Type) string {
	t = base(t)
	if t.Kind() == reflect.Map {
		return p.eachMember("("+x+" != null ? "+x+" : {})", func(v string) string { return p.encode(v, t.Elem(), attributeSpec{}) })
	}
	fields := jsonfield.Of(t)
	parts := make([]string, len(fields))
	for i, f := range fields {
		set, _ := attribute.SetOf(t, f) // an error is told
		of := (&attributer{}).fieldType(f)
		spec := attributeSpec{set: set, omit: f.OmitEmpty || f.OmitZero || f.Embedded || set != ""}
		parts[i] = quotedName(f.Name) + ": " + p.encode(x+"."+jsonata.Name(f.Name), of, spec)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func quotedName(s string) string { return jsonLiteral(jsontree.NewString(s)) }

// encodeAnything prints a value that only its JSON tells the type of.
func (p *printer) encodeAnything(x string) string {
	depth := len(p.names)
	defer func() { p.names = p.names[:depth] }()
	f, v := p.fresh("attribute"), p.fresh("any")
	of := func(kind string) string { return "$type(" + v + ") = \"" + kind + "\" ? " }
	again := func(v string) string { return f + "(" + v + ")" }
	return "(" + f + " := function(" + v + "){" +
		of("string") + `{"S": ` + v + `} : ` + of("number") + `{"N": $string(` + v + `)} : ` + of("boolean") + `{"BOOL": ` + v + `} : ` +
		of("array") + `{"L": ` + p.mapped(v, "element", again) + `} : ` + of("object") + `{"M": ` + p.eachMember(v, again) + `} : ` + nullAttribute +
		"}; " + f + "(" + x + "))"
}
