package intrinsic_test

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/internal/sources"
)

// env gives $ the input, and is random in a known way.
func env(input any) intrinsic.Env {
	roots := jsonpath.Roots{
		Input:   input,
		Context: value.ObjectOf("StateMachine", value.ObjectOf("Name", "ArnPart_0idx")),
	}
	return intrinsic.Env{
		Input: input,
		Path:  func(p *jsonpath.Path) (any, error) { return p.EvalIn(roots) },
		Random: func(from, to int64, seed *int64) int64 {
			if seed != nil {
				return from + *seed%(to-from)
			}
			return to - 1
		},
		UUID: func() string { return "7f1a3c52-6e57-4a2d-9d7e-0b1f8f3f4c11" },
	}
}

func eval(t *testing.T, expr, input string) (any, error) {
	t.Helper()
	call, err := intrinsic.Parse(expr)
	require.NoError(t, err, expr)
	in, err := value.Parse([]byte(input))
	require.NoError(t, err, input)
	return call.Eval(env(in))
}

const input = `{"s":"a-b","n":2.5,"i":3,"list":[1,"x",{"a":1,"b":2},1.0,1,"x"],"o":{"a":[1,null,"t"],"b":true},"p":{"b":2,"a":1},"t":"{}\\{}","bad":"{","l":[]}`

// TestEval holds results that no recording shows.
func TestEval(t *testing.T) {
	for expr, want := range map[string]string{
		"States.Array()": `[]`, "States.Array(1.0, 'a\\'b', true, null, $.s)": `[1.0,"a'b",true,null,"a-b"]`,
		"States.ArrayPartition($.list, 2.9)": `[[1,"x"],[{"a":1,"b":2},1.0],[1,"x"]]`, "States.ArrayPartition($.list, 1e300)": `[[1,"x",{"a":1,"b":2},1.0,1,"x"]]`,
		"States.ArrayContains($.list, $.p)": `false`, "States.ArrayContains($.list, $.list[2])": `true`,
		"States.ArrayRange(5.4, -0.6, -2.4)": `[5,3,1]`, "States.ArrayRange(1, 0, 1)": `[]`, "States.ArrayRange(3, 3, 1)": `[3]`,
		"States.ArrayGetItem($.list, 1)": `"x"`, "States.ArrayGetItem($.list, 1.0)": `"x"`, "States.ArrayLength($.l)": `0`,
		"States.ArrayUnique($.list)": `[1,"x",{"a":1,"b":2},1.0]`, "States.ArrayUnique($.l)": `[]`,
		"States.Base64Encode('é?')": `"w6k/"`, "States.Base64Decode('w6k/')": `"é?"`, "States.Base64Decode('w6 k_!')": `"é?"`,
		"States.Base64Decode('YWI=YWI=')": `"ab"`, "States.Base64Decode('YWIxY')": `"ab1"`, "States.Base64Decode('/w==')": `"�"`,
		"States.Hash('', 'MD5')": `"d41d8cd98f00b204e9800998ecf8427e"`, "States.Hash(123, 'SHA-1')": `"40bd001563085fc35165329ea1ff5c5ecbdbbeef"`,
		"States.ArrayLength(States.StringSplit(States.Hash('a', 'SHA-512'), ''))": `1`,
		"States.JsonMerge($.o, $.p, false)":                                       `{"a":1,"b":2}`, "States.StringToJson('{\"a\": [1.0, \"é\"]}')": `{"a":[1.0,"é"]}`,
		"States.JsonToString($.o)": `"{\"a\":[1,null,\"t\"],\"b\":true}"`, "States.JsonToString($.s)": `"\"a-b\""`,
		"States.MathRandom(1, 5)": `4`, "States.MathRandom(1.9, 5.9, 2)": `3`, "States.MathAdd(2147483647, -1)": `2147483646`, "States.MathAdd($.n, -2.5)": `1`,
		"States.StringSplit($.s, '-')": `["a","b"]`, "States.StringSplit('aébüc', 'üé')": `["a","b","c"]`, "States.StringSplit('', '')": `[]`, "States.StringSplit('ab', '')": `["ab"]`,
		"States.UUID()": `"7f1a3c52-6e57-4a2d-9d7e-0b1f8f3f4c11"`,
		"States.Format('\\{\\}{}\\\\ \\'}', $.o)": `"{}{a=[1, null, t], b=true}\\ '}"`, "States.Format($.t, 1.0)": `"1.0{}"`, "States.Format('')": `""`,
		"States.Format('{}{}', true, 'x')": `"truex"`,
	} {
		got, err := eval(t, expr, input)
		if assert.NoError(t, err, expr) {
			assert.Equal(t, want, value.Text(got), expr)
		}
	}
}

