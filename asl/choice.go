package asl

import "github.com/aslgen/aslgen/asl/jsontree"

// Choice is the state that takes one of several ways: the first rule that holds names the next state. It has neither Next
// nor End. Spec: #choice-state.
type Choice struct {
	Node

	// Comment describes the state for people; it has no effect. Spec: #states-fields.
	Comment *string
	// QueryLanguage is the language of this state alone. Absent: that of the machine, never that of an enclosing Map or
	// Parallel. A machine in JSONata takes no JSONPath state. Spec: #query-language.
	QueryLanguage *QueryLanguage `jsonschema:"enum=JSONPath,enum=JSONata"`
	// InputPath is the path that picks the part of the state's input to work on. Absent: "$", all of it; null: an empty
	// object. Spec: #filters.
	InputPath NullablePath `asl:"jsonpath"`
	// Choices are the rules, tried in order; there must be at least one. Spec: #choice-state.
	Choices []ChoiceRule `asl:"required" jsonschema:"minItems=1"`
	// Default is the name of the state to run when no rule holds. Absent: the state then fails with
	// States.NoChoiceMatched. Spec: #choice-state.
	Default *string
	// OutputPath is the path that picks the part of the result to hand on. Absent: "$", all of it; null: an empty object.
	// Spec: #filters.
	OutputPath NullablePath `asl:"jsonpath"`
	// Assign sets variables when no rule holds; a rule has its own. In JSONPath it is a payload template, in JSONata a value
	// may be an expression. Absent: no variable changes. Spec: #state-machine-variables.
	Assign *jsontree.Value `asl:"types=object"`
	// Output is the state's output when no rule holds; a rule has its own. Absent: the state's input.
	// Spec: #input-and-output-processing-with-jsonata.
	Output *jsontree.Value `asl:"jsonata"`
}

// ChoiceRule is one rule of a [Choice], or a rule inside And, Or and Not. In JSONata it has a Condition. In JSONPath it is
// either a test, with Variable and exactly one field of [Comparison], or a combination, with exactly one of And, Or and
// Not. Spec: #choice-state.
type ChoiceRule struct {
	Node

	// Comment describes the rule for people; it has no effect.
	Comment *string
	// Condition is the test of the rule: an expression that gives true or false, or one of these. It must stand in JSONata.
	Condition *Value[bool] `asl:"required,jsonata"`
	// And holds when all of its rules hold; there must be at least one. Excludes Or, Not and Variable.
	And []ChoiceRule `asl:"jsonpath,excludes=Or|Not|Variable" jsonschema:"minItems=1"`
	// Or holds when one of its rules holds; there must be at least one. Excludes And, Not and Variable.
	Or []ChoiceRule `asl:"jsonpath,excludes=And|Not|Variable" jsonschema:"minItems=1"`
	// Not holds when its rule does not. Excludes And, Or and Variable.
	Not *ChoiceRule `asl:"jsonpath,excludes=And|Or|Variable"`
	// Variable is the path of the value to test. It must stand beside a comparison. Excludes And, Or and Not.
	Variable *string `asl:"jsonpath,excludes=And|Or|Not"`
	Comparison
	// Assign sets variables when the rule holds. It may not stand inside And, Or and Not. Absent: no variable changes.
	// Spec: #state-machine-variables.
	Assign *jsontree.Value `asl:"types=object"`
	// Output is the output of the state when the rule holds. Absent: the state's input.
	// Spec: #input-and-output-processing-with-jsonata.
	Output *jsontree.Value `asl:"jsonata"`
	// Next is the name of the state to run when the rule holds. A rule of Choices must have it, a rule inside And, Or and Not
	// must not. Spec: #transition.
	Next *string
}
