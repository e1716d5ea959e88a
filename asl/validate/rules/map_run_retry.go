package rules

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// mapRunRetry reports retriers that start a whole Map Run again.
var mapRunRetry = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1214", Severity: diag.Advice,
		Title: "Retry of a distributed Map runs all items again",
		Doc: "A retry of the Map starts a new Map Run over all items, those included that were done. Retriers inside the processor " +
			"try one item again, and a redrive of the execution runs only the children that failed.",
		Spec: guide + "redrive-map-run.html",
		Bad:  distributedExample(`"Retry": [{"ErrorEquals": ["States.ExceedToleratedFailureThreshold"], "JitterStrategy": "FULL"}]`),
		Good: distributedExample(`"ToleratedFailurePercentage": 5`),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		mapsOf(p, func(s *validate.State, m *asl.Map, distributed bool) {
			if distributed && len(m.Retry) > 0 {
				p.Report(s.At("Retry"), `"Retry" of the distributed Map %q starts a new Map Run over all items`, s.Name).AtName().
					Help("retry inside the processor, tolerate failures, or redrive the execution")
			}
		})
	},
}
