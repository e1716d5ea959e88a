package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/validate"
)

// jsonataEval reports uses of $eval.
var jsonataEval = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3004", Severity: diag.Error,
		Title: "$eval is not available",
		Doc: "Step Functions has all functions of JSONata 2.0.6 except $eval. To read a text that is JSON there is $parse; an expression " +
			"in a text cannot be evaluated.",
		Spec: jsonataGuide + "#jsonata-functions-provided-by-sfn",
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": "{% $eval($states.input.body) %}"}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": "{% $parse($states.input.body) %}"}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		expressions(p, func(s *validate.Site, _ jsonata.Node, refs *jsonata.Refs) {
			const name = "eval"
			report := func(start int) {
				if !assigned(p, s.State, name) {
					p.ReportIn(s, start, start+len("$"+name), "%q calls $eval, which Step Functions does not have", s.Place()).
						Help("to read JSON from a text, write $parse")
				}
			}
			for _, c := range refs.Calls {
				if c.Name == name && !c.Bare {
					report(c.Start)
				}
			}
			for _, v := range refs.Variables {
				if v.Name == name {
					report(v.Start)
				}
			}
		})
	},
}
