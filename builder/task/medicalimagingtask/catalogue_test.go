package medicalimagingtask_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/medicalimagingtask"
)

// TestRequests holds the request types to the catalogue: the same parameters, a plain value for each required one, a pointer that may be
// left out for every other one.
func TestRequests(t *testing.T) {
	requests := map[string]reflect.Type{
		"startDICOMImportJob": reflect.TypeFor[medicalimagingtask.StartDICOMImportJobInput](),
		"getDICOMImportJob":   reflect.TypeFor[medicalimagingtask.GetDICOMImportJobInput](),
		"searchImageSets":     reflect.TypeFor[medicalimagingtask.SearchImageSetsInput](),
	}
	for action, typ := range requests {
		want := service.LookupSDK("medicalimaging").Action(action)
		require.NotNil(t, want, action)
		require.False(t, want.Service.Unsupported(action))
		var names, have []string
		for _, p := range want.Parameters {
			names = append(names, p.Name)
			f, ok := typ.FieldByName(p.Name)
			require.True(t, ok, "%s has no field %s", typ, p.Name)
			name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
			require.Equal(t, p.Name, name, "%s of %s", f.Name, typ)
			if p.Required {
				require.NotEqual(t, reflect.Pointer, f.Type.Kind(), "%s of %s is required", f.Name, typ)
				require.Empty(t, option, "%s of %s is required", f.Name, typ)
			} else {
				require.Equal(t, reflect.Pointer, f.Type.Kind(), "%s of %s is optional", f.Name, typ)
				require.Equal(t, "omitempty", option, "%s of %s is optional", f.Name, typ)
			}
		}
		for i := range typ.NumField() {
			have = append(have, typ.Field(i).Name)
		}
		require.Equal(t, names, have, "%s has the parameters of %s, in their order", typ, action)
	}
}

// TestCalls makes every call with every parameter, and the judge knows each of them.
func TestCalls(t *testing.T) {
	built(t, "startDICOMImportJob", medicalimagingtask.StartDICOMImportJob())
	built(t, "getDICOMImportJob", medicalimagingtask.GetDICOMImportJob())
	built(t, "searchImageSets", medicalimagingtask.SearchImageSets())
}

// built is a workflow of one call with all parameters filled.
func built[Req, Res any](t *testing.T, action string, call builder.Call[Req, Res]) {
	t.Helper()
	w := builder.New[struct{}, Res](action)
	req := new(Req)
	fill(reflect.ValueOf(req).Elem())
	w.StartAt(builder.Task(w, "Call", call).Arguments(req))
	m, faults := w.Build()
	require.Empty(t, faults.String(), action)
	text := string(m.Print())
	require.Contains(t, text, `"Resource": "arn:aws:states:::aws-sdk:medicalimaging:`+action+`"`)
	for _, p := range service.LookupSDK("medicalimaging").Action(action).Parameters {
		require.Contains(t, text, `"`+p.Name+`": `, action)
	}
}

// fill sets every field of a value, whatever is behind pointers and in lists included.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				fill(f)
			}
		}
	case reflect.String:
		v.SetString("x")
	case reflect.Int:
		v.SetInt(1)
	default: // a bool, or a time, which is a struct without fields to set
	}
}

// TestErrors holds the names of the errors to the catalogue.
func TestErrors(t *testing.T) {
	want := slices.Sorted(slices.Values(service.LookupSDK("medicalimaging").Errors()))
	have := slices.Sorted(slices.Values([]string{
		medicalimagingtask.ErrAccessDenied,
		medicalimagingtask.ErrBadRequest,
		medicalimagingtask.ErrConflict,
		medicalimagingtask.ErrInternalServer,
		medicalimagingtask.ErrNotAcceptable,
		medicalimagingtask.ErrResourceNotFound,
		medicalimagingtask.ErrServiceQuotaExceeded,
		medicalimagingtask.ErrThrottling,
		medicalimagingtask.ErrValidation,
		medicalimagingtask.ErrMedicalImaging,
		medicalimagingtask.ErrSdkClient,
	}))
	require.Equal(t, want, have)
}

// TestEnumerations: each type lists its constants, once.
func TestEnumerations(t *testing.T) {
	distinct(t, medicalimagingtask.JobStatus("").Values(), "SUBMITTED", "IN_PROGRESS", "COMPLETED", "FAILED")
	distinct(t, medicalimagingtask.Operator("").Values(), "EQUAL", "BETWEEN")
	distinct(t, medicalimagingtask.SortOrder("").Values(), "ASC", "DESC")
	distinct(t, medicalimagingtask.SortField("").Values(), "updatedAt", "createdAt", "DICOMStudyDateAndTime")
	distinct(t, medicalimagingtask.StorageTier("").Values(), "FREQUENT_ACCESS", "ARCHIVE_INSTANT_ACCESS")
}

func distinct[T comparable](t *testing.T, values []T, want ...T) {
	t.Helper()
	require.ElementsMatch(t, want, values)
}
