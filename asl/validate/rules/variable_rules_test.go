package rules_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
)

// inJSONata makes a document of states in JSONata that starts at A.
func inJSONata(text string) string {
	return `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {` + text + `}}`
}

func TestVariableRules(t *testing.T) {
	for name, c := range map[string]struct {
		doc  string
		want []finding
	}{
		"never assigned": {inJSONata(`"A": {"Type": "Pass", "Output": {"a": ["{% $x.y %}"]}, "End": true}`),
			[]finding{{"ASL2201", "/States/A/Output/a/0"}}},
		"read twice is one": {inJSONata(`"A": {"Type": "Pass", "Output": "{% $x + $x %}", "Next": "B"}, "B": {"Type": "Succeed", "Output": "{% $x %}"}`),
			[]finding{{"ASL2201", "/States/A/Output"}}},
		"asked for": {inJSONata(`"A": {"Type": "Pass", "Output": "{% $exists($x) ? $x : 1 %}", "End": true}`), nil},
		"asked for another": {inJSONata(`"A": {"Type": "Pass", "Output": "{% $exists($states.input.x) ? $x : 1 %}", "End": true}`),
			[]finding{{"ASL2201", "/States/A/Output"}}},
		"a function that is handed on": {inJSONata(`"A": {"Type": "Pass", "Output": "{% $map($states.input, $uppercase) %}", "End": true}`), nil},
		"bound in the expression":      {inJSONata(`"A": {"Type": "Pass", "Output": "{% ($x := 1; $map([1], function($y) { $x + $y })) %}", "End": true}`), nil},
		"bound in inner parentheses, read outside": {inJSONata(`"A": {"Type": "Pass", "Output": "{% (($x := 1); $x) %}", "End": true}`),
			[]finding{{"ASL2201", "/States/A/Output"}}},
		"Output does not see Assign": {inJSONata(`"A": {"Type": "Pass", "Assign": {"x": 1}, "Output": "{% $x %}", "Next": "B"}, "B": {"Type": "Succeed", "Output": "{% $x %}"}`),
			[]finding{{"ASL2201", "/States/A/Output"}}},
		"an Assign reads the old value": {
			inJSONata(`"A": {"Type": "Pass", "Assign": {"n": 1}, "Next": "B"}, "B": {"Type": "Pass", "Assign": {"n": "{% $n + 1 %}"}, "Output": "{% $n %}", "End": true}`), nil},
		"assigned behind": {inJSONata(`"A": {"Type": "Pass", "Output": "{% $x %}", "Next": "B"}, "B": {"Type": "Pass", "Assign": {"x": 1}, "Next": "C"},` +
			`"C": {"Type": "Succeed", "Output": "{% $x %}"}`),
			[]finding{{"ASL2201", "/States/A/Output"}}},
		"the catcher does not see the Assign of the state": {
			inJSONata(`"A": {` + lambdaFields + `, "Assign": {"x": 1}, "Next": "B", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C"}]},` +
				`"B": {"Type": "Succeed", "Output": "{% $x %}"}, "C": {"Type": "Succeed", "Output": "{% $x %}"}`),
			[]finding{{"ASL2201", "/States/C/Output"}}},
		"on some ways": {
			inJSONata(`"A": {` + lambdaFields + `, "Assign": {"x": 1}, "Next": "B", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}]},` +
				`"B": {"Type": "Succeed", "Output": "{% $x %}"}`),
			[]finding{{"ASL2202", "/States/B/Output"}}},
		"a loop that finds nothing at first": {
			inJSONata(`"A": {"Type": "Pass", "Assign": {"n": "{% $n + 1 %}"}, "Next": "B"}, "B": {"Type": "Choice", "Default": "A",` +
				`"Choices": [{"Condition": "{% $n > 5 %}", "Next": "C"}]}, "C": {"Type": "Succeed"}`),
			[]finding{{"ASL2202", "/States/A/Assign/n"}}},
		"a loop that gathers": {
			inJSONata(`"A": {"Type": "Pass", "Assign": {"list": "{% $append($list, [1]) %}"}, "Next": "B"}, "B": {"Type": "Choice", "Default": "A",` +
				`"Choices": [{"Condition": "{% $count($list) > 5 %}", "Next": "C"}]}, "C": {"Type": "Succeed"}`), nil},
		"across the border, sure to fail": {border(`{% $x.y %}`), []finding{{"ASL2203", insideBorder}}},
		"across the border, passed over":  {border(`{% [$x, 1] %}`), []finding{{"ASL2203", insideBorder}}},
		"across the border, asked for":    {border(`{% $exists($x) ? $x : 1 %}`), nil},
		"unknown across the border":       {border(`{% $y %}`), []finding{{"ASL2201", insideBorder}}},
		"a variable of another branch": {
			inJSONata(`"A": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B2"},` +
				`"B2": {"Type": "Succeed", "Output": "{% $x %}"}}}, {"StartAt": "C", "States": {"C": {"Type": "Succeed", "Output": "{% $x %}"}}}]}`),
			[]finding{{"ASL2204", "/States/A/Branches/1/States/C/Output"}}},
		"a Map reads what its processor assigns": {
			inJSONata(`"A": {"Type": "Map", "Output": "{% $x %}", "End": true, "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Pass", "Assign": {"x": 1},` +
				`"Next": "C"}, "C": {"Type": "Succeed", "Output": "{% $x %}"}}}}`),
			[]finding{{"ASL2204", "/States/A/Output"}}},
		"an inner name that is assigned outside later": {
			inJSONata(`"A": {"Type": "Parallel", "Next": "Z", "Assign": {"x": 2}, "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Pass", "Assign": {"x": 1},` +
				`"Next": "C"}, "C": {"Type": "Succeed", "Output": "{% $x %}"}}}]}, "Z": {"Type": "Succeed", "Output": "{% $x %}"}`), nil},
		"an inner name of a distributed Map": {
			inJSONata(`"A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"}, "B": {"Type": "Map", "Items": "{% $x %}", "End": true, "ItemProcessor": {` +
				`"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "C", "States": {"C": {"Type": "Pass", "Assign": {"x": 2},` +
				`"Next": "D"}, "D": {"Type": "Succeed", "Output": "{% $x %}"}}}}`), nil},
		"an inner scope assigns twice": {
			inJSONata(`"A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"}, "B": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "C",` +
				`"States": {"C": {"Type": "Pass", "Assign": {"x": 2}, "Next": "D"}, "D": {"Type": "Pass", "Assign": {"x": "{% $x %}"}, "End": true}}}}`),
			[]finding{{"ASL2205", "/States/B/ItemProcessor/States/C/Assign/x"}}},
		"two scopes further in": {
			inJSONata(`"A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"}, "B": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "C",` +
				`"States": {"C": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "D", "States": {"D": {"Type": "Pass", "Assign": {"x": "{% $x %}"}, "End": true}}}}}}}`),
			[]finding{{"ASL2205", "/States/B/ItemProcessor/States/C/ItemProcessor/States/D/Assign/x"}}},
		"a scope that does not run": {
			inJSONata(`"A": {"Type": "Succeed", "Output": "{% $states.input %}"}, "B": {"Type": "Pass", "Assign": {"x": "{% $x %}"}, "Next": "C"},` +
				`"C": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "D", "States": {"D": {"Type": "Pass", "Assign": {"x": "{% $x %}"}, "End": true}}}}`), nil},
		"never read": {inJSONata(`"A": {"Type": "Pass", "Assign": {"x": 1, "y": 2}, "Next": "B"}, "B": {"Type": "Pass", "Assign": {"x": 3}, "Output": "{% $y %}", "End": true}`),
			[]finding{{"ASL2206", "/States/A/Assign/x"}}},
		"read further in": {
			inJSONata(`"A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"}, "B": {"Type": "Parallel", "End": true, "Branches": [` +
				`{"StartAt": "C", "States": {"C": {"Type": "Succeed", "Output": "{% $x %}"}}}]}`), nil},
		"read in a text that is not understood": {
			inJSONata(`"A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"}, "B": {"Type": "Succeed", "Output": "{% ${prefix} & $x %}"}`), nil},
		"read in JSONPath": {
			states(`"A": {"Type": "Pass", "Assign": {"x": 1, "long.$": "$.a", "lo": 1}, "Next": "B"}, "B": {"Type": "Pass", "Parameters": {"a.$": "$x.b", "b.$": "States.Format('{}', $long)"}, "End": true}`),
			[]finding{{"ASL2206", "/States/A/Assign/lo"}}},
		"a misspelt Type does not make its variables unknown": {
			inJSONata(`"A": {"Type": "Pas", "Assign": {"x": 1}, "Next": "B"}, "B": {"Type": "Succeed", "Output": "{% $x %}"}`), nil},
		"a hidden function is called before the variable is assigned": {
			inJSONata(`"A": {"Type": "Pass", "Assign": {"sum": "{% $sum($states.input) %}"}, "Next": "B"}, "B": {"Type": "Succeed", "Output": "{% $sum %}"}`), nil},
		"a hidden function is called behind it": {
			inJSONata(`"A": {"Type": "Pass", "Assign": {"sum": "{% $sum($states.input) %}"}, "Next": "B"}, "B": {"Type": "Succeed", "Output": "{% $states.input ~> $sum() + $sum %}"}`),
			[]finding{{"ASL2207", "/States/B/Output"}}},
		"another state asks for it":        {maybe(`{"Condition": "{% $exists($x.a) %}", "Next": "U"}`, "{% $x %}"), nil},
		"its type is asked for":            {maybe(`{"Condition": "{% $type($x) = 'string' %}", "Next": "U"}`, "{% $x %}"), nil},
		"its truth is asked for":           {maybe(`{"Condition": "{% $x ~> $boolean %}", "Next": "U"}`, "{% $x %}"), nil},
		"its truth is asked for by a call": {maybe(`{"Condition": "{% $x ~> $boolean() %}", "Next": "U"}`, "{% $x %}"), nil},
		"another variable is asked for": {maybe(`{"Condition": "{% $exists($states.input.x) %}", "Next": "U"}`, "{% $x %}"),
			[]finding{{"ASL2202", "/States/U/Output"}}},
		"an outer state asks for it": {
			inJSONata(`"A": {"Type": "Choice", "Default": "B", "Choices": [{"Condition": "{% $states.input %}", "Next": "B", "Assign": {"x": 1}}]},` +
				`"B": {"Type": "Choice", "Default": "Z", "Choices": [{"Condition": "{% $exists($x) %}", "Next": "C"}]}, "Z": {"Type": "Succeed"},` +
				`"C": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "D", "States": {"D": {"Type": "Succeed", "Output": "{% $x %}"}}}}`), nil},
		"an inner state asks for it": {
			inJSONata(`"A": {"Type": "Choice", "Default": "C", "Choices": [{"Condition": "{% $states.input %}", "Next": "C", "Assign": {"x": 1}}]},` +
				`"C": {"Type": "Map", "Items": "{% $x %}", "End": true, "ItemProcessor": {"StartAt": "D", "States": {"D": {"Type": "Succeed", "Output": "{% $exists($x) %}"}}}}`),
			[]finding{{"ASL2202", "/States/C/Items"}}},
		"IsPresent": {maybePresent(`{"Variable": "$x", "IsPresent": true, "Next": "U"}`), nil},
		"IsPresent further down, in a combination": {
			maybePresent(`{"And": [{"Variable": "$x['a'].b", "IsPresent": true}, {"Variable": "$x.a.b", "NumericEquals": 1}], "Next": "U"}`), nil},
		"a test of another kind": {maybePresent(`{"Variable": "$x", "IsNull": true, "Next": "U"}`),
			[]finding{{"ASL2202", "/States/B/Choices/0/Variable"}}},
		"IsPresent of a variable that is assigned later": {
			states(`"A": {"Type": "Choice", "Default": "U", "Choices": [{"Variable": "$x", "IsPresent": true, "Next": "U"}]},` +
				`"U": {"Type": "Pass", "Assign": {"x": 1}, "Next": "V"}, "V": {"Type": "Pass", "Parameters": {"x.$": "$x"}, "End": true}`), nil},
		"IsPresent of a variable that nothing assigns": {
			states(`"A": {"Type": "Choice", "Default": "U", "Choices": [{"Variable": "$x", "IsPresent": true, "Next": "U"}]}, "U": {"Type": "Succeed"}`),
			[]finding{{"ASL2201", "/States/A/Choices/0/Variable"}}},
		"$states is no variable of the machine": {
			inJSONata(`"A": {"Type": "Succeed", "Output": "{% $states.context.Execution.Id %}"}`), nil},
	} {
		t.Run(name, func(t *testing.T) {
			got, full := found(t, c.doc, "ASL22")
			require.ElementsMatch(t, c.want, got, full)
		})
	}
}

