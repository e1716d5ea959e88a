package main

import (
	orderedmap "github.com/pb33f/ordered-map/v2"

	"github.com/invopop/jsonschema"

	"github.com/aslgen/aslgen/asl"
)

// orderedProperties are the properties of a schema.
type orderedProperties = orderedmap.OrderedMap[string, *jsonschema.Schema]

// distributedOnly are the fields of a Map that need the mode DISTRIBUTED. The tolerated failures are not among them: the
// specification gives them to every Map.
var distributedOnly = []string{"ItemReader", "ItemBatcher", "ResultWriter", "Label"}

// processor demands ItemProcessor or its old form Iterator, and refuses the fields of a distributed Map in another one.
func processor(s *jsonschema.Schema) *jsonschema.Schema {
	named := &jsonschema.Schema{Properties: forbidden("Iterator"), If: inline("ItemProcessor")}
	named.Then = &jsonschema.Schema{Properties: forbidden(distributedOnly...)}
	old := &jsonschema.Schema{Required: []string{"Iterator"}, If: inline("Iterator")}
	old.If.Required = []string{"Iterator"}
	old.Then = &jsonschema.Schema{Properties: forbidden(distributedOnly...)}
	return &jsonschema.Schema{If: &jsonschema.Schema{Required: []string{"ItemProcessor"}}, Then: named, Else: old}
}

// inline is the condition that the processor in the field runs inside the execution. It does not hold for a wrong mode, so
// that this is one finding and not one for each field of a distributed Map.
func inline(field string) *jsonschema.Schema {
	config := &jsonschema.Schema{Type: "object", Properties: constant("Mode", string(asl.ModeInline))}
	processor := &jsonschema.Schema{Type: "object", Properties: properties("ProcessorConfig", config)}
	return &jsonschema.Schema{Properties: properties(field, processor)}
}

// writer adds the rules of a ResultWriter: not empty, and the call has both its parts.
func writer(s *jsonschema.Schema, c context) {
	input := "Parameters"
	if c.state == asl.JSONata {
		input = "Arguments"
	}
	s.MinProperties = limit(1)
	s.DependentRequired = together("Resource", input)
}

// reader adds the rules of a ReaderConfig.
func reader(s *jsonschema.Schema) {
	csv := []string{string(asl.InputCSV), string(asl.InputManifest)}
	when(s, "CSVDelimiter", &jsonschema.Schema{Properties: oneOf("InputType", csv...)})
	when(s, "CSVHeaderLocation", &jsonschema.Schema{Properties: oneOf("InputType", csv...)})
	when(s, "CSVHeaders", &jsonschema.Schema{
		Required:   []string{"CSVHeaderLocation"},
		Properties: constant("CSVHeaderLocation", string(asl.HeaderGiven)),
	})
	when(s, "ItemsPointer", &jsonschema.Schema{Properties: constant("InputType", string(asl.InputJSON))})
	when(s, "Transformation", &jsonschema.Schema{
		If:   &jsonschema.Schema{Properties: constant("Transformation", string(asl.ReaderLoadAndFlatten))},
		Then: &jsonschema.Schema{Required: []string{"InputType"}},
	})
	when(s, "ManifestType", &jsonschema.Schema{
		If:   &jsonschema.Schema{Properties: constant("ManifestType", string(asl.ManifestS3Inventory))},
		Then: &jsonschema.Schema{Properties: forbidden("InputType")},
		Else: &jsonschema.Schema{
			If:   &jsonschema.Schema{Properties: constant("ManifestType", string(asl.ManifestAthenaData))},
			Then: &jsonschema.Schema{Properties: oneOf("InputType", string(asl.InputCSV), string(asl.InputJSONL), string(asl.InputParquet))},
		},
	})
}
