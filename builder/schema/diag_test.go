package schema_test

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unsafe"

	"github.com/invopop/jsonschema"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder/schema"
)

type (
	loop      *loop
	allWrong  struct{ Notes []wrongNote }
	wrongNote struct {
		Done  chan bool
		Run   map[string]func() `json:"run"`
		Skip  func()            `json:"-"`
		Phase *complex128
	}

	pointerKey   struct{ N int }
	panicking    struct{ N int }
	nilSchema    int
	endless      int
	nilAlias     int
	aliasA       int
	aliasB       int
	extendPanics string
	extendLoops  []int
	docPanics    struct{ A int }
	memberPanics struct{ A int }
	noValues     string
	valuesPanic  int
	valueFails   float64
	textPanics   int
	notARef      struct{ A int }
	unwritable   int
	marshalPanic int
	brokenMap    int
	holeySchema  int
)

func (panicking) JSONSchema() *jsonschema.Schema          { panic("no schema today") }
func (*pointerKey) MarshalText() ([]byte, error)          { return nil, nil }
func (nilSchema) JSONSchema() *jsonschema.Schema          { return nil }
func (nilAlias) JSONSchemaAlias() any                     { return nil }
func (aliasA) JSONSchemaAlias() any                       { return aliasB(0) }
func (aliasB) JSONSchemaAlias() any                       { return []aliasA{} }
func (extendPanics) JSONSchemaExtend(*jsonschema.Schema)  { panic(errors.New("no")) }
func (extendLoops) JSONSchemaExtend(s *jsonschema.Schema) { s.Items.AnyOf = []*jsonschema.Schema{s} }
func (*docPanics) GetFieldDocString(string) string        { panic("doc") }
func (memberPanics) JSONSchemaProperty(string) any        { panic("member") }
func (noValues) Values() []noValues                       { return nil }
func (valuesPanic) Values() []valuesPanic                 { var none []valuesPanic; return none[:1:1] }
func (valueFails) Values() []valueFails                   { return []valueFails{1, valueFails(math.Inf(1))} }
func (textPanics) Values() []textPanics                   { return []textPanics{1} }
func (textPanics) MarshalText() ([]byte, error)           { panic("text") }
func (notARef) JSONSchema() *jsonschema.Schema            { return &jsonschema.Schema{Ref: "#/$defs/nowhere"} }
func (unwritable) JSONSchema() *jsonschema.Schema         { return &jsonschema.Schema{Default: func() {}} }
func (marshalPanic) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Default: textPanics(1)}
}
func (holeySchema) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{nil}, Type: "text"}
}
func (brokenMap) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{PatternProperties: map[string]*jsonschema.Schema{"[": {}}, Extras: map[string]any{"allOf": 1}}
}
func (endless) JSONSchema() *jsonschema.Schema {
	s := &jsonschema.Schema{}
	s.Properties = jsonschema.NewProperties()
	s.Properties.Set("self", &jsonschema.Schema{Items: s})
	return s
}