// maybe makes a document in which some ways assign x, a Choice with a rule, and a state U behind it with an output.
func maybe(rule, output string) string {
	return inJSONata(`"A": {"Type": "Choice", "Default": "B", "Choices": [{"Condition": "{% $states.input %}", "Next": "B", "Assign": {"x": 1}}]},` +
		`"B": {"Type": "Choice", "Default": "Z", "Choices": [` + rule + `]}, "U": {"Type": "Succeed", "Output": "` + output + `"}, "Z": {"Type": "Succeed"}`)
}

// maybePresent is the same in JSONPath, where U reads x.
func maybePresent(rule string) string {
	return states(`"A": {"Type": "Choice", "Default": "B", "Choices": [{"Variable": "$.a", "IsPresent": true, "Next": "B", "Assign": {"x": 1}}]},` +
		`"B": {"Type": "Choice", "Default": "Z", "Choices": [` + rule + `]}, "U": {"Type": "Pass", "Parameters": {"x.$": "$x"}, "End": true}, "Z": {"Type": "Succeed"}`)
}

// border makes a document whose variable x is read by an expression inside a distributed Map, at the pointer insideBorder.
func border(expression string) string {
	return inJSONata(`"A": {"Type": "Pass", "Assign": {"x": {"y": 1}}, "Next": "B"}, "B": {"Type": "Map", "Items": "{% $x %}", "End": true, "ItemProcessor": {` +
		`"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "C", "States": {"C": {"Type": "Parallel", "End": true,` +
		`"Branches": [{"StartAt": "D", "States": {"D": {"Type": "Succeed", "Output": "` + expression + `"}}}]}}}}`)
}

