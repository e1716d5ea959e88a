package rules

import (
	"strconv"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/validate"
)

// jsonataArity reports calls with a number of arguments that the function does not take.
var jsonataArity = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3006", Severity: diag.Error,
		Title: "function is called with the wrong number of arguments",
		Doc: "A call with too few or too many arguments fails with States.QueryEvaluationError each time. The value before ~> is the " +
			"first argument. Some functions take their first argument from the context when it is left out. For the functions that " +
			"Step Functions adds, this is a warning: their behaviour is not published in full.",
		Spec: "https://docs.jsonata.org/string-functions",
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": "{% $split($states.input.name, ',', 2, true) %}"}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": "{% $states.input.name ~> $split(',') %}"}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		expressions(p, func(s *validate.Site, _ jsonata.Node, refs *jsonata.Refs) {
			for _, c := range refs.Calls {
				f, ok := jsonata.LookupFunction(c.Name)
				if !ok || c.Bare || c.Partial || f.Unavailable || f.Accepts(c.Args) || assigned(p, s.State, c.Name) {
					continue
				}
				finding := p.ReportIn(s, c.Start, c.End, "%q calls \"$%s\" with %s", s.Place(), c.Name, arguments(c.Args)).
					Help("it takes %s", arity(f))
				if f.AWS {
					finding.Severity(diag.Warning)
				}
			}
		})
	},
}

// arity says how many arguments a function takes.
func arity(f jsonata.Function) string {
	switch {
	case f.Max == jsonata.Unlimited:
		return "at least " + arguments(f.Min)
	case f.Min == f.Max:
		return arguments(f.Min)
	default:
		return strconv.Itoa(f.Min) + " to " + arguments(f.Max)
	}
}

func arguments(n int) string {
	switch n {
	case 0:
		return "no argument"
	case 1:
		return "1 argument"
	default:
		return strconv.Itoa(n) + " arguments"
	}
}
