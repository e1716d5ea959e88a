package schema_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	validator "github.com/santhosh-tekuri/jsonschema/v5"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder/schema"
	"github.com/aslgen/aslgen/builder/schema/internal/clinic"
	"github.com/aslgen/aslgen/builder/schema/internal/imaging"
	"github.com/aslgen/aslgen/internal/snap"
	"github.com/aslgen/aslgen/internal/standin/service/healthlake"
	"github.com/aslgen/aslgen/internal/standin/service/healthlake/types"
	"github.com/aslgen/aslgen/internal/standin/service/s3"
	"github.com/aslgen/aslgen/internal/standin/service/textract"
)

// testCase is a Go type and what its schema must be like, besides the golden file.
type testCase struct {
	name     string
	typ      reflect.Type
	required []string // the required properties of the root
	enums    []string // pointers of places that take enumerated values only; "-" stands for the first element
	warnings []string // codes
	noRandom bool     // tags restrict the values beyond their Go types, so random ones do not fit
}

func of[T any](name string, c testCase) testCase {
	c.name, c.typ = name, reflect.TypeFor[T]()
	return c
}

func req(names ...string) testCase { return testCase{required: names} }

var cases = []testCase{
	of[bool]("bool", testCase{}),
	of[int]("int", testCase{}),
	of[uint8]("uint8", testCase{}),
	of[int64]("int64", testCase{}),
	of[float64]("float64", testCase{}),
	of[string]("string", testCase{}),
	of[any]("any", testCase{}),
	of[*string]("pointer", testCase{}),
	of[[]string]("list", testCase{}),
	of[map[string]int]("map", testCase{}),
	of[[2]bool]("array", testCase{}),
	of[[]byte]("bytes", testCase{}),
	of[time.Time]("time", testCase{}),
	of[time.Duration]("duration", testCase{}),
	of[json.RawMessage]("raw", testCase{}),
	of[json.Number]("number", testCase{}),
	of[*big.Int]("bigint", testCase{}),
	of[status]("enum", testCase{enums: []string{""}}),
	of[*status]("enum_pointer", testCase{enums: []string{""}}),
	of[[]level]("enum_list", testCase{enums: []string{"/-"}}),
	of[map[status]bool]("enum_keys", testCase{}),
	of[scalars]("scalars", req("bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32",
		"uint64", "uintptr", "float32", "float64", "string")),
	of[quoted]("quoted", testCase{
		required: []string{"bool", "int", "uint", "float", "text", "ptr", "number", "level", "status", "day", "slice", "when"},
		enums:    []string{"/bool", "/level", "/status"},
	}),
	of[untagged]("untagged", req("Plain", "other-name", "-", "BadName")),
	of[optional]("optional", req("name", "ptr", "deep", "list", "pList", "map", "any", "innerP", "ptrs", "lists")),
	of[embedded]("embedded", req("created", "note")),
	of[shadowed]("shadowed", req("Name", "By")),
	of[tagWins]("tag_wins", req("Value")),
	of[diamond]("diamond", req("One")),
	of[named]("named", req("base", "Word", "Count", "Stringer")),
	of[node]("node", req("value", "right", "kids")),
	of[ping]("mutual", req("pong")),
	of[tree]("tree", testCase{}),
	of[forest]("forest", testCase{}),
	of[*ladder]("ladder", testCase{}),
	of[recursiveContainers]("recursive_containers", req("tree", "ladder", "Array")),
	of[clinic.Page[clinic.Order]]("generic", req("items")),
	of[pair[string, *clinic.Page[imaging.Order]]]("generic_pair", req("key", "value")),
	of[generics]("generics", req("orders", "images", "ptr", "words", "pair", "pair2", "array", "nested", "aliased", "old")),
	of[sameNames]("same_names", req("clinic", "imaging", "note")),
	of[sameNamesDeep]("same_names_deep", req("clinic", "imaging", "old")),
	of[Order]("same_name_as_root", req("clinic")),
	of[bytesAndArrays]("bytes_and_arrays", testCase{
		required: []string{"bytes", "named", "hash", "matrix", "none", "points", "levels", "letters", "keyed"},
		enums:    []string{"/levels/-", "/letters/-"},
	}),
	of[maps]("maps", testCase{
		required: []string{"byString", "byNamed", "byInt", "byUint8", "byText", "byStatus", "byLevel", "byLetter", "byDay", "any", "maps"},
		enums:    []string{"/byLevel/-/-"},
	}),
	of[enums]("enums", testCase{
		required: []string{"status", "ptr", "list", "map", "level", "letter", "modality", "defaults", "ratio", "mixed", "flag", "byPtr"},
		enums: []string{"/status", "/ptr", "/ptrO", "/list/-", "/map/-", "/level", "/letter", "/modality", "/defaults", "/ratio",
			"/mixed", "/flag", "/byPtr"},
	}),
	of[library]("library", req("time", "timeP", "wait", "month", "raw", "number", "big", "bigs", "float", "addr", "addrP", "url",
		"unknown", "texter")),
	of[marshalers]("marshalers", req("mrn", "mrns", "mrnP", "byMRN", "grade", "gradeP", "grades", "code", "secret", "stamp",
		"withDefs", "reading", "codes")),
	of[opaque]("opaque", testCase{
		required: []string{"score", "scores", "total", "timed"},
		warnings: []string{"ASL6604", "ASL6605", "ASL6604"},
	}),
	of[described]("described", testCase{required: []string{"a", "b", "c"}, noRandom: true}),
	of[tagged]("tagged", testCase{
		required: []string{"mrn", "age", "dose", "tags", "note", "maybe", "kind", "order", "when", "score", "active", "nullable"},
		enums:    []string{"/kind", "/maybe"}, noRandom: true,
	}),
	of[empty]("empty", testCase{}),
	of[anonymous]("anonymous", req("point", "points")),
	of[wide]("wide", req("a", "b")),
	of[struct {
		A int `json:"a"`
	}]("nameless", req("a")),
	of[grade]("own_schema", testCase{}),
	of[withDefs]("own_definitions", testCase{}),
	of[stamp]("alias", testCase{}),
	of[healthlake.ListFHIRImportJobsOutput]("aws", testCase{noRandom: true}), // whose names are not those of encoding/json
	of[awsInside]("aws_inside", testCase{required: []string{"order", "raw"}, noRandom: true}),
}

