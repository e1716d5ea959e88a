package schema_test

import (
	"fmt"
	"reflect"

	"github.com/aslgen/aslgen/builder/schema"
)

// Verdict is an enumerated type, by its method Values.
type Verdict string

// Values lists the verdicts.
func (Verdict) Values() []Verdict { return []Verdict{"approve", "reject"} }

// ReviewAnswer is what a reviewer sends back with the task token.
type ReviewAnswer struct {
	Verdict Verdict  `json:"verdict"`
	Comment *string  `json:"comment,omitempty" jsonschema:"description=why; required by policy for a rejection,minLength=1"`
	Lines   []uint16 `json:"lines"`
}

// The answer to a callback is closed: a misspelt property does not pass as an absent one.
func ExampleOf() {
	text, diags := schema.Of[ReviewAnswer](schema.Options{Title: "Answer of the reviewer", Closed: true})
	fmt.Println(len(diags), "diagnostics")
	fmt.Print(string(text))
	// Output:
	// 0 diagnostics
	// {
	//   "$schema": "https://json-schema.org/draft/2020-12/schema",
	//   "title": "Answer of the reviewer",
	//   "type": "object",
	//   "properties": {
	//     "verdict": {
	//       "$ref": "#/$defs/Verdict"
	//     },
	//     "comment": {
	//       "description": "why; required by policy for a rejection",
	//       "type": [
	//         "string",
	//         "null"
	//       ],
	//       "minLength": 1
	//     },
	//     "lines": {
	//       "type": [
	//         "array",
	//         "null"
	//       ],
	//       "items": {
	//         "type": "integer",
	//         "minimum": 0,
	//         "maximum": 65535
	//       }
	//     }
	//   },
	//   "additionalProperties": false,
	//   "required": [
	//     "verdict",
	//     "lines"
	//   ],
	//   "$defs": {
	//     "Verdict": {
	//       "type": "string",
	//       "enum": [
	//         "approve",
	//         "reject"
	//       ]
	//     }
	//   }
	// }
}

// Job cannot be written as JSON.
type Job struct {
	Name string
	Done []chan bool
}

// What has no JSON form is a diagnostic that names the Go field.
func ExampleFor() {
	text, diags := schema.For(reflect.TypeFor[Job](), schema.Options{})
	fmt.Println(text == nil, diags[0].Message)
	// Output:
	// true Job.Done[] is of type chan bool, which has no JSON form
}
