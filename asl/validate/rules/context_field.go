package rules

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/validate"
)

// contextMembers are the members of the objects of the context object. What lies below the members of these objects is data,
// except under Map.Item.
var contextMembers = map[string][]string{
	"":             {"Execution", "State", "StateMachine", "Task", "Map"},
	"Execution":    {"Id", "Input", "Name", "RoleArn", "StartTime", "RedriveCount", "RedriveTime"},
	"State":        {"EnteredTime", "Name", "RetryCount"},
	"StateMachine": {"Id", "Name"},
	"Task":         {"Token"},
	"Map":          {"Item"},
	"Map.Item":     {"Index", "Value", "Key", "Source"},
}

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
	Check: func(p *validate.Pass) {
		for _, site := range p.Sites() {
			if site.Field == "ResultPath" {
				continue // it names no place to read
			}
			site.EachPath(func(path *jsonpath.Path) {
				if path.Root != jsonpath.Context {
					return
				}
				at, parent, ok := unknownContextField(path)
				if ok {
					return
				}
				object := "the context object"
				if parent != "" {
					object = "$$." + parent
				}
				p.ReportIn(site, at.Start, at.End, "%s: %q is not a member of %s", site.Place(), at.Value, object).
					Help("%s", memberHelp(at.Value, contextMembers[parent]))
			})
		}
	},
}

// unknownContextField returns the first name in a path that the object before it does not have.
func unknownContextField(path *jsonpath.Path) (at *jsonpath.Name, parent string, ok bool) {
	for _, step := range path.Steps {
		name, isName := step.(*jsonpath.Name)
		members := contextMembers[parent]
		if !isName || members == nil {
			return nil, "", true
		}
		if !slices.Contains(members, name.Value) {
			return name, parent, false
		}
		if parent != "" {
			parent += "."
		}
		parent += name.Value
	}
	return nil, "", true
}

// memberHelp says which member may be meant, or which there are.
func memberHelp(name string, members []string) string {
	if near := diag.Nearest(name, members); near != "" {
		return "did you mean \"" + near + "\"?"
	}
	return "members are " + strings.Join(members, ", ")
}
