package builder

import (
	"cmp"
	"encoding"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/builder/internal/awssdk"
	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// encoder writes a Go value as encoding/json does, with bound fields replaced by expressions.
type encoder struct {
	binds map[fieldKey]*Binding
	used  map[fieldKey]bool
	ours  func(pointer any) string // names the value of the workflow behind a pointer; nil: nobody asks
	held  string                   // the value of the workflow that a pointer in the value leads into
	aws   bool                     // a struct or union of the AWS SDK is around the value
	path  []string                 // the members around the value
	plain []string                 // the fields of the AWS SDK whose stream is plain text
	depth int
	err   error
	help  string // the remedy for err, where there is a better one than the usual
}

// maxDepth bounds values that point back at themselves.
const maxDepth = 1000

// bind puts an expression in the place of a field, and returns the binding that stood there before.
func (e *encoder) bind(b *Binding) (before *Binding) {
	if b.src == nil {
		return nil // the zero Binding, which is told
	}
	if e.binds == nil {
		e.binds, e.used = map[fieldKey]*Binding{}, map[fieldKey]bool{}
	}
	before = e.binds[b.key]
	e.binds[b.key] = b
	return before
}

// encode turns a Go value into a tree. The bindings that were met are in e.used.
func (e *encoder) encode(v reflect.Value) *tree {
	if v.CanAddr() && len(e.binds) > 0 {
		key := fieldKey{v.Addr().UnsafePointer(), v.Type()}
		if b := e.binds[key]; b != nil {
			e.used[key], b.aws = true, e.aws
			if b.json && !e.aws {
				e.failHere("fill it with Bind, from JSONText where the value is to be a text", "BindJSON fills a %s that is no field of the AWS SDK", key.typ)
			}
			return &tree{ex: b.expr(v), by: b}
		}
	}
	if e.depth++; e.depth > maxDepth {
		e.fail("value is nested deeper than %d, or points back at itself", maxDepth)
		return &tree{lit: jsontree.NewNull()}
	}
	defer func() { e.depth-- }()
	if t := e.awsValue(v); t != nil {
		return t
	}
	if v.Kind() != reflect.Pointer && v.Kind() != reflect.Interface && jsonfield.Leaf(v.Type()) {
		return e.leaf(v)
	}
	switch v.Kind() {
	case reflect.Struct:
		return e.structure(v)
	case reflect.Slice:
		if v.IsNil() {
			return &tree{lit: jsontree.NewNull()}
		}
		if isBytes(v.Type()) && !jsonfield.Leaf(v.Type().Elem()) {
			return &tree{lit: jsontree.NewString(base64.StdEncoding.EncodeToString(v.Bytes()))}
		}
		return e.elements(v)
	case reflect.Array:
		return e.elements(v)
	case reflect.Map:
		return e.mapping(v)
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return &tree{lit: jsontree.NewNull()}
		}
		if v.Kind() == reflect.Pointer && e.ours != nil {
			if name := e.ours(v.Interface()); name != "" {
				e.held = name
			}
		}
		return e.encode(v.Elem())
	default:
		return &tree{lit: e.scalar(v)}
	}
}

func (e *encoder) fail(format string, args ...any) {
	if e.err == nil {
		e.err = fmt.Errorf(format, args...)
	}
}

// fault tells the failure.
func (e *encoder) fault(at callers, what string) diag.Diagnostic {
	d := errEncode.At(at.pos(), "%s: %v", what, e.err)
	if e.help != "" {
		d = d.WithHelp("%s", e.help)
	}
	return d
}

// leaf asks the value for its own encoding.
func (e *encoder) leaf(v reflect.Value) (out *tree) {
	defer func() {
		if p := recover(); p != nil {
			e.fail("encoding of %s panicked: %v", v.Type(), p)
			out = &tree{lit: jsontree.NewNull()}
		}
	}()
	x := v.Interface()
	if v.CanAddr() { // encoding/json calls pointer methods where it can
		x = v.Addr().Interface()
	}
	text, err := json.Marshal(x)
	if err != nil {
		e.fail("%v", err)
		return &tree{lit: jsontree.NewNull()}
	}
	t, faults := jsontree.Parse("", text)
	if t == nil || faults.HasErrors() {
		e.fail("encoding of %s is not JSON: %s", v.Type(), text)
		return &tree{lit: jsontree.NewNull()}
	}
	return &tree{lit: unquoted(t)}
}

// unquoted copies a parsed tree without its source, so that it prints as a built one.
func unquoted(v *jsontree.Value) *jsontree.Value {
	switch v.Kind() {
	case jsontree.Array:
		out := make([]*jsontree.Value, len(v.Elems()))
		for i, x := range v.Elems() {
			out[i] = unquoted(x)
		}
		return jsontree.NewArray(out...)
	case jsontree.Object:
		out := make([]jsontree.Member, len(v.Members()))
		for i, m := range v.Members() {
			out[i] = jsontree.Member{Name: m.Name, Value: unquoted(m.Value)}
		}
		return jsontree.NewObject(out...)
	case jsontree.String:
		return jsontree.NewString(v.Str())
	case jsontree.Number:
		return jsontree.NewNumber(v.NumberText())
	case jsontree.Bool:
		return jsontree.NewBool(v.Bool())
	default:
		return jsontree.NewNull()
	}
}

func (e *encoder) structure(v reflect.Value) *tree {
	defer e.enter(awssdk.Struct(v.Type()))()
	t := &tree{}
	for _, f := range jsonfield.Of(v.Type()) {
		x, ok := fieldByIndex(v, f.Index)
		if !ok {
			continue // behind a nil embedded pointer
		}
		if !e.bound(x) && omits(f, x) {
			continue
		}
		e.path = append(e.path, f.Name)
		kid := e.encode(x)
		e.path = e.path[:len(e.path)-1]
		if f.Quoted {
			kid = e.quoted(kid, f.Name)
		}
		t.add(f.Name, kid)
	}
	return fold(t)
}

