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

// field makes a machine whose only state is a Pass with one more field.
func field(text string) string {
	return `{"StartAt": "A", "States": {"A": {"Type": "Pass", ` + text + `, "End": true}}}`
}

// param makes a machine that evaluates one text in a payload template.
func param(text string) string { return field(`"Parameters": {"a.$": "` + text + `"}`) }

// jsonata makes a machine whose only state is a JSONata Pass with one more field.
func jsonata(text string) string {
	return strings.Replace(field(text), `{"Type"`, `{"QueryLanguage": "JSONata", "Type"`, 1)
}

// choice makes a machine with one choice rule.
func choice(rule string) string {
	return `{"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{` + rule + `, "Next": "B"}], "Default": "B"},` +
		` "B": {"Type": "Succeed"}}}`
}

// fail makes a machine whose only state is a Fail with one field.
func fail(text string) string {
	return `{"StartAt": "A", "States": {"A": {"Type": "Fail", ` + text + `}}}`
}

// wait makes a machine that waits.
func wait(text string) string {
	return `{"StartAt": "A", "States": {"A": {"Type": "Wait", ` + text + `, "End": true}}}`
}

// inline makes a Map with more fields, whose processor has one state with more fields.
func inline(fields, inner string) string {
	return `{"StartAt": "M", "States": {"M": {"Type": "Map", ` + fields + `"End": true,` +
		` "ItemProcessor": {"StartAt": "A", "States": {"A": {"Type": "Pass", ` + inner + `"End": true}}}}}}`
}

