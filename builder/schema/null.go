package schema

import (
	"maps"
	"reflect"
	"slices"

	"github.com/invopop/jsonschema"
)

// orNull returns s, or when null is set a schema that takes null as well. Where s has a plain type, "null" is added to it:
// that reads best. Otherwise both stand in an anyOf, and what explains s moves up to it.
func orNull(s *jsonschema.Schema, null bool) *jsonschema.Schema {
	if !null || isAny(s) || s.Type == "null" {
		return s
	}
	if s.Type != "" && !hasLogic(s) {
		s.Extras = maps.Clone(s.Extras)
		if s.Extras == nil {
			s.Extras = map[string]any{}
		}
		s.Extras["type"] = []string{s.Type, "null"} // Schema.Type holds one name only
		s.Type = ""
		if s.Enum != nil {
			s.Enum = append(slices.Clip(s.Enum), nil)
		}
		return s
	}
	inner := *s
	outer := annotations(s)
	clearAnnotations(&inner)
	if inner.Ref != "" {
		*s = inner // it keeps its place among the references that wait for a name
		outer.AnyOf = []*jsonschema.Schema{s, {Type: "null"}}
		return outer
	}
	outer.Definitions, inner.Definitions = inner.Definitions, nil
	outer.AnyOf = []*jsonschema.Schema{&inner, {Type: "null"}}
	return outer
}

// isAny tells that s takes every value.
func isAny(s *jsonschema.Schema) bool {
	bare := *s
	clearAnnotations(&bare)
	bare.Definitions, bare.Version, bare.ID = nil, "", ""
	return reflect.DeepEqual(&bare, &jsonschema.Schema{}) || reflect.DeepEqual(s, jsonschema.TrueSchema)
}

// hasLogic tells that a keyword of s besides its type might refuse null.
func hasLogic(s *jsonschema.Schema) bool {
	return s.Ref != "" || s.DynamicRef != "" || s.AllOf != nil || s.AnyOf != nil || s.OneOf != nil || s.Not != nil ||
		s.If != nil || s.Const != nil
}

// annotations returns the keywords of s that explain and do not judge.
func annotations(s *jsonschema.Schema) *jsonschema.Schema {
	return &jsonschema.Schema{
		Title: s.Title, Description: s.Description, Default: s.Default, Deprecated: s.Deprecated,
		ReadOnly: s.ReadOnly, WriteOnly: s.WriteOnly, Examples: s.Examples, Comments: s.Comments,
	}
}

func clearAnnotations(s *jsonschema.Schema) {
	s.Title, s.Description, s.Default, s.Deprecated = "", "", nil, false
	s.ReadOnly, s.WriteOnly, s.Examples, s.Comments = false, false, nil, ""
}