const insideBorder = "/States/B/ItemProcessor/States/C/Branches/0/States/D/Output"

func TestVariableMessages(t *testing.T) {
	for _, c := range []struct {
		doc, message, help string
		severity           diag.Severity
	}{
		{inJSONata(`"A": {"Type": "Pass", "Assign": {"order": 1}, "Next": "B"}, "B": {"Type": "Succeed", "Output": "{% [$order, $oder] %}"}`),
			`no state assigns variable "oder"`, `did you mean "$order"?`, diag.Warning},
		{inJSONata(`"A": {"Type": "Succeed", "Output": "{% $state.input %}"}`),
			`no state assigns variable "state"`, `did you mean "$states"?`, diag.Warning},
		{inJSONata(`"A": {"Type": "Pass", "Assign": {"x": 1}, "Output": "{% $x %}", "End": true}`),
			`variable "x" is assigned only when state "A" ends, after this reads it`, `read it in a state behind this one, or write its value here`, diag.Warning},
		{inJSONata(`"A": {"Type": "Choice", "Default": "C", "Choices": [{"Condition": "{% $states.input %}", "Next": "B", "Assign": {"x": 1}}]},` +
			`"B": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "D", "States": {"D": {"Type": "Succeed", "Output": "{% $x * 2 %}"}}}}, "C": {"Type": "Pass", "Next": "B"}`),
			`variable "x" has no value on the way StartAt → A → C → B`, `assign it on every way, or ask $exists($x)`, diag.Warning},
		{border(`{% $x %}`), `variable "x" of the machine is not seen inside the distributed Map "B"`,
			`hand it over with the ItemSelector or BatchInput of "B", and read it from the input`, diag.Error},
		{border(`{% $string([$x]) %}`), `variable "x" of the machine is not seen inside the distributed Map "B"`,
			`hand it over with the ItemSelector or BatchInput of "B", and read it from the input`, diag.Warning},
		{inJSONata(`"A": {"Type": "Choice", "Default": "B", "Choices": [{"Condition": "{% $states.input %}", "Next": "B", "Assign": {"x": 1}}]},` +
			`"B": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "D", "States": {"D": {"Type": "Pass", "Assign": {"x": "{% [$x] %}"}, "End": true}}}}`),
			`the processor of "B" assigns variable "x", which belongs to the scope around it`,
			`take another name, and hand the value out as output of the processor`, diag.Warning},
	} {
		_, full := found(t, c.doc, "ASL2201", "ASL2202", "ASL2203", "ASL2205")
		require.Len(t, full, 1, c.message)
		require.Equal(t, c.message, full[0].Message)
		require.Equal(t, c.help, full[0].Help)
		require.Equal(t, c.severity, full[0].Severity)
	}
}

