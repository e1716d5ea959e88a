package asl

import "github.com/aslgen/aslgen/asl/jsontree"

// Pass is the state that does no work: it hands its input on, or makes data and variables. Spec: #pass-state.
type Pass struct {
	Node

	// Comment describes the state for people; it has no effect. Spec: #states-fields.
	Comment *string
	// QueryLanguage is the language of this state alone. Absent: that of the machine, never that of an enclosing Map or
	// Parallel. A machine in JSONata takes no JSONPath state. Spec: #query-language.
	QueryLanguage *QueryLanguage `jsonschema:"enum=JSONPath,enum=JSONata"`
	// InputPath is the path that picks the part of the state's input to work on. Absent: "$", all of it; null: an empty
	// object. Spec: #filters.
	InputPath NullablePath `asl:"jsonpath"`
	// Parameters is a payload template that builds the result from the input. Absent: the input. Spec: #payload-template.
	Parameters *jsontree.Value `asl:"jsonpath"`
	// Result is the result of the state as constant JSON; paths in it are not read. Absent: the input, or what Parameters
	// builds, is the result. Spec: #pass-state.
	Result *jsontree.Value `asl:"jsonpath"`
	// ResultPath is the reference path that says where in the input the result is put. Absent: "$", the result replaces the
	// input; null: the result is thrown away and the input goes on. It may not start with "$$" nor name a variable.
	// Spec: #filters.
	ResultPath NullablePath `asl:"jsonpath"`
	// OutputPath is the path that picks the part of the result to hand on. Absent: "$", all of it; null: an empty object.
	// Spec: #filters.
	OutputPath NullablePath `asl:"jsonpath"`
	// Assign sets variables for later states: an object of variable names and values. In JSONPath it is a payload template,
	// in JSONata a value may be an expression. A name has at most 80 characters; all values see the variables as they were
	// before. Absent: no variable changes. Spec: #state-machine-variables.
	Assign *jsontree.Value `asl:"types=object"`
	// Output is the state's output: any JSON, in which strings may be expressions. Absent: the state's input.
	// Spec: #input-and-output-processing-with-jsonata.
	Output *jsontree.Value `asl:"jsonata"`
	// Next is the name of the state to run after this one, in the same scope. Exactly one of Next and End must stand.
	// Spec: #transition.
	Next *string `asl:"excludes=End"`
	// End says that the scope ends after this state; it can only be true. Exactly one of Next and End must stand.
	// Spec: #terminal-state.
	End *bool `asl:"excludes=Next,const=true"`
}
