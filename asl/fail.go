package asl

// Fail is the state that ends the machine with an error; a Catch of an enclosing Parallel or Map can take it. It has
// neither Next nor End. Spec: #fail-state.
type Fail struct {
	Node

	// Comment describes the state for people; it has no effect. Spec: #states-fields.
	Comment *string
	// QueryLanguage is the language of this state alone. Absent: that of the machine, never that of an enclosing Map or
	// Parallel. A machine in JSONata takes no JSONPath state. Spec: #query-language.
	QueryLanguage *QueryLanguage `jsonschema:"enum=JSONPath,enum=JSONata"`
	// Error is the name of the error, at most 256 characters. Absent: the error has no name. Excludes ErrorPath.
	// Spec: #fail-state.
	Error *Value[string] `asl:"excludes=ErrorPath"`
	// ErrorPath is a reference path, or an intrinsic function, that gives the name of the error. Excludes Error.
	// Spec: #fail-state.
	ErrorPath *string `asl:"jsonpath,excludes=Error"`
	// Cause says for people why the machine failed, at most 32,768 characters. Absent: no cause is given. Excludes
	// CausePath. Spec: #fail-state.
	Cause *Value[string] `asl:"excludes=CausePath"`
	// CausePath is a reference path, or an intrinsic function, that gives the cause. Excludes Cause. Spec: #fail-state.
	CausePath *string `asl:"jsonpath,excludes=Cause"`
}
