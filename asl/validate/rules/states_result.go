package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// statesResult reports reads of $states.result where there is none.
var statesResult = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3008", Severity: diag.Error, AWS: "UNSUPPORTED_JSONATA_EXPRESSION",
		Title: "$states.result is read where it does not exist",
		Doc: "$states.result is the result of a Task, a Parallel or a Map. It exists in the Output and the Assign of that state; not " +
			"in its Arguments or its catchers, and not in a state of another type. Step Functions finds this when the machine is created.",
		Spec: jsonataGuide,
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": "{% $states.result.total %}"}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 60,` +
			` "Arguments": {"FunctionName": "total"}, "Output": "{% $states.result.Payload %}", "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		statesReads(p, "result", func(s *validate.Site, start, end int) {
			kind := s.State.Kind()
			switch has := hasResult(kind); {
			case !has:
				p.ReportIn(s, start, end, "%q reads \"$states.result\", which a %s does not have", s.Place(), kind).
					Help("the output of the state before is \"$states.input\"; keep a result by Assign to read it later")
			case s.Part == validate.InCatch:
				p.ReportIn(s, start, end, "%q reads \"$states.result\", but a catcher runs when there is none", s.Place()).
					Help("the error is in \"$states.errorOutput\"")
			case !s.In("Output") && !s.In("Assign"):
				p.ReportIn(s, start, end, "%q reads \"$states.result\" before there is one", s.Place()).
					Help("it can be read in \"Output\" and \"Assign\"")
			}
		})
	},
}
