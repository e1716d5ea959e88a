package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/validate"
)

// callConstant reports constant arguments of the wrong type or value.
var callConstant = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3108", Severity: diag.Error,
		Title: "argument of an intrinsic function never fits",
		Doc: "A literal, or the result of another call, has a type or a value that the function does not take. The state fails whenever it " +
			"is reached, with States.IntrinsicFailure.",
		Spec: guide + "intrinsic-functions.html",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "States.ArrayPartition($.list, 0)"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "States.ArrayPartition($.list, 4)"}, "End": true}}}`,
	},
	ByState: true,
	Check:   func(p *validate.Pass) { reportFaults(p, intrinsic.ArgumentType, intrinsic.ArgumentValue) },
}
