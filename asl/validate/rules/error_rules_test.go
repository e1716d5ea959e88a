package rules_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
)

const lambdaFields = `"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f"`

// task makes a document with one Task and the fields given, in JSONPath; its catchers may lead to Z.
func task(fields string) string {
	return states(`"A": {` + lambdaFields + `, ` + fields + `, "End": true}, "Z": {"Type": "Succeed"}`)
}

func TestErrorRules(t *testing.T) {
	for name, c := range map[string]struct {
		doc  string
		want []finding
	}{
		"States.ALL in the middle": {task(`"Retry": [{"ErrorEquals": ["a", "States.ALL", "b"]}]`),
			[]finding{{"ASL1101", "/States/A/Retry/0/ErrorEquals/1"}}},
		"States.ALL twice": {task(`"Retry": [{"ErrorEquals": ["States.ALL", "States.ALL"]}]`),
			[]finding{{"ASL1104", "/States/A/Retry/0/ErrorEquals/1"}}},
		"three times the same is one": {task(`"Retry": [{"ErrorEquals": ["a", "b", "a", "a", "b"]}]`),
			[]finding{{"ASL1104", "/States/A/Retry/0/ErrorEquals/2"}, {"ASL1104", "/States/A/Retry/0/ErrorEquals/4"}}},
		"States.ALL first of catchers": {task(`"Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Z"}, {"ErrorEquals": ["a"], "Next": "Z"}]`),
			[]finding{{"ASL1102", "/States/A/Catch/0/ErrorEquals/0"}}},
		"States.ALL twice in a row": {task(`"Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Z"}, {"ErrorEquals": ["States.ALL"], "Next": "Z"}]`),
			[]finding{{"ASL1102", "/States/A/Catch/0/ErrorEquals/0"}}},
		"Retry and Catch know nothing of each other": {
			task(`"Retry": [{"ErrorEquals": ["a"]}], "Catch": [{"ErrorEquals": ["a"], "Next": "Z"}, {"ErrorEquals": ["States.ALL"], "Next": "Z"}]`), nil},
		"one name of several is taken": {task(`"Retry": [{"ErrorEquals": ["a", "b"]}, {"ErrorEquals": ["b", "c"]}]`),
			[]finding{{"ASL1103", "/States/A/Retry/1/ErrorEquals/0"}}},
		"own errors behind States.TaskFailed": {task(`"Retry": [{"ErrorEquals": ["States.TaskFailed"]}, {"ErrorEquals": ["a", "b"]}, {"ErrorEquals": ["States.ALL"]}]`),
			[]finding{{"ASL1103", "/States/A/Retry/1"}}},
		"errors of the language behind States.TaskFailed": {
			task(`"TimeoutSeconds": 5, "Retry": [{"ErrorEquals": ["States.TaskFailed"]}, {"ErrorEquals": ["States.Timeout", "States.Permissions"]}]`), nil},
		"a heartbeat behind a timeout": {
			task(`"HeartbeatSeconds": 5, "Retry": [{"ErrorEquals": ["States.Timeout"]}, {"ErrorEquals": ["States.HeartbeatTimeout"]}]`),
			[]finding{{"ASL1103", "/States/A/Retry/1"}}},
		"a timeout behind a heartbeat": {
			task(`"HeartbeatSeconds": 5, "Retry": [{"ErrorEquals": ["States.HeartbeatTimeout"]}, {"ErrorEquals": ["States.Timeout"]}]`), nil},
		"States.TaskFailed of a Parallel takes only its name": {
			states(`"A": {"Type": "Parallel", "End": true, "Retry": [{"ErrorEquals": ["States.TaskFailed"]}, {"ErrorEquals": ["a"]}],` +
				` "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}]}`), nil},
		"unknown names": {task(`"Retry": [{"ErrorEquals": ["States.Timeot", "states.ALL", "States.Wrong", "Statesman", "States"]}]`),
			[]finding{
				{"ASL1105", "/States/A/Retry/0/ErrorEquals/0"}, {"ASL1105", "/States/A/Retry/0/ErrorEquals/1"}, {"ASL1105", "/States/A/Retry/0/ErrorEquals/2"},
			}},
		"an error that a Fail of the machine makes": {
			states(`"A": {"Type": "Parallel", "Next": "Z", "Catch": [{"ErrorEquals": ["States.Quorum"], "Next": "Z"}],` +
				` "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Fail", "Error": "States.Quorum"}}}]}, "Z": {"Type": "Succeed"}`),
			[]finding{{"ASL1111", "/States/A/Branches/0/States/B/Error"}}},
		"all known names where they may occur": {
			states(`"A": {"Type": "Map", "End": true, "Retry": [{"ErrorEquals": ["States.ExceedToleratedFailureThreshold", "States.ItemReaderFailed",` +
				` "States.ResultWriterFailed", "States.DataLimitExceeded", "States.IntrinsicFailure", "States.ParameterPathFailure",` +
				` "States.ResultPathMatchFailure", "States.Permissions", "States.TaskFailed", "States.Timeout", "States.HeartbeatTimeout"]}],` +
				` "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "B", "States": {"B": {"Type": "Succeed"}}}}`), nil},
		"errors of states inside": {
			states(`"A": {"Type": "Parallel", "End": true, "Retry": [{"ErrorEquals": ["States.NoChoiceMatched", "States.BranchFailed", "States.QueryEvaluationError",` +
				` "States.Http.Socket", "States.HeartbeatTimeout"]}],` +
				` "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "C"}], "Default": "C"},` +
				` "C": {"QueryLanguage": "JSONata", "Type": "Task", "Resource": "arn:aws:states:::http:invoke", "HeartbeatSeconds": 5, "End": true}}}]}`), nil},
		"errors that a Task cannot have": {
			task(`"Retry": [{"ErrorEquals": ["States.NoChoiceMatched", "States.ItemReaderFailed", "States.QueryEvaluationError", "States.Http.Socket", "States.HeartbeatTimeout"]}]`),
			[]finding{
				{"ASL1107", "/States/A/Retry/0/ErrorEquals/0"}, {"ASL1107", "/States/A/Retry/0/ErrorEquals/1"}, {"ASL1107", "/States/A/Retry/0/ErrorEquals/2"},
				{"ASL1107", "/States/A/Retry/0/ErrorEquals/3"}, {"ASL1107", "/States/A/Retry/0/ErrorEquals/4"},
			}},
		"errors of JSONPath in JSONata": {
			`{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {` + lambdaFields + `, "End": true, "Retry": [{"ErrorEquals": ["States.IntrinsicFailure",` +
				` "States.ParameterPathFailure", "States.ResultPathMatchFailure", "States.QueryEvaluationError"]}]}}}`,
			[]finding{
				{"ASL1107", "/States/A/Retry/0/ErrorEquals/0"}, {"ASL1107", "/States/A/Retry/0/ErrorEquals/1"}, {"ASL1107", "/States/A/Retry/0/ErrorEquals/2"},
			}},
		"both timeouts in one": {task(`"TimeoutSeconds": 5, "Catch": [{"ErrorEquals": ["States.Timeout", "States.HeartbeatTimeout"], "Next": "Z"}]`), nil},
		"a Resource that is not known": {
			states(`"A": {"Type": "Task", "Resource": "${resource}", "Retry": [{"ErrorEquals": ["States.Http.Socket"]}], "End": true}`), nil},
		"an inline Map reads no items": {
			states(`"A": {"Type": "Map", "End": true, "Retry": [{"ErrorEquals": ["States.ItemReaderFailed"]}],` +
				` "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}}`),
			[]finding{{"ASL1107", "/States/A/Retry/0/ErrorEquals/0"}}},
		"MaxDelaySeconds without IntervalSeconds": {task(`"Retry": [{"ErrorEquals": ["a"], "MaxDelaySeconds": 1}]`),
			[]finding{{"ASL1108", "/States/A/Retry/0/MaxDelaySeconds"}}},
		"MaxDelaySeconds above":        {task(`"Retry": [{"ErrorEquals": ["a"], "MaxDelaySeconds": 2}]`), nil},
		"MaxDelaySeconds out of range": {task(`"Retry": [{"ErrorEquals": ["a"], "MaxDelaySeconds": 0}]`), nil},
		"an exception from States.ALL": {task(`"Retry": [{"ErrorEquals": ["a"], "MaxAttempts": 0}, {"ErrorEquals": ["States.ALL"]}]`), nil},
		"an interval for no retry": {task(`"Retry": [{"ErrorEquals": ["a"], "MaxAttempts": 0, "IntervalSeconds": 5, "JitterStrategy": "FULL"}]`),
			[]finding{{"ASL1109", "/States/A/Retry/0/IntervalSeconds"}, {"ASL1109", "/States/A/Retry/0/JitterStrategy"}}},
		"one item at a time needs no jitter": {
			states(`"A": {"Type": "Map", "MaxConcurrency": 1, "End": true, "ItemProcessor": {"StartAt": "B", "States": {"B": {` + lambdaFields +
				`, "End": true, "Retry": [{"ErrorEquals": ["ThrottlingException"]}]}}}}`), nil},
		"a throttled call in a branch in a Map": {
			states(`"A": {"Type": "Map", "MaxConcurrency": 9, "End": true, "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true,` +
				` "Branches": [{"StartAt": "B", "States": {"B": {` + lambdaFields + `, "End": true, "Retry": [{"ErrorEquals": ["ThrottlingException"]}]}}}]}}}}`),
			[]finding{{"ASL1110", "/States/A/ItemProcessor/States/P/Branches/0/States/B/Retry/0"}}},
		"a Fail with an error of its own": {states(`"A": {"Type": "Fail", "Error": "StatesLike"}`), nil},
		"a Fail that passes an error on":  {states(`"A": {"Type": "Fail", "ErrorPath": "$.Error"}`), nil},
		"a timeout of a job":              {states(`"A": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync", "Retry": [{"ErrorEquals": ["States.Timeout"]}], "End": true}`), nil},
		"wrong types":                     {task(`"Retry": [7, {"ErrorEquals": "States.ALL"}, {"ErrorEquals": [7, null, {}]}, {}], "Catch": {"ErrorEquals": []}`), nil},
		"no field of this type":           {states(`"A": {"Type": "Pass", "End": true, "Retry": [{"ErrorEquals": ["States.Wrong"]}]}`), nil},
	} {
		t.Run(name, func(t *testing.T) {
			got, full := found(t, c.doc, "ASL110", "ASL111", "ASL112", "ASL113", "ASL114")
			require.Equal(t, c.want, got, full)
		})
	}
}