// omits tells that a field with that value is left out.
func omits(f jsonfield.Field, x reflect.Value) bool {
	if f.AWS { // whose times are pointers, and nothing but nil is no time
		return x.IsZero()
	}
	return f.OmitEmpty && isEmpty(x) || f.OmitZero && isZero(x)
}

// quoted wraps a value into a text, as the option "string" of a json tag asks.
func (e *encoder) quoted(t *tree, name string) *tree {
	switch {
	case t.ex != nil:
		if base(t.ex.typ).Kind() == reflect.String {
			e.fail("field %q is a text with the option \"string\"; it cannot be bound", name)
			return t
		}
		text := &node{op: opCall, text: "$string", args: []*node{t.ex}, typ: reflect.TypeFor[string](), at: t.ex.at}
		if t.ex.typ.Kind() != reflect.Pointer {
			return &tree{ex: text, by: t.by}
		}
		// null stays null: encoding/json does not quote it.
		there := &node{op: opPresent, args: []*node{t.ex}, typ: reflect.TypeFor[bool](), at: t.ex.at}
		null := &node{op: opLit, typ: reflect.TypeFor[*string](), at: t.ex.at}
		return &tree{ex: &node{op: opIf, args: []*node{there, text, null}, typ: reflect.TypeFor[*string](), at: t.ex.at}, by: t.by}
	case t.lit != nil && t.lit.Kind() != jsontree.Null:
		return &tree{lit: jsontree.NewString(string(t.lit.AppendJSON(nil)))}
	default:
		return t
	}
}

// bound tells whether a binding lies inside the memory of v.
func (e *encoder) bound(v reflect.Value) bool {
	if len(e.binds) == 0 || !v.CanAddr() {
		return false
	}
	start := v.Addr().Pointer()
	for k := range e.binds {
		if p := uintptr(k.ptr); p >= start && p < start+max(v.Type().Size(), 1) {
			return true
		}
	}
	return false
}

func (e *encoder) elements(v reflect.Value) *tree {
	t := &tree{array: true}
	for i := range v.Len() {
		t.kids = append(t.kids, e.encode(v.Index(i)))
	}
	return fold(t)
}

func (e *encoder) mapping(v reflect.Value) *tree {
	if v.IsNil() {
		return &tree{lit: jsontree.NewNull()}
	}
	type entry struct {
		name  string
		value reflect.Value
	}
	var entries []entry
	for it := v.MapRange(); it.Next(); {
		name, err := mapKey(it.Key())
		if err != nil {
			e.fail("%v", err)
		}
		entries = append(entries, entry{name, it.Value()})
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.name, b.name) })
	t := &tree{}
	for _, x := range entries {
		t.add(x.name, e.encode(x.value))
	}
	return fold(t)
}

func mapKey(k reflect.Value) (string, error) {
	if k.Kind() == reflect.String {
		return k.String(), nil
	}
	if m, ok := k.Interface().(encoding.TextMarshaler); ok {
		text, err := m.MarshalText()
		return string(text), err
	}
	switch {
	case k.CanInt():
		return strconv.FormatInt(k.Int(), 10), nil
	case k.CanUint():
		return strconv.FormatUint(k.Uint(), 10), nil
	default:
		return "", fmt.Errorf("map key of type %s", k.Type())
	}
}

func (e *encoder) scalar(v reflect.Value) *jsontree.Value {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[json.Number]() {
			return jsontree.NewNumber(cmp.Or(v.String(), "0"))
		}
		return jsontree.NewString(v.String())
	case reflect.Bool:
		return jsontree.NewBool(v.Bool())
	case reflect.Float32, reflect.Float64:
		if f := v.Float(); math.IsNaN(f) || math.IsInf(f, 0) {
			e.fail("number %v has no JSON form", f)
			return jsontree.NewNull()
		}
		text, _ := json.Marshal(v.Interface())
		return jsontree.NewNumber(string(text))
	}
	switch {
	case v.CanInt():
		return jsontree.NewInt(v.Int())
	case v.CanUint():
		return jsontree.NewNumber(strconv.FormatUint(v.Uint(), 10))
	default:
		e.fail("type %s has no JSON form", v.Type())
		return jsontree.NewNull()
	}
}

func fold(t *tree) *tree {
	for _, k := range t.kids {
		if k.lit == nil {
			return t
		}
	}
	v, _ := t.constant()
	return &tree{lit: v}
}

func fieldByIndex(v reflect.Value, index []int) (reflect.Value, bool) {
	for n, i := range index {
		if n > 0 && v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return v, false
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v, true
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	default:
		return v.IsZero()
	}
}

func isZero(v reflect.Value) bool {
	if z, ok := v.Interface().(interface{ IsZero() bool }); ok && (v.Kind() != reflect.Pointer || !v.IsNil()) {
		return z.IsZero()
	}
	return v.IsZero()
}

// base is t without pointers.
func base(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

// zeroJSON is the JSON form of the zero value of t: what an omitted member means. Lists and maps are empty rather than null.
func zeroJSON(t reflect.Type) *jsontree.Value {
	switch {
	case t.Kind() == reflect.Slice && !jsonfield.Leaf(t) && !isBytes(t):
		return jsontree.NewArray()
	case t.Kind() == reflect.Map && !jsonfield.Leaf(t):
		return jsontree.NewObject()
	case isBytes(t) && !jsonfield.Leaf(t):
		return jsontree.NewString("")
	}
	e := &encoder{}
	v, _ := e.encode(reflect.New(t).Elem()).constant()
	return v
}
