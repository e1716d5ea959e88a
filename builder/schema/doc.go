// Package schema writes the JSON Schema (draft 2020-12) of a Go type: of the input and output of a workflow, and of the
// answer that a callback waits for.
//
// The entry points are For and Of. The schema describes what encoding/json writes for the type: names, options and
// embedding of the tags, marshalers, null for nil pointers, slices and maps. A pointer takes null with omitempty, too. A document that json.Marshal made from a
// value of the type is accepted; a document that json.Unmarshal refuses for the type of one of its values is refused.
// Where a Go type hides its JSON form (MarshalJSON), the schema takes any value and a warning says so.
//
// What a user can add:
//
//   - the tags jsonschema, jsonschema_description and jsonschema_extras of github.com/invopop/jsonschema, such as
//     `jsonschema:"description=one line,minLength=1"`. Keywords that would have no effect are reported;
//   - a method Values() []T on a type T, which makes it an enumerated type: only those values are accepted;
//   - the methods JSONSchema, JSONSchemaExtend, JSONSchemaAlias, JSONSchemaProperty and GetFieldDocString of
//     github.com/invopop/jsonschema.
//
// Reflection knows no source positions: a diagnostic of this package names the Go field path ("Encounter.Notes[].Author")
// and leaves its position empty, for the caller to fill in.
package schema
