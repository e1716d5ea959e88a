package rules

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// How many iterations of a Map, or child executions, Step Functions runs at the same time.
const (
	maxInlineConcurrency      = 40
	maxDistributedConcurrency = 10_000
)

// mapConcurrency reports a concurrency that is never reached.
var mapConcurrency = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1210", Severity: diag.Warning,
		Title: "MaxConcurrency is more than Step Functions runs at a time",
		Doc: "Of the items of a Map in the mode INLINE about 40 run at the same time, of the children of a distributed one 10,000. " +
			"A higher MaxConcurrency has no effect.",
		Spec: guide + "state-map-inline.html",
		Bad:  inlineExample(`"MaxConcurrency": 500`),
		Good: inlineExample(`"MaxConcurrency": 40`),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		mapsOf(p, func(s *validate.State, m *asl.Map, distributed bool) {
			n, ok := m.MaxConcurrency.Literal()
			switch {
			case !ok:
			case distributed && n > maxDistributedConcurrency:
				p.Report(s.At("MaxConcurrency"), `"MaxConcurrency" is %d; a distributed Map runs at most %d children at a time`, n, maxDistributedConcurrency).
					Help("write %d or less, or 0 for as many as there can be", maxDistributedConcurrency)
			case !distributed && n > maxInlineConcurrency:
				p.Report(s.At("MaxConcurrency"), `"MaxConcurrency" is %d; in the mode INLINE at most %d items run at a time`, n, maxInlineConcurrency).
					Help(`write %d or less, or set "Mode": "DISTRIBUTED" in "ProcessorConfig"`, maxInlineConcurrency)
			}
		})
	},
}
