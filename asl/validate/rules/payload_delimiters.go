package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// payloadDelimiters reports JSONata expressions in JSONPath states.
var payloadDelimiters = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3205", Severity: diag.Warning,
		Title: "JSONata expression in a JSONPath state",
		Doc: "Only JSONata states evaluate what stands between {% and %}. In a JSONPath state the text is a constant. The language of " +
			"a state is its own QueryLanguage or else that of the machine, JSONPath when absent.",
		Spec: spec + "#query-language",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a": "{% 1 + 1 %}"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": {"a": "{% 1 + 1 %}"}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		eachPayload(p, func(t *validate.Template) {
			eachMember(t.Value, t.Pointer, func(m *payloadMember) {
				if m.value.Kind() == jsontree.String && !m.dynamic() && validate.IsExpression(m.value.Str()) {
					p.Report(m.pointer(), "%q is a JSONata expression, which a JSONPath state does not evaluate", m.name).
						Help("give the state \"QueryLanguage\": \"JSONata\", or write a path under the name %q", m.name+".$")
				}
			})
		})
	},
}
