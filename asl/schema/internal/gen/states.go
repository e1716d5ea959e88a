package main

import (
	"github.com/invopop/jsonschema"

	"github.com/aslgen/aslgen/asl"
)

// addStates adds the definition of the states of a scope in a machine of that language. It looks at Type, then at
// QueryLanguage, and at nothing else before it knows the one definition that a state must match.
func (g *generator) addStates(machine asl.QueryLanguage) {
	state := g.byType(machine, stateTypes)
	state.Type = "object"
	g.defs["States"+string(machine)] = &jsonschema.Schema{
		Title:                "States of a " + string(machine) + " machine",
		Description:          g.comments["github.com/aslgen/aslgen/asl.States"],
		Type:                 "object",
		PropertyNames:        &jsonschema.Schema{MaxLength: limit(80)},
		AdditionalProperties: state,
	}
}

// byType picks the schema of a state by its Type.
func (g *generator) byType(machine asl.QueryLanguage, types []asl.StateType) *jsonschema.Schema {
	if len(types) == 0 {
		var all []string
		for _, t := range stateTypes {
			all = append(all, string(t))
		}
		return &jsonschema.Schema{Required: []string{"Type"}, Properties: oneOf("Type", all...)}
	}
	return &jsonschema.Schema{
		If:   &jsonschema.Schema{Required: []string{"Type"}, Properties: constant("Type", string(types[0]))},
		Then: byLanguage(string(types[0]), machine),
		Else: g.byType(machine, types[1:]),
	}
}

// byLanguage picks the schema of a state of known type by its language. A wrong language is the only finding then.
func byLanguage(state string, machine asl.QueryLanguage) *jsonschema.Schema {
	s := &jsonschema.Schema{
		If:   &jsonschema.Schema{Properties: constant("QueryLanguage", string(asl.JSONata))},
		Then: &jsonschema.Schema{Ref: ref(definition(state, context{machine, asl.JSONata}))},
		Else: &jsonschema.Schema{Properties: oneOf("QueryLanguage", string(asl.JSONata))},
	}
	if machine == asl.JSONata {
		return s
	}
	s.Else = languages()
	return &jsonschema.Schema{
		If:   &jsonschema.Schema{Properties: constant("QueryLanguage", string(asl.JSONPath))},
		Then: &jsonschema.Schema{Ref: ref(definition(state, context{machine, asl.JSONPath}))},
		Else: s,
	}
}

// languages refuses everything but the two query languages.
func languages() *jsonschema.Schema {
	return &jsonschema.Schema{Properties: oneOf("QueryLanguage", string(asl.JSONPath), string(asl.JSONata))}
}

// root returns the schema of a document.
func (g *generator) root() *jsonschema.Schema {
	byLanguage := func(l asl.QueryLanguage, otherwise *jsonschema.Schema) *jsonschema.Schema {
		return &jsonschema.Schema{
			If:   &jsonschema.Schema{Properties: constant("QueryLanguage", string(l))},
			Then: &jsonschema.Schema{Ref: ref(definition("StateMachine", context{l, l}))},
			Else: otherwise,
		}
	}
	s := byLanguage(asl.JSONPath, byLanguage(asl.JSONata, languages()))
	s.Version = draft07
	s.ID = schemaID
	s.Title = "Amazon States Language"
	s.Description = "A state machine of AWS Step Functions in the Amazon States Language, JSONPath or JSONata. " +
		"Spec: " + specURL + "."
	s.Type = "object"
	s.Definitions = g.defs
	return s
}
