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
	ByState: true,
	Check: func(p *validate.Pass) {
		eachPayload(p, func(t *validate.Template) {
			eachMember(t.Value, t.Pointer, func(m *payloadMember) {
				text := m.value.Str() // of a value that is no string, the schema tells
				if !m.dynamic() || m.value.Kind() != jsontree.String || strings.HasPrefix(text, "$") || looksLikeCall(text) {
					return
				}
				p.Report(m.pointer(), "%q is %q, which is neither a path nor a call of an intrinsic function", m.name, text).
					Help("%s", payloadHelp(text))
			})
		})
	},
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
