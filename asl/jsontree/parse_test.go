package jsontree_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

type diagnostic = diag.Diagnostic

func parse(t testing.TB, text string) *jsontree.Value {
	t.Helper()
	v, list := jsontree.Parse("f", []byte(text))
	require.Empty(t, list)
	require.NotNil(t, v)
	return v
}

// good are texts that are JSON, with their compact canonical form.
var good = map[string]string{
	`{}`:                                 `{}`,
	` [ ] `:                              `[]`,
	`null`:                               `null`,
	`true`:                               `true`,
	"\t-0.50e+10\r\n":                    `-0.50e+10`,
	`1E400`:                              `1E400`,
	`{"b":1,"a":2,"b":3}`:                `{"b":1,"a":2,"b":3}`,
	"\ufeff[1]":                          `[1]`,
	`"<>&\u003c\/\u00e4\u2028"`:          "\"<>&</ä\u2028\"",
	`"\b\f\n\r\t\u0000\u001F\u007f\\\""`: `"\b\f\n\r\t\u0000\u001f` + "\x7f" + `\\\""`,
	`"\ud83d\uDE00"`:                     `"😀"`,
	`"\ud800x\udc00\ud83d\ud83d"`:        `"\ud800x\udc00\ud83d\ud83d"`,
	`{"\udc00":[{"":null},[[]]]}`:        `{"\udc00":[{"":null},[[]]]}`,
	`"` + "\ufffd" + `"`:                 `"` + "\ufffd" + `"`,
}

// bad are texts that are not JSON, with the diagnostic.
var bad = map[string]string{
	``:                         `f:1:1: error ASL0004: the text is empty`,
	" \n ":                     `f:2:2: error ASL0004: the text is empty`,
	"\ufeff":                   `f:1:1: error ASL0004: the text is empty`,
	`{"a": 1,}`:                `f:1:8: error ASL0001: a comma stands before the closing } (remove the comma)`,
	"[\n  1,\n  ]":             `f:2:4: error ASL0001: a comma stands before the closing ] (remove the comma)`,
	`{"a":1,,"b":2}`:           `f:1:8: error ASL0001: a comma stands where a value is expected`,
	`{"a" 1}`:                  `f:1:6: error ASL0001: invalid character '1' after object name (expecting ':')`,
	`{"a":1 "b":2}`:            `f:1:8: error ASL0001: invalid character '"' after object value`,
	`{a:1}`:                    `f:1:2: error ASL0001: a member name is not in double quotes`,
	`{1:2}`:                    `f:1:2: error ASL0001: a member name is not in double quotes`,
	`{'a':1}`:                  `f:1:2: error ASL0001: invalid character '\'' at start of value (put strings`,
	"{\n // c\n}":              `f:2:2: error ASL0001: invalid character '/' at start of value (JSON has no comments`,
	"{\"ä\": \"x\ny\"}":        `f:1:9: error ASL0001: invalid character '\n' in string`,
	"{\r\n\"a\":tru}":          `f:2:8: error ASL0001: invalid character '}' in literal true`,
	"{\r\"a\":01}":             `f:2:6: error ASL0001: invalid character '1' after object value`,
	`{"a":+1}`:                 `f:1:6: error ASL0001: invalid character '+' at start of value (a JSON number`,
	`{"a":NaN}`:                `f:1:6: error ASL0001: NaN is no JSON value: JSON has no such number (write a number, null, or a string)`,
	`[-Infinity]`:              `f:1:2: error ASL0001: Infinity is no JSON value: JSON has no such number (write a number, null, or a string)`,
	`{"a":True}`:               `f:1:6: error ASL0001: True is no JSON value (write true / false / null)`,
	`[1, None]`:                `f:1:5: error ASL0001: None is no JSON value (write true / false / null)`,
	`[undefined]`:              `f:1:2: error ASL0001: undefined is no JSON value (write true / false / null)`,
	`False`:                    `f:1:1: error ASL0001: False is no JSON value (write true / false / null)`,
	`{"a":nil}`:                `f:1:6: error ASL0001: nil is no JSON value (write true / false / null)`,
	`{True:1}`:                 `f:1:2: error ASL0001: a member name is not in double quotes`,
	`{"a":1, None}`:            `f:1:9: error ASL0001: a member name is not in double quotes`,
	`[trUe]`:                   `f:1:4: error ASL0001: invalid character 'U' in literal true`,
	`{"a":"\x"}`:               `f:1:7: error ASL0001: invalid escape sequence`,
	`[1`:                       `f:1:3: error ASL0001: the text ends before the JSON value does (complete the value; the array that starts at f:1:1 has no closing ])`,
	"{\"a\": {\n":              `f:2:1: error ASL0001: the text ends before the JSON value does (complete the value; the object that starts at f:1:7 has no closing })`,
	`"abc`:                     `f:1:5: error ASL0001: the text ends before the JSON value does (complete the value)`,
	`{"a":1]`:                  `f:1:7: error ASL0001: invalid character ']' after object value`,
	`]`:                        `f:1:1: error ASL0001: invalid character ']' at start of value`,
	`{} {}`:                    `f:1:4: error ASL0005: text goes on after the end of the JSON value`,
	"{}\n}":                    `f:2:1: error ASL0005: text goes on after the end of the JSON value`,
	"[\"a\n\xff\"]":            `f:2:1: error ASL0002: byte 0xff is not UTF-8 (save the file as UTF-8)`,
	strings.Repeat("[", 10001): `f:1:10001: error ASL0003: values are nested more than 10000 levels deep`,
}

