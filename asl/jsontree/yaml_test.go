package jsontree_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// goodYAML are YAML texts with their compact JSON.
var goodYAML = map[string]string{
	"a: 1":                                `{"a":1}`,
	"- x\n- 'y'":                          `["x","y"]`,
	"plain":                               `"plain"`,
	"~":                                   `null`,
	"---\na: b\n...\n# end\n":             `{"a":"b"}`,
	"%YAML 1.2\n---\na: b":                `{"a":"b"}`,
	"\ufeff# x\r\n\n%YAML 1.2\n---\na: 1": `{"a":1}`,
	"\ufeffa: 1":                          `{"a":1}`,
	"a: 1\r\nb: 2\r\n":                    `{"a":1,"b":2}`,
	// scalars of the core schema
	"[1, -1, +1, 007, 0o17, 0x1F, 1.50, 1., .5, -.5e3, 1e3, +1.0]":                           `[1,-1,1,7,15,31,1.50,1,0.5,-0.5e3,1e3,1.0]`,
	"[true, True, FALSE, null, NULL, ~, ]":                                                   `[true,true,false,null,null,null]`,
	"{a: yes, b: off, c: 1_000, d: 0b1, e: 1:30, f: .inf, g: -.INF, h: .nan, i: 0xg, j: 1e}": `{"a":"yes","b":"off","c":"1_000","d":"0b1","e":"1:30","f":".inf","g":"-.INF","h":".nan","i":"0xg","j":"1e"}`,
	"[2024-01-02, 2024-01-02T03:04:05Z, 2024-01-02 03:04:05]":                                `["2024-01-02","2024-01-02T03:04:05Z","2024-01-02 03:04:05"]`,
	"[\"1\", '2', !!str 3, !!int \"4\", !!float 5, !!bool \"true\", !!null \"\", !!int x]":   `["1","2","3",4,5,true,null,"x"]`,
	"a:\nb: \"\"\n":                     `{"a":null,"b":""}`,
	"a: |\n  x\n  y\nb: >-\n  x\n  y\n": `{"a":"x\ny\n","b":"x y"}`,
	"a: !!binary aGk=":                  `{"a":"aGk="}`,
	"a: !Sub '${B}-x'\nb: !GetAtt C.Arn\nc: !Join [\"-\", [a, 1]]\nd: !If {x: 2}\ne: !Ref 5": `{"a":"${B}-x","b":"C.Arn","c":["-",["a",1]],"d":{"x":2},"e":"5"}`,
	"a: \"{% $x %}\"\nb: '{% ''y'' %}'": `{"a":"{% $x %}","b":"{% 'y' %}"}`,
	// keys
	"1: a\ntrue: b\nnull: c\n\"d\": e\n2024-01-01: f\n": `{"1":"a","true":"b","null":"c","d":"e","2024-01-01":"f"}`,
	"a: 1\nb: 2\na: 3\n": `{"a":1,"b":2,"a":3}`,
	"? a\n: 1\n? b\n":    `{"a":1,"b":null}`,
	"&k a: 1\nb: *k\n":   `{"a":1,"b":"a"}`,
	"&k a: 1\n*k : 2\n":  `{"a":1,"a":2}`,
	// aliases and merge keys
	"a: &x {b: 1}\nc: *x\nd: [*x, *x]":                             `{"a":{"b":1},"c":{"b":1},"d":[{"b":1},{"b":1}]}`,
	"a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n  e: 4":             `{"a":{"b":1,"c":2},"d":{"b":1,"c":3,"e":4}}`,
	"a: &x {b: 1}\nd: &y {b: 2, c: 3}\ne:\n  f: 0\n  <<: [*x, *y]": `{"a":{"b":1},"d":{"b":2,"c":3},"e":{"f":0,"b":1,"c":3}}`,
	"a:\n  <<: {b: 1}\n  <<: {b: 2, c: 3}":                         `{"a":{"b":1,"c":3}}`,
	"\"<<\": 1":                                                    `{"<<":1}`,
	"a: &e\nb: *e":                                                 `{"a":null,"b":null}`,
}

