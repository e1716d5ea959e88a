package rules

import (
	"slices"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// repeatedName reports an error name that stands twice in one ErrorEquals.
var repeatedName = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1104", Severity: diag.Warning,
		Title: "error name stands twice in ErrorEquals",
		Doc:   "The second one has no effect. Another name is likely to be meant.",
		Spec:  spec + "#errors",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "Retry": [{"ErrorEquals": ["Busy", "Busy"]}], "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "Retry": [{"ErrorEquals": ["Busy", "Down"]}], "End": true}}}`,
	},
	Check: func(p *validate.Pass) {
		eachName(p, func(h *handler, i int, name string) {
			if first := slices.Index(h.names, name); name != "" && first < i {
				p.Report(h.nameAt(i), "%q stands twice in ErrorEquals", name).Help("delete it, or write the name that is meant").
					Related(h.nameAt(first), "the first one")
			}
		})
	},
}