// TestNeeds tells expressions that fail without a variable from those that pass over it, as the reference evaluates them: the result
// is nothing.
func TestNeeds(t *testing.T) {
	for expression, needs := range map[string]bool{
		`$x`: true, `$x.a.b`: true, `$x[0]`: true, `$x[]`: true, `$x^(a)`: true, `-$x`: true, `($a := 1; $x)`: true, `$y := $x`: true,
		`$x + 1`: true, `1 - $x`: true, `$x > 1`: true, `$string($x)`: true, `$x ~> $sum()`: true, `$x ~> $sum`: true, `$sum($x.a) * 2`: true,
		`true ? $x : $x.y`: true, `true ? $x`: true, `$not($x)`: true, `$uppercase($x)`: true,
		`$x = 1`: false, `$x != 1`: false, `$x and true`: false, `$x & 'a'`: false, `[$x]`: false, `{'a': $x}`: false, `$count($x)`: false,
		`$append($x, 1)`: false, `$x ? 1 : 2`: false, `$states.input ? $x : 1`: false, `$x in [1]`: false, `$exists($x)`: false, `($x; 1)`: false,
		`$string([$x])`: false, `($x := 1; $x)`: false, `$merge([$x, {}])`: false, `'$x'`: false,
	} {
		doc := inJSONata(`"A": {"Type": "Choice", "Default": "B", "Choices": [{"Condition": "{% $states.input %}", "Next": "B", "Assign": {"x": 1}}]},` +
			`"B": {"Type": "Succeed", "Output": "{% ` + expression + ` %}"}`)
		got, full := found(t, doc, "ASL2202")
		require.Equal(t, needs, len(got) == 1, "%s: %s", expression, full)
	}
}
