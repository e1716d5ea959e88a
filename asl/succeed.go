package asl

import "github.com/aslgen/aslgen/asl/jsontree"

// Succeed is the state that ends its scope with success: the machine, the branch or the run of one item.
// Spec: #succeed-state.
type Succeed struct {
	Node

	// Comment describes the state for people; it has no effect. Spec: #states-fields.
	Comment *string
	// QueryLanguage is the language of this state alone. Absent: that of the machine, never that of an enclosing Map or
	// Parallel. A machine in JSONata takes no JSONPath state. Spec: #query-language.
	QueryLanguage *QueryLanguage `jsonschema:"enum=JSONPath,enum=JSONata"`
	// InputPath is the path that picks the part of the state's input to work on. Absent: "$", all of it; null: an empty
	// object. Spec: #filters.
	InputPath NullablePath `asl:"jsonpath"`
	// OutputPath is the path that picks the part of the result to hand on. Absent: "$", all of it; null: an empty object.
	// Spec: #filters.
	OutputPath NullablePath `asl:"jsonpath"`
	// Output is the state's output: any JSON, in which strings may be expressions. Absent: the state's input.
	// Spec: #input-and-output-processing-with-jsonata.
	Output *jsontree.Value `asl:"jsonata"`
}
