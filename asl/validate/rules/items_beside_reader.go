package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// itemsBesideReader reports two sources of items.
var itemsBesideReader = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1211", Severity: diag.Warning,
		Title: "Items or ItemsPath has no effect beside ItemReader",
		Doc: "A Map with an ItemReader takes all that the reader gives as its items. ItemsPath, as Items, would pick items in the state's " +
			"input, and Step Functions does not evaluate it.",
		Spec: guide + "input-output-itemspath.html",
		Bad: distributedExample(`"ItemsPath": "$.items", "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", ` +
			`"ReaderConfig": {"InputType": "JSON"}, ` + objectExample + `}`),
		Good: distributedExample(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", ` +
			`"ReaderConfig": {"InputType": "JSON", "ItemsPointer": "/items"}, ` + objectExample + `}`),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		readersOf(p, func(c s3Call) {
			for _, field := range []string{"Items", "ItemsPath"} {
				if c.state.Tree.Member(field) == nil {
					continue
				}
				f := p.Report(c.state.At(field), `%q has no effect beside "ItemReader"`, field).AtName()
				if c.word("InputType") == "JSON" {
					f.Help(`remove it; a place inside the JSON file is named by "ItemsPointer" in "ReaderConfig", such as "/items"`)
				} else {
					f.Help("remove it, or the reader")
				}
			}
		})
	},
}
