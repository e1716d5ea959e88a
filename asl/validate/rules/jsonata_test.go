package rules_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
	"github.com/aslgen/aslgen/asl/validate/rules"
)

// jsonataFindings judges a document by the rules of JSONata, and writes each finding as "CODE severity column: message".
func jsonataFindings(t *testing.T, text string) []string {
	t.Helper()
	m, list := asl.Parse("m.asl.json", []byte(text))
	require.NoError(t, list.Err(), text)
	var found []string
	for _, d := range rules.Validate(m, validate.Options{Advice: true}) {
		if strings.HasPrefix(d.Code, "ASL30") {
			require.NotEmpty(t, d.Help, "%s", d)
			require.True(t, d.Pos.IsValid(), "%s", d)
			found = append(found, fmt.Sprintf("%s %s: %s", d.Code, d.Severity, d.Message))
		}
	}
	return found
}

// outputOf is a machine whose only state has an expression as its Output.
func outputOf(t *testing.T, expr string) string {
	t.Helper()
	text, err := json.Marshal("{% " + expr + " %}")
	require.NoError(t, err)
	return `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass",
		"Assign": {"assigned": 1, "mine": 2}, "Output": ` + string(text) + `, "Next": "B"},
		"B": {"Type": "Pass", "Assign": {"type": "x"}, "Next": "A"}}}`
}

