package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/validate"
)

// callTemplate reports templates that have another number of {} than arguments.
var callTemplate = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3109", Severity: diag.Error,
		Title: "template of States.Format does not go with its arguments",
		Doc: "Each {} in the first argument stands for one of the others, so there are as many of both. A brace that is text has a " +
			"backslash before it. Otherwise the state fails whenever it is reached, with States.IntrinsicFailure.",
		Spec: spec + "#appendix-b",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "States.Format('{} {}', $.a)"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "States.Format('{} {}', $.a, $.b)"}, "End": true}}}`,
	},
	ByState: true,
	Check:   func(p *validate.Pass) { reportFaults(p, intrinsic.Template) },
}