// badYAML are texts that are not one YAML document, with the diagnostic.
var badYAML = map[string]string{
	"":                            "f:1:1: error ASL0004",
	"# only\n":                    "f:2:1: error ASL0004",
	"a: b\nc: d\n\te: f\n":        "f:3:2: error ASL0011: found a tab character that violates indentation (indent with spaces",
	"a: b\nc:\n\td: f\ng: h":      "f:3:1: error ASL0011: found character that cannot start any token (indent with spaces",
	"a: b: c\n":                   "f:1:5: error ASL0011: mapping values are not allowed",
	"x: 1\na: b\n  c: d\nz: 2\n":  "f:3:4: error ASL0011: mapping values are not allowed",
	"a: [1,\n 2\nb: c\n":          "f:3:1: error ASL0011: did not find expected ',' or ']' (close the bracket",
	"a: {x: 1\nb: c\n":            "f:2:1: error ASL0011: did not find expected ',' or '}'",
	"a: 'foo\nb: c\n":             "f:3:1: error ASL0011: found unexpected end of stream (close the quotes",
	"a:\n  - b\n c: d\ne: f\n":    "f:3:2: error ASL0011: did not find expected key",
	"a: 1\nb: 2\nc\nd: 3\n":       "f:3:1: error ASL0011: could not find expected ':'",
	"a: @foo\nb: c\n":             "f:1:4: error ASL0011: found character that cannot start any token (put the value in quotes)",
	"a: 1\nb: `x`\n":              "f:2:4: error ASL0011: found character that cannot start",
	"- a\nb: c\n":                 "f:2:1: error ASL0011: did not find expected '-' indicator",
	"a: b\n- c\n":                 "f:2:1: error ASL0011: did not find expected key",
	"a: b\n}\n":                   "f:2:1: error ASL0011: did not find expected key",
	"x:\n  y: 1\n  z: *b\nw: 3\n": "f:3:6: error ASL0011: unknown anchor 'b' referenced (define the anchor",
	"States:\n  A:\n    Type: Pass\n    Next: B\n   End: true\n  B:\n    Type: Succeed\n": "f:5:4: error ASL0011: did not find expected key",
	"States:\n  A:\n    Type: Pass\n    Comment: foo: bar\n":                              "f:4:17: error ASL0011: mapping values are not allowed",
	"a: 1\n---\nb: 2\n":      "f:2:1: error ASL0012: a second YAML document starts here",
	"a: 1\n--- # end\n...\n": "f:2:1: error ASL0012",
	"a: 1\n---\nb: [\n":      "f:3:",
	"a: &x\n  b: *x\n":       `f:2:6: error ASL0013: the alias "x" stands inside its own anchor`,
	"? [a, b]\n: 1\n":        "f:1:3: error ASL0014: a key is a mapping or a list",
	"a:\n  <<: 1\n":          "f:2:7: error ASL0014: the merge key has a value of type number",
	"a:\n  <<: [1]\n":        "f:2:7: error ASL0014: the merge key has a value of type number",
	"a: \"\xff\"":            "f:1:5: error ASL0002",
	"a: \"x\u0001y\"\n":      "f:1:",
}

func TestParseYAML(t *testing.T) {
	for text, want := range goodYAML {
		v, list := jsontree.ParseYAML("f", []byte(text))
		require.Empty(t, list, "%q", text)
		require.Equal(t, want, string(v.AppendJSON(nil, "")), "%q", text)
		require.Equal(t, text, v.Text())
		require.Nil(t, v.Raw())
		require.False(t, v.End().IsValid())
		require.True(t, v.Pos().IsValid())
	}
}

func TestParseYAMLRefusesOtherText(t *testing.T) {
	for text, want := range badYAML {
		v, list := jsontree.ParseYAML("f", []byte(text))
		require.Nil(t, v, "%q", text)
		require.Len(t, list, 1, "%q", text)
		require.True(t, strings.HasPrefix(list[0].String(), want), "%q\n%s\n%s", text, list[0], want)
		require.NotEmpty(t, list[0].Help)
	}
}

func TestAliasBombs(t *testing.T) {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 9; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s*a%d]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 8), i-1)
	}
	v, list := jsontree.ParseYAML("f", []byte(b.String()))
	require.Nil(t, v)
	require.Len(t, list, 1)
	require.Equal(t, "ASL0013", list[0].Code)

	v, list = jsontree.ParseYAML("f", []byte(strings.Repeat("[", 20000)))
	require.Nil(t, v)
	require.Len(t, list, 1)
}

func TestYAMLPlaces(t *testing.T) {
	const text = "\ufeff# head\r\nä: &x\r\n  \"b\": 1\r\n\r\nc: [d, \"\u2028\",\n  e]\nf: *x\ng: 😀\n"
	v, list := jsontree.ParseYAML("f", []byte(text))
	require.Empty(t, list)
	for pointer, want := range map[string]string{
		"": "f:2:1", "/ä": "f:2:4", "/ä/b": "f:3:8", "/c": "f:5:4", "/c/0": "f:5:5", "/c/1": "f:5:8", "/c/2": "f:6:3", "/f": "f:2:4", "/g": "f:8:4",
	} {
		require.Equal(t, want, v.Lookup(pointer).Pos().String(), pointer)
	}
	require.Equal(t, "f:3:3", v.PosAt(v.Get("ä").Members()[0].NamePos).String())
	require.Equal(t, "f:7:1", v.PosAt(v.Members()[2].NamePos).String())
}
