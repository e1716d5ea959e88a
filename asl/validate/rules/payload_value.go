package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// payloadValue reports members of payload templates that cannot be evaluated.
var payloadValue = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3201", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "member that ends in .$ is neither a path nor a call",
		Doc: "In a payload template a name that ends in .$ says that the value is evaluated. So the value is a string with a path or " +
			"the call of an intrinsic function in it.",
		Spec: spec + "#payload-template",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "b"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "$.b"}, "End": true}}}`,
	},
	Check: func(p *validate.Pass) {
		eachPayload(p, func(t *validate.Template) {
			eachMember(t.Value, t.Pointer(), func(m *payloadMember) {
				switch {
				case !m.dynamic():
				case m.value.Kind() != jsontree.String:
					p.Report(m.pointer, "%q is %s, but must be a string with a path or a call of an intrinsic function", m.name, typeName(m.value)).
						Help("write a path, or leave .$ out of the name for a constant")
				case !strings.HasPrefix(m.value.Str(), "$") && !looksLikeCall(m.value.Str()):
					p.Report(m.pointer, "%q is %q, which is neither a path nor a call of an intrinsic function", m.name, m.value.Str()).
						Help("%s", payloadHelp(m.value.Str()))
				}
			})
		})
	},
}

// typeName names the JSON type of a value for a message.
func typeName(v *jsontree.Value) string {
	switch v.Kind() {
	case jsontree.String:
		return "a string"
	case jsontree.Number:
		return "a number"
	case jsontree.Bool:
		return "a boolean"
	case jsontree.Array:
		return "an array"
	case jsontree.Object:
		return "an object"
	default:
		return "null"
	}
}

// payloadHelp says what a text may mean.
func payloadHelp(text string) string {
	trimmed := strings.TrimSpace(text)
	if trimmed != text && (strings.HasPrefix(trimmed, "$") || looksLikeCall(trimmed)) {
		return "write it without blanks before it"
	}
	name, _, found := strings.Cut(trimmed, "(")
	if f := intrinsic.Lookup(intrinsic.Prefix + name); found && f != nil {
		return "did you mean \"" + f.Name + "\"?"
	}
	return "a path begins with $, a call with " + intrinsic.Prefix + "; leave .$ out of the name for a constant"
}
