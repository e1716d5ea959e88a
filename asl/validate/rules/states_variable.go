package rules

import (
	"slices"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/validate"
)

// statesReads calls do for every read of $states.member, with the place of the read up to the member.
func statesReads(p *validate.Pass, member string, do func(s *validate.Site, start, end int)) {
	expressions(p, func(s *validate.Site, _ jsonata.Node, refs *jsonata.Refs) {
		for _, v := range refs.Variables {
			if v.Name == "states" && len(v.Path) > 0 && v.Path[0] == member {
				do(s, v.Start, v.Steps[0].End)
			}
		}
	})
}

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

// hasResult reports whether states of the type have a result.
func hasResult(kind asl.StateType) bool {
	return slices.Contains([]asl.StateType{asl.TypeTask, asl.TypeParallel, asl.TypeMap}, kind)
}

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