// TestJSONataExpressions judges expressions in the Output of a Pass. A want is the code and a part of the message; "" is no finding.
func TestJSONataExpressions(t *testing.T) {
	for _, c := range []struct{ expr, want string }{
		// what can be read; Step Functions answers so to each of these
		{`phone`, `ASL3003 error: "Output" reads the field "phone"`},
		{`phone[0].number`, `ASL3003`},
		{`-phone`, `ASL3003`},
		{`$states.input.a ? phone : 2`, `ASL3003`},
		{`phone in $states.input.b`, `ASL3003`},
		{`phone(1)`, `ASL3005 error: "Output" calls "phone": the name of a function begins with a dollar`},
		{`[1..phone]`, `ASL3003`},
		{`(phone).other`, `ASL3003`},
		{`{phone: 1}`, `ASL3003`},
		{`($x := phone; $x)`, `ASL3003`},
		{`$map($states.input.a, function($y){ phone })`, `ASL3003`},
		{`phone.**.deeper`, `ASL3003`},
		{`phone + phone`, `ASL3003`},
		{`$`, `ASL3003 error: "Output" reads "$", but`},
		{`$.phone`, `ASL3003`},
		{`$string($)`, `ASL3003`},
		{`$map($states.input.a, function($x){ $ })`, `ASL3003`},
		{`$$`, `ASL3003 error: "Output" reads "$$", which`},
		{`$states.input.a[b = $$.c]`, `ASL3003`},
		{`$states.input.items[phone > 3]`, ``},
		{`$states.input.a^(phone)`, ``},
		{`$states.input.a{'k': phone}`, ``},
		{`$states.input.a.(phone)`, ``},
		{`$states.input.a.$assigned`, ``},
		{`$states.input ~> |phone|{'b': a}|`, ``},
		{`{'k': 1}.phone`, ``},
		{`$states.input.a[0][phone]`, ``},
		{`$states.input.a[$ > 1]`, ``},
		{`$map($states.input.a, function($x){ $x.phone })`, ``},
		{`**.phone`, `ASL3003 warning: "Output" reads "**" of an input`},
		// $eval
		{`$eval('1')`, `ASL3004`},
		{`$map($states.input.a, $eval)`, `ASL3004`},
		{`($eval := function($x) { $x }; $eval(1))`, ``},
		// functions
		{`$uppercase('a')`, ``},
		{`$Uppercase('a')`, `ASL3005 error: "Output" calls "$Uppercase", which is no known function`},
		{`$toString(1)`, `ASL3005 error`},
		{`$randomSeeded(1)`, `ASL3005 warning`},
		{`$frobnicate(1)`, `ASL3005 warning`},
		{`$assigned(1)`, `ASL3005 error: "Output" calls "$assigned", which is a variable`},
		{`$states('input')`, `ASL3005 error`},
		{`sum([1])`, `ASL3005 error: "Output" calls "sum"`},
		{`$states.input.sum(a)`, `ASL3005 error`},
		{`States.UUID()`, `ASL3003 error: "Output" reads the field "States"`},
		{`($f := function($x) { $x }; $f(1))`, ``},
		{`($f := $substring(?, 1); $f('ab'))`, ``},
		{`$states.input.$string()`, ``},
		// numbers of arguments
		{`$sum()`, `ASL3006 error: "Output" calls "$sum" with no argument`},
		{`$sum([1], 2)`, `ASL3006 error: "Output" calls "$sum" with 2 arguments`},
		{`$states.input.a ~> $split(',', 2, 3)`, `ASL3006`},
		{`$states.input.a ~> $split(',', 2)`, ``},
		{`$uuid(1)`, `ASL3006 warning`},
		{`$hash('a')`, `ASL3006 warning`},
		{`$zip()`, `ASL3006 error`},
		{`$zip([1], [2], [3], [4], [5])`, ``},
		{`$now('[Y]', '+0100')`, ``},
		{`$random(3)`, ``},
		// operands and arguments
		{`'a' + 1`, `ASL3007 error: "Output" gives a string to "+", which takes numbers`},
		{`1 + ('a' & 'b')`, `ASL3007`},
		{`null * 2`, `ASL3007 error: "Output" gives null to "*"`},
		{`-'a'`, `ASL3007`},
		{`[1..'9']`, `ASL3007`},
		{`true < 1`, `ASL3007 error: "Output" compares a boolean by "<"`},
		{`$states.input.a >= []`, `ASL3007 error: "Output" compares an array by ">="`},
		{`$count($states.input.a) > '3'`, `ASL3007 error: "Output" compares a number with a string by ">"`},
		{`$uppercase(5)`, `ASL3007 error: "Output" gives a number to "$uppercase", which takes a string there`},
		{`$sum('a')`, `ASL3007 error: "Output" gives a string to "$sum", which takes a number or array there`},
		{`$sum([1, 'a'])`, `ASL3007 error: "Output" gives a string to "$sum", which takes an array of numbers`},
		{`$map([1], 'x')`, `ASL3007`},
		{`$substring('abc', '1')`, `ASL3007`},
		{`$length([1])`, `ASL3007`},
		{`$sum([[1], [2]])`, `ASL3007`},
		{`$states.input.a.$substring('1')`, `ASL3007`},
		{`$states.input.a.$substring(1)`, ``},
		{`$formatNumber('a', '#')`, `ASL3007 error: "Output" gives a string to "$formatNumber", which takes a number there`},
		{`$states.input.a.$formatNumber('#', {})`, ``},
		{`1 ~> $uppercase()`, `ASL3007`},
		{`($sum := function($x) { $x }; $sum('a'))`, ``},
		{`$sum([1..3])`, ``},
		{`$sum($states.input.a) + $number('1')`, ``},
		{`$substring($states.input.a, 1)`, ``},
		{`$join(['a', $string(1)], ',')`, ``},
		{`$contains('a', /a/)`, ``},
		{`$length('a' & 1) > 1 and 'a' < 'b'`, ``},
		{`$pad('a', -5, '#')`, ``},
		{`$reduce([1, 2], function($a, $b) { $a + $b }, 0)`, ``},
		// $states
		{`$states.result`, `ASL3008 error: "Output" reads "$states.result", which a Pass does not have`},
		{`$exists($states.result.a)`, `ASL3008`},
		{`$states.errorOutput.Cause`, `ASL3009 error`},
		{`$states`, ``},
		{`$states.input.result.errorOutput`, ``},
		{`$states.inputs`, `ASL3010 error: "Output" reads "inputs" of "$states"`},
		{`$states.error`, `ASL3010 error`},
		{`$states.zzz`, `ASL3010 warning`},
		{`$states.context.execution.Id`, `ASL3010 error: "Output" reads "execution" of "$states.context"`},
		{`$states.context.Execution.Input.anything.at.all`, ``},
		{`$states.context.Execution.id`, `ASL3010 error: "Output" reads "id" of "$states.context.Execution"`},
		{`$states.context.State.RetryCount`, ``},
		{`$states.context.Map.Item.Value`, `ASL3010 warning: "Output" reads "$states.context.Map"`},
		{`$states.context.Task.Token`, ``},
		{`$states.context.*`, ``},
		// results
		{`$sum`, `ASL3012 error: the result for "Output" is a function`},
		{`function($x) { $x }`, `ASL3012`},
		{`$substring(?, 1)`, `ASL3012`},
		{`/a/`, `ASL3012`},
		{`()`, `ASL3012 error: the expression for "Output" gives nothing`},
		{`$error('no')`, ``},
		{`$assigned`, ``},
	} {
		t.Run(c.expr, func(t *testing.T) {
			requireFinding(t, jsonataFindings(t, outputOf(t, c.expr)), c.want)
		})
	}
}