// awsInside has types of the AWS SDK among its own.
type awsInside struct {
	Order textract.DetectDocumentTextInput `json:"order"`
	Raw   []byte                           `json:"raw"`
	From  types.InputDataConfig            `json:"from,omitempty"`
	Body  *s3.GetObjectOutput              `json:"body,omitempty"`
}

func TestGolden(t *testing.T) {
	names := map[string]bool{}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			require.False(t, names[c.name], "two cases of one name")
			names[c.name] = true
			text, diags := schema.For(c.typ, schema.Options{ID: "https://example.com/" + c.name + ".schema.json", Closed: true})
			require.False(t, diags.HasErrors(), "%v", diags)
			require.Equal(t, c.warnings, codes(diags), "%v", diags)
			snap.Match(t, filepath.Join("testdata", c.name+".schema.json"), text)
			compile(t, text)

			var root struct{ Required []string }
			require.NoError(t, json.Unmarshal(text, &root))
			require.Equal(t, c.required, root.Required)

			again, _ := schema.For(c.typ, schema.Options{ID: "https://example.com/" + c.name + ".schema.json", Closed: true})
			require.Equal(t, string(text), string(again), "the same type gives other bytes")
		})
	}
}

func TestOptions(t *testing.T) {
	text, diags := schema.Of[clinic.Order](schema.Options{})
	require.Empty(t, diags)
	require.Equal(t, `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Order",
  "type": "object",
  "properties": {
    "drug": {
      "type": "string"
    },
    "units": {
      "type": "integer"
    }
  },
  "required": [
    "drug",
    "units"
  ]
}
`, string(text))

	text, diags = schema.Of[*clinic.Order](schema.Options{
		ID: "order.schema.json", Title: "An order", Description: "What to give, and how much: <b>exactly</b>.", Closed: true,
	})
	require.Empty(t, diags)
	require.Equal(t, `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "order.schema.json",
  "title": "An order",
  "description": "What to give, and how much: <b>exactly</b>.",
  "type": "object",
  "properties": {
    "drug": {
      "type": "string"
    },
    "units": {
      "type": "integer"
    }
  },
  "additionalProperties": false,
  "required": [
    "drug",
    "units"
  ]
}
`, string(text))
}

