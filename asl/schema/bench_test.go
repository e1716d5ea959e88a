package schema

import (
	"fmt"
	"strings"
	"testing"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// benchMachine returns a machine of n states as people write them, half of them Tasks with retries and a way out of
// errors, some inside a Map or a Parallel.
func benchMachine(n int) string {
	var b strings.Builder
	b.WriteString(`{"Comment": "bench", "StartAt": "S0", "States": {`)
	for i := range n {
		next := fmt.Sprintf(`"Next": "S%d"`, i+1)
		if i > 0 {
			b.WriteString(",\n")
		}
		fmt.Fprintf(&b, `"S%d": `, i)
		switch i % 8 {
		case 0, 2, 4:
			fmt.Fprintf(&b, `{"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Comment": "step %d",
				"Parameters": {"FunctionName": "f", "Payload": {"id.$": "$.id", "items": [1, 2, {"x.$": "$$.Execution.Id"}]}},
				"ResultSelector": {"body.$": "$.Payload"}, "ResultPath": "$.r%d", "TimeoutSeconds": 60, "HeartbeatSeconds": 20,
				"Retry": [{"ErrorEquals": ["Lambda.TooManyRequestsException"], "IntervalSeconds": 2, "MaxAttempts": 5, "BackoffRate": 2,
				"JitterStrategy": "FULL"}], "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "End"}], %s}`, i, i, next)
		case 1:
			fmt.Fprintf(&b, `{"Type": "Choice", "Choices": [{"And": [{"Variable": "$.a", "IsPresent": true},
				{"Variable": "$.a", "NumericGreaterThan": 3}], "Next": "End"}, {"Variable": "$.b", "StringEquals": "x", %s}], "Default": "End"}`, next)
		case 3:
			fmt.Fprintf(&b, `{"Type": "Pass", "Result": {"a": [1, 2, 3]}, "ResultPath": "$.p", %s}`, next)
		case 5:
			fmt.Fprintf(&b, `{"Type": "Wait", "Seconds": 30, %s}`, next)
		case 6:
			fmt.Fprintf(&b, `{"Type": "Task", "QueryLanguage": "JSONata", "Resource": "arn:aws:states:::dynamodb:putItem",
				"Arguments": {"TableName": "t", "Item": {"id": {"S": "{%% $states.input.id %%}"}}},
				"Assign": {"saved": true}, "Output": "{%% $states.input %%}", "TimeoutSeconds": "{%% $t %%}", %s}`, next)
		default: // with the two states inside, as many states as there are cases
			fmt.Fprintf(&b, `{"Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 10, "ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"},
				"StartAt": "I%d", "States": {"I%d": {"Type": "Succeed"}}}, "ResultPath": null, %s}`, i, i, next)
		}
	}
	b.WriteString(`, "End": {"Type": "Fail", "Error": "E", "Cause": "c"}}}`)
	return b.String()
}

// states is the number of states in benchMachine(n): one Map in eight has one state inside, and one stands at the end.
func states(n int) int { return n + n/8 + 1 }

// BenchmarkValidate measures Validate, and beside it what the validator alone takes for the same document.
func BenchmarkValidate(b *testing.B) {
	for _, n := range []int{100, 1000} {
		doc, list := jsontree.Parse("m.json", []byte(benchMachine(n)))
		if err := list.Err(); err != nil {
			b.Fatal(err)
		}
		if list := Validate(doc); len(list) > 0 {
			b.Fatal(list)
		}
		perState := func(b *testing.B) {
			b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N*states(n)), "ms/state")
		}
		b.Run(fmt.Sprintf("states=%d/Validate", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Validate(doc)
			}
			perState(b)
		})
		b.Run(fmt.Sprintf("states=%d/validator-alone", n), func(b *testing.B) {
			var c converter
			instance := c.convert(doc, nil)
			b.ReportAllocs()
			for b.Loop() {
				if err := compiled().Validate(instance); err != nil {
					b.Fatal(err)
				}
			}
			perState(b)
		})
	}
}

// BenchmarkValidateWrong measures a document in which every state has a finding.
func BenchmarkValidateWrong(b *testing.B) {
	doc, _ := jsontree.Parse("m.json", []byte(strings.ReplaceAll(benchMachine(1000), `"Next"`, `"Nxt"`)))
	for b.Loop() {
		if list := Validate(doc); len(list) < 1000 {
			b.Fatal(len(list))
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N*states(1000)), "ms/state")
}

// BenchmarkCompile measures what the first use of the schema costs.
func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		compile()
	}
}
