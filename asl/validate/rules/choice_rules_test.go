package rules_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// choices makes a document with one Choice of the rules given, without a Default; all rules lead to B.
func choices(language, rules string) string {
	return `{"QueryLanguage": "` + language + `", "StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [` + rules + `]}, "B": {"Type": "Succeed"}}}`
}

func TestChoiceWithoutDefault(t *testing.T) {
	const next = `, "Next": "B"}`
	for rules, exhaustive := range map[string]bool{
		`{"Variable": "$.x", "IsPresent": true` + next + `, {"Variable": "$.x", "IsPresent": false` + next:                                                 true,
		`{"IsPresent": false, "Variable": "$.x"` + next + `, {"Variable": "$.x", "IsPresent": true` + next:                                                 true,
		`{"Variable": "$.x", "IsPresent": true` + next + `, {"Variable": "$.y", "IsPresent": false` + next:                                                 false,
		`{"Variable": "$.x", "IsPresent": true` + next + `, {"Variable": "$.x", "IsNull": false` + next:                                                    false,
		`{"Variable": "$.x", "BooleanEquals": true` + next + `, {"Variable": "$.x", "BooleanEquals": false` + next:                                         true,
		`{"Variable": "$.x", "BooleanEquals": true` + next + `, {"Variable": "$.x", "BooleanEquals": true` + next:                                          false,
		`{"Variable": "$.x", "NumericLessThan": 5` + next + `, {"Variable": "$.x", "NumericGreaterThanEquals": 5` + next:                                   true,
		`{"Variable": "$.x", "NumericLessThan": 5` + next + `, {"Variable": "$.x", "NumericGreaterThan": 5` + next:                                         false,
		`{"Variable": "$.x", "NumericLessThan": 5` + next + `, {"Variable": "$.x", "NumericGreaterThanEquals": 6` + next:                                   false,
		`{"Variable": "$.x", "StringLessThanEqualsPath": "$.y"` + next + `, {"Variable": "$.x", "StringGreaterThanPath": "$.y"` + next:                     true,
		`{"Variable": "$.x", "StringEquals": "a"` + next + `, {"Not": {"Variable": "$.x", "StringEquals": "a"}` + next:                                     true,
		`{"Not": {"Variable": "$.x", "StringEquals": "a"}` + next + `, {"StringEquals": "a", "Variable": "$.x"` + next:                                     true,
		`{"And": [{"Variable": "$.x", "IsNull": true}]` + next + `, {"Not": {"And": [{"Variable": "$.x", "IsNull": true}]}` + next:                         true,
		`{"Variable": "$.x", "StringEquals": "a", "Comment": "a"` + next + `, {"Not": {"Variable": "$.x", "StringEquals": "a"}, "Assign": {"a": 1}` + next: true,
	} {
		got, _ := found(t, choices("JSONPath", rules), "ASL2008")
		require.Equal(t, exhaustive, len(got) == 0, rules)
	}
	for conditions, exhaustive := range map[[2]string]bool{
		{`"{% $states.input.n > 5 %}"`, `"{% $states.input.n <= 5 %}"`}:                true,
		{`"{%$states.input.n > 5%}"`, `"{% ($states.input.n) <= (5) %}"`}:              true,
		{`"{% $states.input.n > 5 %}"`, `"{% $states.input.n < 5 %}"`}:                 false,
		{`"{% $states.input.n = 'a' %}"`, `"{% $states.input.n != 'a' %}"`}:            true,
		{`"{% $states.input.n = 'a' %}"`, `"{% $states.input.n = 'b' %}"`}:             false,
		{`"{% $states.input.b %}"`, `"{% $not($states.input.b) %}"`}:                   true,
		{`"{% $not($states.input.b) %}"`, `"{% $states.input.b %}"`}:                   true,
		{`"{% $not($states.input.b) %}"`, `"{% $not($states.input.c) %}"`}:             false,
		{`"{% $states.input.b %}"`, `"{% true %}"`}:                                    true,
		{`"{% $states.input.b %}"`, `true`}:                                            true,
		{`"{% $states.input.b %}"`, `false`}:                                           false,
		{`"{% $states.input.a > 1 %}"`, `"{% $not($states.input.a > 1) %}"`}:           true,
		{`"{% $random() < 0.5 %}"`, `"{% $random() >= 0.5 %}"`}:                        false,
		{`"{% $states.input.a and ${b} %}"`, `"{% $not($states.input.a and ${b}) %}"`}: false,
	} {
		got, _ := found(t, choices("JSONata", `{"Condition": `+conditions[0]+`, "Next": "B"}, {"Condition": `+conditions[1]+`, "Next": "B"}`), "ASL2008")
		require.Equal(t, exhaustive, len(got) == 0, conditions)
	}
	for _, rules := range []string{``, `7`, `null`, `{}`} {
		require.NotPanics(t, func() { found(t, choices("JSONPath", rules), "ASL2008") })
	}
}