func TestDiagnostics(t *testing.T) {
	field := func(tag string) reflect.Type {
		return reflect.StructOf([]reflect.StructField{{Name: "A", Type: reflect.TypeFor[string](), Tag: reflect.StructTag(tag)}})
	}
	seen := map[string]bool{}
	for _, c := range []struct {
		name string
		typ  reflect.Type
		opts schema.Options
		want []string // the diagnostics in full, or their beginnings
	}{
		{"nil", nil, schema.Options{}, []string{"error ASL6601: the type is nil"}},
		{"channel", reflect.TypeFor[chan int](), schema.Options{}, []string{
			"error ASL6601: chan int is of type chan int, which has no JSON form (change the type, or keep the field out of JSON with the tag `json:\"-\"`)"}},
		{"everything", reflect.TypeFor[allWrong](), schema.Options{}, []string{
			"error ASL6601: allWrong.Notes[].Done is of type chan bool, which has no JSON form",
			"error ASL6601: allWrong.Notes[].Run{} is of type func(), which has no JSON form",
			"error ASL6601: allWrong.Notes[].Phase is of type complex128, which has no JSON form",
		}},
		{"unsafe pointer", reflect.TypeFor[[]unsafe.Pointer](), schema.Options{}, []string{"error ASL6601: []unsafe.Pointer[] is of type unsafe.Pointer"}},
		{"pointer loop", reflect.TypeFor[[]loop](), schema.Options{}, []string{
			"error ASL6601: []schema_test.loop[] is of type schema_test.loop, a pointer that leads only back to itself"}},
		{"float keys", reflect.TypeFor[map[float64]int](), schema.Options{}, []string{
			"error ASL6602: map[float64]int is of type map[float64]int: keys of type float64 have no JSON form (use a key of kind string or integer, or one that implements encoding.TextMarshaler by value)"}},
		{"keys by pointer", reflect.TypeFor[map[pointerKey]int](), schema.Options{}, []string{"error ASL6602: "}},
		{"any keys", reflect.TypeFor[map[any]int](), schema.Options{}, []string{"error ASL6602: "}},
		{"schema panics", reflect.TypeFor[*panicking](), schema.Options{}, []string{
			"error ASL6603: panicking: method JSONSchema of type schema_test.panicking panics: no schema today (the method is called on the zero value; it must not panic)"}},
		{"schema nil", reflect.TypeFor[[]nilSchema](), schema.Options{}, []string{"error ASL6603: []schema_test.nilSchema[]: method JSONSchema of type schema_test.nilSchema returns nil"}},
		{"schema endless", reflect.TypeFor[endless](), schema.Options{}, []string{"error ASL6603: endless: method JSONSchema of type schema_test.endless returns a schema that contains itself"}},
		{"alias nil", reflect.TypeFor[nilAlias](), schema.Options{}, []string{"error ASL6603: nilAlias: method JSONSchemaAlias of type schema_test.nilAlias returns nil"}},
		{"alias loop", reflect.TypeFor[aliasA](), schema.Options{}, []string{"error ASL6603: aliasA[]: method JSONSchemaAlias of type schema_test.aliasA leads back to it"}},
		{"extension panics", reflect.TypeFor[extendPanics](), schema.Options{}, []string{"error ASL6603: extendPanics: method JSONSchemaExtend of type schema_test.extendPanics panics: no"}},
		{"extension endless", reflect.TypeFor[extendLoops](), schema.Options{}, []string{"error ASL6603: extendLoops: method JSONSchemaExtend of type schema_test.extendLoops makes a schema that contains itself"}},
		{"documentation panics", reflect.TypeFor[docPanics](), schema.Options{}, []string{"error ASL6603: docPanics.A: method GetFieldDocString of type schema_test.docPanics panics: doc"}},
		{"member panics", reflect.TypeFor[memberPanics](), schema.Options{}, []string{"error ASL6603: memberPanics.A: method JSONSchemaProperty of type schema_test.memberPanics panics: member"}},
		{"unwritable default", reflect.TypeFor[unwritable](), schema.Options{}, []string{"error ASL6603: unwritable: the schema cannot be written: "}},
		{"default panics", reflect.TypeFor[marshalPanic](), schema.Options{}, []string{"error ASL6603: marshalPanic: the schema cannot be written: a method panics: text"}},
		{"hidden form, once", reflect.TypeFor[struct{ A, B score }](), schema.Options{}, []string{
			"warning ASL6604: struct{…}.A is of type schema_test.score, whose MarshalJSON hides what is in it: the schema takes any value there " +
				"(give schema_test.score a method JSONSchema() *jsonschema.Schema; a struct that embeds a marshaler has its MarshalJSON)"}},
		{"marshaler by value", reflect.TypeFor[struct{ A map[string]big.Int }](), schema.Options{}, []string{
			"warning ASL6605: struct{…}.A{} is of type big.Int, whose marshaler has a pointer receiver: its JSON form depends on how its owner is passed (use *big.Int, or give the method a value receiver)"}},
		{"enumerated text by value", reflect.TypeFor[struct{ A shout }](), schema.Options{}, []string{"warning ASL6605: "}},
		{"no values", reflect.TypeFor[struct {
			A noValues
			B *noValues
		}](), schema.Options{}, []string{
			"error ASL6606: struct{…}.A: the values of enumerated type schema_test.noValues cannot be listed: method Values returns none (return every value of the type, in the order of their meaning)"}},
		{"values panic", reflect.TypeFor[valuesPanic](), schema.Options{}, []string{"error ASL6606: valuesPanic: the values of enumerated type schema_test.valuesPanic cannot be listed: a method panics: "}},
		{"value fails", reflect.TypeFor[valueFails](), schema.Options{}, []string{"error ASL6606: valueFails: the values of enumerated type schema_test.valueFails cannot be listed: json: unsupported value"}},
		{"text panics", reflect.TypeFor[map[textPanics]bool](), schema.Options{}, []string{"error ASL6606: "}},
		{"unknown keyword", field(`jsonschema:"minlength=3"`), schema.Options{}, []string{
			`warning ASL6607: struct{…}.A: "minlength=3" in its jsonschema tag has no effect: there is no such keyword (leave it out, or see the keywords of github.com/invopop/jsonschema; a comma inside a value is written \\,)`}},
		{"keyword of another type", field(`jsonschema:"minimum=3,description=fine"`), schema.Options{}, []string{"warning ASL6607: "}},
		{"unescaped comma", field(`jsonschema:"description=one, two"`), schema.Options{}, []string{"warning ASL6607: "}},
		{"value of wrong form", field(`jsonschema:"minLength=-1,maxLength=many,readOnly=perhaps"`), schema.Options{}, []string{
			"warning ASL6607: ", "warning ASL6607: ", "warning ASL6607: "}},
		{"pattern", field(`jsonschema:"pattern=[0-9"`), schema.Options{}, []string{
			"error ASL6608: the schema of struct{…} is not valid at \"/properties/A/pattern\": pattern \"[0-9\" does not compile: error parsing regexp: missing closing ]: `[0-9` (mend the jsonschema tag or the method that says so)"}},
		{"lookahead", field(`jsonschema:"pattern=^(?!a)"`), schema.Options{}, []string{"error ASL6608: "}},
		{"type", field(`jsonschema:"type=text"`), schema.Options{}, []string{"error ASL6608: "}},
		{"contradicting type", field(`jsonschema:"type=array,format=date"`), schema.Options{}, []string{"error ASL6608: "}},
		{"reference in tag", field(`jsonschema:"oneof_ref=#/$defs/a"`), schema.Options{}, []string{`error ASL6608: the schema of struct{…} is not valid at "/properties/A/oneOf/0/$ref": "#/$defs/a" is not in the schema`}},
		{"anchor", field(`jsonschema:"anchor=a b"`), schema.Options{}, []string{"error ASL6608: "}},
		{"step", reflect.TypeFor[struct {
			A int `jsonschema:"multipleOf=0"`
		}](), schema.Options{}, []string{"error ASL6608: "}},
		{"reference", reflect.TypeFor[[]notARef](), schema.Options{}, []string{`error ASL6608: the schema of []schema_test.notARef is not valid at "/$defs/notARef/$ref": "#/$defs/nowhere" is not in the schema`}},
		{"holes", reflect.TypeFor[holeySchema](), schema.Options{}, []string{
			`error ASL6608: the schema of holeySchema is not valid at "/type": "text" is not a type; the types are null, boolean, object, array, number, string, integer`,
			`error ASL6608: the schema of holeySchema is not valid at "/anyOf/0": null stands where a schema must be`}},
		{"broken map", reflect.TypeFor[brokenMap](), schema.Options{}, []string{"error ASL6608: ", "error ASL6608: "}},
		{"id with fragment", reflect.TypeFor[int](), schema.Options{ID: "https://example.com/a#b"}, []string{
			`error ASL6609: the schema's $id "https://example.com/a#b" is not a URI reference without fragment: it has a fragment, a space or a character beyond ASCII (give one such as "https://example.com/order.schema.json")`}},
		{"id with escape", reflect.TypeFor[int](), schema.Options{ID: "https://example.com/%zz"}, []string{"error ASL6609: "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, diags := schema.For(c.typ, c.opts)
			require.Len(t, diags, len(c.want), "%v", diags)
			for i, d := range diags {
				seen[d.Code] = true
				require.True(t, strings.HasPrefix(d.String(), c.want[i]), "got  %s\nwant %s", d, c.want[i])
			}
			if diags.HasErrors() {
				require.Nil(t, text)
			} else {
				compile(t, text)
			}
		})
	}
	for _, d := range schema.Defs() {
		require.True(t, seen[d.Code], "no case gives %s", d.Code)
	}
}

