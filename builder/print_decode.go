package builder

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/builder/internal/attribute"
	"github.com/aslgen/aslgen/builder/internal/jsonfield"
	"github.com/aslgen/aslgen/builder/internal/ptrpath"
)

// The functions here print what an attribute value of a result holds, as plain JSON. x is the path of the attribute value.
//
// Step Functions writes the names of the types as the API does, but for BOOL, NULL and sets inside lists and maps, which it
// writes as Bool, Nul, Ss, Ns and Bs. Both are read everywhere.

// codedPath tells that a path into the result goes through, or holds, what is not plain JSON.
func (r *root) codedPath(named ptrpath.Path) bool {
	return len(named) == 0 || r.encodingOf(named[0].Name) != PlainJSON
}

// decoded prints a reference into an encoded result.
func (p *printer) decoded(n *node) text {
	at := p.c.baseOf(n.root, p.w)
	named := n.path.Named()
	if len(named) == 0 {
		return atom(p.decodedResult(at, n.root))
	}
	at += "." + jsonata.Name(named[0].Name)
	typ := named[0].Type
	if len(named) == 1 {
		return atom(p.decodeItem(at, typ))
	}
	var set attribute.Set
	within := at
	for i, s := range named[1:] {
		within = at
		switch {
		case s.IsIndex:
			within += ".L"
			at += ".L[" + strconv.Itoa(s.Index) + "]"
		case i == 0:
			at += "." + jsonata.Name(s.Name)
		default:
			within += ".M"
			at += ".M." + jsonata.Name(s.Name)
		}
		set = ""
		if b := base(typ); b.Kind() == reflect.Struct {
			set = setOfMember(b, s.Name)
		}
		typ = s.Type
		if s.Quoted {
			typ = reflect.TypeFor[string]()
		}
	}
	t := p.within(within, at, typ, set)
	if strings.ContainsAny(t, "([{") {
		return atom(t)
	}
	return path(t)
}

func setOfMember(t reflect.Type, name string) attribute.Set {
	for _, f := range jsonfield.Of(t) {
		if f.Name == name {
			set, _ := attribute.SetOf(t, f) // an error is told
			return set
		}
	}
	return ""
}