// requireFinding checks that there is the one finding, or none.
func requireFinding(t *testing.T, found []string, want string) {
	t.Helper()
	if want == "" {
		require.Empty(t, found)
		return
	}
	require.Len(t, found, 1)
	require.Contains(t, found[0], want)
}

// TestJSONataSyntaxHelp tells what people write who think of another language.
func TestJSONataSyntaxHelp(t *testing.T) {
	for expr, want := range map[string]string{
		`$states.input.a == 1`:                    `equality is a single "="`,
		`$states.input.a === 1`:                   `equality is a single "="`,
		`true && false`:                           `write "and"`,
		`true || false`:                           `write "or"`,
		`!$states.input.a`:                        `$not(`,
		`$states.input.a and not $states.input.b`: `write "$not(…)"`,
		`not true`:                                `write "$not(…)"`,
		`$not $states.input.a`:                    `write "$not(…)"`,
		`(not $states.input.a)`:                   `write "$not(…)"`,
		`$states.input.a not in [1]`:              `write "$not(…)"`,
		`$states.input.not true`:                  `join values by an operator`,
		`$states.input.knot true`:                 `join values by an operator`,
		`$states.input.a is null`:                 `write "a = null"`,
		`($states.input.a is not null)`:           `write "a != null"`,
		`$states.input.a is  not  null`:           `write "a != null"`,
		`$states.input.a is not 'x'`:              `write "a != b"`,
		`$states.input.a is 'x'`:                  `write "a = b"`,
		`$states.input.a ?? 1`:                    `2.0.6 has no "??"`,
		`$states.input.a ?: 1`:                    `2.0.6 has no "?:"`,
		`$states.input?.a`:                        `write "."`,
		`$map([1], $x => $x)`:                     `function($x)`,
		`1 %} {% 2`:                               `one string holds one expression`,
		`$x := 1; $x`:                             `several expressions stand in parentheses`,
		`$sum([1, 2)`:                             `close what is open`,
		`$sum([1]`:                                `close what is open`,
		`"a`:                                      `close the string`,
		`'a\d'`:                                   `write a backslash of the expression as two`,
		` `:                                       `or a constant without them`,
		`1 +`:                                     `write an expression`,
		`function(x) { 1 }`:                       `begin the name of each parameter with $`,
		`x := 1`:                                  `only a variable can be bound`,
		`$match('a', /(/)`:                        `close the regular expression`,
		`$x{b: c}[0]`:                             `https://docs.jsonata.org`,
	} {
		m, list := asl.Parse("m.asl.json", []byte(outputOf(t, expr)))
		require.NoError(t, list.Err())
		found := rules.Validate(m, validate.Options{})
		i := strings.Index(found.String(), "ASL3001")
		require.GreaterOrEqual(t, i, 0, expr)
		for _, d := range found {
			if d.Code == "ASL3001" {
				require.Contains(t, d.Help, want, expr)
			}
		}
	}
}

