package asl

import "github.com/aslgen/aslgen/asl/jsontree"

// Retrier says for which errors a state is tried again, how often and after which waits. Spec: #retrying-after-error.
type Retrier struct {
	Node

	// ErrorEquals are the names of the errors the rule is for, at least one. States.ALL stands for any error but
	// States.DataLimitExceeded and States.Runtime; it must stand alone and in the last rule.
	ErrorEquals []string `asl:"required" jsonschema:"minItems=1"`
	// IntervalSeconds is the wait in seconds before the first retry, 1 to 99,999,999. Absent: 1.
	IntervalSeconds *int `jsonschema:"minimum=1,maximum=99999999"`
	// MaxAttempts is the number of retries, 0 to 99,999,999; 0 means the error is never retried. Absent: 3.
	MaxAttempts *int `jsonschema:"minimum=0,maximum=99999999"`
	// BackoffRate is the factor by which the wait grows with each retry, 1 or more. Absent: 2.
	BackoffRate *float64 `jsonschema:"minimum=1"`
	// MaxDelaySeconds is the longest wait in seconds between two tries, more than IntervalSeconds and at most 31,622,400.
	// Absent: the wait grows without limit.
	MaxDelaySeconds *int `jsonschema:"minimum=1,maximum=31622400"`
	// JitterStrategy is FULL for a random wait between zero and the computed one, NONE for the computed wait. Absent: NONE.
	JitterStrategy *JitterStrategy `jsonschema:"enum=FULL,enum=NONE"`
	// Comment describes the rule for people; it has no effect.
	Comment *string
}

// Catcher says for which errors, after the retries, which state runs next. Spec: #fallback-states.
type Catcher struct {
	Node

	// ErrorEquals are the names of the errors the rule is for, at least one. States.ALL stands for any error but
	// States.DataLimitExceeded and States.Runtime; it must stand alone and in the last rule.
	ErrorEquals []string `asl:"required" jsonschema:"minItems=1"`
	// Comment describes the rule for people; it has no effect.
	Comment *string
	// ResultPath is the reference path that says where in the input the error, an object of Error and Cause, is put. Absent:
	// "$", the error replaces the input; null: the error is thrown away.
	ResultPath NullablePath `asl:"jsonpath"`
	// Assign sets variables when the rule is taken. It can read the error, in JSONata as $states.errorOutput. Absent: no
	// variable changes. Spec: #state-machine-variables.
	Assign *jsontree.Value `asl:"types=object"`
	// Output is the input of the next state: any JSON, in which strings may be expressions that can read
	// $states.errorOutput. Absent: the error, an object of Error and Cause.
	Output *jsontree.Value `asl:"jsonata"`
	// Next is the name of the state to run, in the same scope. Spec: #transition.
	Next string `asl:"required"`
}
