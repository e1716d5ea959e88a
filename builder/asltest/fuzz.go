package asltest

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/builder"
)

// Fuzz runs a workflow with inputs that are drawn from what the fuzzer gives: values of type In that its JSON Schema accepts. test gives the
// mocks, and says what holds whatever the input is. A run that it did not start is started behind it. Without -fuzz, the seeds run: an input of
// zero values, and some that are drawn.
//
//	func FuzzWorkflow(f *testing.F) {
//		asltest.Fuzz(f, Workflow(), func(t *testing.T, run *asltest.Execution[Encounter, Outcome]) {
//			run.On("Fetch chart", FetchChart)
//			…
//		})
//	}
func Fuzz[In, Out any](f *testing.F, w *builder.Workflow[In, Out], test func(*testing.T, *Execution[In, Out])) {
	f.Helper()
	b, pkg := build(f, w), callerPackage()
	seed := make([]byte, 64)
	f.Add([]byte{})
	for n := range byte(8) {
		for i := range seed {
			seed[i] = seed[i]*31 + byte(i)*n + n*101
		}
		f.Add(append([]byte(nil), seed...))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		t.Helper()
		d := &drawer{data}
		input := draw[In](d)
		if !acceptable(input) {
			t.Skip("the drawn input is none that the schema of the workflow's input takes")
		}
		run := &Execution[In, Out]{newRunner(t, b, input, pkg, nil)}
		run.drawer, run.skip = d, t.SkipNow
		test(t, run)
		run.started()
	})
}

// Draw makes a value of a type from bytes: the same value of the same bytes. Where the bytes end, the rest is zero. Types with a method
// Values get one of their values; a type that reads its own JSON gets its zero value, but for [time.Time].
func Draw[T any](data []byte) T {
	return draw[T](&drawer{data})
}

func draw[T any](d *drawer) T {
	var v T
	d.fill(reflect.ValueOf(&v).Elem(), 0)
	return v
}

// Drawn makes a value from the bytes of a run of [Fuzz] that are left: the answer of a mock or of a gate. A value that the JSON Schema of its type
// refuses ends the test without failing it. Runs of other tests have no bytes, so the value is zero.
func Drawn[T any](run Running) T {
	r := run.runner()
	if r.drawer == nil {
		r.drawer, r.skip = &drawer{}, func() {}
	}
	v := draw[T](r.drawer)
	if !acceptable(v) {
		r.skip()
	}
	return v
}

// acceptable tells whether the JSON Schema of a value's type takes it.
func acceptable[T any](v T) bool {
	tree, err := builder.Encode(v)
	return err == nil && conforms(reflect.TypeFor[T](), value.FromTree(tree)) == nil
}

// drawer hands out bytes.
type drawer struct{ data []byte }

// next returns a number from 0 to below n; 0 when there are no bytes any more.
func (d *drawer) next(n int) int {
	if len(d.data) == 0 || n < 2 {
		return 0
	}
	b := int(d.data[0])
	d.data = d.data[1:]
	if n > 256 && len(d.data) > 0 {
		b = b<<8 | int(d.data[0])
		d.data = d.data[1:]
	}
	return b % n
}

// maxDraw is how deep values are drawn: types may hold themselves.
const maxDraw = 8

var (
	timeType      = reflect.TypeFor[time.Time]()
	unmarshalType = reflect.TypeFor[json.Unmarshaler]()
)

func (d *drawer) fill(v reflect.Value, depth int) {
	if depth > maxDraw || !v.CanSet() {
		return
	}
	if d.enum(v) {
		return
	}
	switch {
	case v.Type() == timeType:
		v.Set(reflect.ValueOf(time.Unix(int64(d.next(1<<16))*86_400, 0).UTC()))
		return
	case reflect.PointerTo(v.Type()).Implements(unmarshalType):
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(d.next(2) == 1)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if n := d.number(); !v.OverflowInt(n) {
			v.SetInt(n)
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		if n := d.number(); n >= 0 && !v.OverflowUint(uint64(n)) {
			v.SetUint(uint64(n))
		}
	case reflect.Float32, reflect.Float64:
		v.SetFloat(float64(d.number()) / []float64{1, 2, 10, 1000}[d.next(4)])
	case reflect.String:
		v.SetString(d.text())
	case reflect.Pointer:
		if d.next(3) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			d.fill(v.Elem(), depth+1)
		}
	case reflect.Slice:
		n := d.next(4)
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			d.fill(v.Index(i), depth+1)
		}
	case reflect.Array:
		for i := range v.Len() {
			d.fill(v.Index(i), depth+1)
		}
	case reflect.Map:
		d.mapping(v, depth)
	case reflect.Struct:
		for i := range v.NumField() {
			d.fill(v.Field(i), depth+1)
		}
	case reflect.Interface:
		if n := d.next(6); v.NumMethod() == 0 && n > 0 {
			v.Set(reflect.ValueOf([]any{nil, true, 1.5, d.text(), []any{}, map[string]any{}}[n]))
		}
	default: // has no JSON form
	}
}

func (d *drawer) mapping(v reflect.Value, depth int) {
	v.Set(reflect.MakeMap(v.Type()))
	for range d.next(4) {
		key, elem := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		d.fill(key, depth+1)
		d.fill(elem, depth+1)
		v.SetMapIndex(key, elem)
	}
}

// enum draws one of the values that a type lists.
func (d *drawer) enum(v reflect.Value) bool {
	m := v.MethodByName("Values")
	if !m.IsValid() || m.Type().NumIn() != 0 || m.Type().NumOut() != 1 || m.Type().Out(0) != reflect.SliceOf(v.Type()) {
		return false
	}
	list := m.Call(nil)[0]
	if list.Len() > 0 {
		v.Set(list.Index(d.next(list.Len())))
	}
	return true
}

// number draws a whole number: small ones mostly, and those where types end.
func (d *drawer) number() int64 {
	edges := []int64{0, 1, -1, 127, -128, 255, 32_767, 65_536, 1<<31 - 1, -1 << 31, 1<<53 - 1}
	switch d.next(4) {
	case 0:
		return int64(d.next(4))
	case 1:
		return int64(d.next(256))
	case 2:
		return int64(d.next(1<<16)) - 1<<15
	default:
		return edges[d.next(len(edges))]
	}
}

// text draws a text: short ones, with what is special in expressions, JSON and people's names.
func (d *drawer) text() string {
	pieces := []string{"", "a", "p-1", "0", " ", "Ä", "漢", "😀", `"`, "'", `\`, "{}", "{%", "%}", "${x}", "$", "\n", "null", "é", "z9"}
	var b strings.Builder
	for range d.next(5) {
		b.WriteString(pieces[d.next(len(pieces))])
	}
	return b.String()
}
