package golden_test

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// neverEmitted are the fields that a JSONata machine may have and the builder never writes, with the reason.
var neverEmitted = map[string]string{
	"StateMachine.Version":   "1.0 is the only version and the default",
	"Task.QueryLanguage":     "the machine's language is that of every state",
	"Pass.QueryLanguage":     "the machine's language is that of every state",
	"Choice.QueryLanguage":   "the machine's language is that of every state",
	"Wait.QueryLanguage":     "the machine's language is that of every state",
	"Succeed.QueryLanguage":  "the machine's language is that of every state",
	"Fail.QueryLanguage":     "the machine's language is that of every state",
	"Parallel.QueryLanguage": "the machine's language is that of every state",
	"Map.QueryLanguage":      "the machine's language is that of every state",
}

// TestEveryFieldIsEmitted compares the fields of all golden machines with those that the model has for JSONata.
func TestEveryFieldIsEmitted(t *testing.T) {
	possible := map[string]bool{}
	model := modelFields{seen: map[reflect.Type]bool{}, out: possible}
	model.add(reflect.TypeFor[asl.StateMachine]())
	for _, s := range []asl.State{&asl.Task{}, &asl.Pass{}, &asl.Choice{}, &asl.Wait{}, &asl.Succeed{}, &asl.Fail{}, &asl.Parallel{}, &asl.Map{}} {
		model.add(reflect.TypeOf(s))
	}
	require.Greater(t, len(possible), 100, "the list of fields is plausible")

	met := map[string]bool{}
	paths, err := filepath.Glob("*/want/*.asl.json")
	require.NoError(t, err)
	for _, path := range paths {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		machine, problems := asl.Parse(path, text)
		require.Empty(t, problems.String())
		metFields(reflect.ValueOf(machine), met)
	}

	for _, f := range slices.Sorted(maps.Keys(possible)) {
		why, excused := neverEmitted[f]
		switch {
		case met[f] && excused:
			t.Errorf("%s is emitted: take it off the list of those that are not (%s)", f, why)
		case !met[f] && !excused:
			t.Errorf("%s is in no golden machine: write a case that emits it, or say why it never is", f)
		}
	}
	for _, f := range slices.Sorted(maps.Keys(met)) {
		require.True(t, possible[f], "%s is emitted, and the model does not have it for JSONata", f)
	}
	for f := range neverEmitted {
		require.True(t, possible[f], "%s is excused and not in the model", f)
	}
}

// modelFields collects Type.Field of the model's structs, without those of JSONPath and those that another one replaces.
type modelFields struct {
	seen map[reflect.Type]bool
	out  map[string]bool
}

func (m modelFields) add(t reflect.Type) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || m.seen[t] {
		return
	}
	if literal, ok := t.FieldByName("literal"); ok { // of an asl.Value
		m.add(literal.Type)
		return
	}
	if !modelStruct(t) {
		return
	}
	m.seen[t] = true
	for f := range fields(t) {
		tag := asl.ParseTag(f.Tag.Get("asl"))
		if !tag.JSONata || tag.Deprecated {
			continue
		}
		m.out[t.Name()+"."+f.Name] = true
		m.add(f.Type)
	}
}

// metFields notes the fields of a machine that hold something.
func metFields(v reflect.Value, met map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			metFields(v.Elem(), met)
		}
	case reflect.Slice:
		for i := range v.Len() {
			metFields(v.Index(i), met)
		}
	case reflect.Struct:
		switch literal := v.FieldByName("literal"); {
		case literal.IsValid(): // of an asl.Value
			metFields(literal, met)
		case v.Type() == reflect.TypeFor[asl.NamedState]():
			metFields(v.FieldByName("State"), met)
		case modelStruct(v.Type()):
			for f := range fields(v.Type()) {
				if x := v.FieldByIndex(f.Index); !x.IsZero() {
					met[v.Type().Name()+"."+f.Name] = true
					metFields(x, met)
				}
			}
		}
	default: // a scalar
	}
}

// fields yields the fields of a model struct that stand in the JSON.
func fields(t reflect.Type) func(yield func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() && !f.Anonymous && !yield(f) {
				return
			}
		}
	}
}

// modelStruct tells the structs of the model from free JSON and helpers.
func modelStruct(t reflect.Type) bool {
	if t.Kind() != reflect.Struct || t.PkgPath() != reflect.TypeFor[asl.Task]().PkgPath() || t == reflect.TypeFor[jsontree.Value]() {
		return false
	}
	node, ok := t.FieldByName("Node")
	return ok && node.Anonymous
}
