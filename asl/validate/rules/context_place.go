package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/validate"
)

// contextPlace reports parts of the context object that are read where they do not exist.
var contextPlace = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3113", Severity: diag.Warning,
		Title: "part of the context object does not exist here",
		Doc: "$$.Map.Item exists in a Map and in the states that it runs for each item, $$.Task.Token in the Parameters of a Task " +
			"that waits for the token. Elsewhere the path finds nothing and the state fails.",
		Spec: guide + "input-output-contextobject.html",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "$$.Map.Item.Index"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Map", "ItemSelector": {"a.$": "$$.Map.Item.Index"}, "End": true,` +
			` "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}}}}`,
	},
	Check: func(p *validate.Pass) {
		for _, site := range p.Sites() {
			site.EachPath(func(path *jsonpath.Path) {
				if path.Root != jsonpath.Context || len(path.Steps) < 2 || site.Field == "ResultPath" {
					return
				}
				first, isName := path.Steps[0].(*jsonpath.Name)
				second, both := path.Steps[1].(*jsonpath.Name)
				switch {
				case !isName || !both:
				case first.Value == "Map" && second.Value == "Item" && !inMap(site.State):
					p.ReportIn(site, path.Start, second.End, "%s reads $$.Map.Item, but the state is in no Map", site.Place()).
						Help("read the item in the ItemSelector of a Map, or in a state of its processor")
				case first.Value == "Task" && second.Value == "Token" && !waitsForToken(site.State):
					p.ReportIn(site, path.Start, second.End, "%s reads $$.Task.Token, but the state does not wait for a token", site.Place()).
						Help("a Task waits for its token when its Resource ends in .waitForTaskToken")
				}
			})
		}
	},
}

// inMap reports whether a state is a Map, or runs for an item of one.
func inMap(s *validate.State) bool {
	for ; s != nil; s = s.Scope.Owner {
		if s.Kind() == asl.TypeMap {
			return true
		}
	}
	return false
}

// waitsForToken reports whether a state is a Task that waits for its token, or may be one: a placeholder can hide that.
func waitsForToken(s *validate.State) bool {
	task, ok := s.Model.(*asl.Task)
	return ok && (strings.HasSuffix(task.Resource, ".waitForTaskToken") || validate.HasPlaceholder(task.Resource))
}
