package interp_test

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/internal/sources"
)

// stateFloor is the least share of recorded calls of TestState that are reproduced, of those that the interpreter claims.
const stateFloor = 98.5

// stateCase is a call of TestState that was recorded.
type stateCase struct {
	ID                 string   `json:"id"`
	Definition         recorded `json:"definition"`
	StateName          string   `json:"stateName"`
	Input              recorded `json:"input"`
	Context            recorded `json:"context"`
	InspectionLevel    string   `json:"inspectionLevel"`
	StateConfiguration struct {
		RetrierRetryCount        int    `json:"retrierRetryCount"`
		MapIterationFailureCount *int   `json:"mapIterationFailureCount"`
		MapItemReaderData        string `json:"mapItemReaderData"`
	} `json:"stateConfiguration"`
	Mock *struct {
		Result      *string `json:"result"`
		ErrorOutput *struct {
			Error string `json:"error"`
			Cause string `json:"cause"`
		} `json:"errorOutput"`
	} `json:"mock"`
	Expected struct {
		Status         string   `json:"status"`
		Output         recorded `json:"output"`
		Error          string   `json:"error"`
		Cause          string   `json:"cause"`
		NextState      string   `json:"nextState"`
		InspectionData recorded `json:"inspectionData"`
		APIError       string   `json:"api_error"`
		Message        string   `json:"message"`
	} `json:"expected"`
	Ignore []string `json:"ignore"`
	Skip   []string `json:"localstack_skip_verify"`
}

// schemaError is how TestState begins when a mock does not fit the response of the service: the interpreter has no responses of
// services to hold a mock against.
const schemaError = "Mock result schema validation error"

// TestTestState compares single states with what TestState said of them on AWS.
func TestTestState(t *testing.T) {
	dir := sources.Folder(t, "ASLGEN_REPLAY", "recorded executions")
	cases := sources.Lines[*stateCase](t, filepath.Join(dir, "tables", "teststate.jsonl"))
	same, schemas := 0, 0
	for _, c := range cases {
		c.mendDate(t)
		why := c.compare(t)
		switch {
		case why == "":
			same++
		case strings.HasPrefix(c.Expected.Message, schemaError):
			schemas++
			t.Logf("miss %s: %s [mocks are not held against the responses of services]", c.ID, why)
		default:
			t.Logf("miss %s: %s", c.ID, why)
		}
	}
	t.Logf("TestState %d/%d, %d more are checks of a mock against a service's response", same, len(cases), schemas)
	require.GreaterOrEqual(t, 100*float64(same)/float64(len(cases)-schemas), stateFloor, "states reproduced, in percent")
}

// mendDate gives the mock the word that stands for its date where the recording has it: there the output was changed and the mock was
// not.
func (c *stateCase) mendDate(t *testing.T) {
	if !strings.Contains(c.Expected.Output.text, `"start-date"`) || c.Mock == nil || c.Mock.Result == nil {
		return
	}
	mock, ok := parsed(t, *c.Mock.Result).(*value.Object)
	if ok && mock.Has("StartDate") {
		text := value.Text(mock.With("StartDate", "start-date"))
		c.Mock.Result = &text
	}
}

// definition returns the machine, and the name of the state in it. A single state is named as AWS names it.
func (c *stateCase) definition(t *testing.T) (*asl.StateMachine, string) {
	text, name := c.Definition.text, c.StateName
	if member(c.Definition.value, "Type") != nil {
		name = "StateName"
		text = `{"StartAt":"StateName","States":{"StateName":` + text + `}}`
	}
	return machineOf(t, text), name
}

// test returns the call.
func (c *stateCase) test(t *testing.T, name string) interp.StateTest {
	test := interp.StateTest{
		State: name, Input: value.NewObject(0), RetrierRetryCount: c.StateConfiguration.RetrierRetryCount,
		MapIterationFailureCount: c.StateConfiguration.MapIterationFailureCount,
		Options:                  interp.Options{Account: "111111111111"},
	}
	if c.Input.given {
		test.Input = c.Input.value
	}
	if o, ok := c.Context.value.(*value.Object); ok {
		test.Context = o
	}
	if data := c.StateConfiguration.MapItemReaderData; data != "" {
		test.MapItemReaderData = parsed(t, data).([]any)
	}
	if m := c.Mock; m != nil {
		var result interp.Result
		if m.ErrorOutput != nil {
			result = interp.Fail(m.ErrorOutput.Error, m.ErrorOutput.Cause)
		} else {
			result = interp.Succeed(parsed(t, *m.Result))
		}
		test.Mock = &result
	}
	return test
}