func TestChoiceRulesThatAreNeverTaken(t *testing.T) {
	const next = `, "Next": "B"}`
	for name, c := range map[string]struct {
		language, rules string
		want            []finding
	}{
		"the same in another order": {"JSONPath", `{"Variable": "$.x", "IsNull": true` + next + `, {"IsNull": true, "Variable": "$.x"` + next,
			[]finding{{"ASL2009", "/States/A/Choices/1"}}},
		"three of one": {"JSONata", `{"Condition": "{% $states.input.a %}"` + next + `, {"Condition": "{%$states.input.a%}"` + next +
			`, {"Condition": "{% ($states.input.a) %}"` + next,
			[]finding{{"ASL2009", "/States/A/Choices/1"}, {"ASL2009", "/States/A/Choices/2"}}},
		"behind true": {"JSONata", `{"Condition": true` + next + `, {"Condition": "{% $states.input.a %}"` + next + `, {"Condition": "{% $states.input.b %}"` + next,
			[]finding{{"ASL2009", "/States/A/Choices/1"}}},
		"false": {"JSONata", `{"Condition": "{% false %}"` + next + `, {"Condition": true` + next,
			[]finding{{"ASL2009", "/States/A/Choices/0"}}},
		"the last one may be true": {"JSONata", `{"Condition": "{% $states.input.a %}"` + next + `, {"Condition": true` + next, nil},
		"others differ":            {"JSONPath", `{"Variable": "$.x", "IsNull": true` + next + `, {"Variable": "$.y", "IsNull": true` + next, nil},
		"strings that differ in a blank": {"JSONata", `{"Condition": "{% $states.input.a = 'x y' %}"` + next + `, {"Condition": "{% $states.input.a = 'x  y' %}"` + next,
			nil},
		"rules that say nothing": {"JSONPath", `{}, {}, {"Next": "B"}, {"Next": "B"}`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got, full := found(t, choices(c.language, c.rules), "ASL2009")
			require.Equal(t, c.want, got, full)
		})
	}
	got, _ := found(t, `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Choice", "Default": "B",`+
		` "Choices": [{"Condition": true, "Next": "B"}]}, "B": {"Type": "Succeed"}}}`, "ASL2009")
	require.Equal(t, []finding{{"ASL2009", "/States/A/Default"}}, got)
}