// TestDefinitionNames holds the names in $defs to: plain where one type has the name, its package where two have it.
func TestDefinitionNames(t *testing.T) {
	type status int // a third type of that name
	type local struct {
		A status
		B []base
	}
	for _, c := range []struct {
		typ  reflect.Type
		want []string
	}{
		{reflect.TypeFor[node](), []string{}},
		{reflect.TypeFor[embedded](), []string{}},
		{reflect.TypeFor[local](), []string{"base"}},
		{reflect.TypeFor[sameNames](), []string{"Modality", "base", "clinic.Order", "imaging.Order"}},
		{reflect.TypeFor[sameNamesDeep](), []string{"Modality", "clinic.Order", "internal.imaging.Order", "archive.imaging.Order"}},
		{reflect.TypeFor[clinic.Page[clinic.Page[*clinic.Order]]](), []string{"Order", "PageOfPointerToOrder"}},
		{reflect.TypeFor[struct {
			A pair[string, clinic.Order]
			B *pair[string, imaging.Order]
			C pair[string, map[string][]clinic.Order]
			D pair[[3]int8, func()]
		}](), nil},
		{reflect.TypeFor[struct {
			A pair[string, clinic.Order]
			B *pair[string, imaging.Order]
			C pair[string, map[string][]imaging.Modality]
			D pair[[3]int8, struct{ X int }]
		}](), []string{"Modality", "clinic.Order", "imaging.Order", "pairOfStringAndClinicOrder", "pairOfStringAndImagingOrder",
			"pairOfStringAndMapOfStringToListOfModality", "pairOfArray3OfInt8AndStructXInt"}},
	} {
		text, diags := schema.For(c.typ, schema.Options{})
		if c.want == nil {
			require.True(t, diags.HasErrors())
			continue
		}
		require.Empty(t, diags)
		var doc struct {
			Defs map[string]any `json:"$defs"`
		}
		require.NoError(t, json.Unmarshal(text, &doc))
		var got []string
		for name := range doc.Defs {
			got = append(got, name)
		}
		require.ElementsMatch(t, c.want, got, "%s", c.typ)
		compile(t, text)
	}
}

func TestLocalTypesOfOneName(t *testing.T) {
	first := func() reflect.Type {
		type item struct{ A int }
		return reflect.TypeFor[item]()
	}()
	second := func() reflect.Type {
		type item struct{ B int }
		return reflect.TypeFor[item]()
	}()
	both := reflect.StructOf([]reflect.StructField{{Name: "X", Type: first}, {Name: "Y", Type: second}, {Name: "Z", Type: first}})
	text, diags := schema.For(both, schema.Options{Closed: true})
	require.Empty(t, diags)
	s := compile(t, text)
	require.NoError(t, validate(s, `{"X":{"A":1},"Y":{"B":1},"Z":{"A":1}}`))
	require.Error(t, validate(s, `{"X":{"A":1},"Y":{"A":1},"Z":{"A":1}}`))
	require.Error(t, validate(s, `{"X":{"B":1},"Y":{"B":1},"Z":{"A":1}}`))
}

// compile compiles a schema. Formats and encodings are asserted, as json.Unmarshal does.
func compile(t testing.TB, text []byte) *validator.Schema {
	t.Helper()
	c := validator.NewCompiler()
	c.Draft, c.AssertFormat, c.AssertContent = validator.Draft2020, true, true
	require.NoError(t, c.AddResource("https://example.com/root.json", bytes.NewReader(text)))
	s, err := c.Compile("https://example.com/root.json")
	require.NoError(t, err, "%s", text)
	return s
}

// validate runs s over a JSON text.
func validate(s *validator.Schema, text string) error {
	d := json.NewDecoder(bytes.NewReader([]byte(text)))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return fmt.Errorf("not JSON: %w", err)
	}
	return s.Validate(v)
}

func codes(l diag.List) []string {
	var out []string
	for _, d := range l {
		out = append(out, d.Code)
	}
	return out
}
