package asl

import "github.com/aslgen/aslgen/asl/jsontree"

// Wait is the state that waits for a number of seconds or until a time. Exactly one of Seconds, Timestamp, SecondsPath
// and TimestampPath must stand. Spec: #wait-state.
type Wait struct {
	Node

	// Comment describes the state for people; it has no effect. Spec: #states-fields.
	Comment *string
	// QueryLanguage is the language of this state alone. Absent: that of the machine, never that of an enclosing Map or
	// Parallel. A machine in JSONata takes no JSONPath state. Spec: #query-language.
	QueryLanguage *QueryLanguage `jsonschema:"enum=JSONPath,enum=JSONata"`
	// InputPath is the path that picks the part of the state's input to work on. Absent: "$", all of it; null: an empty
	// object. Spec: #filters.
	InputPath NullablePath `asl:"jsonpath"`
	// Seconds is the time to wait in seconds, 0 to 99,999,999. Excludes the three other times. Spec: #wait-state.
	Seconds *Value[int] `asl:"excludes=Timestamp|SecondsPath|TimestampPath" jsonschema:"minimum=0,maximum=99999999"`
	// SecondsPath is the reference path of the seconds in the input. Excludes the three other times. Spec: #wait-state.
	SecondsPath *string `asl:"jsonpath,excludes=Seconds|Timestamp|TimestampPath"`
	// Timestamp is the time to wait for, in RFC 3339 with a capital T and Z: "2030-01-31T12:00:00Z". Excludes the three other
	// times. Spec: #timestamps.
	Timestamp *Value[string] `asl:"excludes=Seconds|SecondsPath|TimestampPath"`
	// TimestampPath is the reference path of the time in the input. Excludes the three other times. Spec: #wait-state.
	TimestampPath *string `asl:"jsonpath,excludes=Seconds|SecondsPath|Timestamp"`
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
