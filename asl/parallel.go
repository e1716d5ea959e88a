package asl

import "github.com/aslgen/aslgen/asl/jsontree"

// Parallel is the state that runs several branches at once on the same input and gives the array of their outputs, in
// the order of the branches. When one branch fails, the state fails. Spec: #parallel-state.
type Parallel struct {
	Node

	// Comment describes the state for people; it has no effect. Spec: #states-fields.
	Comment *string
	// QueryLanguage is the language of this state alone. Absent: that of the machine, never that of an enclosing Map or
	// Parallel. A machine in JSONata takes no JSONPath state. Spec: #query-language.
	QueryLanguage *QueryLanguage `jsonschema:"enum=JSONPath,enum=JSONata"`
	// InputPath is the path that picks the part of the state's input to work on. Absent: "$", all of it; null: an empty
	// object. Spec: #filters.
	InputPath NullablePath `asl:"jsonpath"`
	// Parameters is a payload template that builds the input of the branches. Absent: the input that InputPath picked.
	// Spec: #payload-template.
	Parameters *jsontree.Value `asl:"jsonpath"`
	// Arguments is the input of every branch: an object in which strings may be expressions, or one expression. Absent: the
	// state's input. Spec: #parallel-state.
	Arguments *jsontree.Value `asl:"jsonata,types=object|expression"`
	// Branches are the state machines to run at once; there must be at least one. Spec: #parallel-state.
	Branches []Branch `asl:"required" jsonschema:"minItems=1"`
	// ResultSelector is a payload template that builds the result from what the work gave, before ResultPath places it.
	// Absent: the result as it came. Spec: #payload-template.
	ResultSelector *jsontree.Value `asl:"jsonpath"`
	// ResultPath is the reference path that says where in the input the result is put. Absent: "$", the result replaces the
	// input; null: the result is thrown away and the input goes on. It may not start with "$$" nor name a variable.
	// Spec: #filters.
	ResultPath NullablePath `asl:"jsonpath"`
	// OutputPath is the path that picks the part of the result to hand on. Absent: "$", all of it; null: an empty object.
	// Spec: #filters.
	OutputPath NullablePath `asl:"jsonpath"`
	// Retry are the rules for trying again after an error. The first one whose ErrorEquals matches is taken. Absent: no
	// retry. Spec: #retrying-after-error.
	Retry []Retrier
	// Catch are the rules for going on after an error that retries did not mend. The first one whose ErrorEquals matches is
	// taken. Absent: the error ends the execution. Spec: #fallback-states.
	Catch []Catcher
	// Assign sets variables for later states: an object of variable names and values. In JSONPath it is a payload template,
	// in JSONata a value may be an expression. A name has at most 80 characters; all values see the variables as they were
	// before. Absent: no variable changes. Spec: #state-machine-variables.
	Assign *jsontree.Value `asl:"types=object"`
	// Output is the state's output: any JSON, in which strings may be expressions. Absent: the array of the outputs of the branches.
	// Spec: #input-and-output-processing-with-jsonata.
	Output *jsontree.Value `asl:"jsonata"`
	// Next is the name of the state to run after this one, in the same scope. Exactly one of Next and End must stand.
	// Spec: #transition.
	Next *string `asl:"excludes=End"`
	// End says that the scope ends after this state; it can only be true. Exactly one of Next and End must stand.
	// Spec: #terminal-state.
	End *bool `asl:"excludes=Next,const=true"`
}

// Branch is one of the state machines in a [Parallel]. No transition crosses its border, and the variables it assigns are
// not seen outside. It takes no QueryLanguage. Spec: #parallel-state.
type Branch struct {
	Node

	// Comment describes the branch for people; it has no effect.
	Comment *string
	// StartAt is the name of the state that runs first; it must be one of the branch's States.
	StartAt string `asl:"required"`
	// States are the states of the branch by name. A name must be unique in the whole machine.
	States States `asl:"required"`
}
