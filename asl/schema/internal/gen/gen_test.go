package main

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/internal/snap"
)

// TestSchemaIsCurrent holds the committed schema to the model and its comments.
func TestSchemaIsCurrent(t *testing.T) {
	got, err := generate("../../..")
	require.NoError(t, err)
	snap.Match(t, "../../asl.schema.json", got)
	again, err := generate("../../..")
	require.NoError(t, err)
	require.Equal(t, string(got), string(again), "the same model gives the same bytes")
}

// TestEveryStructHasADefinition finds the structs of the model by what they embed, so that a new one is not forgotten.
func TestEveryStructHasADefinition(t *testing.T) {
	known := map[reflect.Type]bool{}
	for _, m := range modelTypes {
		known[m] = true
	}
	var visit func(t reflect.Type)
	seen := map[reflect.Type]bool{}
	var missing []string
	visit = func(t reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if literal, ok := literalOf(t); ok {
			t = literal
		}
		if t.Kind() != reflect.Struct || seen[t] {
			return
		}
		seen[t] = true
		if _, embeds := t.FieldByName("Node"); !embeds {
			return
		}
		if !known[t] {
			missing = append(missing, t.Name())
		}
		for i := range t.NumField() {
			visit(t.Field(i).Type)
		}
	}
	for _, m := range modelTypes {
		visit(m)
	}
	require.Empty(t, missing)
	require.Greater(t, len(seen), 20)
}

func TestStateTypes(t *testing.T) {
	for _, name := range stateTypes {
		require.True(t, isState(string(name)))
		require.Contains(t, modelNames(), string(name))
	}
	require.Len(t, stateTypes, 8)
}

func modelNames() []string {
	var all []string
	for _, m := range modelTypes {
		all = append(all, m.Name())
	}
	return all
}

func TestDefinitionNames(t *testing.T) {
	mixed := context{machine: asl.JSONPath, state: asl.JSONata}
	for object, want := range map[string]string{
		"Task": "TaskJSONata", "Map": "MapJSONataInJSONPath", "Branch": "BranchJSONPath", "Retrier": "Retrier",
	} {
		require.Equal(t, want, definition(object, mixed))
	}
	require.Equal(t, "MapJSONata", definition("Map", context{asl.JSONata, asl.JSONata}))
}

func TestDescribe(t *testing.T) {
	for comment, want := range map[string]string{
		"A is one\nof [ChoiceRule] and *[Task]. Spec: #task-state.\n": "A is one of ChoiceRule and Task. Spec: " + specURL + "#task-state",
		`The path "$[0]" stays.`: `The path "$[0]" stays.`,
	} {
		require.Equal(t, want, describe(comment))
	}
}

func TestGenerateRefusesBrokenSource(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "x.go"), []byte("package"), 0o644))
	_, err := generate(dir)
	require.ErrorContains(t, err, "x.go")
}
