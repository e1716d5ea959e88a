package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// callMisplaced reports intrinsic functions where only a path may stand.
var callMisplaced = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3104", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "intrinsic function where only a path may stand",
		Doc: "Intrinsic functions can be called in payload templates, under names that end in .$, and in ErrorPath and CausePath. " +
			"All other fields take a path alone.",
		Spec: spec + "#intrinsic-functions",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "InputPath": "States.Array($.a)", "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"list.$": "States.Array($.a)"}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, site := range p.Sites() {
			if isMisplacedCall(site) {
				p.Report(site.Pointer(), "%q calls an intrinsic function, but the field takes a path alone", site.Place()).
					Help("call the function in Parameters, ResultSelector or Assign, and name its result here")
			}
		}
	},
}
