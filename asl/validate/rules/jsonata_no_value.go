package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/validate"
)

// jsonataNoValue reports expressions that never give a value which JSON can hold.
var jsonataNoValue = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3012", Severity: diag.Error,
		Title: "expression never gives a JSON value",
		Doc: "The result of an expression becomes JSON, which holds no functions. An expression that gives nothing at all fails with " +
			"States.QueryEvaluationError; $error does so on purpose.",
		Spec: jsonataGuide,
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": {"at": "{% $now %}"}}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": {"at": "{% $now() %}"}}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		expressions(p, func(s *validate.Site, n jsonata.Node, refs *jsonata.Refs) {
			at := n.Extent()
			switch jsonata.TypesOf(n, hides(p, s, refs)) {
			case jsonata.FunctionType:
				f := p.ReportIn(s, at.Start, at.End, "the result for %q is a function, which JSON cannot hold", s.Place())
				if v, ok := n.(*jsonata.Variable); ok {
					f.Help("call it: \"$%s(…)\"", v.Name)
				} else {
					f.Help("call the function, or give it to one such as $map")
				}
			case 0:
				if block, ok := n.(*jsonata.Block); ok && len(block.Exprs) == 0 {
					p.ReportIn(s, at.Start, at.End, "the expression for %q gives nothing", s.Place()).Help("write a value, or null")
				}
			}
		})
	},
}