func TestEvalFails(t *testing.T) {
	for expr, message := range map[string]string{
		"States.Nothing()":                                          "States.Nothing is not an intrinsic function",
		"States.ArrayLength($.x)":                                   "The JsonPath argument for the field '$.x' could not be found in the input '{}'",
		"States.ArrayLength($[?])":                                  "the filter [?] has no condition",
		"States.Format('{', 1)":                                     "Invalid template in States.Format: matching '}' not found for '{'.",
		"States.Format('{1}', 1)":                                   "Invalid template in States.Format: matching '}' not found for '{'.",
		"States.Format('{}{}', 1)":                                  "Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.",
		"States.Format('{}', 1, 2)":                                 "Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.",
		"States.Format(1, 2)":                                       "",
		"States.Format()":                                           "",
		"States.ArrayLength('a')":                                   "",
		"States.ArrayLength()":                                      "",
		"States.ArrayPartition(States.Array(), 0)":                  "",
		"States.ArrayPartition(States.Array(), 0.6)":                "",
		"States.ArrayPartition(States.Array(), -1)":                 "",
		"States.ArrayRange(0, 1000, 1)":                             "",
		"States.ArrayRange(0, 1, 0.9)":                              "",
		"States.ArrayRange(0, 1e10, 1e10)":                          "",
		"States.ArrayGetItem(States.Array(1), 1)":                   "",
		"States.ArrayGetItem(States.Array(1), -1)":                  "",
		"States.ArrayGetItem(States.Array(1), 0.5)":                 "",
		"States.Hash('a', 'SHA-3')":                                 "",
		"States.Hash('" + strings.Repeat("a", 10001) + "', 'MD5')":  "",
		"States.Base64Encode('" + strings.Repeat("a", 10001) + "')": "",
		"States.Base64Decode('" + strings.Repeat("a", 10001) + "')": "",
		"States.JsonMerge($, $, true)":                              "",
		"States.JsonMerge($, 1, false)":                             "",
		"States.StringToJson('{')":                                  "",
		"States.MathRandom(1, 1)":                                   "",
		"States.MathRandom(1.4, 1.6)":                               "",
		"States.MathRandom(0, 1e300)":                               "",
		"States.MathAdd(2147483647, 1)":                             "",
		"States.MathAdd(2147483648, 1)":                             "",
		"States.MathAdd(1, '1')":                                    "",
		"States.UUID(1)":                                            "",
	} {
		if message == "" {
			message = "Invalid arguments in " + expr[:strings.IndexByte(expr, '(')]
		}
		_, err := eval(t, expr, `{}`)
		assert.EqualError(t, err, "The function '"+expr+"' had the following error: "+message)
	}
	_, err := eval(t, "States.Array(null,true,1.0,States.MathAdd( $.a ,'x'))", `{"a":1}`)
	require.EqualError(t, err, "The function 'States.MathAdd($.a, 'x')' had the following error: Invalid arguments in States.MathAdd")
	_, err = eval(t, "States.Array(null,true,1.0,States.UUID(),$.b)", `{"a":1}`)
	require.ErrorContains(t, err, "The function 'States.Array(null, true, 1.0, States.UUID(), $.b)' had")
}

// TestRecorded holds the results against those of Step Functions.
func TestRecorded(t *testing.T) {
	dir := sources.Folder(t, "ASLGEN_REPLAY", "recordings of Step Functions")
	count := 0
	for _, row := range sources.Lines[recorded](t, filepath.Join(dir, "tables", "intrinsics.jsonl")) {
		if row.QL != "JSONPath" {
			continue
		}
		count++
		got, err := eval(t, row.Expr, string(row.Input))
		if row.Status != "SUCCEEDED" {
			assert.Error(t, err, row.Case)
			continue
		}
		if !assert.NoError(t, err, row.Case) || row.Nondeterministic {
			continue
		}
		want, err := value.Parse(row.Result)
		require.NoError(t, err)
		assert.True(t, value.Equal(want, got), "%s: %s gives %s, not %s", row.Case, row.Expr, value.Text(got), row.Result)
	}
	t.Logf("%d calls", count)
}

type recorded struct {
	Case, QL, Expr, Status string
	Input, Result          json.RawMessage
	Nondeterministic       bool
}
