package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// payloadJSONata reports names that end in .$ in JSONata states.
var payloadJSONata = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3205", Severity: diag.Warning,
		Title: "name ends in .$ in a JSONata state",
		Doc: "Names that end in .$ belong to the payload templates of JSONPath states. In a JSONata state they stay as they are, and " +
			"their values are constants: an expression stands between {% and %}.",
		Spec: spec + "#query-language",
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Pass", "Output": {"a.$": "$.b"}, "End": true}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Pass", "Output": {"a": "{% $states.input.b %}"}, "End": true}}}`,
	},
	Check: func(p *validate.Pass) {
		for _, state := range p.States() {
			if !state.JSONata() {
				continue
			}
			for _, t := range state.Templates {
				eachMember(t.Value, t.Pointer, func(m *payloadMember) {
					variable := t.Field == "Assign" && m.object == t.Value // of their names the schema tells
					if m.dynamic() && !variable {
						p.Report(m.pointer(), "%q ends in .$, which says nothing in a JSONata state", m.name).
							Help("name the member %q, and write an expression: {%% $states.input %%}", strings.TrimSuffix(m.name, ".$"))
					}
				})
			}
		}
	},
}