// TestJSONataFields judges whole states, where it matters in which field an expression is.
func TestJSONataFields(t *testing.T) {
	const task = `{"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 60, `
	const items = `{"Type": "Map", "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}, "End": true, `
	for _, c := range []struct{ state, want string }{
		{task + `"Arguments": {"FunctionName": "{% $states.result %}"}, "End": true}`, `ASL3008 error: "Arguments.FunctionName" reads "$states.result" before there is one`},
		{task + `"Arguments": {"FunctionName": "f"}, "Assign": {"a": "{% $states.result.a %}"}, "Output": {"b": ["{% $states.result.b %}"]}, "End": true}`, ``},
		{task + `"Arguments": {"FunctionName": "f"}, "Catch": [{"ErrorEquals": ["E"], "Output": "{% $states.result %}", "Next": "Z"}], "End": true}`, `ASL3008 error: "Catch.0.Output" reads "$states.result", but a catcher runs when there is none`},
		{task + `"Arguments": {"FunctionName": "f"}, "Catch": [{"ErrorEquals": ["E"], "Assign": {"e": "{% $states.errorOutput.Error %}"}, "Output": "{% $states.errorOutput %}", "Next": "Z"}], "End": true}`, ``},
		{task + `"Arguments": {"FunctionName": "f"}, "Catch": [{"ErrorEquals": ["E"], "Output": "{% $states.errorOutput.error %}", "Next": "Z"}], "End": true}`, `ASL3010 error: "Catch.0.Output" reads "error" of "$states.errorOutput"`},
		{task + `"Arguments": {"FunctionName": "f"}, "Output": "{% $states.errorOutput %}", "End": true}`, `ASL3009`},
		{items + `"ItemSelector": {"i": "{% $states.context.Map.Item.Index %}", "r": "{% $states.result %}"}}`, `ASL3008 error: "ItemSelector.r"`},
		{items + `"Items": "{% 1 %}"}`, `ASL3011 warning: the result for "Items" is a number, but the field takes an array or object`},
		{items + `"Items": "{% {'a': 1} %}"}`, ``},
		{items + `"Items": [1, "{% 2 %}"]}`, ``},
		{items + `"MaxConcurrency": "{% -1 %}"}`, `ASL3011 error: the result for "MaxConcurrency" is -1, but the field takes 0 or more`},
		{items + `"MaxConcurrency": "{% $variable := 1 %}"}`, ``},
		{`{"Type": "Wait", "Seconds": "{% ($x := 100000000) %}", "End": true}`, `ASL3011 error: the result for "Seconds" is ($x := 100000000), but the field takes 0 to 99999999`},
		{`{"Type": "Wait", "Seconds": "{% $states.input.a ? 'a' : 5 %}", "End": true}`, ``},
		{`{"Type": "Wait", "Seconds": "{% 5.5 %}", "End": true}`, `ASL3011 warning: the result for "Seconds" is 5.5, but the field takes a whole number`},
		{`{"Type": "Wait", "Seconds": "{% 5.0 %}", "End": true}`, ``},
		{`{"Type": "Wait", "Seconds": "{% -5.5 %}", "End": true}`, `ASL3011 error: the result for "Seconds" is -5.5, but the field takes 0 to 99999999`},
		{items + `"ToleratedFailurePercentage": "{% 5.5 %}"}`, ``},
		{`{"Type": "Wait", "Seconds": "{% true %}", "End": true}`, `ASL3011 error: the result for "Seconds" is a boolean, but the field takes a number`},
		{`{"Type": "Wait", "Timestamp": "{% '2030-01-31 12:00' %}", "End": true}`, `ASL3011 error: the result for "Timestamp" is '2030-01-31 12:00', but the field takes a time such as`},
		{`{"Type": "Wait", "Timestamp": "{% '2030-01-31T12:00:00Z' %}", "End": true}`, ``},
		{`{"Type": "Wait", "Timestamp": "{% $millis() %}", "End": true}`, `ASL3011`},
		{`{"Type": "Wait", "Timestamp": "{% $now() %}", "End": true}`, ``},
		{`{"Type": "Fail", "Error": "{% {'a': 1} %}"}`, `ASL3011 error: the result for "Error" is an object, but the field takes a string`},
		{`{"Type": "Fail", "Cause": "{% 'no ' & $states.input.id %}"}`, ``},
		{`{"Type": "Choice", "Choices": [{"Condition": "{% $states.input.a & 'b' %}", "Next": "Z"}]}`, `ASL3011 error: the result for "Choices.0.Condition" is a string, but the field takes a boolean`},
		{`{"Type": "Choice", "Choices": [{"Condition": "{% $count($states.input.a) %}", "Next": "Z"}]}`, `ASL3011`},
		{`{"Type": "Choice", "Choices": [{"Condition": "{% $states.input.a and $not($states.input.b) %}", "Next": "Z"}]}`, ``},
		{task + `"Arguments": "{% [1] %}", "End": true}`, `ASL3011 error: the result for "Arguments" is an array, but the field takes an object`},
		{task + `"Arguments": "{% $merge([{}, $states.input]) %}", "End": true}`, ``},
		{`{"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "TimeoutSeconds": 60, "Arguments": "{% 'x' %}", "End": true}`, ``},
		{task + `"Arguments": {"FunctionName": "f"}, "Retry": [{"ErrorEquals": ["{% 'E' %}"]}], "End": true}`, `ASL3013 warning: "ErrorEquals" is not evaluated`},
		{`{"Type": "Task", "Resource": "{% $states.input.arn %}", "TimeoutSeconds": 60, "End": true}`, `ASL3013 error: "Resource" is not evaluated`},
		{`{"Type": "Pass", "Comment": "{% 'E", "End": true}`, ``},
		// delimiters and texts
		{`{"Type": "Pass", "Output": {"a": ["{%}"]}, "End": true}`, `ASL3002`},
		{`{"Type": "Pass", "Output": "{% 1 %} ", "End": true}`, `ASL3002 error: "Output" begins with {% and goes on behind %}`},
		{`{"Type": "Pass", "Output": " {% 1 %}", "End": true}`, `ASL3002 error: "Output" ends with %} and begins before {%`},
		{`{"Type": "Pass", "Output": " {% 1 %} ", "End": true}`, `ASL3014`},
		{`{"Type": "Pass", "Output": "100 %} or {% less", "End": true}`, ``},
		{`{"Type": "Pass", "Output": "%{x}", "End": true}`, ``},
		{`{"Type": "Pass", "Output": {"a": "$.b[0].c"}, "End": true}`, `ASL3015`},
		{`{"Type": "Pass", "Output": {"a": "$$.Execution.Id"}, "End": true}`, `ASL3015`},
		{`{"Type": "Pass", "Output": {"a": "States.Format('{}', 1)"}, "End": true}`, `ASL3015`},
		{`{"Type": "Pass", "Output": {"a": "States.ALL", "b": "$5", "c": "$", "d": "$.50", "e": "$unknown"}, "End": true}`, ``},
		{`{"Type": "Pass", "Assign": {"mine": "1"}, "Output": {"a": "$mine"}, "End": true}`, `ASL3015`},
		{`{"Type": "Pass", "Assign": {"mine": "1"}, "Output": {"a": "$mine[0]"}, "End": true}`, `ASL3015`},
		{`{"Type": "Pass", "Assign": {"mine": "1"}, "Output": {"a": "$mine.field"}, "End": true}`, `ASL3015`},
		{`{"Type": "Pass", "Output": {"InputPathsMap": {"a": "$.b"}}, "End": true}`, ``},
		{`{"Type": "Pass", "Output": {"a.$": "{% 1 %}"}, "End": true}`, `ASL3016`},
		{`{"Type": "Pass", "Output": {"a.$": "x"}, "End": true}`, `ASL3016`},
	} {
		t.Run(c.state, func(t *testing.T) {
			requireFinding(t, jsonataFindings(t, `{"QueryLanguage": "JSONata", "StartAt": "A",
				"States": {"A": `+c.state+`, "Z": {"Type": "Succeed"}}}`), c.want)
		})
	}
}