// TestDefs holds the documentation of the codes to its form, and to what the tests above show.
func TestDefs(t *testing.T) {
	last := "ASL6600"
	for _, d := range schema.Defs() {
		require.Regexp(t, `^ASL66\d\d$`, d.Code)
		require.Greater(t, d.Code, last, "codes in order, each once")
		last = d.Code
		require.Contains(t, []diag.Severity{diag.Error, diag.Warning}, d.Severity)
		for _, text := range []string{d.Title, d.Doc, d.Bad, d.Good} {
			require.NotEmpty(t, text, d.Code)
		}
		require.NotRegexp(t, regexp.MustCompile(`^[A-Z][a-z]|\.$`), d.Title)
		require.Regexp(t, `^https://`, d.Spec)
	}
}

// TestUsersSchemaIsNotChanged: a type may return the same schema each time.
func TestUsersSchemaIsNotChanged(t *testing.T) {
	before, err := json.Marshal(shared)
	require.NoError(t, err)
	for range 2 {
		_, diags := schema.Of[sharing](schema.Options{ID: "x", Title: "y", Closed: true})
		require.Empty(t, diags)
		_, diags = schema.Of[[]*sharing](schema.Options{})
		require.Empty(t, diags)
		_, diags = schema.Of[struct {
			S []sharing `jsonschema:"description=d,minItems=1"`
			T *sharing  `jsonschema:"description=d,nullable"`
		}](schema.Options{})
		require.Empty(t, diags)
	}
	after, err := json.Marshal(shared)
	require.NoError(t, err)
	require.JSONEq(t, string(before), string(after))
}

var shared = &jsonschema.Schema{
	Version: jsonschema.Version, Ref: "#/$defs/n", Definitions: jsonschema.Definitions{"n": {Type: "string", Enum: []any{"a"}}},
}

type sharing string

func (sharing) JSONSchema() *jsonschema.Schema { return shared }
