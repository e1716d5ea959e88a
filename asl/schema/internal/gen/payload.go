package main

import (
	"slices"
	"strings"

	"github.com/invopop/jsonschema"

	"github.com/aslgen/aslgen/asl"
)

const (
	payloadTemplate = "PayloadTemplate"
	dynamicKey      = `\.\$$` // a key of a payload template whose value is a path or an intrinsic function
)

// freeJSON fills in the schema of a field that takes free JSON.
func (g *generator) freeJSON(s *jsonschema.Schema, owner string, f field, c context) {
	id := owner + "." + f.name
	switch {
	case f.name == "Assign":
		s.Ref = ref("Assign" + string(c.state))
	case owner == "ItemReader" || owner == "ResultWriter":
		s.Ref = ref(owner + f.name)
	case len(f.tag.Types) > 0:
		var types []string
		for _, t := range f.tag.Types {
			if t == "expression" {
				t = "string"
				setPattern(s, expression, c)
			}
			types = append(types, t)
		}
		setTypes(s, types...)
	case c.state == asl.JSONPath && id != "Pass.Result":
		s.Ref = ref(payloadTemplate)
	}
}

// addPayloads adds the definitions of free JSON that has rules of its own.
func (g *generator) addPayloads() {
	g.defs[payloadTemplate] = &jsonschema.Schema{
		Title: "payload template",
		Description: "A payload template is JSON in which the value of a member whose name ends in \".$\" is a path or an " +
			"intrinsic function. Spec: " + specURL + "#payload-template.",
		PatternProperties:    map[string]*jsonschema.Schema{dynamicKey: {Type: "string"}},
		AdditionalProperties: &jsonschema.Schema{Ref: ref(payloadTemplate)},
		Items:                &jsonschema.Schema{Ref: ref(payloadTemplate)},
	}
	g.addAssign(asl.JSONPath)
	g.addAssign(asl.JSONata)
	for _, call := range s3Calls {
		g.defs[call.owner+"Parameters"] = call.parameters()
		g.defs[call.owner+"Arguments"] = call.arguments()
	}
}

// addAssign adds the definition of Assign in a language.
func (g *generator) addAssign(language asl.QueryLanguage) {
	s := &jsonschema.Schema{
		Title: "Assign of a " + string(language) + " state",
		Description: "Assign sets variables: its members are their names and values. \"states\" is no name for a variable. " +
			"Spec: " + specURL + "#state-machine-variables.",
		Type:       "object",
		Properties: properties("states", jsonschema.FalseSchema),
		PropertyNames: &jsonschema.Schema{
			Comments:  "a variable name: a letter, then letters, digits and _; at most 80 characters",
			Pattern:   `^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*$`,
			MaxLength: limit(80),
		},
	}
	if language == asl.JSONPath {
		s.Properties.Set("states.$", jsonschema.FalseSchema)
		s.PropertyNames.Pattern = strings.TrimSuffix(s.PropertyNames.Pattern, "$") + `(\.\$)?$`
		s.PropertyNames.MaxLength = limit(80 + len(".$"))
		template := g.defs[payloadTemplate]
		s.PatternProperties, s.AdditionalProperties = template.PatternProperties, template.AdditionalProperties
	}
	g.defs["Assign"+string(language)] = s
}

// s3Call is the input of a call of a distributed Map to Amazon S3.
type s3Call struct {
	owner string
	text  string
	// members are name and description of the members; Bucket, which must stand, is the first.
	members [][2]string
}

var s3Calls = []s3Call{
	{"ItemReader", "The input of the call that reads the items.", [][2]string{
		{"Bucket", "Bucket is the name of the bucket, in the account and Region of the machine."},
		{"Key", "Key is the key of the file that s3:getObject reads."},
		{"Prefix", "Prefix limits what s3:listObjectsV2 lists. End it with \"/\", or it matches the names of siblings, too."},
		{"VersionId", "VersionId is the version of the file that s3:getObject reads. Not for PARQUET."},
		{"ExpectedBucketOwner", "ExpectedBucketOwner is the number of the account that must own the bucket."},
	}},
	{"ResultWriter", "The input of the call that writes the results.", [][2]string{
		{"Bucket", "Bucket is the name of the bucket, in the account and Region of the machine."},
		{"Prefix", "Prefix is where the results go: <Prefix>/<Map Run>/manifest.json and the files that it names."},
	}},
}

// parameters returns the JSONPath form: each member may have a name that ends in ".$" instead.
func (c s3Call) parameters() *jsonschema.Schema {
	s := c.schema()
	s.Title = "Parameters of the " + c.owner
	for _, m := range c.members {
		s.Properties.Set(m[0], &jsonschema.Schema{Type: "string", Description: m[1]})
		s.Properties.Set(m[0]+".$", &jsonschema.Schema{
			Type: "string", Description: m[1] + " A path or an intrinsic function gives it.",
		})
	}
	s.Type = "object"
	s.PatternProperties = map[string]*jsonschema.Schema{dynamicKey: {Type: "string"}}
	s.AdditionalProperties = &jsonschema.Schema{Ref: ref(payloadTemplate)}
	exactlyOne(s, "Bucket", "Bucket.$")
	return s
}

// arguments returns the JSONata form: an object in which strings may be expressions, or one expression.
func (c s3Call) arguments() *jsonschema.Schema {
	s := c.schema()
	s.Title = "Arguments of the " + c.owner
	for _, m := range c.members {
		s.Properties.Set(m[0], &jsonschema.Schema{Type: "string", Description: m[1]})
	}
	setTypes(s, "object", "string")
	setPattern(s, expression, context{state: asl.JSONata})
	s.Required = []string{"Bucket"}
	return s
}

func (c s3Call) schema() *jsonschema.Schema {
	return &jsonschema.Schema{Description: c.text, Properties: jsonschema.NewProperties()}
}

// names returns the names of the properties of a schema, without those given.
func names(s *jsonschema.Schema, without ...string) []string {
	var all []string
	for p := s.Properties.Oldest(); p != nil; p = p.Next() {
		if !slices.Contains(without, p.Key) {
			all = append(all, p.Key)
		}
	}
	return all
}
