package intrinsic_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
)

// good are calls without any fault.
var good = []string{
	"States.UUID()",
	"States.UUID( )  ",
	"States.Array()",
	"States.Array('Foo', 2020, $.someJson, null, true, -2.5e3)",
	"States.ArrayPartition($.inputArray,4)",
	"States.ArrayRange(1, 9, 2)",
	"States.ArrayRange(9, 1, -2)",
	"States.MathRandom(1, 9)",
	"States.MathRandom(1, $.b, 3)",
	"States.MathAdd(1.49, -1)",
	"States.Hash($.data, 'SHA-256')",
	"States.JsonMerge($a, $.b, false)",
	`States.StringToJson('{"NewField": "MyValue" }')`,
	`States.Format('Welcome to {} {}\'s playlist.', $.firstName, $.lastName)`,
	"States.Format('\n\nHuman: {}\n', $.prompt)",
	`States.Format('a \{b\} \\ {}', 1)`,
	"States.Format($.template, $.a, $.b)",
	"States.Format('{}', $$.Map.Item.Value)",
	"States.JsonToString($.[?(@.year <= 1998 && @.t == 'a)b,')])",
	"States.ArrayGetItem( States.StringSplit($.detail['object,key'] , '/'), 0)",
	"States.MathAdd(States.ArrayLength($.a.length()), -1)",
}

func TestGood(t *testing.T) {
	for _, text := range good {
		t.Run(text, func(t *testing.T) {
			call, err := intrinsic.Parse(text)
			require.NoError(t, err)
			require.Empty(t, intrinsic.Check(call))
			require.Equal(t, len(strings.TrimRight(text, " ")), call.End)
		})
	}
}

// TestTree looks at places and values of arguments.
func TestTree(t *testing.T) {
	text := `States.Format('a\'b\n', States.Array($.x [0], null), $y, 2, true)`
	_, err := intrinsic.Parse(text)
	require.EqualError(t, err, "column 41: a blank cannot stand in a path outside of brackets")
	text = strings.Replace(text, ".x [", ".x[", 1)
	call, err := intrinsic.Parse(text)
	require.NoError(t, err)
	require.Equal(t, "States.Format", text[call.Start:call.NameEnd])
	require.Equal(t, `a'b\n`, call.Args[0].(*intrinsic.String).Value)
	var parts []string
	intrinsic.Walk(call, func(n intrinsic.Node) bool {
		s := n.Extent()
		parts = append(parts, text[s.Start:s.End])
		if p, ok := n.(*intrinsic.Path); ok {
			s := p.Path.Extent()
			parts = append(parts, text[s.Start:s.End])
		}
		return true
	})
	require.Equal(t, []string{
		text, `'a\'b\n'`, "States.Array($.x[0], null)", "$.x[0]", "$.x[0]", "null", "$y", "$y", "2", "true",
	}, parts)
	require.Equal(t, "y", call.Args[2].(*intrinsic.Path).Path.Name)
	require.InEpsilon(t, 2.0, call.Args[3].(*intrinsic.Number).Value, 0)
}

// refused are texts that have not the form of a call.
var refused = []struct {
	text, code string
	offset     int
}{
	{"", intrinsic.CodeCall, 0},
	{"  States.Format($.template)", intrinsic.CodeCall, 0},
	{"JsonToString($)", intrinsic.CodeCall, 0},
	{"something else    ", intrinsic.CodeCall, 0},
	{"States\nJsonToString($)", intrinsic.CodeCall, 0},
	{"States. ", intrinsic.CodeCall, 7},
	{"States.()", intrinsic.CodeCall, 7},
	{"States.UUID", intrinsic.CodeCall, 11},
	{"States.StringToJson $.escaped)", intrinsic.CodeCall, 19},
	{"States.JsonToString($", intrinsic.CodeClose, 21},
	{"States.JsonToString(", intrinsic.CodeClose, 20},
	{"States.JsonToString($.a,", intrinsic.CodeClose, 24},
	{"States.UUID() x", intrinsic.CodeClose, 14},
	{"States.UUID())", intrinsic.CodeClose, 13},
	{"States.Array(1 2)", intrinsic.CodeClose, 15},
	{"States.Array(1,,2)", intrinsic.CodeArgument, 15},
	{"States.Array(1,)", intrinsic.CodeArgument, 15},
	{"States.Array(word)", intrinsic.CodeArgument, 13},
	{`States.Array("a")`, intrinsic.CodeArgument, 13},
	{"States.Array(1.)", intrinsic.CodeNumber, 13},
	{"States.Array(01)", intrinsic.CodeNumber, 13},
	{"States.Array(1e999)", intrinsic.CodeNumber, 13},
	{"States.Array('a)", intrinsic.CodeString, 13},
	{`States.Array('a\')`, intrinsic.CodeString, 13},
	{`States.StringToJson('{"text":"An \"escaped double quote\" here"}')`, intrinsic.CodeEscape, 33},
	{"States.ArrayLength($.)", intrinsic.CodePath, 21},
	{"States.ArrayLength($.a[b])", intrinsic.CodePath, 22},
	{"States.ArrayLength($.a[b)", intrinsic.CodePath, 25},
}