func TestParse(t *testing.T) {
	for text, want := range good {
		require.Equal(t, want, string(parse(t, text).AppendJSON(nil, "")), "%q", text)
		require.Equal(t, text, parse(t, text).Text())
	}
}

func TestParseRefusesOtherText(t *testing.T) {
	for text, want := range bad {
		v, list := jsontree.Parse("f", []byte(text))
		require.Nil(t, v, "%q", text)
		require.Len(t, list, 1, "%q", text)
		require.True(t, strings.HasPrefix(list[0].String(), want), "%.40q\n%.200s\n%s", text, list[0], want)
		require.NotEmpty(t, list[0].Help)
		require.Error(t, list.Err())
	}
}

func TestDeepNesting(t *testing.T) {
	deep := strings.Repeat("[", 10000) + strings.Repeat("]", 10000)
	v := parse(t, deep)
	require.Equal(t, deep, string(v.AppendJSON(nil, "")))
	require.True(t, jsontree.Equal(v, parse(t, deep)))
}

func TestPlaces(t *testing.T) {
	const text = "{\n\t\"ä\": [1, \"x\"],\r\n  \"b\": {\"c\": -1.50}\r}\n"
	v := parse(t, text)
	for pointer, want := range map[string][3]string{
		"":     {"f:1:1", "f:4:2", text[:len(text)-1]},
		"/ä":   {"f:2:7", "f:2:15", `[1, "x"]`},
		"/ä/1": {"f:2:11", "f:2:14", `"x"`},
		"/b":   {"f:3:8", "f:3:20", `{"c": -1.50}`},
		"/b/c": {"f:3:14", "f:3:19", `-1.50`},
	} {
		at := v.Lookup(pointer)
		require.NotNil(t, at, pointer)
		require.Equal(t, want, [3]string{at.Pos().String(), at.End().String(), string(at.Raw())}, pointer)
	}
	require.Equal(t, "f:2:2", v.PosAt(v.Members()[0].NamePos).String())
	require.Equal(t, "f:3:3", v.PosAt(v.Members()[1].NamePos).String())
	require.False(t, v.PosAt(-1).IsValid())
	require.False(t, v.PosAt(1000).IsValid())
	require.Empty(t, v.Get("b").Text(), "a part has no text of its own")
}

func TestDefs(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range jsontree.Defs() {
		require.Regexp(t, `^ASL00\d\d$`, d.Code)
		require.False(t, seen[d.Code], d.Code)
		seen[d.Code] = true
		for _, text := range []string{d.Title, d.Doc, d.Spec, d.Bad, d.Good} {
			require.NotEmpty(t, text, d.Code)
		}
		if d.Code == "ASL0003" || d.Code == "ASL0006" {
			continue // their examples are told, not written out
		}
		read := jsontree.Parse
		if d.Code >= "ASL0010" {
			read = jsontree.ParseYAML
		}
		_, list := read("", []byte(d.Bad))
		require.Len(t, list, 1, d.Code)
		require.Equal(t, d.Code, list[0].Code)
		_, list = read("", []byte(d.Good))
		require.Empty(t, list, d.Code)
	}
}
