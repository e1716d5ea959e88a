package mocks_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/asl/interp/mocks"
	"github.com/aslgen/aslgen/asl/jsontree"
)

const machineText = `{"StartAt": "Fetch", "States": {
  "Fetch": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "Ask"},
  "Ask": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Next": "Work"},
  "Work": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:work", "Next": "Each"},
  "Each": {"Type": "Map", "ItemProcessor": {"StartAt": "Put", "States": {
    "Put": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:putItem", "End": true}}}, "Next": "Done"},
  "Done": {"Type": "Succeed"}}}`

func machine(t testing.TB, text string) *asl.StateMachine {
	m, list := asl.Parse("machine.asl.json", []byte(text))
	require.Empty(t, list)
	return m
}

func read(t testing.TB, text string, o mocks.Options) (*mocks.Mocks, diag.List) {
	tree, list := jsontree.ParseYAML("mocks.yaml", []byte(text))
	require.Empty(t, list)
	return mocks.Read(tree, machine(t, machineText), o)
}

// task is a call of a state of the machine.
func task(t testing.TB, state string) *interp.Task {
	call := &interp.Task{State: state}
	asl.Walk(machine(t, machineText), func(v asl.Visit) bool {
		if v.Name == state {
			call.Definition = v.State
			if s, ok := v.State.(*asl.Task); ok {
				call.Resource = s.Resource
			}
		}
		return true
	})
	require.NotNil(t, call.Definition, state)
	return call
}

// outcome is the result of the next call of a state as a text.
func outcome(t testing.TB, m *mocks.Mocks, state string) string {
	output, failure, done := m.Task(task(t, state)).Outcome()
	switch {
	case failure != nil:
		return "error " + failure.Error + ": " + failure.Cause
	case !done:
		return "open " + value.Text(output)
	}
	return value.Text(output)
}

func TestOurs(t *testing.T) {
	m, list := read(t, `
states:
  Fetch:
    - {error: E, cause: busy}
    - {output: {id: 7}}
  Ask: {submit: {MessageId: m}, answer: true, after: 1d2h}
  Work: {submit: null}
  Each: {output: [1, 2]}
calls:
  aws-sdk:dynamodb:putItem: {timeout: true}
`, mocks.Options{})
	require.Empty(t, list)
	require.Equal(t, "error E: busy", outcome(t, m, "Fetch"))
	require.Equal(t, `{"id":7}`, outcome(t, m, "Fetch"))
	require.Equal(t, `{"id":7}`, outcome(t, m, "Fetch"), "the last answer stays")
	require.Equal(t, "true", outcome(t, m, "Ask"))
	require.Equal(t, interp.Succeed(true).Submitted(value.ObjectOf("MessageId", "m")).After(26*time.Hour), m.Task(task(t, "Ask")))
	require.Equal(t, "open null", outcome(t, m, "Work"))
	require.Equal(t, interp.TimeOut(), m.Task(task(t, "Put")))
	require.Empty(t, m.Missing())

	whole, ok := m.State(task(t, "Each"))
	require.True(t, ok)
	require.Equal(t, interp.Succeed([]any{1.0, 2.0}), whole)
	_, ok = m.State(task(t, "Fetch"))
	require.False(t, ok, "a task is no whole state")
}

// TestLeaveOpen: what waits for its token is left to somebody else, and nothing but that.
func TestLeaveOpen(t *testing.T) {
	m := mocks.None()
	m.LeaveOpen()
	require.Equal(t, "open {}", outcome(t, m, "Ask"))
	require.Equal(t, "open {}", outcome(t, m, "Work"))
	require.Empty(t, m.Missing())
	require.Equal(t, "open null", outcome(t, m, "Fetch"))
	require.Len(t, m.Missing(), 1)
	require.False(t, m.Missing()[0].Waits())
}

func TestCallsAreNamedInSeveralWays(t *testing.T) {
	for _, name := range []string{"sqs:sendMessage", "sqs:sendMessage.waitForTaskToken", "arn:aws:states:::sqs:sendMessage.waitForTaskToken"} {
		m, list := read(t, "calls: {"+value.Text(name)+": {answer: 1}}", mocks.Options{})
		require.Empty(t, list, name)
		require.Equal(t, "1", outcome(t, m, "Ask"), name)
	}
	m, list := read(t, `{calls: {"sqs:sendMessage": {answer: call}}, states: {Ask: {answer: state}}}`, mocks.Options{})
	require.Empty(t, list)
	require.Equal(t, `"state"`, outcome(t, m, "Ask"), "the state goes first")
}

func TestLocal(t *testing.T) {
	text := `{"StateMachines": {"m": {"TestCases": {"good": {"Fetch": "F"}, "both": {"Fetch": "F", "Put": "F"}}}},
	  "MockedResponses": {"F": {"0": {"Throw": {"Error": "E", "Cause": "c"}}, "1-2": {"Return": {"ok": true}}}}}`
	m, list := read(t, text, mocks.Options{TestCase: "both"})
	require.Empty(t, list)
	for _, state := range []string{"Fetch", "Put"} {
		require.Equal(t, "error E: c", outcome(t, m, state), "each state counts its own calls")
		require.Equal(t, `{"ok":true}`, outcome(t, m, state))
		require.Equal(t, `{"ok":true}`, outcome(t, m, state))
	}
	require.Empty(t, m.Missing())
	require.Equal(t, "open null", outcome(t, m, "Fetch"))
	require.Equal(t, 3, m.Missing()[0].Answered)
}