func TestIdleLoops(t *testing.T) {
	const fields = `"Choices": [{"Variable": "$.x", "BooleanEquals": true, "Next": "Z"}], "Default": "B"`
	for doc, want := range map[string][]finding{
		`"A": {"Type": "Choice", ` + fields + `}, "B": {"Type": "Pass", "Next": "A"}`:                                                       {{"ASL2010", "/States/A"}},
		`"A": {"Type": "Choice", ` + fields + `}, "B": {"Type": "Pass", "Comment": "a", "Next": "B2"}, "B2": {"Type": "Pass", "Next": "A"}`: {{"ASL2010", "/States/A"}},
		`"A": {"Type": "Choice", ` + fields + `}, "B": {"Type": "Pass", "Assign": {"a": 1}, "Next": "A"}`:                                   nil,
		`"A": {"Type": "Choice", ` + fields + `}, "B": {"Type": "Pass", "Result": 1, "ResultPath": "$.x", "Next": "A"}`:                     nil,
		`"A": {"Type": "Choice", ` + fields + `}, "B": {"Type": "Wait", "Seconds": 1, "Next": "A"}`:                                         nil,
		`"A": {"Type": "Choice", "Assign": {"n.$": "States.MathAdd($n, 1)"}, ` + fields + `}, "B": {"Type": "Pass", "Next": "A"}`:           nil,
		`"A": {"Type": "Choice", "OutputPath": "$.rest", ` + fields + `}, "B": {"Type": "Pass", "Next": "A"}`:                               nil,
		`"A": {"Type": "Choice", "Choices": [{"Variable": "$.x", "BooleanEquals": true, "Next": "A"}], "Default": "Z"}`:                     {{"ASL2010", "/States/A"}},
		`"A": {"Type": "Choice", "Choices": [{"Variable": "$.x", "BooleanEquals": true, "Next": "A", "Assign": {"a": 1}}], "Default": "Z"}`: nil,
	} {
		got, full := found(t, states(doc+`, "Z": {"Type": "Succeed"}`), "ASL2010")
		require.Equal(t, want, got, full)
	}
	// Where nothing ends the loop, that is said.
	got, _ := found(t, states(`"A": {"Type": "Pass", "Next": "A"}`), "ASL20")
	require.Equal(t, []finding{{"ASL2004", "/States"}}, got)
	for rule, idle := range map[string]bool{
		`"Condition": "{% $now() > '2030' %}"`:                                  false,
		`"Condition": "{% $millis() > 5 %}"`:                                    false,
		`"Condition": "{% $random() > 0.5 %}"`:                                  false,
		`"Condition": "{% $uuid() > 'a' %}"`:                                    false,
		`"Condition": "{% [1] ~> $map($random) %}"`:                             false,
		`"Condition": "{% $states.context.State.EnteredTime > 'a' %}"`:          false,
		`"Condition": "{% $states.context.State.RetryCount > 1 %}"`:             false,
		`"Condition": "{% $lookup($states.context.State, 'RetryCount') > 1 %}"`: false,
		`"Condition": "{% $states.context.Execution.StartTime > 'a' %}"`:        true,
		`"Condition": "{% $states.input.now %}"`:                                true,
		`"Condition": "{% $states.input.a %}", "Output": "{% $now() %}"`:        true,
	} {
		got, full := found(t, inJSONata(`"A": {"Type": "Choice", "Choices": [{`+rule+`, "Next": "Z"}], "Default": "A"}, "Z": {"Type": "Succeed"}`), "ASL2010")
		require.Equal(t, idle, len(got) == 1, "%s: %s", rule, full)
	}
	for rule, idle := range map[string]bool{
		`"Variable": "$$.State.EnteredTime", "TimestampGreaterThan": "2030-01-01T00:00:00Z"`: false,
		`"Variable": "$.until", "TimestampLessThanPath": "$$.State.EnteredTime"`:             false,
		`"Not": {"Variable": "$$.State['RetryCount']", "NumericEquals": 1}`:                  false,
		`"Variable": "$$.Execution.StartTime", "IsPresent": true`:                            true,
		`"Variable": "$.State.EnteredTime", "IsPresent": true`:                               true,
	} {
		got, full := found(t, states(`"A": {"Type": "Choice", "Choices": [{`+rule+`, "Next": "Z"}], "Default": "A"}, "Z": {"Type": "Succeed"}`), "ASL2010")
		require.Equal(t, idle, len(got) == 1, "%s: %s", rule, full)
	}
}