// TestJSONataHelp tells what to do about faults that have more than one cause.
func TestJSONataHelp(t *testing.T) {
	const items = `{"Type": "Map", "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}, "End": true, "Items": "{% `
	output := func(expr string) string { return `{"Type": "Pass", "Output": "{% ` + expr + ` %}", "End": true}` }
	for _, c := range []struct{ state, code, want string }{
		{items + `null %}"}`, "ASL3011", `write "[]" for no items`},
		{items + `$states.input.a ? 1 : null %}"}`, "ASL3011", `put one item in brackets and write "[]" for none`},
		{items + `1 %}"}`, "ASL3011", "put it in brackets to make an array of one"},
		{`{"Type": "Wait", "Seconds": "{% 5.5 %}", "End": true}`, "ASL3011", "round it by $round, $floor or $ceil"},
		// names with a hyphen
		{output("$states.input.detail-type"), "ASL3003", "if \"detail-type\" is one name, write it in backticks: $states.input.`detail-type`"},
		{output("'x' & $states.input.detail-type = 'y'"), "ASL3003", "if \"detail-type\" is one name, write it in backticks: $states.input.`detail-type`"},
		{output("$states.input.x-amz-meta-id.y"), "ASL3003", "if \"x-amz-meta-id\" is one name, write it in backticks: $states.input.`x-amz-meta-id`"},
		{output("$states.input.my-list.a-key"), "ASL3003", "if \"my-list\" is one name, write it in backticks: $states.input.`my-list`"},
		{output("$states.input.list[0].a-key"), "ASL3003", "if \"a-key\" is one name, write it in backticks: `a-key`"},
		{output("$states.input.größe-m2"), "ASL3003", "if \"größe-m2\" is one name, write it in backticks: $states.input.`größe-m2`"},
		{output("$states.input.opt-in"), "ASL3003", "if \"opt-in\" is one name, write it in backticks: $states.input.`opt-in`"},
		{output("$states.input.a - b"), "ASL3003", `write "$states.input.b" for a field of the input, "$b" for a variable, or put quotes around a text`},
		{output("$states.input.a[0]-b"), "ASL3003", `write "$states.input.b" for a field of the input, "$b" for a variable, or put quotes around a text`},
		{output("5.5-b"), "ASL3003", `write "$states.input.b" for a field of the input, "$b" for a variable, or put quotes around a text`},
		{output("-b"), "ASL3003", `write "$states.input.b" for a field of the input, "$b" for a variable, or put quotes around a text`},
		{output("$states.input.a-`b`"), "ASL3003", `write "$states.input.b" for a field of the input, "$b" for a variable, or put quotes around a text`},
		{output("$states.input.list.('x' & a.b-5)"), "ASL3007", "convert it by $number"},
		// what functions take
		{output("$length([1])"), "ASL3007", `use "$count" for the number of elements`},
		{output("$length($split('a,b', ','))"), "ASL3007", `use "$count" for the number of elements`},
		{output("$length(1)"), "ASL3007", "$length takes a string"},
		{output("$substring('abc', '1')"), "ASL3007", "$substring takes a string, a number and an optional number"},
		{output("$sum('a')"), "ASL3007", "$sum takes an array of numbers"},
		{output("$join([1])"), "ASL3007", "convert it, or leave it out"},
		{output("$join(1)"), "ASL3007", "$join takes an array of strings and an optional string"},
		{output("$contains(1, 'a')"), "ASL3007", "$contains takes a string and a string or regular expression"},
		{output("$replace(1, 'b', 'c')"), "ASL3007", "$replace takes a string, a string or regular expression, a string or function and an optional number"},
		{output("$match('a', 'b')"), "ASL3007", "$match takes a string, a regular expression and an optional number"},
		{output("$map([1], 'x')"), "ASL3007", "$map takes an array and a function"},
		{output("$pad('a', 'b', 1)"), "ASL3007", "$pad takes a string, a number and an optional string"},
		{output("$number({})"), "ASL3007", "$number takes a string, number or boolean"},
		{output("$now(1)"), "ASL3007", "$now takes an optional string and an optional string"},
		{output("$lookup({}, 1)"), "ASL3007", "$lookup takes any value and a string"},
		{output("$concat('a', 'b')"), "ASL3005", `join strings by "&", arrays by "$append"`},
		{output("concat('a', 'b')"), "ASL3005", `join strings by "&", arrays by "$append"`},
		// white space behind the expression
		{`{"Type": "Pass", "Output": "{% 1 %}\n", "End": true}`, "ASL3002",
			`take the line break behind %} away; in YAML, write "|-" or ">-" instead of "|" or ">"`},
		{`{"Type": "Pass", "Output": "{% 1 %} ", "End": true}`, "ASL3002", "take the white space behind %} away"},
		{`{"Type": "Pass", "Output": "\t{% 1 %}", "End": true}`, "ASL3002", "take the white space before {% away"},
		{`{"Type": "Pass", "Output": "{% 1 %} x", "End": true}`, "ASL3002", `put all of it between {% and %}: "{% a & 'text' %}"`},
	} {
		t.Run(c.state, func(t *testing.T) {
			m, list := asl.Parse("m.asl.json", []byte(`{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": `+c.state+`}}`))
			require.NoError(t, list.Err())
			found := rules.Validate(m, validate.Options{})
			require.Len(t, found, 1, found.String())
			require.Equal(t, c.code, found[0].Code)
			require.Equal(t, c.want, found[0].Help)
		})
	}
}

