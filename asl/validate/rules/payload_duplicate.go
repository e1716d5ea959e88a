package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// payloadDuplicate reports members of payload templates that end up under the same name.
var payloadDuplicate = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3202", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "member stands twice, with .$ and without",
		Doc: "When a payload template is evaluated, .$ is taken from the names. Two members of one object must not have the same name " +
			"then.",
		Spec: spec + "#payload-template",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a": 1, "a.$": "$.b"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "$.b"}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		eachPayload(p, func(t *validate.Template) {
			eachMember(t.Value, t.Pointer, func(m *payloadMember) {
				name := strings.TrimSuffix(m.name, ".$")
				if !m.dynamic() || m.object.Get(name) == nil {
					return
				}
				p.Report(m.pointer(), "%q and %q give the same member %q", m.name, name, name).AtName().
					Help("keep one of both").Related(strings.TrimSuffix(m.pointer(), ".$"), "%q stands here", name)
			})
		})
	},
}
