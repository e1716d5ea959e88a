package rules

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// labelUnique reports labels that two Maps have.
var labelUnique = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1208", Severity: diag.Error, AWS: "DUPLICATE_LABEL_NAME",
		Title: "two Maps have the same Label",
		Doc: "A Label is a part of the names of the Map Runs, so that it must be unique in the whole machine, also between " +
			"scopes. A Map without Label gets one of its own.",
		Spec: guide + "state-map-distributed.html",
		Bad:  twoMapsExample("load", "load"),
		Good: twoMapsExample("load", "check"),
	},
	Check: func(p *validate.Pass) {
		first := map[string]*validate.State{}
		mapsOf(p, func(s *validate.State, m *asl.Map, distributed bool) {
			if !distributed || m.Label == nil || *m.Label == "" {
				return
			}
			if other := first[*m.Label]; other != nil {
				p.Report(s.At("Label"), `"Label" is %q, as that of the state %q`, *m.Label, other.Name).
					Help("give every distributed Map a Label of its own, or none").
					Related(other.At("Label"), "the first one is here")
				return
			}
			first[*m.Label] = s
		})
	},
}

// twoMapsExample returns a machine of two distributed Maps, for examples.
func twoMapsExample(label, other string) string {
	processor := func(state string) string {
		return `"ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, ` +
			`"StartAt": "` + state + `", "States": {"` + state + `": {"Type": "Succeed"}}}`
	}
	return `{"StartAt": "A", "States": {"A": {"Type": "Map", "Next": "B", "Label": "` + label + `", ` + processor("X") + `}, ` +
		`"B": {"Type": "Map", "End": true, "Label": "` + other + `", ` + processor("Y") + `}}}`
}
