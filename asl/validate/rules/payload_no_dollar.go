package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// payloadNoDollar reports paths and calls in payload templates that are not evaluated.
var payloadNoDollar = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3203", Severity: diag.Warning, AWS: "NO_DOLLAR",
		Title: "path or call is not evaluated because its name does not end in .$",
		Doc: "In a payload template only members whose names end in .$ are evaluated. The value of any other member is used as it " +
			"stands, also when it looks like a path or the call of an intrinsic function. So is a template that is one string.",
		Spec: spec + "#payload-template",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a": "$.b"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "$.b"}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		eachPayload(p, func(t *validate.Template) {
			eachMember(t.Value, t.Pointer, func(m *payloadMember) {
				if m.dynamic() {
					return
				}
				if kind := looksEvaluated(m.value); kind != "" {
					p.Report(m.pointer(), "%q is %q, which looks like %s and is not evaluated", m.name, m.value.Str(), kind).
						Help("name the member %q", m.name+".$")
				}
			})
		})
		eachWholePayload(p, func(s *validate.State, v *jsontree.Value, tokens ...string) {
			if kind := looksEvaluated(v); kind != "" {
				help := "write an object with members such as \"name.$\""
				if tokens[0] == "Parameters" {
					help += ", or pick the input with InputPath"
				}
				p.Report(s.At(tokens...), "%q is %q, which looks like %s and is not evaluated", tokens[len(tokens)-1], v.Str(), kind).
					Help("%s", help)
			}
		})
	},
}
