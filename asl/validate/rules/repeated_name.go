package rules

import (
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
	ByState: true,
	Check: func(p *validate.Pass) {
		eachHandler(p, func(list []handler) {
			for i := range list {
				checkRepeated(p, &list[i])
			}
		})
	},
}

// checkRepeated reports each name once that a handler repeats.
func checkRepeated(p *validate.Pass, h *handler) {
	if len(h.names) < 2 {
		return
	}
	const told = -1
	first := make(map[string]int, len(h.names))
	for i, name := range h.names {
		at, again := first[name]
		if !again {
			first[name] = i
		}
		if !again || at == told || name == "" {
			continue
		}
		first[name] = told
		p.Report(h.nameAt(i), "%q stands twice in \"ErrorEquals\"", name).Help("delete it, or write the name that is meant").
			Related(h.nameAt(at), "the first one")
	}
}