func TestRefuse(t *testing.T) {
	for _, c := range refused {
		t.Run(c.text, func(t *testing.T) {
			_, err := intrinsic.Parse(c.text)
			var e *intrinsic.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, c.code, e.Code, e.Message)
			require.Equal(t, c.offset, e.Offset, e.Message)
			require.Equal(t, c.code == intrinsic.CodePath, e.Path != nil)
		})
	}
	_, err := intrinsic.Parse("States.ArrayLength($.)")
	require.Equal(t, jsonpath.CodeEnd, err.(*intrinsic.Error).Path.Code)
}

// faults are calls of the right form with a fault each; the places are given by the text they cover.
var faults = []struct {
	text string
	kind intrinsic.FaultKind
	part string
	help string
}{
	{"States.format('{}', 1)", intrinsic.UnknownFunction, "States.format", `did you mean "States.Format"?`},
	{"States.Array(States.Uuid())", intrinsic.UnknownFunction, "States.Uuid", `did you mean "States.UUID"?`},
	{"States.Xyzzyx()", intrinsic.UnknownFunction, "States.Xyzzyx", ""},
	{"States.UUID(1)", intrinsic.ArgumentCount, "States.UUID(1)", ""},
	{"States.Format()", intrinsic.ArgumentCount, "States.Format()", ""},
	{"States.ArrayLength($.a, $.b)", intrinsic.ArgumentCount, "States.ArrayLength($.a, $.b)", ""},
	{"States.MathRandom(1)", intrinsic.ArgumentCount, "States.MathRandom(1)", ""},
	{"States.Array(States.MathAdd(1))", intrinsic.ArgumentCount, "States.MathAdd(1)", ""},
	{"States.MathAdd(1, '-1')", intrinsic.ArgumentType, "'-1'", ""},
	{"States.ArrayLength('abc')", intrinsic.ArgumentType, "'abc'", ""},
	{"States.ArrayLength(States.UUID())", intrinsic.ArgumentType, "States.UUID()", ""},
	{"States.JsonMerge($.a, null, false)", intrinsic.ArgumentType, "null", ""},
	{"States.JsonMerge($.a, $.b, 'false')", intrinsic.ArgumentType, "'false'", ""},
	{"States.Base64Encode(12)", intrinsic.ArgumentType, "12", ""},
	{"States.Format(12)", intrinsic.ArgumentType, "12", ""},
	{"States.ArrayPartition($.a, 0)", intrinsic.ArgumentValue, "0", ""},
	{"States.ArrayPartition($.a, -4)", intrinsic.ArgumentValue, "-4", ""},
	{"States.ArrayRange(1, 9, 0)", intrinsic.ArgumentValue, "0", ""},
	{"States.ArrayRange(1, 1000, 1)", 0, "", ""},
	{"States.ArrayRange(1, 700, 0.6)", 0, "", ""},
	{"States.ArrayRange(0, 1000, 1)", intrinsic.ArgumentValue, "States.ArrayRange(0, 1000, 1)", ""},
	{"States.Hash($.a, 'SHA256')", intrinsic.ArgumentValue, "'SHA256'", `did you mean "SHA-256"?`},
	{"States.Base64Encode('" + strings.Repeat("é", 10_001) + "')", intrinsic.ArgumentValue, "'" + strings.Repeat("é", 10_001) + "'", ""},
	{"States.Base64Encode('" + strings.Repeat("é", 10_000) + "')", 0, "", ""},
	{"States.JsonMerge($.a, $.b, true)", intrinsic.ArgumentValue, "true", ""},
	{"States.StringToJson('{a}')", intrinsic.ArgumentValue, "'{a}'", ""},
	{"States.Format('{} {}', 1)", intrinsic.Template, "States.Format('{} {}', 1)", ""},
	{"States.Format('a', 1)", intrinsic.Template, "States.Format('a', 1)", ""},
	{`States.Format('{"a": {}}', 1)`, intrinsic.Template, "{", ""},
	{`States.Format('a\n{}', 1)`, intrinsic.Escape, `\n`, ""},
	{nested(11), 0, "", ""}, // ten calls inside another one
	{nested(12), intrinsic.Nesting, nested(12), ""},
	{wide(9), 0, "", ""},
	{wide(10), intrinsic.Many, wide(10), ""},
}

// nested is a call in a call, n calls in all.
func nested(n int) string {
	return strings.Repeat("States.JsonToString(", n) + "$" + strings.Repeat(")", n)
}

// wide is a call with n calls as arguments.
func wide(n int) string {
	return "States.Array(" + strings.TrimSuffix(strings.Repeat("States.UUID(), ", n), ", ") + ")"
}

func TestCheck(t *testing.T) {
	for _, c := range faults {
		name := c.text[:min(60, len(c.text))]
		t.Run(name, func(t *testing.T) {
			call, err := intrinsic.Parse(c.text)
			require.NoError(t, err)
			found := intrinsic.Check(call)
			if c.kind == 0 {
				for _, f := range found {
					require.Equal(t, intrinsic.Many, f.Kind, f.Message)
				}
				return
			}
			require.Len(t, found, 1)
			require.Equal(t, c.kind, found[0].Kind, found[0].Message)
			require.Equal(t, c.part, c.text[found[0].Start:found[0].End])
			require.NotEmpty(t, found[0].Help)
			if c.help != "" {
				require.Equal(t, c.help, found[0].Help)
			}
		})
	}
}

func TestFunctions(t *testing.T) {
	require.Len(t, intrinsic.Functions(), 18)
	require.Nil(t, intrinsic.Lookup("States.format"))
	require.Equal(t, intrinsic.TypeString, intrinsic.Lookup("States.UUID").Result)
}
