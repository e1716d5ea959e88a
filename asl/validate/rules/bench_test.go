package rules_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
)

// sizes are the numbers of states that the cost is measured at.
var sizes = []int{100, 1_000, 5_000}

// The states of the machines that are measured, as people write them. N is replaced by the number of the state, M by the next
// one. They hold what each layer works on: fields, transitions, expressions, variables, calls, error names.
var (
	jsonataStates = []string{
		`{"Type": "Task", "Comment": "fetch the chart of the patient", "Resource": "arn:aws:states:::lambda:invoke",
			"Arguments": {"FunctionName": "arn:aws:lambda:eu-central-1:123456789012:function:fetch-chart:$LATEST",
				"Payload": {"patientId": "{% $states.input.patient.id %}", "depth": 3, "strict": true}},
			"TimeoutSeconds": 60, "Retry": [{"ErrorEquals": ["Lambda.ServiceException", "Lambda.TooManyRequestsException"],
				"IntervalSeconds": 2, "MaxAttempts": 6, "BackoffRate": 2, "JitterStrategy": "FULL"}],
			"Catch": [{"ErrorEquals": ["States.ALL"], "Output": {"reason": "{% $states.errorOutput.Cause %}"}, "Next": "Failed"}],
			"Assign": {"chartN": "{% $states.result.Payload.chart %}"}, "Output": "{% $merge([$states.input, $states.result.Payload]) %}", "Next": "SM"}`,
		`{"Type": "Choice", "Choices": [
			{"Condition": "{% $states.input.completeness < 0.8 and $exists($states.input.notes) %}", "Next": "SM"},
			{"Condition": "{% $states.input.kind = 'urgent' %}", "Output": {"urgent": true}, "Next": "SM"}], "Default": "SM"}`,
		`{"Type": "Pass", "Output": {"id": "{% $states.input.id %}", "title": "{% 'Note ' & $uppercase($states.input.name) %}",
			"tags": ["a", "b", {"c": "{% $count($states.input.items[price > 10]) %}"}]}, "Next": "SM"}`,
		`{"Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem", "Arguments": {"TableName": "notes",
			"Item": {"id": {"S": "{% $states.context.Execution.Id %}"}, "at": {"S": "{% $now() %}"}}}, "Output": "{% $states.input %}", "Next": "SM"}`,
		`{"Type": "Wait", "Seconds": "{% $states.input.delay %}", "Next": "SM"}`,
		`{"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 86400, "Arguments": {
			"QueueUrl": "https://sqs.eu-central-1.amazonaws.com/123456789012/review", "MessageBody": {"token": "{% $states.context.Task.Token %}",
			"draft": "{% $states.input.draftKey %}"}}, "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Failed"}], "Next": "SM"}`,
		`{"Type": "Map", "Items": "{% $states.input.studies %}", "MaxConcurrency": 10, "ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"},
			"StartAt": "IN", "States": {"IN": {"Type": "Pass", "Output": "{% $states.input.id %}", "End": true}}}, "Next": "SM"}`,
		`{"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:healthlake:describeFHIRImportJob", "Arguments": {"DatastoreId": "d", "JobId": "{% $states.input.job %}"},
			"Output": {"status": "{% $states.result.ImportJobProperties.JobStatus %}"}, "Next": "SM"}`,
	}
	jsonpathStates = []string{
		`{"Type": "Task", "Comment": "fetch the chart of the patient", "Resource": "arn:aws:states:::lambda:invoke",
			"Parameters": {"FunctionName": "arn:aws:lambda:eu-central-1:123456789012:function:fetch-chart", "Payload": {"patientId.$": "$.patient.id", "execution.$": "$$.Execution.Id"}},
			"ResultSelector": {"chart.$": "$.Payload.chart"}, "ResultPath": "$.chartN", "TimeoutSeconds": 60,
			"Retry": [{"ErrorEquals": ["Lambda.ServiceException", "Lambda.TooManyRequestsException"], "IntervalSeconds": 2, "MaxAttempts": 6, "BackoffRate": 2, "JitterStrategy": "FULL"}],
			"Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Failed"}], "Next": "SM"}`,
		`{"Type": "Choice", "Choices": [{"And": [{"Variable": "$.completeness", "IsPresent": true}, {"Variable": "$.completeness", "NumericLessThan": 0.8}], "Next": "SM"},
			{"Variable": "$.kind", "StringEquals": "urgent", "Next": "SM"}], "Default": "SM"}`,
		`{"Type": "Pass", "Parameters": {"id.$": "$.id", "title.$": "States.Format('Note {} of {}', $.name, $$.Execution.Name)", "tags.$": "States.Array('a', $.kind)"},
			"ResultPath": "$.noteN", "Next": "SM"}`,
		`{"Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem", "Parameters": {"TableName": "notes", "Item": {"id": {"S.$": "$$.Execution.Id"}}},
			"ResultPath": null, "Next": "SM"}`,
		`{"Type": "Wait", "SecondsPath": "$.delay", "Next": "SM"}`,
		`{"Type": "Map", "ItemsPath": "$.studies", "MaxConcurrency": 10, "ItemSelector": {"study.$": "$$.Map.Item.Value", "patient.$": "$.patient"},
			"ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"}, "StartAt": "IN", "States": {"IN": {"Type": "Pass", "InputPath": "$.study", "End": true}}},
			"ResultPath": "$.resultsN", "Next": "SM"}`,
	}
)