// compare runs the state; it says what differs, "" for nothing.
func (c *stateCase) compare(t *testing.T) string {
	def, name := c.definition(t)
	report, err := interp.TestState(def, c.test(t, name))
	want := c.Expected
	if want.APIError != "" || err != nil {
		return c.compareError(err)
	}
	got := value.ObjectOf("status", string(report.Status))
	set := func(name string, v any, is bool) {
		if is {
			got.Set(name, v)
		}
	}
	set("output", report.Output, report.Status == interp.StateSucceeded || report.Status == interp.StateCaughtError)
	if f := report.Failure; f != nil {
		set("error", f.Error, f.Error != "")
		set("cause", f.Cause, f.Cause != "")
	}
	set("nextState", report.NextState, report.NextState != "")
	set("inspectionData", report.Inspection, c.InspectionLevel != "INFO")
	recorded := value.ObjectOf("status", want.Status)
	for name, v := range map[string]string{"error": want.Error, "cause": want.Cause, "nextState": want.NextState} {
		if v != "" {
			recorded.Set(name, v)
		}
	}
	if want.Output.given {
		recorded.Set("output", want.Output.value)
	}
	if want.InspectionData.given {
		recorded.Set("inspectionData", want.InspectionData.value)
	}
	diff := &comparison{ignore: map[string]bool{}}
	for _, pointer := range c.Ignore {
		diff.ignore[pointer] = true
	}
	if diff.equal(norm(recorded), norm(got), "") {
		return ""
	}
	return strings.Join(diff.diffs[:min(4, len(diff.diffs))], "; ")
}

// compareError compares a call that is refused.
func (c *stateCase) compareError(err error) string {
	var refused *interp.APIError
	switch {
	case err == nil:
		return "no error, want " + c.Expected.APIError + ": " + c.Expected.Message
	case !errors.As(err, &refused):
		return err.Error()
	case refused.Code != c.Expected.APIError:
		return refused.Error() + " want " + c.Expected.APIError
	}
	for _, skipped := range c.Skip {
		if strings.HasSuffix(skipped, ".message") {
			return ""
		}
	}
	if refused.Message != c.Expected.Message {
		return refused.Message + " want " + c.Expected.Message
	}
	return ""
}

// TestTestStateAlone tests what the recordings have no row for.
func TestTestStateAlone(t *testing.T) {
	def := machineOf(t, `{
	  "StartAt": "A",
	  "States": {
	    "A": {"Type": "Pass", "Next": "B"},
	    "B": {
	      "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName.$": "$.f", "Payload.$": "$v"},
	      "Retry": [{"ErrorEquals": ["Often"], "MaxAttempts": 1}],
	      "Catch": [{"ErrorEquals": ["Never"], "Next": "A"}, {"ErrorEquals": ["Often", "Once"], "ResultPath": "$.e", "Next": "A"}],
	      "ResultPath": "$.r", "End": true
	    },
	    "W": {"Type": "Wait", "Seconds": 86400, "Next": "A"},
	    "Q": {
	      "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 600,
	      "Parameters": {"QueueUrl": "q", "MessageBody": "m"}, "End": true
	    }
	  }
	}`)
	run := func(state string, mock *interp.Result, retries int) *interp.StateReport {
		report, err := interp.TestState(def, interp.StateTest{
			State: state, Input: parsed(t, `{"f":"work"}`), Mock: mock, RetrierRetryCount: retries,
			Options: interp.Options{Variables: map[string]any{"v": 7.0}, Tasks: func(task *interp.Task) interp.Result {
				if task.Waits() {
					return interp.Submit(nil)
				}
				return interp.Succeed(task.Input)
			}},
		})
		require.NoError(t, err)
		return report
	}
	failure := func(name string) *interp.Result {
		result := interp.Fail(name, "why")
		return &result
	}

	report := run("", nil, 0)
	require.Equal(t, "B", report.NextState)
	require.Equal(t, `{"f":"work"}`, value.Text(report.Output))

	report = run("B", nil, 0)
	require.Equal(t, interp.StateSucceeded, report.Status)
	require.Equal(t, `{"f":"work","r":{"FunctionName":"work","Payload":7}}`, value.Text(report.Output))
	require.Nil(t, report.Failure)
	require.Empty(t, report.NextState)
	require.True(t, json.Valid(value.Append(nil, report.Inspection)))

	require.Equal(t, interp.StateRetriable, run("B", failure("Often"), 0).Status)

	report = run("B", failure("Often"), 1)
	require.Equal(t, interp.StateCaughtError, report.Status)
	require.Equal(t, "A", report.NextState)
	require.Equal(t, `{"f":"work","e":{"Error":"Often","Cause":"why"}}`, value.Text(report.Output))
	require.Equal(t, `{"catchIndex":1}`, value.Text(member(report.Inspection, "errorDetails")))

	report = run("B", failure("Other"), 0)
	require.Equal(t, interp.StateFailed, report.Status)
	require.Equal(t, "Other", report.Failure.Error)
	require.Nil(t, report.Output)

	require.Equal(t, interp.StateSucceeded, run("W", nil, 0).Status)
	report = run("Q", nil, 0)
	require.Equal(t, interp.StateFailed, report.Status)
	require.Equal(t, "States.Timeout", report.Failure.Error)

	_, err := interp.TestState(def, interp.StateTest{State: "Nowhere"})
	require.ErrorContains(t, err, "Nowhere")
	_, err = interp.TestState(nil, interp.StateTest{})
	require.Error(t, err)
}
