package schema_test

import (
	"bytes"
	"encoding/json"
	"math/rand"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	validator "github.com/santhosh-tekuri/jsonschema/v5"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder/schema"
)

const rounds = 100

// schemas are the two schemas of one type.
type schemas struct{ open, closed *validator.Schema }

func schemasOf(t *testing.T, typ reflect.Type) schemas {
	open, diags := schema.For(typ, schema.Options{})
	require.False(t, diags.HasErrors(), "%v", diags)
	closed, diags := schema.For(typ, schema.Options{Closed: true})
	require.False(t, diags.HasErrors(), "%v", diags)
	return schemas{compile(t, open), compile(t, closed)}
}

// samples returns JSON documents of random values of the type, each of them written by value and by pointer.
func samples(t *testing.T, c testCase) [][]byte {
	typ := c.typ
	for typ.Kind() == reflect.Pointer && typ.Name() == "" {
		typ = typ.Elem()
	}
	r := rand.New(rand.NewSource(7))
	var out [][]byte
	for range rounds {
		v := random(r, typ, 4)
		for _, x := range []any{v.Interface(), v.Addr().Interface()} {
			if typ.Kind() == reflect.Struct && typ.PkgPath() == "math/big" && reflect.TypeOf(x) == typ {
				continue // the type of this case is the pointer: by value, encoding/json does not call its marshaler
			}
			text, err := json.Marshal(x)
			require.NoError(t, err)
			out = append(out, text)
		}
	}
	return out
}

func eachRandomCase(t *testing.T, run func(t *testing.T, c testCase, s schemas, docs [][]byte)) {
	for _, c := range cases {
		if !c.noRandom {
			t.Run(c.name, func(t *testing.T) { run(t, c, schemasOf(t, c.typ), samples(t, c)) })
		}
	}
}

// TestAcceptsWhatMarshalWrites: the schema of a type accepts the JSON of each of its values.
func TestAcceptsWhatMarshalWrites(t *testing.T) {
	eachRandomCase(t, func(t *testing.T, c testCase, s schemas, docs [][]byte) {
		for _, doc := range docs {
			require.NoError(t, validate(s.open, string(doc)), "%s", doc)
			require.NoError(t, validate(s.closed, string(doc)), "%s", doc)
		}
	})
}

// TestRefusesWhatUnmarshalRefuses: every place of a document gets values of other JSON types. What encoding/json cannot
// read into the Go type, the schema refuses.
func TestRefusesWhatUnmarshalRefuses(t *testing.T) {
	others := []any{true, json.Number("7"), json.Number("-1"), json.Number("1.5"), json.Number("300"), json.Number("70000"),
		json.Number("5000000000"), "zzz", []any{}, []any{"zzz"}, map[string]any{}, map[string]any{"zzz": "zzz"}}
	// Places whose schema takes more than the Go type: interfaces with methods, texts with a grammar of their own, types
	// that write themselves.
	lenient := map[string][]string{
		"quoted":     {"/day"},
		"named":      {"/Stringer"},
		"library":    {"/err", "/texter", "/addr", "/addrP", "/float"},
		"marshalers": {"/mrn", "/mrns", "/mrnP", "/byMRN"},
		"maps":       {"/byText", "/byDay"},
		"opaque":     {"/score", "/scores", "/total", "/timed"},
	}
	refused := 0
	eachRandomCase(t, func(t *testing.T, c testCase, s schemas, docs [][]byte) {
		for _, doc := range some(docs, 6) {
			if json.Unmarshal(doc, reflect.New(c.typ).Interface()) != nil {
				continue // it holds an interface that cannot be read back
			}
			for pointer, value := range places(decode(t, doc), "") {
				if inPlaces(lenient[c.name], pointer) {
					continue
				}
				for _, other := range others {
					if reflect.DeepEqual(other, value) {
						continue
					}
					text := encode(t, replace(decode(t, doc), diag.SplitPointer(pointer), other))
					err := json.Unmarshal(text, reflect.New(c.typ).Interface())
					if err == nil {
						continue
					}
					refused++
					require.Error(t, validate(s.open, string(text)), "%s: Unmarshal says %v", text, err)
				}
			}
		}
	})
	require.Greater(t, refused, 5000, "too few documents were refused for this test to mean much")
}

// TestRequired: a required property cannot be left out, any other can.
func TestRequired(t *testing.T) {
	eachRandomCase(t, func(t *testing.T, c testCase, s schemas, docs [][]byte) {
		if c.typ.Kind() != reflect.Struct || len(c.required) == 0 {
			return
		}
		for _, doc := range some(docs, 60) {
			object := decode(t, doc).(map[string]any)
			for _, name := range c.required {
				require.Contains(t, object, name)
			}
			for name, value := range object {
				delete(object, name)
				err := s.closed.Validate(object)
				if slices.Contains(c.required, name) {
					require.Error(t, err, "%s without %s", doc, name)
				} else {
					require.NoError(t, err, "%s without %s", doc, name)
				}
				object[name] = value
			}
		}
	})
}

