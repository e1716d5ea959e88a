// Package schema holds the JSON Schema of the States Language and checks documents against it.
//
// The schema is generated from the types of package asl, so it knows the same fields, and it is closed: each kind of
// object has one definition for each query language, which lists the fields that may stand there and refuses all others.
// [JSON] is its text, a file that an editor can use, too. [Validate] runs it on a document and turns what it finds into
// diagnostics with a code, a place and a remedy.
//
// The schema sees one object at a time. It does not follow transitions, look into expressions, or know the services.
package schema

import (
	_ "embed"
	"strings"
	"sync"

	jsonschema "github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/aslgen/aslgen/asl/jsontree"
)

//go:generate go run ./internal/gen -source .. -o asl.schema.json

// ID is the $id of the schema.
const ID = "https://github.com/aslgen/aslgen/asl/schema/asl.schema.json"

//go:embed asl.schema.json
var text string

// JSON returns the text of the schema, JSON Schema draft 7.
func JSON() []byte { return []byte(text) }

// compiled is the schema ready to run. It is compiled at first use.
var compiled = sync.OnceValue(compile)

func compile() *jsonschema.Schema {
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft7
	c.LoadURL = nil // nothing is ever fetched
	if err := c.AddResource(ID, strings.NewReader(text)); err != nil {
		panic("schema: the embedded schema is broken: " + err.Error())
	}
	return c.MustCompile(ID)
}

// tree is the schema as JSON. Findings look up in it what was demanded; a document without findings does not need it.
var tree = sync.OnceValue(func() *jsontree.Value {
	v, list := jsontree.Parse("asl.schema.json", []byte(text))
	if err := list.Err(); err != nil {
		panic("schema: the embedded schema is broken: " + err.Error())
	}
	return v
})
