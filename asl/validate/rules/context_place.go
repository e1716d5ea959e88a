package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/validate"
)

// contextPlace reports items of a Map that are read where there is no Map.
var contextPlace = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3113", Severity: diag.Warning,
		Title: "item of a Map is read outside of a Map",
		Doc: "$$.Map.Item exists in a Map and in the states that it runs for each item. Elsewhere the path finds nothing and the state " +
			"fails.",
		Spec: guide + "input-output-contextobject.html",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "$$.Map.Item.Index"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Map", "ItemSelector": {"a.$": "$$.Map.Item.Index"}, "End": true,` +
			` "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, site := range p.Sites() {
			site.EachPath(func(path *jsonpath.Path) {
				if path.Root != jsonpath.Context || len(path.Steps) < 2 || site.Field == "ResultPath" {
					return
				}
				first, isName := path.Steps[0].(*jsonpath.Name)
				second, both := path.Steps[1].(*jsonpath.Name)
				if isName && both && first.Value == "Map" && second.Value == "Item" && !inMap(site.State) {
					p.ReportIn(site, path.Start, second.End, "%q reads $$.Map.Item, but the state is in no Map", site.Place()).
						Help("read the item in the ItemSelector of a Map, or in a state of its processor")
				}
			})
		}
	},
}
