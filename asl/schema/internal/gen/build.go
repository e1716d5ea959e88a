package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/invopop/jsonschema"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// generator builds the definitions.
type generator struct {
	objects  map[string]*object
	comments map[string]string
	defs     jsonschema.Definitions
}

// generate returns the text of the schema. The folder holds the Go files of package asl.
func generate(dir string) ([]byte, error) {
	comments, err := readComments(dir)
	if err != nil {
		return nil, err
	}
	g := &generator{objects: reflectObjects(comments), comments: comments, defs: jsonschema.Definitions{}}
	for _, c := range contexts {
		for _, t := range modelTypes {
			g.define(t.Name(), c)
		}
	}
	g.define(innerRule, contexts[0])
	g.addPayloads()
	g.addStates(asl.JSONPath)
	g.addStates(asl.JSONata)
	return render(g.root())
}

// draft07 is the version of JSON Schema that every editor knows and that compiles fastest: its meta-schema is one object, where
// later ones apply six to each part. Nothing that came later is needed.
const draft07 = "http://json-schema.org/draft-07/schema#"

// toDraft07 gives keywords the names they have in draft 7. No field of the language is called like one of them.
var toDraft07 = strings.NewReplacer(
	`"$defs":`, `"definitions":`, `"#/$defs/`, `"#/definitions/`,
	`"dependentSchemas":`, `"dependencies":`, `"dependentRequired":`, `"dependencies":`,
)

// render returns the schema as JSON, in the form in which the project prints all JSON.
func render(s *jsonschema.Schema) ([]byte, error) {
	text, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	doc, list := jsontree.Parse("asl.schema.json", []byte(toDraft07.Replace(string(text))))
	if err := list.Err(); err != nil {
		return nil, err
	}
	return append(doc.AppendJSON(nil), '\n'), nil
}

// define adds the definition of a struct in a context, unless it is there.
func (g *generator) define(name string, c context) {
	id := definition(name, c)
	if g.defs[id] != nil {
		return
	}
	model := name
	if name == innerRule {
		model = "ChoiceRule"
	}
	o := g.objects[model]
	s := &jsonschema.Schema{
		Title:                title(name, c),
		Description:          o.description,
		Type:                 "object",
		Properties:           jsonschema.NewProperties(),
		AdditionalProperties: jsonschema.FalseSchema,
	}
	g.defs[id] = s
	if isState(name) {
		s.Properties.Set("Type", &jsonschema.Schema{
			Description: "Type is " + name + ": what the state does, and which other fields it takes.",
			Const:       name,
		})
		s.Required = append(s.Required, "Type")
	}
	for _, f := range o.fields {
		if !f.allowedIn(c.state) || left(name, f.name) {
			continue
		}
		s.Properties.Set(f.name, g.property(o.name, f, c))
		if f.tag.Required {
			s.Required = append(s.Required, f.name)
		}
	}
	constrain(s, name, c, o)
}

// allowedIn reports whether the field may stand in a state of that language.
func (f *field) allowedIn(language asl.QueryLanguage) bool {
	return language == asl.JSONPath && f.tag.JSONPath || language == asl.JSONata && f.tag.JSONata
}

// title returns the name of an object in messages.
func title(name string, c context) string {
	format := titles[name]
	if isState(name) {
		format = "%s " + name + " state"
	}
	if strings.Contains(format, "%s") {
		return fmt.Sprintf(format, c.state)
	}
	return format
}

func isState(name string) bool {
	for _, t := range stateTypes {
		if string(t) == name {
			return true
		}
	}
	return false
}

// property returns the schema of one field in a context.
func (g *generator) property(owner string, f field, c context) *jsonschema.Schema {
	s := &jsonschema.Schema{
		Type: f.schema.Type, Description: f.schema.Description, Deprecated: f.tag.Deprecated,
		Minimum: f.schema.Minimum, Maximum: f.schema.Maximum, ExclusiveMaximum: f.schema.ExclusiveMaximum,
		MinItems: f.schema.MinItems, MaxLength: f.schema.MaxLength, Enum: f.schema.Enum,
	}
	switch {
	case f.goType == freeJSON:
		g.freeJSON(s, owner, f, c)
	case f.goType == nullablePath:
		setTypes(s, "string", "null")
	case f.goType == states:
		s.Type, s.Ref = "", ref("States"+string(c.machine))
	case f.goType.Kind() == reflect.Slice:
		s.Items = &jsonschema.Schema{Type: "string"}
		if elem := f.goType.Elem(); elem.Kind() == reflect.Struct {
			s.Items = &jsonschema.Schema{Ref: ref(definition(elemName(owner, elem.Name()), c))}
		}
	default:
		g.scalarOrObject(s, owner, f, c)
	}
	if f.tag.Const != "" {
		s.Type, s.Const = "", json.RawMessage(f.tag.Const)
	}
	if f.name == "QueryLanguage" && isState(owner) && c.state == asl.JSONata {
		s.Type, s.Enum, s.Const = "", nil, string(asl.JSONata)
	}
	if p, ok := patterns[owner+"."+f.name]; ok {
		setPattern(s, p, c)
	}
	return s
}

// scalarOrObject fills in the schema of a scalar, of a literal that may be an expression, or of an object.
func (g *generator) scalarOrObject(s *jsonschema.Schema, owner string, f field, c context) {
	literal, isValue := literalOf(f.goType)
	switch {
	case isValue && literal.Kind() == reflect.Struct:
		s.Type, s.Ref = "", ref(definition(literal.Name(), c))
	case isValue && literal.Kind() != reflect.String && c.state == asl.JSONata:
		setTypes(s, s.Type, "string")
		setPattern(s, expression, c)
	case f.goType.Kind() == reflect.Pointer && f.goType.Elem().Kind() == reflect.Struct && !isValue:
		s.Type, s.Ref = "", ref(definition(elemName(owner, f.goType.Elem().Name()), c))
	}
}

// elemName is the name of the object in a field: the rules inside a rule are not those of a Choice.
func elemName(owner, elem string) string {
	if owner == "ChoiceRule" && elem == "ChoiceRule" {
		return innerRule
	}
	return elem
}

// setTypes gives a schema more than one type.
func setTypes(s *jsonschema.Schema, types ...string) {
	s.Type = ""
	s.Extras = map[string]any{"type": types}
	if len(types) == 1 {
		s.Type, s.Extras = types[0], nil
	}
}

func ref(definition string) string { return "#/$defs/" + definition }