func TestTokenRetry(t *testing.T) {
	token := func(resource, retry string) string {
		return states(`"A": {"Type": "Task", "Resource": "` + resource + `", "TimeoutSeconds": 5, "HeartbeatSeconds": 2, "Retry": [` + retry + `], "End": true}`)
	}
	const sqs = "arn:aws:states:::sqs:sendMessage.waitForTaskToken"
	for retry, want := range map[string]int{
		`{"ErrorEquals": ["States.Timeout", "States.HeartbeatTimeout"]}`:               2,
		`{"ErrorEquals": ["States.TaskFailed"]}`:                                       1,
		`{"ErrorEquals": ["States.ALL"], "MaxAttempts": 0}`:                            0,
		`{"ErrorEquals": ["SQS.SdkClientException", "States.Permissions", "Refused"]}`: 0,
	} {
		got, full := found(t, token(sqs, retry), "ASL1112")
		require.Len(t, got, want, full)
		got, _ = found(t, token("arn:aws:states:::sqs:sendMessage", retry), "ASL1112")
		require.Empty(t, got)
	}
}

func TestErrorNameHelp(t *testing.T) {
	for name, help := range map[string]string{
		"States.Timeouts":    `did you mean "States.Timeout"?`,
		"States.All":         `did you mean "States.ALL"?`,
		"STATES.ALL":         `did you mean "States.ALL"?`,
		"states.TaskFailed":  `did you mean "States.TaskFailed"?`,
		"States.TaskFailure": `did you mean "States.TaskFailed"?`,
		"States.Permission":  `did you mean "States.Permissions"?`,
		"States.Quorum":      `errors of your own have names that do not begin with "States."`,
		"States.":            `errors of your own have names that do not begin with "States."`,
	} {
		_, full := found(t, task(`"Retry": [{"ErrorEquals": ["`+name+`"]}]`), "ASL1105")
		require.Len(t, full, 1, name)
		require.Equal(t, help, full[0].Help, name)
		require.Equal(t, diag.Warning, full[0].Severity)
	}
}
