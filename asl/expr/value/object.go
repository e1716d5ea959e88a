package value

import "iter"

// indexFrom is the number of members from which an object keeps an index of its names.
const indexFrom = 9

// Object is a JSON object with its members in order. The zero value is an empty object. A nil *Object is none: it stands
// for no value.
type Object struct {
	names  []string
	values []any
	index  map[string]int // nil while the object is small
}

// NewObject returns an empty object with room for n members.
func NewObject(n int) *Object {
	return &Object{names: make([]string, 0, n), values: make([]any, 0, n)}
}

// ObjectOf returns an object with the given members: names and values in turn, such as ObjectOf("a", 1.0, "b", nil).
func ObjectOf(namesAndValues ...any) *Object {
	o := NewObject(len(namesAndValues) / 2)
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		o.Set(namesAndValues[i].(string), namesAndValues[i+1])
	}
	return o
}

// Len returns the number of members.
func (o *Object) Len() int {
	if o == nil {
		return 0
	}
	return len(o.names)
}

// At returns the name and the value of the i-th member.
func (o *Object) At(i int) (string, any) { return o.names[i], o.values[i] }

// Get returns the value of the member with that name, and whether there is one.
func (o *Object) Get(name string) (any, bool) {
	if i := o.find(name); i >= 0 {
		return o.values[i], true
	}
	return nil, false
}

// Has reports whether there is a member with that name.
func (o *Object) Has(name string) bool { return o.find(name) >= 0 }

func (o *Object) find(name string) int {
	if o == nil {
		return -1
	}
	if o.index != nil {
		if i, ok := o.index[name]; ok {
			return i
		}
		return -1
	}
	for i, n := range o.names {
		if n == name {
			return i
		}
	}
	return -1
}

// Set gives the member with that name a value; a new one comes last. It is for whoever makes the object: see the package's
// word on change.
func (o *Object) Set(name string, v any) {
	if i := o.find(name); i >= 0 {
		o.values[i] = v
		return
	}
	o.names = append(o.names, name)
	o.values = append(o.values, v)
	switch {
	case o.index != nil:
		o.index[name] = len(o.names) - 1
	case len(o.names) >= indexFrom:
		o.index = make(map[string]int, 2*len(o.names))
		for i, n := range o.names {
			o.index[n] = i
		}
	}
}

// Delete takes the member with that name away, when there is one. It is for whoever makes the object.
func (o *Object) Delete(name string) {
	i := o.find(name)
	if i < 0 {
		return
	}
	o.names = append(o.names[:i:i], o.names[i+1:]...)
	o.values = append(o.values[:i:i], o.values[i+1:]...)
	if o.index == nil {
		return
	}
	clear(o.index)
	for i, n := range o.names {
		o.index[n] = i
	}
}

// Clone returns a copy of the object, which shares the values.
func (o *Object) Clone() *Object {
	c := NewObject(o.Len() + 1)
	for name, v := range o.All() {
		c.Set(name, v)
	}
	return c
}

// With returns a copy of the object in which the member has the value.
func (o *Object) With(name string, v any) *Object {
	c := o.Clone()
	c.Set(name, v)
	return c
}

// All returns the members in order.
func (o *Object) All() iter.Seq2[string, any] {
	return func(yield func(string, any) bool) {
		for i := range o.Len() {
			if !yield(o.names[i], o.values[i]) {
				return
			}
		}
	}
}
