package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/validate"
)

// pathStates reports $states in a JSONPath state.
var pathStates = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3115", Severity: diag.Error,
		Title: "$states in a JSONPath state",
		Doc: "$states is there in JSONata states alone. In a JSONPath state $name reads a variable, and no variable can have the " +
			"name states, which is reserved.",
		Spec: spec + "#state-machine-variables",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "InputPath": "$states.input", "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "InputPath": "$", "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, site := range p.Sites() {
			if site.Field == "ResultPath" {
				continue // no variable can stand there
			}
			site.EachPath(func(path *jsonpath.Path) {
				if path.Root == jsonpath.Variable && path.Name == "states" {
					p.ReportIn(site, path.Start, path.RootEnd, "%q reads $states, which a JSONPath state does not have", site.Place()).
						Help("in a JSONPath state $ is the input, and $$ the context object")
				}
			})
		}
	},
}
