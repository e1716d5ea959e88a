package asl

import (
	"reflect"
	"sync"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// plan is what the codec knows about one struct type of the model: its JSON fields in order.
type plan struct {
	fields []fieldPlan
	index  map[string]int // JSON name → position in fields
	kind   StateType      // of a state with a fixed Type; its first field is then the Type, which no Go field holds
}

// fieldPlan is one JSON field of a struct.
type fieldPlan struct {
	name  string
	path  []int // index path of the Go field; nil for the Type of a state
	codec codec
}

// codec reads and writes the Go value of one field. The Go value is passed as an addressable reflect.Value.
type codec interface {
	// decode sets the Go value from JSON, or to its zero value when the JSON has a wrong type.
	decode(dst reflect.Value, src *jsontree.Value)
	// encode returns the JSON of the Go value, nil for an absent field. The source is the value that the field was read
	// from, nil when there is none; it is returned itself when it says the same as the Go value, and also when its type is
	// wrong and the Go value is still zero.
	encode(v reflect.Value, src *jsontree.Value) *jsontree.Value
}

var plans sync.Map // reflect.Type → *plan

// planOf returns the plan of a struct type. Plans are made once for each type.
func planOf(t reflect.Type) *plan {
	if p, ok := plans.Load(t); ok {
		return p.(*plan)
	}
	p := &plan{index: map[string]int{}}
	// A type may hold itself, so the fields' codecs ask for plans only when they run.
	if s, ok := reflect.New(t).Interface().(State); ok && s.Kind() != "" {
		p.kind = s.Kind()
		p.add(fieldPlan{name: "Type", codec: typeCodec{kind: p.kind}})
	}
	p.addStruct(t, nil)
	made, _ := plans.LoadOrStore(t, p)
	return made.(*plan)
}

var nodeType = reflect.TypeFor[Node]()

// addStruct adds the fields of a struct, those of embedded structs in their place.
func (p *plan) addStruct(t reflect.Type, prefix []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		path := append(append([]int(nil), prefix...), i)
		switch {
		case f.Type == nodeType:
		case f.Anonymous:
			p.addStruct(f.Type, path)
		default:
			name := ParseTag(f.Tag.Get("asl")).Name
			if name == "" {
				name = f.Name
			}
			p.add(fieldPlan{name: name, path: path, codec: codecFor(f.Type)})
		}
	}
}

func (p *plan) add(f fieldPlan) {
	p.index[f.name] = len(p.fields)
	p.fields = append(p.fields, f)
}

// field returns the position of the field with that JSON name, or -1.
func (p *plan) field(name string) int {
	if i, ok := p.index[name]; ok {
		return i
	}
	return -1
}

// value returns the Go value of a field; for the Type of a state it is the zero reflect.Value.
func (f *fieldPlan) value(object reflect.Value) reflect.Value {
	switch len(f.path) {
	case 0:
		return reflect.Value{}
	case 1:
		return object.Field(f.path[0])
	default:
		return object.FieldByIndex(f.path)
	}
}