// decodedResult prints the whole result.
func (p *printer) decodedResult(at string, r *root) string {
	var parts []string
	for _, f := range jsonfield.Of(r.mem.Type) {
		x := at + "." + jsonata.Name(f.Name)
		value := x + " != null ? " + x + " : null"
		if r.encodingOf(f.Name) != PlainJSON {
			value = p.decodeItem(x, f.Type)
		}
		parts = append(parts, quotedName(f.Name)+": "+value)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// decodeItem prints an optional object of attributes.
func (p *printer) decodeItem(x string, t reflect.Type) string {
	return "(" + x + " != null ? " + p.decodeMembers(x, base(t)) + " : null)"
}

// decode prints an attribute value, which gives nothing where it is absent or NULL and is no list or map.
func (p *printer) decode(x string, t reflect.Type, set attribute.Set) string {
	inner := base(t)
	switch {
	case set == attribute.Numbers:
		return p.mapped("["+x+".NS, "+x+".Ns]", "number", numberOf)
	case set != "":
		return "[" + x + "." + string(set) + ", " + x + "." + nested[set] + "]"
	}
	switch tag := plainTag(inner); {
	case tag == "N":
		return "$number(" + x + ".N)"
	case tag == "S":
		return x + ".S"
	case tag == "BOOL":
		return "(" + x + ".BOOL != null ? " + x + ".BOOL : " + x + ".Bool)"
	case isLeaf(inner), inner.Kind() == reflect.Interface:
		return p.decodeAnything(x)
	case isBytes(inner):
		return x + ".B"
	}
	switch inner.Kind() {
	case reflect.Slice, reflect.Array:
		return p.decodeList(x+".L", inner.Elem())
	default:
		return p.decodeMembers(x+".M", inner)
	}
}

// nested are the names of sets inside lists and maps.
var nested = map[attribute.Set]string{attribute.Strings: "Ss", attribute.Numbers: "Ns", attribute.Bytes: "Bs"}

// optional prints an attribute value that gives nothing where there is none. A list or a map that is no pointer is empty then.
func (p *printer) optional(x string, t reflect.Type, set attribute.Set) string {
	out := p.decode(x, t, set)
	inner := base(t)
	switch {
	case set != "", plainTag(inner) != "", isBytes(inner) && !isLeaf(inner):
		return out
	case isLeaf(inner), inner.Kind() == reflect.Interface:
		return "(" + x + " != null ? " + out + ")"
	}
	switch k := inner.Kind(); {
	case k == reflect.Struct, k == reflect.Map && t.Kind() == reflect.Pointer:
		return "(" + x + ".M != null ? " + out + ")"
	case k == reflect.Array, k == reflect.Slice && t.Kind() == reflect.Pointer:
		return "(" + x + ".L != null ? " + out + ")"
	default:
		return out
	}
}

// within is optional for a member of an object that may be absent: a list, a map or a set in it gives nothing then.
func (p *printer) within(object, x string, t reflect.Type, set attribute.Set) string {
	out := p.optional(x, t, set)
	if alwaysThere(t, set) {
		return "(" + object + " != null ? " + out + ")"
	}
	return out
}

// alwaysThere tells that a text of optional gives an empty list or map where there is none.
func alwaysThere(t reflect.Type, set attribute.Set) bool {
	return set != "" || !isLeaf(t) && !isBytes(t) && (t.Kind() == reflect.Slice || t.Kind() == reflect.Map)
}

// total prints an attribute value that is null where it is NULL or absent.
func (p *printer) total(x string, t reflect.Type) string {
	if t.Kind() != reflect.Pointer && (plainTag(t) != "" || !isLeaf(t) && !isBytes(t)) {
		return p.decode(x, t, "")
	}
	if isLeaf(base(t)) && plainTag(base(t)) == "" || t.Kind() == reflect.Interface {
		return p.decode(x, t, "") // gives null itself
	}
	return "(" + p.orNull(p.optional(x, t, "")) + ")"
}

// orNull prints null where a text gives nothing.
func (p *printer) orNull(s string) string {
	if !strings.ContainsAny(s, "([{") {
		return s + " != null ? " + s + " : null"
	}
	depth := len(p.names)
	defer func() { p.names = p.names[:depth] }()
	v := p.fresh("value")
	return v + " := " + s + "; " + v + " != null ? " + v + " : null"
}

// decodeList prints the elements of a list.
func (p *printer) decodeList(x string, elem reflect.Type) string {
	if !canBeArray(elem) {
		return p.mapped(x, "element", func(v string) string { return p.total(v, elem) })
	}
	return p.reduced(x, func(v string) string { return p.total(v, elem) })
}

// reduced prints a function over a list, whose results may be arrays.
func (p *printer) reduced(list string, body func(v string) string) string {
	depth := len(p.names)
	defer func() { p.names = p.names[:depth] }()
	all, v, one := p.fresh("all"), p.fresh("element"), p.fresh("one")
	return "$reduce([" + list + "], function(" + all + ", " + v + "){(" + one + " := " + body(v) + "; $append(" + all + ", $type(" + one +
		") = \"array\" ? [[" + one + "]] : [" + one + "]))}, [])"
}

// decodeMembers prints the attributes of an object.
func (p *printer) decodeMembers(x string, t reflect.Type) string {
	if t.Kind() == reflect.Map {
		return p.eachMember(x, func(v string) string { return p.total(v, t.Elem()) })
	}
	fields := jsonfield.Of(t)
	parts := make([]string, len(fields))
	for i, f := range fields {
		of := (&attributer{}).fieldType(f)
		at := x + "." + jsonata.Name(f.Name)
		set := setOfMember(t, f.Name)
		if f.Embedded { // the struct around it may be absent, and its lists with it
			of = reflect.PointerTo(base(of))
		}
		value := p.optional(at, of, set)
		if set == "" && !f.OmitEmpty && !f.OmitZero && !f.Embedded {
			value = p.total(at, of)
		}
		parts[i] = quotedName(f.Name) + ": " + value
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// decodeAnything prints a value that only its attribute value tells the type of.
func (p *printer) decodeAnything(x string) string {
	depth := len(p.names)
	defer func() { p.names = p.names[:depth] }()
	f, v := p.fresh("plain"), p.fresh("any")
	has := func(member string) string { return v + "." + member + " != null ? " + v + "." + member + " : " }
	again := func(v string) string { return f + "(" + v + ")" }
	return "(" + f + " := function(" + v + "){" + has("S") + v + ".N != null ? $number(" + v + ".N) : " + has("BOOL") + has("Bool") +
		v + ".L != null ? " + p.reduced(v+".L", again) + " : " + v + ".M != null ? " + p.eachMember(v+".M", again) + " : " + has("B") +
		has("SS") + has("Ss") + has("BS") + has("Bs") + v + ".NS != null ? " + p.mapped(v+".NS", "number", numberOf) + " : " +
		v + ".Ns != null ? " + p.mapped(v+".Ns", "number", numberOf) + " : null}; " + f + "(" + x + "))"
}

func numberOf(v string) string { return "$number(" + v + ")" }
