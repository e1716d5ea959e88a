package schema

import "github.com/aslgen/aslgen/asl/diag"

const marshalDoc = "https://pkg.go.dev/encoding/json#Marshal"

var (
	noJSON = diag.Def{
		Code: "ASL6601", Severity: diag.Error, Title: "a Go type has no JSON form",
		Doc: "encoding/json cannot write channels, functions, complex numbers, unsafe pointers and pointers that only lead " +
			"back to themselves. A workflow carries JSON, so no field of its types may have such a type.",
		Spec: marshalDoc,
		Bad:  "type Order struct{ Done chan bool }",
		Good: "type Order struct{ Done chan bool `json:\"-\"` }",
	}
	badKey = diag.Def{
		Code: "ASL6602", Severity: diag.Error, Title: "the keys of a Go map have no JSON form",
		Doc:  "encoding/json writes maps whose keys are strings, integers or an encoding.TextMarshaler, and no others.",
		Spec: marshalDoc,
		Bad:  "type Scores struct{ ByRate map[float64]int }",
		Good: "type Scores struct{ ByRate map[string]int }",
	}
	badMethod = diag.Def{
		Code: "ASL6603", Severity: diag.Error, Title: "a method that describes a type's JSON Schema is unusable",
		Doc: "JSONSchema, JSONSchemaExtend, JSONSchemaAlias, JSONSchemaProperty and GetFieldDocString are called on the zero " +
			"value of their type. They must not panic, and the schema they give must exist, end, and refer only to what is there.",
		Spec: "https://pkg.go.dev/github.com/invopop/jsonschema#readme-custom-type-definitions",
		Bad:  "func (Score) JSONSchema() *jsonschema.Schema { return nil }",
		Good: "func (Score) JSONSchema() *jsonschema.Schema { return &jsonschema.Schema{Type: \"number\"} }",
	}
	hiddenForm = diag.Def{
		Code: "ASL6604", Severity: diag.Warning, Title: "a type encodes itself, so its schema takes any value",
		Doc: "What MarshalJSON writes cannot be seen from the type. The schema accepts any JSON value there, unless the type " +
			"says more by a method JSONSchema or, for an enumerated type, Values.",
		Spec: "https://pkg.go.dev/encoding/json#Marshaler",
		Bad:  "func (s Score) MarshalJSON() ([]byte, error)",
		Good: "func (s Score) MarshalJSON() ([]byte, error); func (Score) JSONSchema() *jsonschema.Schema",
	}
	pointerMarshaler = diag.Def{
		Code: "ASL6605", Severity: diag.Warning, Title: "a marshaler with a pointer receiver is used by value",
		Doc: "encoding/json calls such a method only on values it can take the address of. The same field is then written in " +
			"two forms, depending on how its owner was passed, so the schema accepts any value there.",
		Spec: marshalDoc,
		Bad:  "type Order struct{ Total big.Int }",
		Good: "type Order struct{ Total *big.Int }",
	}
	badEnum = diag.Def{
		Code: "ASL6606", Severity: diag.Error, Title: "the values of an enumerated type cannot be listed",
		Doc: "A method Values() []T makes T an enumerated type. It is called on the zero value, must not panic, must return at " +
			"least one value, and each of them must be one encoding/json can write.",
		Spec: marshalDoc,
		Bad:  "func (Status) Values() []Status { return nil }",
		Good: "func (Status) Values() []Status { return []Status{\"draft\", \"signed\"} }",
	}
	idleTag = diag.Def{
		Code: "ASL6607", Severity: diag.Warning, Title: "a part of a jsonschema tag has no effect",
		Doc: "Keywords that are unknown, that do not apply to the JSON type of the field, or whose value is not of the right " +
			"form are left out of the schema.",
		Spec: "https://pkg.go.dev/github.com/invopop/jsonschema#readme-example",
		Bad:  "Age int `jsonschema:\"minLength=1\"`",
		Good: "Age int `jsonschema:\"minimum=1\"`",
	}
	badTag = diag.Def{
		Code: "ASL6608", Severity: diag.Error, Title: "a jsonschema tag makes the schema invalid",
		Doc: "A pattern must be a regular expression that Go's package regexp can run, a type must be one of JSON Schema's " +
			"seven, and a reference into $defs must name something that is there.",
		Spec: "https://json-schema.org/draft/2020-12/json-schema-validation",
		Bad:  "MRN string `jsonschema:\"pattern=[0-9\"`",
		Good: "MRN string `jsonschema:\"pattern=^[0-9]+$\"`",
	}
	badID = diag.Def{
		Code: "ASL6609", Severity: diag.Error, Title: "the $id of a schema is not a URI reference",
		Doc:  "The $id names the schema for other schemas. It is a URI reference, and it has no fragment.",
		Spec: "https://json-schema.org/draft/2020-12/json-schema-core#name-the-id-keyword",
		Bad:  "schema.Options{ID: \"my order#1\"}",
		Good: "schema.Options{ID: \"https://example.com/order.schema.json\"}",
	}
)

// Defs returns the documentation of every code this package reports, in the order of the codes.
func Defs() []diag.Def {
	return []diag.Def{
		noJSON, badKey, badMethod, hiddenForm, pointerMarshaler, badEnum, idleTag, badTag, badID,
	}
}

// report adds a diagnostic. Its position is unknown: reflection has none.
func (g *generator) report(def diag.Def, help, format string, args ...any) {
	d := def.At(diag.Pos{}, format, args...)
	d.Help = help
	g.diags = append(g.diags, d)
}
