package sdktest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder/internal/jsonfield"
	"github.com/aslgen/aslgen/internal/sources"
)

// healthService is a service in the table of the services of health care.
type healthService struct {
	GoPackage             string
	Operations            map[string]healthOperation
	KeyDiffersFromGoField map[string]map[string]string
}

type healthOperation struct {
	Resource, GoInput string
	Supported         bool
	Parameters        map[string]struct{ GoField string }
	Response          map[string]string
	Errors            []string
}

// outdated are operations that the SDK for Go leaves out, since others have taken their place.
var outdated = []string{
	"s3.GetBucketLifecycleInput", "s3.GetBucketNotificationInput", "s3.PutBucketLifecycleInput", "s3.PutBucketNotificationInput",
}

// noModule are services whose package the module proxy does not have.
var noModule = []string{"comprehendmedical"}

func healthTable(t *testing.T) (table map[string]healthService) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(sources.Folder(t, "ASLGEN_SHARED", "shared tables"), "facts", "health.json"))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &table))
	return table
}

// TestSharedHealth compares every operation of the services of health care with the table: its resource, its parameters, the fields
// that hold them, the members of its response.
func TestSharedHealth(t *testing.T) {
	rows := map[string]row{}
	for _, r := range table(t) {
		rows[r.in.String()] = r
	}
	compared, refused, missing := 0, 0, 0
	var differ []string
	for name, s := range healthTable(t) {
		for _, op := range s.Operations {
			r, ok := rows[op.GoInput]
			switch {
			case slices.Contains(noModule, name):
				missing++
				continue
			case slices.Contains(outdated, op.GoInput):
				require.False(t, ok)
				missing++
				continue
			case !ok:
				require.False(t, op.Supported, "%s is supported and refused", op.GoInput)
				refused++
				continue
			}
			require.Equal(t, op.Resource, "arn:aws:states:::aws-sdk:"+r.Service+":"+r.Action)
			differ = append(differ, compareHealth(t, r, op)...)
			compared++
		}
	}
	t.Logf("%d operations compared, %d refused, %d not in the SDK", compared, refused, missing)
	require.GreaterOrEqual(t, compared, 210)
	requireList(t, "testdata/differ_responses.txt", differ)
}

// compareHealth returns in which members of the response the SDK and the table differ.
func compareHealth(t *testing.T, r row, op healthOperation) []string {
	t.Helper()
	of := r.Service + ":" + r.Action + " "
	listed, err := os.ReadFile("testdata/differ.txt")
	require.NoError(t, err)
	fields := map[string]string{}
	for _, f := range jsonfield.Of(r.in) {
		fields[f.Name] = r.in.FieldByIndex(f.Index).Name
	}
	var want []string
	for key, p := range op.Parameters {
		want = append(want, key)
		if field, ok := fields[key]; ok {
			require.Equal(t, p.GoField, field, "%s%s", of, key)
		}
	}
	for _, d := range difference(t, of, keys(r.in), want) {
		require.Contains(t, string(listed), d+"\n")
	}
	var answer []string
	for key := range op.Response {
		answer = append(answer, key)
	}
	return difference(t, of, keys(r.out), answer)
}

// TestSharedHealthErrors holds the names of errors to the table.
func TestSharedHealthErrors(t *testing.T) {
	known := map[string]bool{}
	for _, f := range failures {
		known[f.name] = true
	}
	listed, err := os.ReadFile("testdata/differ_errors.txt")
	require.NoError(t, err)
	seen := 0
	for name, s := range healthTable(t) {
		for _, op := range s.Operations {
			for _, e := range op.Errors {
				prefix, _, _ := strings.Cut(e, ".")
				if slices.Contains(noModule, name) || e == prefix+"."+prefix+"Exception" {
					continue
				}
				require.True(t, known[e] || strings.Contains(string(listed), "catalogue "+e+"\n"), "%s of %s", e, op.Resource)
				seen++
			}
		}
	}
	require.GreaterOrEqual(t, seen, 500)
}

// TestSharedHealthKeys holds the members of nested structs to the table of those that are not called as in Go.
func TestSharedHealthKeys(t *testing.T) {
	types := map[string]reflect.Type{}
	for _, pair := range operations {
		for _, v := range pair {
			nested(types, reflect.TypeOf(v).Elem())
		}
	}
	compared := 0
	for _, s := range healthTable(t) {
		for typ, members := range s.KeyDiffersFromGoField {
			for field, key := range members {
				goType := types[s.GoPackage+"."+typ]
				if goType == nil {
					continue // requests, and what only unions hold
				}
				f, ok := goType.FieldByName(field)
				require.True(t, ok, "%s.%s", goType, field)
				found, ok := jsonfield.Find(goType, f.Index)
				require.True(t, ok)
				require.Equal(t, key, found.Name, "%s.%s", goType, field)
				compared++
			}
		}
	}
	t.Logf("%d members that are not called as in Go", compared)
	require.GreaterOrEqual(t, compared, 25)
}

// nested collects the structs that a type leads to, by service and name.
func nested(types map[string]reflect.Type, t reflect.Type) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		nested(types, t.Elem())
	case reflect.Struct:
		path := strings.TrimSuffix(t.PkgPath(), "/types")
		name := path[strings.LastIndexByte(path, '/')+1:] + "." + t.Name()
		if types[name] != nil || !strings.Contains(path, "/service/") {
			return
		}
		types[name] = t
		for _, f := range jsonfield.Of(t) {
			nested(types, f.Type)
		}
	default:
	}
}
