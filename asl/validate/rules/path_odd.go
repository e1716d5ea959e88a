package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/validate"
)

// pathOdd reports paths and calls that are read otherwise than they look.
var pathOdd = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3114", Severity: diag.Warning,
		Title: "path is read otherwise than it looks",
		Doc: "Step Functions accepts the text, but not all of it counts: the JSONPath library passes over what it does not " +
			"understand in brackets, takes double quotes for a part of the text, and reads no step widths. In the arguments of " +
			"an intrinsic function a backslash before most characters escapes nothing.",
		Spec: spec + "#path",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "OutputPath": "$.a[?(@.b == \"c\")]", "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "OutputPath": "$.a[?(@.b == 'c')]", "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, site := range p.Sites() {
			site.EachPath(func(path *jsonpath.Path) {
				for _, odd := range path.Odd {
					p.ReportIn(site, odd.Start, odd.End, "%q: %s", site.Place(), odd.Message).
						Help("write the path so that it says what is read")
				}
			})
		}
		reportFaults(p, intrinsic.Escape)
	},
}
