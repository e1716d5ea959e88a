package builder

import (
	"maps"
	"reflect"
	"slices"
)

// secret is a source: a field that is tagged `asl:"sensitive"`.
type secret struct {
	owner reflect.Type // the struct
	field string
}

// origin is how a secret came to a value: the last step, and the steps before it.
type origin struct {
	text string
	at   callers
	prev *origin
}

// taint tells which secrets a value holds, and where in it. The nil taint holds none. Taints are never changed.
type taint struct {
	all  map[secret]*origin // secrets that the whole value comes from
	kids map[string]*taint  // members of an object
	elem *taint             // elements of a list, values of a map
}

const (
	// maxTaintDepth bounds how deep members are told apart: what lies deeper counts as the whole.
	maxTaintDepth = 12
	// maxTaintSize bounds how much of one value is told apart: a value that holds more is a secret as a whole.
	maxTaintSize = 1000
)

func tainted(s secret) *taint { return &taint{all: map[secret]*origin{s: nil}} }

// listOf is a list, or a map, whose elements hold elem.
func listOf(elem *taint) *taint {
	if elem == nil {
		return nil
	}
	return &taint{elem: elem}
}

// objectOf is an object with one member.
func objectOf(name string, kid *taint) *taint { return (*taint)(nil).with(name, kid) }

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

// element is what an element of the value holds, or a member whose name is not known.
func (t *taint) element() *taint {
	if t == nil {
		return nil
	}
	out := union(t.whole(), t.elem)
	for _, name := range slices.Sorted(maps.Keys(t.kids)) { // sorted: the first one's origins win
		out = union(out, t.kids[name])
	}
	return out
}

func (t *taint) whole() *taint {
	if t == nil || len(t.all) == 0 {
		return nil
	}
	return &taint{all: t.all}
}

// flat is the value as one: whatever its parts hold.
func (t *taint) flat() *taint {
	out := &taint{all: map[secret]*origin{}}
	t.each(nil, func(_ []string, s secret, o *origin) {
		if _, ok := out.all[s]; !ok {
			out.all[s] = o
		}
	})
	return out.whole()
}

// each visits the secrets with the path of members to each, in the order of the names; "[]" stands for the elements of a list.
func (t *taint) each(path []string, visit func(path []string, s secret, o *origin)) {
	if t == nil {
		return
	}
	for s, o := range t.all {
		visit(path, s, o)
	}
	for _, name := range slices.Sorted(maps.Keys(t.kids)) {
		t.kids[name].each(append(slices.Clone(path), name), visit)
	}
	t.elem.each(append(slices.Clone(path), "[]"), visit)
}

// union holds what either holds.
func union(a, b *taint) *taint {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	out := &taint{all: map[secret]*origin{}, elem: union(a.elem, b.elem)}
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

// covers tells that t holds all that other holds, each secret at its place or around it.
func (t *taint) covers(other *taint) bool {
	if other == nil {
		return true
	}
	for s := range other.all {
		if t == nil {
			return false
		}
		if _, ok := t.all[s]; !ok {
			return false
		}
	}
	for name, k := range other.kids {
		if !t.member(name).covers(k) {
			return false
		}
	}
	if t == nil {
		return other.elem.size() == 0
	}
	return union(t.whole(), t.elem).covers(other.elem)
}

// size counts what the taint tells apart.
func (t *taint) size() (n int) {
	t.each(nil, func([]string, secret, *origin) { n++ })
	return n
}

// through adds a step to the origins.
func (t *taint) through(text string, at callers) *taint {
	if t == nil {
		return nil
	}
	out := &taint{all: make(map[secret]*origin, len(t.all)), elem: t.elem.through(text, at)}
	for s, o := range t.all {
		out.all[s] = &origin{text, at, o}
	}
	if t.kids != nil {
		out.kids = make(map[string]*taint, len(t.kids))
		for name, k := range t.kids {
			out.kids[name] = k.through(text, at)
		}
	}
	return out
}

// without leaves out of the parts what the whole holds anyway.
func (t *taint) without(whole map[secret]*origin) *taint {
	if t == nil {
		return nil
	}
	around := map[secret]*origin{}
	out := &taint{all: map[secret]*origin{}}
	maps.Copy(around, whole)
	for s, o := range t.all {
		if _, ok := whole[s]; !ok {
			out.all[s], around[s] = o, o
		}
	}
	out.elem = t.elem.without(around)
	for name, k := range t.kids {
		out = out.with(name, k.without(around))
	}
	if len(out.all) == 0 && len(out.kids) == 0 && out.elem == nil {
		return nil
	}
	return out
}

// cut tells nothing apart below a depth: a variable that holds its own former value would grow without end.
func (t *taint) cut(depth int) *taint {
	if t == nil || depth == 0 {
		return t.flat()
	}
	out := &taint{all: t.all, elem: t.elem.cut(depth - 1)}
	for name, k := range t.kids {
		out = out.with(name, k.cut(depth-1))
	}
	return out
}
