package asl

import (
	"reflect"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// maxFields is more than the number of fields of any struct of the model.
const maxFields = 64

// decodeObject sets an element from JSON. The element keeps the JSON as its source, whatever its kind.
func decodeObject(e Element, src *jsontree.Value) {
	v := reflect.ValueOf(e).Elem()
	p := planOf(v.Type())
	node := e.base()
	node.source, node.plan = src, p
	members := src.Members()
	for i := range members {
		m := &members[i]
		if f := p.field(m.Name); f >= 0 {
			field := &p.fields[f]
			field.codec.decode(field.value(v), m.Value)
		}
	}
}

// encodeObject returns the JSON of an element: its source when nothing was changed; its source with the changed members
// replaced, taken away or put in when something was; the members in struct order when it was built.
func encodeObject(e Element) *jsontree.Value {
	v := reflect.ValueOf(e).Elem()
	p := planOf(v.Type())
	src := e.base().source
	if src.Kind() == jsontree.Object {
		return p.encodeOver(v, src)
	}
	members := p.encodeNew(v)
	if src != nil && len(members) == 0 {
		return src // a wrong document: the element is no object, and nobody made it one
	}
	if p.kind != "" {
		// The Type is a matter of the Go type; in a parsed state it never stands alone.
		members = append([]jsontree.Member{{Name: "Type", Value: jsontree.NewString(string(p.kind))}}, members...)
	}
	return jsontree.NewObject(members...)
}

// encodeNew returns the members of an element that has no source object, without the Type of a state.
func (p *plan) encodeNew(v reflect.Value) []jsontree.Member {
	members := make([]jsontree.Member, 0, 8)
	for i := range p.fields {
		f := &p.fields[i]
		if f.path == nil {
			continue
		}
		if value := f.codec.encode(f.value(v), nil); value != nil {
			members = append(members, jsontree.Member{Name: f.name, Value: value})
		}
	}
	return members
}

// encodeOver returns the JSON of an element that was read from the object src.
func (p *plan) encodeOver(v reflect.Value, src *jsontree.Value) *jsontree.Value {
	old := src.Members()
	var last [maxFields]int // one more than the index of the member that counts
	for i := range old {
		if f := p.field(old[i].Name); f >= 0 {
			last[f] = i + 1
		}
	}
	var values [maxFields]*jsontree.Value
	changed := false
	for i := range p.fields {
		f := &p.fields[i]
		var before *jsontree.Value
		if last[i] > 0 {
			before = old[last[i]-1].Value
		}
		values[i] = f.codec.encode(f.value(v), before)
		changed = changed || values[i] != before
	}
	if !changed {
		return src
	}
	return jsontree.NewObject(p.merge(old, last[:], values[:])...)
}

// merge returns the old members with the new values. A member whose value is gone goes with all its duplicates; a new one
// stands after the field before it in struct order.
func (p *plan) merge(old []jsontree.Member, last []int, values []*jsontree.Value) []jsontree.Member {
	out := make([]jsontree.Member, 0, len(old)+4)
	for i, m := range old {
		f := p.field(m.Name)
		if f >= 0 && values[f] == nil {
			continue
		}
		if f >= 0 && last[f] == i+1 {
			m.Value = values[f]
		}
		out = append(out, m)
	}
	for f := range p.fields {
		if last[f] == 0 && values[f] != nil {
			out = p.insert(out, f, values[f])
		}
	}
	return out
}

// insert puts a new field after the closest field before it in struct order, or first.
func (p *plan) insert(members []jsontree.Member, field int, value *jsontree.Value) []jsontree.Member {
	at, best := 0, -1
	for i := range members {
		if f := p.field(members[i].Name); f >= best && f < field && f >= 0 {
			at, best = i+1, f
		}
	}
	members = append(members, jsontree.Member{})
	copy(members[at+1:], members[at:])
	members[at] = jsontree.Member{Name: p.fields[field].name, Value: value}
	return members
}