// machineOf returns a machine of about n states.
func machineOf(language asl.QueryLanguage, n int) []byte {
	shapes := jsonpathStates
	if language == asl.JSONata {
		shapes = jsonataStates
	}
	var b strings.Builder
	fmt.Fprintf(&b, `{"QueryLanguage": %q, "StartAt": "S0", "States": {`, language)
	for i := range n {
		text := strings.ReplaceAll(shapes[i%len(shapes)], `"IN"`, fmt.Sprintf(`"I%d"`, i))
		text = strings.ReplaceAll(text, `"SM"`, fmt.Sprintf(`"S%d"`, i+1))
		for _, name := range []string{"chart", "note", "results"} {
			text = strings.ReplaceAll(text, name+`N"`, fmt.Sprintf(`%s%d"`, name, i%50))
		}
		// Every other expression is one that no other state has.
		text = strings.NewReplacer("patient.id", fmt.Sprint("patient.id", i), "input.kind", fmt.Sprint("input.kind", i), "input.name", fmt.Sprint("input.name", i),
			"input.delay", fmt.Sprint("input.delay", i), "$.kind", fmt.Sprint("$.kind", i), "$.name", fmt.Sprint("$.name", i), "$.studies", fmt.Sprint("$.studies", i),
			"input.draftKey", fmt.Sprint("input.draftKey", i), "input.studies", fmt.Sprint("input.studies", i)).Replace(text)
		fmt.Fprintf(&b, "\"S%d\": %s,\n", i, text)
	}
	fmt.Fprintf(&b, `"S%d": {"Type": "Succeed"}, "Failed": {"Type": "Fail", "Error": "Failed"}}}`, n)
	return []byte(b.String())
}

// judgeText is all layers: it reads the document, checks its structure and runs every rule. Only that the largest machine is over
// 1 MiB does not matter here.
func judgeText(tb testing.TB, text []byte) {
	m, list := asl.Parse("m.asl.json", text)
	list = append(list, rules.Validate(m, validate.Options{Advice: true, Silence: []string{"ASL5001"}})...)
	if list.HasErrors() {
		tb.Fatalf("the machine that is measured has findings:\n%s", list)
	}
}

func decodeText(tb testing.TB, text []byte) {
	var v any
	if err := json.Unmarshal(text, &v); err != nil {
		tb.Fatal(err)
	}
}

