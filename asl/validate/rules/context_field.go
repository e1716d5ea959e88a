package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/validate"
)

// contextField reports fields that the context object does not have.
var contextField = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3112", Severity: diag.Warning,
		Title: "field of the context object is unknown",
		Doc: "A path that begins with $$ reads the context object. It has the objects Execution, State, StateMachine, Task and Map, " +
			"each with certain members. Step Functions accepts another name and fails when it reads it.",
		Spec: guide + "input-output-contextobject.html",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "InputPath": "$$.Executon.Id", "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "InputPath": "$$.Execution.Id", "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, site := range p.Sites() {
			if site.Field == "ResultPath" {
				continue // it names no place to read
			}
			site.EachPath(func(path *jsonpath.Path) {
				if path.Root != jsonpath.Context {
					return
				}
				at, object, known := unknownContextField(path)
				if at == nil {
					return
				}
				p.ReportIn(site, at.Start, at.End, "%q: %q is not a member of %s", site.Place(), at.Value, object).
					Help("%s", meant(diag.Nearest(at.Value, known.names()), "members are "+strings.Join(known.names(), ", ")))
			})
		}
	},
}

// unknownContextField returns the first name in a path that the object before it does not have, with that object and its members;
// nil when there is none.
func unknownContextField(path *jsonpath.Path) (at *jsonpath.Name, object string, known members) {
	object, known = "the context object", contextMembers
	for i, step := range path.Steps {
		name, isName := step.(*jsonpath.Name)
		if !isName || known == nil {
			return nil, "", nil
		}
		below, ok := known[name.Value]
		if !ok {
			return name, object, known
		}
		if i == 0 {
			object = "$$"
		}
		object, known = object+"."+name.Value, below
	}
	return nil, "", nil
}