// TestUnknownProperties: where encoding/json knows no such field, the closed schema refuses it and the open one does not.
func TestUnknownProperties(t *testing.T) {
	refused := 0
	eachRandomCase(t, func(t *testing.T, c testCase, s schemas, docs [][]byte) {
		for _, doc := range some(docs, 40) {
			for pointer, value := range places(decode(t, doc), "") {
				if _, ok := value.(map[string]any); !ok {
					continue
				}
				changed := encode(t, replace(decode(t, doc), diag.SplitPointer(diag.JoinPointer(pointer, "zzz")), json.Number("1")))
				d := json.NewDecoder(bytes.NewReader(changed))
				d.DisallowUnknownFields()
				err := d.Decode(reflect.New(c.typ).Interface())
				if err == nil || !strings.Contains(err.Error(), `unknown field "zzz"`) {
					continue
				}
				refused++
				require.Error(t, validate(s.closed, string(changed)), "%s", changed)
				if c.name != "marshalers" && c.name != "own_definitions" { // withDefs closes its own schema
					require.NoError(t, validate(s.open, string(changed)), "%s", changed)
				}
			}
		}
	})
	require.Greater(t, refused, 1000, "too few documents were refused for this test to mean much")
}

// TestEnumerated: a place of an enumerated type takes none but its values.
func TestEnumerated(t *testing.T) {
	for _, c := range cases {
		if len(c.enums) == 0 || c.noRandom {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			s, docs := schemasOf(t, c.typ), samples(t, c)
			tried := map[string]bool{}
			for _, doc := range some(docs, 60) {
				for pointer, value := range places(decode(t, doc), "") {
					place, ok := enumPlace(c.enums, pointer)
					if !ok || value == nil {
						continue
					}
					tried[place] = true
					for _, other := range []any{"unlisted", "", json.Number("77"), json.Number("0.25"), false, []any{json.Number("2")}} {
						text := encode(t, replace(decode(t, doc), diag.SplitPointer(pointer), other))
						require.Error(t, validate(s.open, string(text)), "%s", text)
					}
				}
			}
			require.Len(t, tried, len(c.enums), "places that no document had")
		})
	}
}

// some returns up to n documents, small ones, because every place of them is tried.
func some(docs [][]byte, n int) [][]byte {
	var out [][]byte
	for _, d := range docs {
		if len(d) < 1500 && len(out) < n {
			out = append(out, d)
		}
	}
	return out
}

// inPlaces tells that pointer is one of the places or inside one.
func inPlaces(places []string, pointer string) bool {
	return slices.ContainsFunc(places, func(p string) bool { return pointer == p || strings.HasPrefix(pointer, p+"/") })
}

// enumPlace returns the one of the patterns that pointer belongs to.
func enumPlace(patterns []string, pointer string) (string, bool) {
	tokens := diag.SplitPointer(pointer)
	for _, p := range patterns {
		want := diag.SplitPointer(p)
		same := len(want) == len(tokens)
		for i := 0; same && i < len(want); i++ {
			same = want[i] == "-" || want[i] == tokens[i]
		}
		if same {
			return p, true
		}
	}
	return "", false
}

// places lists every value of a document by its pointer.
func places(v any, pointer string) map[string]any {
	out := map[string]any{pointer: v}
	add := func(token string, child any) {
		for p, x := range places(child, diag.JoinPointer(pointer, token)) {
			out[p] = x
		}
	}
	switch v := v.(type) {
	case []any:
		for i, e := range v {
			add(strconv.Itoa(i), e)
		}
	case map[string]any:
		for k, e := range v {
			add(k, e)
		}
	}
	return out
}

// replace puts a value at a place of v, which it changes.
func replace(v any, tokens []string, value any) any {
	if len(tokens) == 0 {
		return value
	}
	switch v := v.(type) {
	case []any:
		i, _ := strconv.Atoi(tokens[0])
		v[i] = replace(v[i], tokens[1:], value)
	case map[string]any:
		v[tokens[0]] = replace(v[tokens[0]], tokens[1:], value)
	}
	return v
}

func decode(t *testing.T, text []byte) any {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var v any
	require.NoError(t, d.Decode(&v))
	return v
}

func encode(t *testing.T, v any) []byte {
	text, err := json.Marshal(v)
	require.NoError(t, err)
	return text
}
