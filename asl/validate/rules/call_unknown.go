package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/validate"
)

// callUnknown reports names that no intrinsic function has.
var callUnknown = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3106", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "intrinsic function does not exist",
		Doc:   "Step Functions has 18 intrinsic functions. Their names are spelt as listed, in upper and lower case.",
		Spec:  spec + "#appendix-b",
		Bad:   `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "States.format('{}', $.a)"}, "End": true}}}`,
		Good:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "States.Format('{}', $.a)"}, "End": true}}}`,
	},
	ByState: true,
	Check:   func(p *validate.Pass) { reportFaults(p, intrinsic.UnknownFunction) },
}
