package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/validate"
)

// statesMember reports members of $states and of the context object that do not exist.
var statesMember = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3010", Severity: diag.Error,
		Title: "$states or the context object has no such member",
		Doc: "$states has the members input, result, errorOutput and context; the context object has Execution, State, StateMachine, Task " +
			"and Map. Names are written exactly so. What does not exist gives nothing, and an expression that gives nothing fails. " +
			"A name that resembles none of them is a warning: it may be newer than this tool. So is Map outside of a Map.",
		Spec: guide + "input-output-contextobject.html",
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": "{% $states.context.Execution.name %}"}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": "{% $states.context.Execution.Name %}"}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		expressions(p, func(s *validate.Site, _ jsonata.Node, refs *jsonata.Refs) {
			for _, v := range refs.Variables {
				if v.Name == "states" {
					member(p, s, v)
				}
			}
		})
	},
}

// statesMembers are those of $states.
var statesMembers = members{
	"input": nil, "result": nil,
	"errorOutput": {"Error": nil, "Cause": nil},
	"context":     contextMembers,
}

// member judges the names behind $states.
func member(p *validate.Pass, s *validate.Site, v jsonata.VariableRef) {
	known := statesMembers
	for i, name := range v.Path {
		below, ok := known[name]
		if !ok {
			names := known.names()
			owner := strings.Join(append([]string{"$states"}, v.Path[:i]...), ".")
			f := p.ReportIn(s, v.Steps[i].Start, v.Steps[i].End, "%q reads %q of %q, which has no such member", s.Place(), name, owner)
			if nearest := diag.Nearest(name, names); nearest != "" {
				f.Help("did you mean %q?", nearest)
			} else {
				f.Severity(diag.Warning).Help("its members: %s", strings.Join(names, ", "))
			}
			return
		}
		if i == 1 && v.Path[0] == "context" && name == "Map" && !inMap(s.State) {
			p.ReportIn(s, v.Start, v.Steps[i].End, "%q reads \"$states.context.Map\", which exists in a Map only", s.Place()).
				Severity(diag.Warning).Help("here it gives nothing, and an expression that gives nothing fails")
			return
		}
		if known = below; known == nil {
			return
		}
	}
}
