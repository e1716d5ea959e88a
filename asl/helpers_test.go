package asl_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

type diagnostic = diag.Diagnostic

// parse reads a document that must be JSON.
func parse(t testing.TB, text string) *asl.StateMachine {
	t.Helper()
	m, list := asl.Parse("test.asl.json", []byte(text))
	require.Empty(t, list)
	require.NotNil(t, m)
	return m
}

// requireSameModel demands that two machines hold the same fields; where they came from does not matter.
func requireSameModel(t *testing.T, want, got *asl.StateMachine) {
	t.Helper()
	if path := modelDifference("", reflect.ValueOf(want), reflect.ValueOf(got)); path != "" {
		require.Fail(t, "models differ", "at %s", path)
	}
}

// modelDifference returns the path of the first difference of two model values, "" when there is none.
func modelDifference(path string, a, b reflect.Value) string {
	if a.Type() != b.Type() {
		return path + " (type)"
	}
	switch {
	case a.Type() == reflect.TypeFor[asl.Node]():
		return ""
	case a.Type() == reflect.TypeFor[*jsontree.Value]():
		if a.IsNil() != b.IsNil() || !a.IsNil() && !jsontree.Equal(a.Interface().(*jsontree.Value), b.Interface().(*jsontree.Value)) {
			return path
		}
		return ""
	}
	switch a.Kind() {
	case reflect.Pointer, reflect.Interface:
		if a.IsNil() || b.IsNil() {
			if a.IsNil() != b.IsNil() {
				return path + " (nil)"
			}
			return ""
		}
		return modelDifference(path, a.Elem(), b.Elem())
	case reflect.Struct:
		for i := range a.NumField() {
			name := a.Type().Field(i).Name
			if name == "namePos" {
				continue
			}
			if d := modelDifference(path+"."+name, a.Field(i), b.Field(i)); d != "" {
				return d
			}
		}
		return ""
	case reflect.Slice:
		if a.Len() != b.Len() || a.IsNil() != b.IsNil() {
			return path + " (length)"
		}
		for i := range a.Len() {
			if d := modelDifference(path+"[]", a.Index(i), b.Index(i)); d != "" {
				return d
			}
		}
		return ""
	default:
		if !a.Equal(b) {
			return path
		}
		return ""
	}
}
