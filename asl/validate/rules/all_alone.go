package rules

import (
	"slices"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// allAlone reports States.ALL beside other names.
var allAlone = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1101", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "States.ALL does not stand alone in ErrorEquals",
		Doc:   "States.ALL stands for every error, so other names beside it have no meaning; Step Functions refuses the machine.",
		Spec:  spec + "#errors",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "Retry": [{"ErrorEquals": ["States.ALL", "Busy"]}], "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "Retry": [{"ErrorEquals": ["States.ALL"]}], "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		eachName(p, func(h *handler, i int, name string) {
			if name != statesALL || i != slices.Index(h.names, statesALL) {
				return
			}
			if !slices.ContainsFunc(h.names, func(n string) bool { return n != statesALL }) {
				return // twice the same is another finding
			}
			p.Report(h.nameAt(i), "\"ErrorEquals\" of the %s names %q beside other errors", h.kind(), name).
				Help("leave States.ALL alone, or give it a %s of its own behind this one", h.kind())
		})
	},
}
