package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// statesErrorOutput reports reads of $states.errorOutput outside of catchers.
var statesErrorOutput = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3009", Severity: diag.Error, AWS: "UNSUPPORTED_JSONATA_EXPRESSION",
		Title: "$states.errorOutput is read outside of a catcher",
		Doc: "$states.errorOutput holds the Error and the Cause that a catcher caught. It exists in the Output and the Assign of that " +
			"catcher only; for the states after it, one of these has to keep it.",
		Spec: jsonataGuide,
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Fail", "Cause": "{% $states.errorOutput.Cause %}"}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 60,` +
			` "Arguments": {"FunctionName": "total"},` +
			` "Catch": [{"ErrorEquals": ["States.ALL"], "Output": "{% $states.errorOutput %}", "Next": "B"}], "End": true},` +
			` "B": {"Type": "Fail", "Cause": "{% $states.input.Cause %}"}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		statesReads(p, "errorOutput", func(s *validate.Site, start, end int) {
			if s.Part == validate.InCatch {
				return
			}
			f := p.ReportIn(s, start, end, "%q reads \"$states.errorOutput\", which exists in a catcher only", s.Place())
			if hasResult(s.State.Kind()) {
				f.Help("read it in the \"Output\" or \"Assign\" of a catcher")
			} else {
				f.Help("without an \"Output\" of its own, the catcher that leads here makes the error the input: \"$states.input\"")
			}
		})
	},
}
