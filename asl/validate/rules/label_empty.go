package rules

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// labelEmpty reports labels without a character.
var labelEmpty = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1216", Severity: diag.Warning, AWS: "INVALID_LABEL_NAME",
		Title: "Label is empty",
		Doc:   "A Label names the Map Runs, and an empty text names nothing. A Map without Label gets one of its own.",
		Spec:  guide + "state-map-distributed.html",
		Bad:   distributedExample(`"Label": ""`),
		Good:  distributedExample(`"Label": "load"`),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		mapsOf(p, func(s *validate.State, m *asl.Map, distributed bool) {
			if distributed && m.Label != nil && *m.Label == "" {
				p.Report(s.At("Label"), `"Label" is empty`).Help("remove it, or write a name")
			}
		})
	},
}
