package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/validate"
)

// callNesting reports calls that are nested deeper than Step Functions allows.
var callNesting = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3110", Severity: diag.Error,
		Title: "too many intrinsic functions stand in each other",
		Doc: "Up to 10 intrinsic functions can be nested in a field. More than 10 that do not all stand in each other are a warning: whether " +
			"they count is not documented.",
		Spec: guide + "intrinsic-functions.html",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "States.JsonToString(States.JsonToString(States.JsonToString(States.JsonToString(States.JsonToString(States.JsonToString(States.JsonToString(States.JsonToString(States.JsonToString(States.JsonToString(States.JsonToString(States.JsonToString($))))))))))))"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "States.JsonToString(States.JsonToString(States.JsonToString($)))"}, "End": true}}}`,
	},
	ByState: true,
	Check:   func(p *validate.Pass) { reportFaults(p, intrinsic.Nesting, intrinsic.Many) },
}
