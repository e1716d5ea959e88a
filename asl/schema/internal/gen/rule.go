package main

import (
	"github.com/invopop/jsonschema"

	"github.com/aslgen/aslgen/asl"
)

// innerRule is the object that a rule inside And, Or and Not is: a ChoiceRule that leads nowhere.
const innerRule = "InnerRule"

// left reports whether a field of the model is left out of an object.
func left(object, field string) bool {
	return object == innerRule && (field == "Next" || field == "Assign")
}

// rule adds what the fields of a choice rule demand of each other.
func rule(s *jsonschema.Schema, name string, c context) {
	if name == "ChoiceRule" {
		s.Required = append(s.Required, "Next")
	}
	if c.state == asl.JSONata {
		return // Condition and Next are all it needs
	}
	combinations := []string{"And", "Or", "Not"}
	common := []string{"Comment", "Assign", "Next"}
	operators := names(s, append(append([]string{"Variable"}, combinations...), common...)...)

	s.If = &jsonschema.Schema{Required: []string{"Variable"}}
	test := &jsonschema.Schema{Properties: forbidden(combinations...)}
	test.Not = &jsonschema.Schema{
		Comments:      "a comparison, such as StringEquals or IsPresent",
		PropertyNames: &jsonschema.Schema{Enum: anys(append([]string{"Variable"}, common...))},
	}
	for _, op := range operators {
		when(test, op, &jsonschema.Schema{PropertyNames: &jsonschema.Schema{
			Enum: anys(append([]string{op, "Variable"}, common...)),
		}})
	}
	s.Then = test
	s.Else = combination(combinations, common)
}

// combination asks for And, Or and Not one after the other: the first that stands forbids the others and all operators.
func combination(fields, common []string) *jsonschema.Schema {
	first, rest := fields[0], fields[1:]
	s := &jsonschema.Schema{
		If:   &jsonschema.Schema{Required: []string{first}},
		Then: &jsonschema.Schema{PropertyNames: &jsonschema.Schema{Enum: anys(append([]string{first}, common...))}},
	}
	if len(rest) == 0 {
		s.Else = &jsonschema.Schema{Required: []string{"Not"}}
		return s
	}
	s.Else = combination(rest, common)
	return s
}