func TestTestState(t *testing.T) {
	m, list := read(t, `{"Fetch": {"result": "{\"id\": 1}", "fieldValidationMode": "NONE"}, "Put": {"errorOutput": {"error": "E", "cause": "c"}}}`, mocks.Options{})
	require.Empty(t, list)
	require.Equal(t, `{"id":1}`, outcome(t, m, "Fetch"))
	require.Equal(t, `{"id":1}`, outcome(t, m, "Fetch"))
	require.Equal(t, "error E: c", outcome(t, m, "Put"))

	m, list = read(t, `{"Fetch": {"result": "{}", "fieldValidationMode": "STRICT"}}`, mocks.Options{})
	require.NotNil(t, m)
	require.Contains(t, list.String(), "ASL7109")

	one := machine(t, `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}`)
	tree, _ := jsontree.Parse("mock.json", []byte(`{"result": "5"}`))
	m, list = mocks.Read(tree, one, mocks.Options{})
	require.Empty(t, list)
	output, _, _ := m.Task(&interp.Task{State: "A", Resource: "arn:aws:states:::lambda:invoke"}).Outcome()
	require.Equal(t, 5.0, output)
}

// TestMistakes: each is found at its line, with a remedy.
func TestMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"[]":                                        "mocks.yaml:1:1: error ASL7100: mocks are an array; must be an object",
		"Fetch: {output: 1}":                        "ASL7100: mocks have no member",
		"{result: '1'}":                             "ASL7100: one mock of TestState does not say",
		"states: {Fetsh: {output: 1}}":              `ASL7103: the machine has no state "Fetsh"`,
		"states: {Done: {output: 1}}":               `ASL7105: "Done" is a Succeed, which calls nothing`,
		"states: {Fetch: {ouput: 1}}":               `ASL7101: unknown member "ouput"`,
		"states: []":                                `ASL7102: "states" is an array; must be an object`,
		"states: {Fetch: 1}":                        "ASL7102",
		"states: {Fetch: []}":                       "ASL7102: the list of answers is empty",
		"states: {Fetch: {error: 404}}":             `ASL7102: "error" is a number; must be a string`,
		"states: {Fetch: {hang: false}}":            `ASL7102: "hang" is a boolean; must be true`,
		"states: {Fetch: {output: 1, after: soon}}": `ASL7102: after: "soon" is no duration`,
		"states: {Fetch: {output: 1, after: -1}}":   `ASL7102: after: "-1s" is no duration`,
		"states: {Fetch: {}}":                       "ASL7104: an answer does not say how the call ends",
		"states: {Fetch: {output: 1, error: E}}":    `ASL7104: an answer has both "output" and "error"`,
		"states: {Fetch: {output: 1, cause: c}}":    "ASL7104: a cause stands without an error",
		"states: {Fetch: {answer: 1}}":              `ASL7104: state "Fetch" does not wait for an answer`,
		"states: {Fetch: {submit: 1}}":              `ASL7104: state "Fetch" does not go on after its call`,
		"states: {Ask: {output: 1}}":                `ASL7104: state "Ask" waits for an answer with its token`,
		"states: {Ask: {hang: true, after: 1h}}":    "ASL7104: after tells when",
		"states: {Ask: {hang: true, submit: 1}}":    `ASL7104: an answer has both submit and "hang"`,
		"states: {Each: {output: 1, after: 1s}}":    `ASL7104: state "Each" is mocked as a whole`,
		"states: {Each: {submit: 1}}":               `ASL7104: an answer does not say how state "Each" ends`,
		"states: {Each: {hang: true}}":              `ASL7104: state "Each" is mocked as a whole`,
		"{states: {}, call: {}}":                    `ASL7101: unknown member "call"`,
		"calls: {'lambda:Invoke': {output: 1}}":     `ASL7108: no state calls "lambda:Invoke"`,
		"{MockedResponses: {}}":                     `ASL7102: "StateMachines" names no state machine`,
		"{StateMachines: {a: {}, b: {}}}":           "ASL7106: StateMachines has several",
		"{StateMachines: {a: {TestCases: {}}}}":     `ASL7102: "TestCases" names no test case`,
		"{StateMachines: {a: {TestCases: {x: {Fetch: R}}}}, MockedResponses: {r: {}}}": `ASL7106: MockedResponses has no response "R"`,
		local(`{'1': {Return: 1}}`):                         `ASL7107: response "R" goes on with call 1; must be 0`,
		local(`{'0': {Return: 1}, x: {}}`):                  `ASL7107: "x" is no number`,
		local(`{'2-1': {Return: 1}}`):                       `ASL7107: "2-1" is no number`,
		local(`{'0': {}}`):                                  "ASL7104: an answer does not say",
		local(`{'0': {Return: 1, Throw: {}}}`):              "ASL7104: an answer has both Return and Throw",
		local(`{'0': {Retrun: 1}}`):                         `ASL7101: unknown member "Retrun"`,
		local(`{'0': {Throw: {Eror: E}}}`):                  `ASL7101: unknown member "Eror"`,
		"{Fetch: {result: 1}}":                              "ASL7102: result is a number; must be a string of JSON",
		"{Fetch: {result: '{'}}":                            "ASL7102: result is no JSON",
		"{Fetch: {result: '1', errorOutput: {}}}":           "ASL7104: a mock has both",
		"{Fetch: {fieldValidationMode: NONE}}":              `ASL7104: the mock of state "Fetch" does not say`,
		"{Fetch: {result: '1', fieldValidationMode: SOME}}": `ASL7102: fieldValidationMode is "SOME"`,
		"{Fetch: {result: '1', mode: NONE}}":                `ASL7101: unknown member "mode"`,
		"{Fetch: {errorOutput: {Error: E}}}":                `ASL7101: unknown member "Error"`,
	} {
		m, list := read(t, text, mocks.Options{})
		require.Contains(t, list.String(), want, text)
		require.Equal(t, list.HasErrors(), m == nil, text)
		for _, d := range list {
			require.NotEmpty(t, d.Help, "%s: %s", text, d.Message)
			require.True(t, d.Pos.IsValid(), text)
		}
	}
	_, list := read(t, "{StateMachines: {a: {TestCases: {happy: {}}}}}", mocks.Options{TestCase: "hapy"})
	require.Equal(t, `did you mean "happy"?`, list[0].Help)
	_, list = read(t, "states: {Fetch: {output: 1}}", mocks.Options{TestCase: "happy"})
	require.Contains(t, list.String(), "ASL7106: test case \"happy\" is picked")
}

