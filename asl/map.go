package asl

import "github.com/aslgen/aslgen/asl/jsontree"

// Map is the state that runs a processor once for each item of a collection, several at a time, and gives the array of
// the outputs in the order of the items. In the mode INLINE the items run inside the execution; in the mode DISTRIBUTED each
// item or batch is a child execution. Spec: #map-state.
type Map struct {
	Node

	// Comment describes the state for people; it has no effect. Spec: #states-fields.
	Comment *string
	// QueryLanguage is the language of this state alone. Absent: that of the machine, never that of an enclosing Map or
	// Parallel. A machine in JSONata takes no JSONPath state. Spec: #query-language.
	QueryLanguage *QueryLanguage `jsonschema:"enum=JSONPath,enum=JSONata"`
	// InputPath is the path that picks the part of the state's input to work on. Absent: "$", all of it; null: an empty
	// object. Spec: #filters.
	InputPath NullablePath `asl:"jsonpath"`
	// ItemsPath is the reference path of the array in the input; it alone of a Map's paths may read the context object.
	// Absent: "$", the whole input. Spec: #map-state.
	ItemsPath *string `asl:"jsonpath"`
	// Items is the collection: an array, an object whose members become key and value pairs, or an expression. Absent: the
	// state's input. Spec: #map-state.
	Items *jsontree.Value `asl:"jsonata,types=array|object|expression"`
	// ItemReader reads the items from Amazon S3 in place of the input. Only in the mode DISTRIBUTED. Spec: #map-state.
	ItemReader *ItemReader `asl:"distributed"`
	// ItemSelector builds the input of each run of the processor: a payload template or, in JSONata, JSON with expressions.
	// It can read the item and its index in the context object. Absent: the item itself. Excludes Parameters.
	// Spec: #map-state.
	ItemSelector *jsontree.Value `asl:"excludes=Parameters"`
	// Parameters is the old name of ItemSelector, for the mode INLINE. Excludes ItemSelector. Spec: #map-state.
	Parameters *jsontree.Value `asl:"jsonpath,inline,deprecated,excludes=ItemSelector"`
	// ItemBatcher hands the items to the child executions in batches. Absent: one item each. Only in the mode DISTRIBUTED.
	// Spec: #map-state.
	ItemBatcher *ItemBatcher `asl:"distributed"`
	// ItemProcessor is the state machine to run for each item. Exactly one of ItemProcessor and Iterator must stand.
	// Spec: #map-state.
	ItemProcessor *ItemProcessor `asl:"excludes=Iterator"`
	// Iterator is the old name of ItemProcessor, for the mode INLINE. Excludes ItemProcessor. Spec: #map-state.
	Iterator *ItemProcessor `asl:"inline,deprecated,excludes=ItemProcessor"`
	// MaxConcurrency is how many items may run at the same time, 0 or more. Absent or 0: as many as the service allows, 40
	// INLINE and 10,000 DISTRIBUTED. Excludes MaxConcurrencyPath. Spec: #map-state.
	MaxConcurrency *Value[int] `asl:"excludes=MaxConcurrencyPath" jsonschema:"minimum=0"`
	// MaxConcurrencyPath is the reference path of the concurrency in the input. Excludes MaxConcurrency. Spec: #map-state.
	MaxConcurrencyPath *string `asl:"jsonpath,excludes=MaxConcurrency"`
	// ToleratedFailurePercentage is the share of items, 0 to 100, that may fail before the Map Run fails with
	// States.ExceedToleratedFailureThreshold. Absent: 0. With ToleratedFailureCount, either limit is enough. Only in the mode
	// DISTRIBUTED. Excludes ToleratedFailurePercentagePath. Spec: #map-state.
	ToleratedFailurePercentage *Value[float64] `asl:"distributed,excludes=ToleratedFailurePercentagePath" jsonschema:"minimum=0,maximum=100"`
	// ToleratedFailurePercentagePath is the reference path of the percentage in the input. Only in the mode DISTRIBUTED.
	// Excludes ToleratedFailurePercentage. Spec: #map-state.
	ToleratedFailurePercentagePath *string `asl:"jsonpath,distributed,excludes=ToleratedFailurePercentage"`
	// ToleratedFailureCount is the number of items, 0 or more, that may fail before the Map Run fails with
	// States.ExceedToleratedFailureThreshold. Absent: 0. Only in the mode DISTRIBUTED. Excludes ToleratedFailureCountPath.
	// Spec: #map-state.
	ToleratedFailureCount *Value[int] `asl:"distributed,excludes=ToleratedFailureCountPath" jsonschema:"minimum=0"`
	// ToleratedFailureCountPath is the reference path of the count in the input. Only in the mode DISTRIBUTED. Excludes
	// ToleratedFailureCount. Spec: #map-state.
	ToleratedFailureCountPath *string `asl:"jsonpath,distributed,excludes=ToleratedFailureCount"`
	// Label is a prefix for the name of the Map Run, at most 40 characters, unique in the machine, without white space,
	// wildcards, brackets and special characters. Absent: one is made up. Only in the mode DISTRIBUTED.
	Label *string `asl:"distributed" jsonschema:"maxLength=40"`
	// ResultWriter writes the results of the child executions to Amazon S3 or shapes them. Absent: the array of the outputs
	// is the result, which may pass the limit of 256 KiB. Only in the mode DISTRIBUTED. Spec: #map-state.
	ResultWriter *ResultWriter `asl:"distributed"`
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
	// Output is the state's output: any JSON, in which strings may be expressions. Absent: the array of the outputs, or what the ResultWriter gives.
	// Spec: #input-and-output-processing-with-jsonata.
	Output *jsontree.Value `asl:"jsonata"`
	// Next is the name of the state to run after this one, in the same scope. Exactly one of Next and End must stand.
	// Spec: #transition.
	Next *string `asl:"excludes=End"`
	// End says that the scope ends after this state; it can only be true. Exactly one of Next and End must stand.
	// Spec: #terminal-state.
	End *bool `asl:"excludes=Next,const=true"`
}

// ItemProcessor is the state machine that a [Map] runs for each item. No transition crosses its border, and the variables
// it assigns are not seen outside. It takes no QueryLanguage. Spec: #map-state.
type ItemProcessor struct {
	Node

	// Comment describes the processor for people; it has no effect.
	Comment *string
	// ProcessorConfig says where the items run. Absent: INLINE.
	ProcessorConfig *ProcessorConfig
	// StartAt is the name of the state that runs first; it must be one of the processor's States.
	StartAt string `asl:"required"`
	// States are the states of the processor by name. A name must be unique in the whole machine.
	States States `asl:"required"`
}

// ProcessorConfig says where the items of a [Map] run. It is an extension of AWS to the language.
type ProcessorConfig struct {
	Node

	// Mode is INLINE, inside the execution, or DISTRIBUTED, as child executions. Absent: INLINE. An Express machine takes no
	// DISTRIBUTED.
	Mode *Mode `jsonschema:"enum=INLINE,enum=DISTRIBUTED"`
	// ExecutionType is the workflow type of the child executions. It must stand when Mode is DISTRIBUTED, and only then.
	ExecutionType *ExecutionType `asl:"distributed" jsonschema:"enum=STANDARD,enum=EXPRESS"`
}