// BenchmarkJudge measures all layers, and beside it what encoding/json takes to decode the same document.
func BenchmarkJudge(b *testing.B) {
	for _, language := range []asl.QueryLanguage{asl.JSONata, asl.JSONPath} {
		for _, n := range sizes {
			text := machineOf(language, n)
			for _, work := range []struct {
				name string
				do   func(testing.TB, []byte)
			}{{"judge", judgeText}, {"encoding-json", decodeText}} {
				b.Run(fmt.Sprintf("%s/states=%d/%s", language, n, work.name), func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						work.do(b, text)
					}
					b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/state")
				})
			}
		}
	}
}

// TestCost holds all layers to 15 times what encoding/json takes, and to a cost for each state that does not grow. Each size is
// judged until as many states are done, so that the collection of garbage counts in full; the best of several such rounds
// counts, of more of them while the bound is missed, since other work on the machine only ever makes a round slower. It needs a machine that does nothing else, so it runs
// where ASLGEN_SPEED is set.
func TestCost(t *testing.T) {
	if os.Getenv("ASLGEN_SPEED") == "" {
		t.Skip("measures time; runs where ASLGEN_SPEED is set")
	}
	for _, language := range []asl.QueryLanguage{asl.JSONata, asl.JSONPath} {
		var texts [][]byte
		var judging, decoding []float64
		for _, n := range sizes {
			texts = append(texts, machineOf(language, n))
			judging, decoding = append(judging, math.Inf(1)), append(decoding, math.Inf(1))
		}
		flat := func() bool { return slices.Max(judging) <= 1.5*slices.Min(judging) }
		for rounds := 0; rounds < 7 || rounds < 28 && !flat(); rounds++ { // the sizes in turn, since the machine's speed drifts
			for i, n := range sizes {
				judging[i] = min(judging[i], round(t, judgeText, texts[i], n))
				decoding[i] = min(decoding[i], round(t, decodeText, texts[i], n))
			}
		}
		for i, n := range sizes {
			ratio := judging[i] / decoding[i]
			t.Logf("%s, %d states: judging %.1f µs a state, decoding %.1f, ratio %.1f", language, n, judging[i], decoding[i], ratio)
			require.LessOrEqual(t, ratio, 15.0, "%s, %d states", language, n)
		}
		require.True(t, flat(), "%s: the cost of a state grows: %.1f", language, judging)
	}
}

// round returns the microseconds that a state takes when a text is worked on until enough states are done.
func round(t *testing.T, work func(testing.TB, []byte), text []byte, n int) float64 {
	const states = 20_000
	runtime.GC() // the garbage of the round before is not counted here
	start := time.Now()
	for done := 0; done < states; done += n {
		work(t, text)
	}
	return float64(time.Since(start).Nanoseconds()) / 1000 / states
}

// TestManyFindings holds a large machine of which every state has findings, all on one line, to a time in proportion.
func TestManyFindings(t *testing.T) {
	const n = 3_000
	var b strings.Builder
	b.WriteString(`{"StartAt": "S0", "States": {`)
	for i := range n {
		fmt.Fprintf(&b, `"S%d": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",`+
			` "Parameters": {"QueueUrl": "q", "MessageBody": {"a": "$.b"}}, "Next": "S%d"}, `, i, i+1)
	}
	fmt.Fprintf(&b, `"S%d": {"Type": "Succeed"}}}`, n)
	text := []byte(b.String())
	start := time.Now()
	m, _ := asl.Parse("m.asl.json", text)
	list := rules.Validate(m, validate.Options{})
	require.Greater(t, len(list), n)
	var out strings.Builder
	require.NoError(t, diag.WriteText(&out, list, func(string) []byte { return text }))
	require.Less(t, time.Since(start), 5*time.Second, "a finding takes a time that grows with the machine")
}

// TestNestedNot judges a rule in which many Not stand in each other.
func TestNestedNot(t *testing.T) {
	const depth = 60
	rule := strings.Repeat(`{"Not": `, depth) + `{"Variable": "$.a", "IsNull": true}` + strings.Repeat(`}`, depth)
	text := fmt.Sprintf(`{"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{"Not": %s, "Next": "B"}], "Default": "B"}, "B": {"Type": "Succeed"}}}`, rule)
	require.Empty(t, judge(t, text))
}