// local is a configuration of Step Functions Local with one response.
func local(response string) string {
	return "{StateMachines: {a: {TestCases: {x: {Fetch: R}}}}, MockedResponses: {R: " + response + "}}"
}

// TestRemedies: what is printed for a call without a mock is a file that answers it.
func TestRemedies(t *testing.T) {
	for _, state := range []string{"Fetch", "Ask", "Work", "Each", "Put"} {
		m := mocks.None()
		call := task(t, state)
		_, _, done := m.Task(call).Outcome()
		require.False(t, done)
		require.Equal(t, []mocks.Missing{{Task: call}}, m.Missing())
		m, list := read(t, mocks.Remedy(call), mocks.Options{})
		require.Empty(t, list, mocks.Remedy(call))
		_, _, done = m.Task(call).Outcome()
		require.True(t, done, state)
	}
	for _, name := range []string{"plain name", "Ask: why?", "yes", "7", "#1", " x", "ü", `"`, "a\nb", "- a", "a #b", "a: b"} {
		tree, list := jsontree.ParseYAML("", []byte(mocks.Remedy(&interp.Task{State: name, Definition: &asl.Task{}})))
		require.Empty(t, list, name)
		require.NotNil(t, tree.Get("states").Get(name), name)
	}
}

func TestParseDuration(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"0s": 0, "90s": 90 * time.Second, "2h30m": 150 * time.Minute, "1d": 24 * time.Hour, "7d12h": 180 * time.Hour,
	} {
		d, err := mocks.ParseDuration(text)
		require.NoError(t, err, text)
		require.Equal(t, want, d, text)
	}
	for _, text := range []string{"", "1", "d", "-1s", "-1d", "1d-1h", "1w", "9999999d", "1d1", "2500000h99999999h"} {
		_, err := mocks.ParseDuration(text)
		require.Error(t, err, text)
	}
}

func TestDefsAreComplete(t *testing.T) {
	for _, def := range mocks.Defs() {
		require.True(t, strings.HasPrefix(def.Code, "ASL71"), def.Code)
		require.NotEmpty(t, def.Bad, def.Code)
		require.NotEmpty(t, def.Good, def.Code)
	}
}

// FuzzRead: no file makes the reader panic, and mocks without errors answer every state or say that they do not.
func FuzzRead(f *testing.F) {
	f.Add("states: {Fetch: [{error: E}, {output: 1, after: 1d}], Ask: {submit: 1}}")
	f.Add(`{"StateMachines": {"m": {"TestCases": {"x": {"Fetch": "F"}}}}, "MockedResponses": {"F": {"0-1": {"Return": 1}}}}`)
	f.Add(`{"Fetch": {"result": "1"}}`)
	f.Fuzz(func(t *testing.T, text string) {
		tree, list := jsontree.ParseYAML("mocks.yaml", []byte(text))
		if list != nil {
			return
		}
		m, list := mocks.Read(tree, machine(t, machineText), mocks.Options{})
		require.Equal(t, list.HasErrors(), m == nil)
		if m != nil {
			for _, state := range []string{"Fetch", "Ask", "Put"} {
				m.Task(task(t, state))
			}
		}
	})
}
