package asl

import (
	"fmt"
	"reflect"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// codecFor returns the codec of a field's Go type. It panics on a type that the model does not use.
func codecFor(t reflect.Type) codec {
	switch reflect.Zero(t).Interface().(type) {
	case *string:
		return pointerCodec[string]{}
	case *bool:
		return pointerCodec[bool]{}
	case *int:
		return pointerCodec[int]{}
	case *float64:
		return pointerCodec[float64]{}
	case []string:
		return textsCodec{}
	case NullablePath:
		return pathCodec{}
	case *jsontree.Value:
		return freeCodec{}
	case valueField:
		return valueCodec{}
	case States:
		return statesCodec{}
	case Element:
		return elementCodec{}
	}
	switch {
	case t.Kind() == reflect.String:
		return textCodec{}
	case t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.String:
		return enumCodec{}
	case t.Kind() == reflect.Slice && reflect.PointerTo(t.Elem()).Implements(reflect.TypeFor[Element]()):
		return listCodec{}
	default:
		panic(fmt.Sprintf("asl: no codec for a field of type %s", t))
	}
}

// elementCodec is the codec of a pointer to an object of the model. Anything but an object is a wrong type.
type elementCodec struct{}

func (elementCodec) decode(dst reflect.Value, src *jsontree.Value) {
	if src.Kind() != jsontree.Object {
		dst.SetZero()
		return
	}
	p := reflect.New(dst.Type().Elem())
	decodeObject(p.Interface().(Element), src)
	dst.Set(p)
}

func (elementCodec) encode(v reflect.Value, src *jsontree.Value) *jsontree.Value {
	if !v.IsNil() {
		return encodeObject(v.Interface().(Element))
	}
	if src.Kind() == jsontree.Object {
		return nil
	}
	return src
}

// listCodec is the codec of a list of objects. An element of the array that is no object still has its place in the list,
// as an empty object that keeps its source.
type listCodec struct{}

func (listCodec) decode(dst reflect.Value, src *jsontree.Value) {
	if src.Kind() != jsontree.Array {
		dst.SetZero()
		return
	}
	elems := src.Elems()
	list := reflect.MakeSlice(dst.Type(), len(elems), len(elems))
	for i, e := range elems {
		decodeObject(list.Index(i).Addr().Interface().(Element), e)
	}
	dst.Set(list)
}

func (listCodec) encode(v reflect.Value, src *jsontree.Value) *jsontree.Value {
	if v.IsNil() {
		if src.Kind() == jsontree.Array {
			return nil
		}
		return src
	}
	old := src.Elems()
	same := src.Kind() == jsontree.Array && len(old) == v.Len()
	elems := make([]*jsontree.Value, v.Len())
	for i := range elems {
		elems[i] = encodeObject(v.Index(i).Addr().Interface().(Element))
		same = same && elems[i] == old[i]
	}
	if same {
		return src
	}
	return jsontree.NewArray(elems...)
}

// statesCodec is the codec of [States].
type statesCodec struct{}

func (statesCodec) decode(dst reflect.Value, src *jsontree.Value) {
	states := dst.Addr().Interface().(*States)
	*states = nil
	if src.Kind() != jsontree.Object {
		return
	}
	members := src.Members()
	*states = make(States, len(members))
	for i := range members {
		m := &members[i]
		(*states)[i] = NamedState{Name: m.Name, State: decodeState(m.Value), namePos: m.NamePos + 1}
	}
}

// decodeState returns the state that a JSON value is, an [UnknownState] when its Type says nothing known.
func decodeState(src *jsontree.Value) State {
	s := newState(StateType(src.Get("Type").Str()))
	if s == nil {
		s = &UnknownState{}
	}
	decodeObject(s, src)
	return s
}

func (statesCodec) encode(v reflect.Value, src *jsontree.Value) *jsontree.Value {
	states := *v.Addr().Interface().(*States)
	if states == nil {
		if src.Kind() == jsontree.Object {
			return nil
		}
		return src
	}
	old := src.Members()
	same := src.Kind() == jsontree.Object && len(old) == len(states)
	members := make([]jsontree.Member, len(states))
	for i, s := range states {
		members[i] = jsontree.Member{Name: s.Name, Value: encodeState(s.State)}
		same = same && old[i].Name == s.Name && old[i].Value == members[i].Value
	}
	if same {
		return src
	}
	return jsontree.NewObject(members...)
}

// encodeState returns the JSON of a state, null for none.
func encodeState(s State) *jsontree.Value {
	if isNil(s) {
		return jsontree.NewNull()
	}
	return encodeObject(s)
}
