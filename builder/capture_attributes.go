package builder

import (
	"reflect"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// capturedResult makes the members of a variable that keeps parts of an encoded result.
func (c *compiler) capturedResult(r *root, w where) *jsontree.Value {
	p := &printer{c: c, w: w}
	at := c.baseOf(r, w)
	if r.capture.whole {
		return c.decodedResult(r, w)
	}
	members := make([]jsontree.Member, len(r.capture.names))
	for i, name := range r.capture.names {
		k, x := r.capture.kids[name], at+"."+jsonata.Name(name)
		value := k.json(x)
		if r.encodingOf(name) != PlainJSON {
			value = p.capturedItem(k, x, base(memberType(r.mem.Type, name)))
		}
		members[i] = jsontree.Member{Name: name, Value: value}
	}
	return jsontree.NewObject(members...)
}

// decodedResult makes an object of the whole result.
func (c *compiler) decodedResult(r *root, w where) *jsontree.Value {
	p := &printer{c: c, w: w}
	at := c.baseOf(r, w)
	var members []jsontree.Member
	for _, f := range jsonfield.Of(r.mem.Type) {
		x := at + "." + jsonata.Name(f.Name)
		text := x + " != null ? " + x + " : null"
		if r.encodingOf(f.Name) != PlainJSON {
			text = p.decodeItem(x, f.Type)
		}
		members = append(members, jsontree.Member{Name: f.Name, Value: jsontree.NewString("{% " + text + " %}")})
	}
	return jsontree.NewObject(members...)
}

func memberType(t reflect.Type, name string) reflect.Type {
	for _, f := range jsonfield.Of(base(t)) {
		if f.Name == name {
			return f.Type
		}
	}
	return reflect.TypeFor[any]()
}

// capturedItem makes the members of an object of attributes that are read.
func (p *printer) capturedItem(k *capture, x string, t reflect.Type) *jsontree.Value {
	if k.whole {
		return jsontree.NewString("{% " + p.decodeItem(x, t) + " %}")
	}
	if k.present {
		return jsontree.NewString("{% " + x + " != null ? " + p.capturedObject(k, x, t) + " : null %}")
	}
	members := make([]jsontree.Member, len(k.names))
	for i, name := range k.names {
		kid, at := k.kids[name], x+"."+jsonata.Name(name)
		of := memberType(t, name)
		if !kid.whole {
			members[i] = jsontree.Member{Name: name, Value: p.capturedItem(kid, at+".M", base(of))}
			continue
		}
		members[i] = jsontree.Member{Name: name, Value: jsontree.NewString("{% " + p.capturedAttribute(x, at, t, name) + " %}")}
	}
	return jsontree.NewObject(members...)
}

// capturedObject is capturedItem as a part of an expression.
func (p *printer) capturedObject(k *capture, x string, t reflect.Type) string {
	parts := make([]string, len(k.names))
	for i, name := range k.names {
		kid, at := k.kids[name], x+"."+jsonata.Name(name)
		value := ""
		if kid.whole {
			value = p.capturedAttribute(x, at, t, name)
		} else {
			value = p.capturedObject(kid, at+".M", base(memberType(t, name)))
		}
		parts[i] = quotedName(name) + ": " + value
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// capturedAttribute prints an attribute, null where it is absent: the item may be.
func (p *printer) capturedAttribute(object, at string, t reflect.Type, name string) string {
	for _, f := range jsonfield.Of(t) {
		if f.Name != name {
			continue
		}
		of := (&attributer{}).fieldType(f)
		set := setOfMember(t, name)
		if alwaysThere(of, set) {
			return "(" + object + " != null ? " + p.optional(at, of, set) + " : null)"
		}
		return "(" + p.orNull(p.optional(at, of, set)) + ")"
	}
	return "null"
}