// TestJSONataPlaceholders shows that a placeholder of a template hides the expression.
func TestJSONataPlaceholders(t *testing.T) {
	require.Empty(t, jsonataFindings(t, outputOf(t, `$sum(${list} +`)))
	require.Empty(t, jsonataFindings(t, `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Output": "{% ${a}", "End": true}}}`))
}

// TestJSONPathStatesAreNoJSONata shows that JSONPath states are left alone.
func TestJSONPathStatesAreNoJSONata(t *testing.T) {
	require.Empty(t, jsonataFindings(t, `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"v": "{% phone", "a.$": "$.b"}, "End": true}}}`))
}

// TestJSONataPlaces shows that findings point into the expression, through the escapes of JSON and in YAML.
func TestJSONataPlaces(t *testing.T) {
	for _, c := range []struct{ file, text, code, from, to string }{
		{"m.asl.json", `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed",` + "\n" + `"Output": "{% \"\u00e9\\n\" & $summ([1]) %}"}}}`, "ASL3005", "2:31", "2:36"},
		{"m.asl.json", `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed",` + "\n" + `"Output": "{% \"x\" & %}"}}}`, "ASL3001", "2:23", "2:23"},
		{"m.asl.yaml", "QueryLanguage: JSONata\nStartAt: A\nStates:\n  A:\n    Type: Succeed\n    Output: |-\n      {%\n        $states.inputs\n      %}\n", "ASL3010", "8:17", "8:23"},
	} {
		m, list := asl.Parse(c.file, []byte(c.text))
		if strings.HasSuffix(c.file, ".yaml") {
			m, list = asl.ParseYAML(c.file, []byte(c.text))
		}
		require.NoError(t, list.Err())
		found := rules.Validate(m, validate.Options{})
		require.Len(t, found, 1, c.text)
		d := found[0]
		require.Equal(t, c.code, d.Code)
		place := func(p diag.Pos) string { return fmt.Sprintf("%d:%d", p.Line, p.Column) }
		require.Equal(t, c.from, place(d.Pos), c.text)
		require.Equal(t, c.to, place(d.End), c.text)
	}
}
