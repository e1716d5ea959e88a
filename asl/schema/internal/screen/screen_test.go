package screen

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/jsontree"
)

func parse(t *testing.T, text string) *jsontree.Value {
	v, list := jsontree.Parse("f", []byte(text))
	require.NoError(t, list.Err(), text)
	return v
}

// TestVerdicts gives values of which the verdict is known for each keyword.
func TestVerdicts(t *testing.T) {
	for schema, values := range map[string]map[verdict][]string{
		`true`:                            {yes: {`1`, `null`}},
		`false`:                           {no: {`1`, `null`}},
		`3`:                               {unsure: {`1`}},
		`{"type": "object"}`:              {yes: {`{}`}, no: {`[]`, `null`, `1`}},
		`{"type": "integer"}`:             {yes: {`1`, `-1`, `0`}, no: {`"1"`}, unsure: {`1.0`, `1.5`, `1e2`, `1234567890123456`}},
		`{"type": "number"}`:              {yes: {`1.5`, `1e99`}, no: {`true`}},
		`{"type": "no"}`:                  {unsure: {`1`}},
		`{"type": ["integer", "string"]}`: {yes: {`1`, `"a"`}, no: {`null`}, unsure: {`1.5`}},
		`{"type": ["integer", "number"]}`: {yes: {`1.5`}},
		`{"enum": ["a", true]}`:           {yes: {`"a"`, `true`}, no: {`false`, `"b"`, `1`, `{}`}},
		`{"enum": [1]}`:                   {unsure: {`1`, `2`}},
		`{"const": "a"}`:                  {yes: {`"a"`}, no: {`"b"`}},
		`{"const": "a", "enum": ["b"]}`:   {unsure: {`"a"`}},
		`{"minimum": 1, "maximum": 3}`:    {yes: {`1`, `3`, `"a"`}, no: {`0`, `4`}, unsure: {`1.5`}},
		`{"minimum": 1.5}`:                {unsure: {`2`}},
		`{"maxLength": 2}`:                {yes: {`"äö"`, `1`}, no: {`"abc"`}},
		`{"pattern": "^a"}`:               {yes: {`"ab"`, `1`}, no: {`"ba"`}},
		`{"minItems": 1, "items": {"type": "string"}}`:                   {yes: {`["a"]`, `1`}, no: {`[]`, `["a", 1]`}},
		`{"minProperties": 1, "additionalProperties": {"type": "null"}}`: {yes: {`{"a": null}`}, no: {`{}`, `{"a": 1}`}},
		`{"required": ["a"]}`: {yes: {`{"a": 1}`, `1`}, no: {`{}`}},
		`{"properties": {"a": {"const": "b"}}, "additionalProperties": false}`: {yes: {`{}`, `{"a": "b"}`}, no: {`{"a": 1}`, `{"b": 1}`}},
		`{"patternProperties": {"^x": true}, "additionalProperties": false}`:   {yes: {`{"x1": 1}`}, no: {`{"y": 1}`}},
		`{"propertyNames": {"maxLength": 1}}`:                                  {yes: {`{"a": 1}`}, no: {`{"ab": 1}`}},
		`{"propertyNames": {"not": {"const": "a"}}}`:                           {yes: {`{"b": 1}`}, no: {`{"a": 1}`}},
		`{"propertyNames": false}`:                                             {yes: {`{}`}, no: {`{"a": 1}`}},
		`{"dependencies": {"a": ["b"], "c": {"required": ["d"]}}}`:             {yes: {`{"b": 1}`, `{"a": 1, "b": 1}`}, no: {`{"a": 1}`, `{"c": 1}`}},
		`{"allOf": [{"minimum": 1}, {"maximum": 2}]}`:                          {yes: {`1`}, no: {`0`, `3`}},
		`{"not": {"type": "integer"}}`:                                         {yes: {`"a"`}, no: {`1`}, unsure: {`1.0`}},
		`{"if": {"minimum": 5}, "then": false, "else": {"maximum": 3}}`:        {yes: {`1`}, no: {`5`, `4`}, unsure: {`1.5`}},
		`{"then": false}`:   {yes: {`1`}},
		`{"oneOf": [true]}`: {unsure: {`1`}},
		`{"$ref": "#/definitions/a", "minimum": 7, "definitions": {"a": {"maximum": 5}}}`: {yes: {`5`}, no: {`6`}},
		`{"$ref": "#/definitions/b"}`: {unsure: {`5`}},
		`{"items": {"$ref": "#/definitions/a"}, "definitions": {"a": {"items": {"$ref": "#/definitions/a"}, "type": "array"}}}`: {
			yes: {`[[[]]]`}, no: {`[[1]]`}},
	} {
		screen := New(parse(t, schema))
		for want, texts := range values {
			for _, text := range texts {
				require.Equal(t, want, screen.root.judge(parse(t, text)), "%s by %s", text, schema)
				require.Equal(t, want == yes, screen.Accepts(parse(t, text)))
			}
		}
	}
}
