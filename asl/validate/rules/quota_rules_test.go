package rules_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
)

// sized returns a machine of exactly n bytes.
func sized(n int) string {
	const head, tail = `{"Comment": "`, `", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`
	return head + strings.Repeat("x", n-len(head)-len(tail)) + tail
}

func TestDefinitionSize(t *testing.T) {
	const most = 1048576
	judge := func(m *asl.StateMachine, list diag.List) diag.List {
		require.Empty(t, list)
		return rules.Validate(m, validate.Options{})
	}
	require.Empty(t, judge(asl.Parse("m.json", []byte(sized(most)))))

	require.Len(t, judge(asl.Parse("m.json", []byte(sized(most+1)))), 1)
	list := judge(asl.Parse("m.json", []byte(sized(most+100))))
	require.Len(t, list, 1)
	require.Equal(t, "ASL5001", list[0].Code)
	require.Equal(t, diag.Error, list[0].Severity)
	require.Equal(t, "the definition has 1048676 bytes; at most 1048576", list[0].Message)
	require.Contains(t, list[0].Help, "states:startExecution")
	require.Equal(t, 1, list[0].Pos.Line)

	// Bytes count, not characters.
	wide := strings.Replace(sized(most), "xx", "é", 1)
	require.Empty(t, judge(asl.Parse("m.json", []byte(wide))))
	require.Len(t, judge(asl.Parse("m.json", []byte(strings.Replace(wide, "x", "é", 1)))), 1)

	// White space counts, and is the first thing to give up.
	list = judge(asl.Parse("m.json", []byte(sized(most-100)+strings.Repeat("\n", 200))))
	require.Len(t, list, 1)
	require.Contains(t, list[0].Help, "without white space")

	// A built machine counts as it is printed.
	m, parsed := asl.Parse("m.json", []byte(sized(most-200)))
	require.Empty(t, parsed)
	built := asl.FromTree(asl.Tree(m))
	comment := strings.Repeat("x", most)
	built.Comment = &comment
	require.Len(t, judge(built, nil), 1)

	// YAML counts as the JSON that it stands for.
	yaml := "StartAt: A\nStates:\n  A:\n    Type: Succeed\n"
	require.Empty(t, judge(asl.ParseYAML("m.yaml", []byte(yaml+"# "+strings.Repeat("x", most)+"\n"))))
	require.Len(t, judge(asl.ParseYAML("m.yaml", []byte(yaml+"Comment: "+strings.Repeat("x", most)+"\n"))), 1)
}

func TestQuotaRules(t *testing.T) {
	const most = 262144
	text := func(n int) string { return `"` + strings.Repeat("x", n-2) + `"` }
	pass := func(field, value string) string {
		return pathMachine(`"A": {"Type": "Pass", "` + field + `": ` + value + `, "End": true}`)
	}
	checkGroup(t, "ASL50", map[string]groupCase{
		"largest text":        {text: pass("Result", text(most))},
		"text too large":      {text: pass("Result", text(most+1)), want: []string{"error ASL5002 /States/A/Result"}},
		"list too large":      {text: pass("Result", "["+text(most-1)+"]"), want: []string{"error ASL5002 /States/A/Result"}},
		"spaces do not count": {text: pass("Result", "["+strings.Repeat(" ", most)+"]")},
		"members count":       {text: pass("Parameters", `{"a": `+text(most-6)+`, "b": 1}`), want: []string{"error ASL5002 /States/A/Parameters"}},
		"paths do not count":  {text: pass("Parameters", `{"a.$": "$.`+strings.Repeat("x", most)+`"}`)},
		"expressions do not count": {
			text: jsonataMachine(`"A": {"Type": "Pass", "Output": "{% '` + strings.Repeat("x", most) + `' %}", "End": true}`),
		},
		"input of a Task": {
			text: jsonataMachine(`"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"Payload": ` + text(most) + `}, "End": true}`),
			want: []string{"error ASL5002 /States/A/Arguments"},
		},
		"largest variable": {
			text: pathMachine(`"A": {"Type": "Pass", "Assign": {"a": ` + text(most) + `, "b.$": "$.b"}, "End": true}`),
		},
		"variables too large together": {
			text: pathMachine(`"A": {"Type": "Pass", "Assign": {"a": 1, "b": ` + text(most) + `}, "End": true}`),
			want: []string{"error ASL5002 /States/A/Assign"},
		},
		"comments do not count": {text: pass("Comment", text(most+1))},
		"long cause": {
			text: pathMachine(`"A": {"Type": "Fail", "Cause": "` + strings.Repeat("é", 32769) + `"}`), want: []string{"warning ASL5003 /States/A/Cause"},
		},
		"longest cause": {text: pathMachine(`"A": {"Type": "Fail", "Cause": "` + strings.Repeat("é", 32768) + `"}`)},
	})
}
