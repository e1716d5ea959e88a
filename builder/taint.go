package builder

import (
	"reflect"

	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// origin is how a source came to a value: the last step, and the steps before it.
type origin struct {
	text string
	at   callers
	prev *origin
}

// taint tells which sensitive fields a value holds, and where in it. The nil taint holds none.
type taint struct {
	all  map[string]*origin // sources that the whole value comes from
	kids map[string]*taint  // members of an object
	elem *taint             // elements of a list, values of a map
}

// maxTaintDepth bounds how deep members are told apart: what lies deeper counts as the whole.
const maxTaintDepth = 12

// sensitiveField returns the source that a member of a struct type is, by its own tag or that of an embedded struct around it.
func sensitiveField(t reflect.Type, f jsonfield.Field) (source string, ok bool) {
	owner, sf := t, reflect.StructField{}
	for i, x := range f.Index {
		if i > 0 {
			owner = base(sf.Type)
		}
		sf = owner.Field(x)
		if sf.Tag.Get("asl") == "sensitive" {
			return owner.Name() + "." + sf.Name, true
		}
	}
	return "", false
}

func tainted(source string) *taint { return &taint{all: map[string]*origin{source: nil}} }

// taintOfType is what the tags of a type say of its values.
func taintOfType(t reflect.Type, around map[reflect.Type]bool) *taint {
	if t == nil || around[t] {
		return nil
	}
	switch t.Kind() {
	case reflect.Pointer:
		return taintOfType(t.Elem(), around)
	case reflect.Slice, reflect.Array, reflect.Map:
		if e := taintOfType(t.Elem(), around); e != nil {
			return &taint{elem: e}
		}
	case reflect.Struct:
		if jsonfield.Leaf(t) {
			return nil
		}
		around[t] = true
		defer delete(around, t)
		var out *taint
		for _, f := range jsonfield.Of(t) {
			kid := taintOfType(f.Type, around)
			if source, ok := sensitiveField(t, f); ok {
				kid = tainted(source)
			}
			out = out.with(f.Name, kid)
		}
		return out
	}
	return nil
}

// with adds a member.
func (t *taint) with(name string, kid *taint) *taint {
	if kid == nil {
		return t
	}
	return union(t, &taint{kids: map[string]*taint{name: kid}})
}

// member is what a member of the value holds.
func (t *taint) member(name string) *taint {
	if t == nil {
		return nil
	}
	return union(union(t.whole(), t.kids[name]), t.elem)
}

// element is what an element of the value holds.
func (t *taint) element() *taint {
	if t == nil {
		return nil
	}
	return union(t.whole(), t.elem)
}

func (t *taint) whole() *taint {
	if len(t.all) == 0 {
		return nil
	}
	return &taint{all: t.all}
}

// flat is the value as one: whatever its parts hold.
func (t *taint) flat() *taint {
	var out *taint
	t.each("", func(_, source string, o *origin) { out = union(out, &taint{all: map[string]*origin{source: o}}) })
	return out
}

// each visits the sources with the path of members to each.
func (t *taint) each(path string, visit func(path, source string, o *origin)) {
	if t == nil {
		return
	}
	for s, o := range t.all {
		visit(path, s, o)
	}
	for name, k := range t.kids {
		below := name
		if path != "" {
			below = path + "." + name
		}
		k.each(below, visit)
	}
	t.elem.each(path+"[]", visit)
}

// union holds what either holds. Neither is changed.
func union(a, b *taint) *taint {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	out := &taint{all: map[string]*origin{}, elem: union(a.elem, b.elem)}
	for _, t := range []*taint{b, a} { // the first one's origins win
		for s, o := range t.all {
			out.all[s] = o
		}
	}
	if len(a.kids)+len(b.kids) > 0 {
		out.kids = map[string]*taint{}
		for name, k := range a.kids {
			out.kids[name] = union(k, b.kids[name])
		}
		for name, k := range b.kids {
			if a.kids[name] == nil {
				out.kids[name] = k
			}
		}
	}
	return out
}

// size counts what the taint tells apart. It only grows in a fixpoint.
func (t *taint) size() (n int) {
	t.each("", func(string, string, *origin) { n++ })
	return n
}

// through adds a step to the origins.
func (t *taint) through(text string, at callers) *taint {
	if t == nil {
		return nil
	}
	out := &taint{elem: t.elem.through(text, at)}
	if t.all != nil {
		out.all = map[string]*origin{}
		for s, o := range t.all {
			out.all[s] = &origin{text, at, o}
		}
	}
	if t.kids != nil {
		out.kids = map[string]*taint{}
		for name, k := range t.kids {
			out.kids[name] = k.through(text, at)
		}
	}
	return out
}

// cut tells nothing apart below a depth: a variable that holds its own former value would grow without end.
func (t *taint) cut(depth int) *taint {
	if t == nil || depth == 0 {
		return t.flat()
	}
	out := &taint{all: t.all, elem: t.elem.cut(depth - 1)}
	if t.kids != nil {
		out.kids = map[string]*taint{}
		for name, k := range t.kids {
			out.kids[name] = k.cut(depth - 1)
		}
	}
	return out
}