// expressions are documents with what the rules of paths, calls and payload templates find in them: code, place in the document
// as the text there, and severity when it is not an error.
var expressions = []struct{ name, document, want string }{
	{"paths of all kinds", field(`"InputPath": "$.a[?(@.b == 1)]", "OutputPath": "$$.Execution.Input", "ResultPath": "$['a'][0]"`), ""},
	{"null paths", field(`"InputPath": null, "OutputPath": null, "ResultPath": null`), ""},
	{"placeholder", field(`"InputPath": "$.${path} x"`), ""},
	{"word for an operator", field(`"InputPath": "$.a[?(@.x in ['a','b'])]"`), "ASL3101 in"},
	{"no dollar at the start", field(`"InputPath": "a.b"`), "ASL3101 a.b"},
	{"double quotes", field(`"InputPath": "$[\"a\"]"`), `ASL3101 [\"a\"]`},
	{"place behind escapes", field(`"InputPath": "$['\u00e9']['\n'] x"`), `ASL3101  x`},
	{"bad path among arguments", param("States.ArrayLength($.a b)"), "ASL3101  b"},
	{"dollar and dot among arguments", param("States.ArrayLength($.)"), "ASL3101 ) warning"},
	{"dot at the end among arguments", param("States.ArrayLength($.a.)"), "ASL3101 )"},
	{"word for an error", fail(`"ErrorPath": "Error"`), "ASL3101 Error"},
	{"variable of a choice", choice(`"Variable": "$$.Execution.Input.a", "StringEqualsPath": "$.b[0]"`), ""},
	{"filter in a variable", choice(`"Variable": "$.a[?(@.b == 1)]", "IsNull": true`), "ASL3102 [?(@.b == 1)]"},
	{"slice to compare with", choice(`"Variable": "$.a", "StringEqualsPath": "$.a[1:2]"`), "ASL3102 [1:2]"},
	{"scan inside a rule", choice(`"And": [{"Not": {"Variable": "$..a", "IsNull": true}}]`), "ASL3102 .."},
	{"names in a ResultPath", field(`"ResultPath": "$['a','b']"`), "ASL3102 ['a','b']"},
	{"wildcard in an ErrorPath", fail(`"ErrorPath": "$.a[*]"`), "ASL3102 [*]"},
	{"wildcard in a template", param("$.a[*]"), ""},
	{"function in a variable", choice(`"Variable": "$.a.length()", "NumericEquals": 1`), "ASL3102 .length()"},
	{"function for the items", inline(`"ItemsPath": "$.a.length()", `, ""), "ASL3102 .length()"},
	{"function in a template", param("$.a.length()"), ""},
	{"member named like a function", choice(`"Variable": "$.a['length()']", "IsNull": true`), ""},
	{"result at an index from the end", field(`"ResultPath": "$.a[-1]"`), "ASL3102 [-1]"},
	{"variable at an index from the end", choice(`"Variable": "$.a[-1]", "IsNull": true`), ""},
	{"result in a variable", field(`"ResultPath": "$v.a"`), "ASL3103 $v"},
	{"result in the context object", field(`"ResultPath": "$$"`), "ASL3103 $$"},
	{"items from the context object", inline(`"ItemsPath": "$$.Execution.Input.a", `, ""), ""},
	{"concurrency from the context object", inline(`"MaxConcurrencyPath": "$$.Execution.Input.a", `, ""), "ASL3103 $$"},
	{"seconds from the context object", wait(`"SecondsPath": "$$.Execution.Input.a"`), "ASL3103 $$ warning"},
	{"seconds from the input", wait(`"SecondsPath": "$.a"`), ""},
	{"call as a variable", choice(`"Variable": "States.Array($.a)", "IsNull": true`), "ASL3104 States.Array($.a)"},
	{"call with blanks as a path", field(`"OutputPath": " States.UUID()"`), "ASL3104  States.UUID()"},
	{"call as a result", field(`"ResultPath": "States.UUID()"`), "ASL3104 States.UUID()"},
	{"call not closed", param("States.Array($.a"), `ASL3105 "`},
	{"call without parentheses", param("States.UUID"), `ASL3105 "`},
	{"call not closed for an error", fail(`"CausePath": "States.UUID("`), `ASL3105 "`},
	{"call followed by a word", param("States.UUID() x"), "ASL3105 x"},
	{"unknown function in another", param("States.Array(States.Uuid())"), "ASL3106 States.Uuid"},
	{"too many arguments", param("States.UUID(1)"), "ASL3107 States.UUID(1)"},
	{"number where text must be", param("States.Base64Encode(1)"), "ASL3108 1"},
	{"algorithm", param("States.Hash($.a, 'SHA2')"), "ASL3108 'SHA2'"},
	{"brace in a template", param(`States.Format('{a}', $.a)`), "ASL3109 {"},
	{"escaped brace in a template", param(`States.Format('\\{a\\} {}', $.a)`), ""},
	{"many calls", param("States.Array(" + strings.Repeat("States.UUID(),", 10) + "1)"),
		"ASL3110 States.Array(" + strings.Repeat("States.UUID(),", 10) + "1) warning"},
	{"function for an error", fail(`"ErrorPath": "States.ArrayLength($.a)"`), "ASL3111 States.ArrayLength"},
	{"paths for error and cause", fail(`"ErrorPath": "$$.State.Name", "CausePath": "$.Cause"`), ""},
	{"context object", param("States.Array($$, $$.Execution, $$.Execution.Input.any.thing, $$['State']['Name'], $$..Id)"), ""},
	{"unknown field in a call", param("States.Array($$.StateMachine.ID)"), "ASL3112 .ID warning"},
	{"unknown field in a filter", param("$.a[?(@.b == $$.Execution.id)]"), "ASL3112 .id warning"},
	{"item in an inner state", inline("", `"Parameters": {"a.$": "$$.Map.Item.Value.x"}, `), ""},
	{"unknown part of an item", inline(`"ItemSelector": {"a.$": "$$.Map.Item.Values"}, `, ""), "ASL3112 .Values warning"},
	{"token in a Pass", param("$$.Task.Token"), "ASL1302 $$.Task.Token warning"},
	{"text passed over", param("$.a[x1]"), "ASL3114 x warning"},
	{"no step after a bracket", choice(`"Variable": "$.a['b']c", "IsNull": true`), "ASL3114 c warning"},
	{"escape that is none", param(`States.Format('{}\\n', $.a)`), `ASL3114 \\n warning`},
	{"$states among arguments", param("States.Array($states.input)"), "ASL3115 $states"},
	{"blanks before a path", param(" $.a"), "ASL3201  $.a"},
	{"word in an array", field(`"Parameters": {"a": [{"b.$": "c"}]}`), "ASL3201 c"},
	{"value that is no string", field(`"Parameters": {"a.$": 1}`), "ASL1001 1"},
	{"template in Assign", field(`"Assign": {"a.$": "b"}`), "ASL3201 b"},
	{"same name in Assign", field(`"Assign": {"a": 1, "a.$": "$.b"}`), "ASL3202 a.$"},
	{"same name in an array", field(`"Parameters": {"x": [{"a.$": "$.b", "a": 1}]}`), "ASL3202 a.$"},
	{"same name elsewhere", field(`"Parameters": {"a.$": "$.b", "x": {"a": 1}}`), ""},
	{"call without a dollar", field(`"Parameters": {"a": "States.UUID()"}`), "ASL3203 States.UUID() warning"},
	{"context object without a dollar", field(`"Parameters": {"a": {"b": "$$.Execution.Id"}}`), "ASL3203 $$.Execution.Id warning"},
	{"parameters that are a path", field(`"Parameters": "$.x"`), "ASL3203 $.x warning"},
	{"parameters that are a call", field(`"Parameters": "States.UUID()"`), "ASL3203 States.UUID() warning"},
	{"parameters that are a text", field(`"Parameters": "x"`), ""},
	{"selector that is a path", inline(`"ItemSelector": "$$.Map.Item.Value", `, ""), "ASL3203 $$.Map.Item.Value warning"},
	{"batch input that is a path", distributedMachine(`"ItemBatcher": {"MaxItemsPerBatch": 2, "BatchInput": "$.a"}, ` + s3Writer), "ASL3203 $.a warning"},
	{"result selector that is a path", inline(`"ResultSelector": "$[0]", `, ""), "ASL3203 $[0] warning"},
	{"money", field(`"Parameters": {"a": "$5", "b": "$", "c": "$.25 off", "d": "States.Format is a function"}`), ""},
	{"path in a Result", field(`"Result": "$.a"`), "ASL3204 $.a warning"},
	{"path in the Result deep down", field(`"Result": {"a": [{"b": "$.a"}]}`), "ASL3204 $.a warning"},
	{"word under a dollar in a Result", field(`"Result": {"a.$": "b"}`), ""},
	{"dollar in Assign", jsonata(`"Assign": {"a.$": "b"}`), "ASL1009 \"a.$"},
	{"dollar below Assign", jsonata(`"Assign": {"a": {"b.$": "c"}}`), "ASL3016 b.$ warning"},
	{"dollar in an array", jsonata(`"Output": [[{"b.$": "c"}]]`), "ASL3016 b.$ warning"},
	{"expression in an array", field(`"Parameters": {"a": [{"b": "{% $x %}"}]}`), "ASL3205 {% $x %} warning"},
	{"path for an error", fail(`"Error": "$.a"`), "ASL3206 $.a warning"},
	{"path to match", choice(`"Variable": "$.a", "StringMatches": "$.a*"`), ""},
	{"path to compare with", choice(`"Not": {"Variable": "$.a", "StringLessThan": "$.b"}`), "ASL3206 $.b warning"},
}

// TestExpressions judges paths, calls and payload templates.
func TestExpressions(t *testing.T) {
	for _, c := range expressions {
		t.Run(c.name, func(t *testing.T) {
			m, found := asl.Parse("m.asl.json", []byte(c.document))
			found = append(found, rules.Validate(m, validate.Options{})...)
			if c.want == "" {
				require.Empty(t, found)
				return
			}
			require.Len(t, found, 1, "%s", found)
			code, rest, _ := strings.Cut(c.want, " ")
			part, warning := strings.CutSuffix(rest, " warning")
			d := found[0]
			require.Equal(t, code, d.Code, "%s", d)
			require.Equal(t, warning, d.Severity == diag.Warning, "%s", d)
			at := []rune(c.document)[d.Pos.Column-1:]
			at = []rune(strings.TrimPrefix(string(at), `"`))
			if strings.HasPrefix(part, `"`) {
				at = append([]rune{'"'}, at...)
			}
			require.True(t, strings.HasPrefix(string(at), part), "the place is %q, not %q", string(at), part)
		})
	}
}
