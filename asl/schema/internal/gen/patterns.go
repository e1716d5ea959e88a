package main

import (
	"github.com/invopop/jsonschema"

	"github.com/aslgen/aslgen/asl"
)

// pattern is a form that a string must have. The text says it in messages; the schema carries it as a $comment.
type pattern struct {
	regexp string
	text   string
	orExpr bool // in JSONata an expression may stand for the string
}

const expressionRegexp = `\{%[\s\S]*%\}`

var expression = pattern{regexp: "^" + expressionRegexp + "$", text: `a JSONata expression "{% … %}"`}

const (
	dateRegexp = `[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])`
	zoneRegexp = `(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])`
	timeRegexp = dateRegexp + `T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?` + zoneRegexp
)

var timestamp = pattern{regexp: timeRegexp, text: "an RFC 3339 time with a capital T and Z, such as 2030-01-31T12:00:00Z", orExpr: true}

// patterns are the forms of fields. A name in a template such as ${reader_arn} may stand for a Resource.
var patterns = map[string]pattern{
	"Wait.Timestamp":                        timestamp,
	"ChoiceRule.TimestampEquals":            timestamp,
	"ChoiceRule.TimestampLessThan":          timestamp,
	"ChoiceRule.TimestampGreaterThan":       timestamp,
	"ChoiceRule.TimestampLessThanEquals":    timestamp,
	"ChoiceRule.TimestampGreaterThanEquals": timestamp,
	"Map.Label": {
		regexp: `[^\s?*<>{}\[\]:;,\\|^~$#%&` + "`" + `"\x00-\x1f\x7f-\x9f]*`,
		text:   "text without white space, wildcards ? *, brackets < > { } [ ], control characters and : ; , \\ | ^ ~ $ # % & ` \"",
	},
	"ItemReader.Resource": {
		regexp: `arn:.*:states:::s3:(getObject|listObjectsV2)|.*\$\{.*`,
		text:   "arn:aws:states:::s3:getObject or arn:aws:states:::s3:listObjectsV2",
	},
	"ResultWriter.Resource": {
		regexp: `arn:.*:states:::s3:putObject|.*\$\{.*`,
		text:   "arn:aws:states:::s3:putObject",
	},
}

// setPattern holds the strings of a schema to a form.
func setPattern(s *jsonschema.Schema, p pattern, c context) {
	switch {
	case p == expression:
		s.Pattern, s.Comments = p.regexp, p.text
	case p.orExpr && c.state == asl.JSONata:
		s.Pattern = "^(" + p.regexp + "|" + expressionRegexp + ")$"
		s.Comments = p.text + ", or " + expression.text
	default:
		s.Pattern, s.Comments = "^("+p.regexp+")$", p.text
	}
}
