package rules

import (
	"slices"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/validate"
)

// reportFaults reports the faults of some kinds in all calls of intrinsic functions.
func reportFaults(p *validate.Pass, kinds ...intrinsic.FaultKind) {
	for _, site := range p.Sites() {
		for _, fault := range site.Faults() {
			if !slices.Contains(kinds, fault.Kind) {
				continue
			}
			f := p.ReportIn(site, fault.Start, fault.End, "%q: %s", site.Place(), fault.Message).Help("%s", fault.Help)
			if fault.Kind == intrinsic.Many {
				f.Severity(diag.Warning)
			}
		}
	}
}
