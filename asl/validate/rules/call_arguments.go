package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/validate"
)

// callArguments reports calls with a wrong number of arguments.
var callArguments = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3107", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "intrinsic function has too many or too few arguments",
		Doc: "Each function takes a certain number of arguments. Only States.Array and States.Format take any number, and only the seed of " +
			"States.MathRandom may be left out.",
		Spec: spec + "#appendix-b",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "States.ArrayLength()"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "States.ArrayLength($.list)"}, "End": true}}}`,
	},
	ByState: true,
	Check:   func(p *validate.Pass) { reportFaults(p, intrinsic.ArgumentCount) },
}
