package main

import (
	"slices"

	"github.com/invopop/jsonschema"

	"github.com/aslgen/aslgen/asl"
)

// Constraints between the fields of one object are written so that a validator seldom evaluates a schema that fails: a
// condition is asked only when its field is there, and no alternative is tried out. The functions here are the only forms
// that occur; package schema reads the reason of a finding from them.

// choices are the groups of fields of which exactly one must stand.
var choices = map[string][]string{
	"Task":        {"Next", "End"},
	"Parallel":    {"Next", "End"},
	"Pass":        {"Next", "End"},
	"Map":         {"Next", "End"},
	"Wait":        {"Next", "End"},
	"Credentials": {"RoleArn", "RoleArn.$"},
}

// waitTimes are the fields of a Wait of which exactly one must stand.
var waitTimes = []string{"Seconds", "Timestamp", "SecondsPath", "TimestampPath"}

// constrain adds what the fields of an object demand of each other.
func constrain(s *jsonschema.Schema, name string, c context, o *object) {
	if group, ok := choices[name]; ok {
		exactlyOne(s, present(s, group)...)
	}
	switch name {
	case "Wait":
		// The if of s is taken by Next and End.
		s.AllOf = append(s.AllOf, chain(present(s, waitTimes)))
	case "Map":
		s.AllOf = append(s.AllOf, processor(s))
	case "Credentials":
		if c.state == asl.JSONata {
			setTypes(s, "object", "string")
			setPattern(s, expression, c)
		}
	case "ProcessorConfig":
		s.If = &jsonschema.Schema{Required: []string{"Mode"}, Properties: constant("Mode", string(asl.ModeDistributed))}
		s.Then = &jsonschema.Schema{Required: []string{"ExecutionType"}}
	case "ItemBatcher":
		s.Not = &jsonschema.Schema{PropertyNames: &jsonschema.Schema{Enum: []any{"BatchInput"}}}
	case "ResultWriter":
		writer(s, c)
	case "WriterConfig":
		s.DependentRequired = together("Transformation", "OutputType")
	case "ReaderConfig":
		reader(s)
	case "ChoiceRule", innerRule:
		rule(s, name, c)
	}
	excludes(s, name, o)
}

// excludes adds the pairs of fields that the tags of the model keep apart, as far as nothing else does.
func excludes(s *jsonschema.Schema, name string, o *object) {
	if name == "ChoiceRule" || name == innerRule {
		return // the kinds of a rule are told apart already
	}
	done := append(slices.Clone(choices[name]), waitTimes...)
	for _, f := range o.fields {
		for _, other := range f.tag.Excludes {
			if other < f.name || slices.Contains(done, f.name) || f.name == "ItemProcessor" || len(present(s, []string{f.name, other})) < 2 {
				continue
			}
			when(s, f.name, &jsonschema.Schema{Properties: properties(other, jsonschema.FalseSchema)})
		}
	}
}

// exactlyOne demands that exactly one of the fields stands.
func exactlyOne(s *jsonschema.Schema, fields ...string) {
	c := chain(fields)
	s.If, s.Then, s.Else, s.Required = c.If, c.Then, c.Else, append(s.Required, c.Required...)
}

// chain asks for the fields one after the other: the first that stands forbids those after it, and the last is required
// when none before it stands.
func chain(fields []string) *jsonschema.Schema {
	first, rest := fields[0], fields[1:]
	if len(rest) == 0 {
		return &jsonschema.Schema{Required: []string{first}}
	}
	return &jsonschema.Schema{
		If:   &jsonschema.Schema{Required: []string{first}},
		Then: &jsonschema.Schema{Properties: forbidden(rest...)},
		Else: chain(rest),
	}
}

// when adds a schema that counts only when the field stands.
func when(s *jsonschema.Schema, field string, then *jsonschema.Schema) {
	if s.DependentSchemas == nil {
		s.DependentSchemas = map[string]*jsonschema.Schema{}
	}
	if s.DependentSchemas[field] != nil {
		panic("gen: two conditions on the field " + field)
	}
	s.DependentSchemas[field] = then
}

// together demands that of two fields both stand or none.
func together(a, b string) map[string][]string {
	return map[string][]string{a: {b}, b: {a}}
}

// forbidden returns the properties of a schema that refuses the fields.
func forbidden(fields ...string) *orderedProperties {
	p := jsonschema.NewProperties()
	for _, f := range fields {
		p.Set(f, jsonschema.FalseSchema)
	}
	return p
}

// properties returns the properties of a schema for one field.
func properties(field string, s *jsonschema.Schema) *orderedProperties {
	p := jsonschema.NewProperties()
	p.Set(field, s)
	return p
}

// constant returns the properties of a schema that wants one value in a field.
func constant(field, value string) *orderedProperties {
	return properties(field, &jsonschema.Schema{Const: value})
}

// oneOf returns the properties of a schema that wants one of some values in a field.
func oneOf(field string, values ...string) *orderedProperties {
	return properties(field, &jsonschema.Schema{Enum: anys(values)})
}

func anys(values []string) []any {
	all := make([]any, len(values))
	for i, v := range values {
		all[i] = v
	}
	return all
}

func limit(n int) *uint64 {
	u := uint64(n)
	return &u
}

// present returns those of the fields that the object has in its language.
func present(s *jsonschema.Schema, fields []string) []string {
	var all []string
	for _, f := range fields {
		if _, ok := s.Properties.Get(f); ok {
			all = append(all, f)
		}
	}
	return all
}
