package asl

import "github.com/aslgen/aslgen/asl/jsontree"

// Task is the state that runs one unit of work: a Lambda function, an activity or an AWS service call.
// Spec: #task-state.
type Task struct {
	Node

	// Comment describes the state for people; it has no effect. Spec: #states-fields.
	Comment *string
	// QueryLanguage is the language of this state alone. Absent: that of the machine, never that of an enclosing Map or
	// Parallel. A machine in JSONata takes no JSONPath state. Spec: #query-language.
	QueryLanguage *QueryLanguage `jsonschema:"enum=JSONPath,enum=JSONata"`
	// InputPath is the path that picks the part of the state's input to work on. Absent: "$", all of it; null: an empty
	// object. Spec: #filters.
	InputPath NullablePath `asl:"jsonpath"`
	// Resource is the ARN that names the work: a Lambda function, an activity, an optimized integration
	// (arn:aws:states:::sqs:sendMessage, with .sync or .waitForTaskToken to wait) or an AWS SDK call
	// (arn:aws:states:::aws-sdk:service:action). It is never an expression. Spec: #task-state.
	Resource string `asl:"required"`
	// Parameters is a payload template that builds the input of the work. Absent: the input that InputPath picked.
	// Spec: #payload-template.
	Parameters *jsontree.Value `asl:"jsonpath"`
	// Arguments is the input of the work: an object in which strings may be expressions, or one expression. Absent: the
	// state's input. Spec: #input-and-output-processing-with-jsonata.
	Arguments *jsontree.Value `asl:"jsonata,types=object|expression"`
	// Credentials name the role to run the work with, for work in another account. Absent: the role of the machine.
	// Spec: #task-state.
	Credentials *Value[Credentials]
	// TimeoutSeconds is the longest time in seconds that one try may take, 1 to 99,999,999; then it fails with
	// States.Timeout. Absent: 99,999,999, so in practice no limit. Excludes TimeoutSecondsPath. Spec: #task-state.
	TimeoutSeconds *Value[int] `asl:"excludes=TimeoutSecondsPath" jsonschema:"minimum=1,maximum=99999999"`
	// TimeoutSecondsPath is the reference path of the timeout in the input. Excludes TimeoutSeconds. Spec: #task-state.
	TimeoutSecondsPath *string `asl:"jsonpath,excludes=TimeoutSeconds"`
	// HeartbeatSeconds is the longest silence in seconds between two heartbeats, 1 to 99,999,999; then the task fails with
	// States.HeartbeatTimeout. It must be smaller than TimeoutSeconds and matters only to activities and task tokens.
	// Absent: no heartbeat is expected. Excludes HeartbeatSecondsPath. Spec: #task-state.
	HeartbeatSeconds *Value[int] `asl:"excludes=HeartbeatSecondsPath" jsonschema:"minimum=1,maximum=99999999"`
	// HeartbeatSecondsPath is the reference path of the heartbeat interval in the input. Excludes HeartbeatSeconds.
	// Spec: #task-state.
	HeartbeatSecondsPath *string `asl:"jsonpath,excludes=HeartbeatSeconds"`
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
	// Output is the state's output: any JSON, in which strings may be expressions. Absent: the result of the work.
	// Spec: #input-and-output-processing-with-jsonata.
	Output *jsontree.Value `asl:"jsonata"`
	// Next is the name of the state to run after this one, in the same scope. Exactly one of Next and End must stand.
	// Spec: #transition.
	Next *string `asl:"excludes=End"`
	// End says that the scope ends after this state; it can only be true. Exactly one of Next and End must stand.
	// Spec: #terminal-state.
	End *bool `asl:"excludes=Next,const=true"`
}

// Credentials say with which rights a Task runs its work. Spec: #task-state.
type Credentials struct {
	Node

	// RoleArn is the ARN of the role to take. Excludes RoleArn.$.
	RoleArn *Value[string] `asl:"excludes=RoleArn.$"`
	// RoleArnPath is the member "RoleArn.$": a path or intrinsic function that gives the ARN of the role. Excludes RoleArn.
	RoleArnPath *string `asl:"name=RoleArn.$,jsonpath,excludes=RoleArn"`
}
