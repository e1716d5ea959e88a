package rules

import (
	"slices"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// resultWriterAbsent reports Maps over data in Amazon S3 that hold all results in the state.
var resultWriterAbsent = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1213", Severity: diag.Warning,
		Title: "distributed Map over data in Amazon S3 has no ResultWriter",
		Doc: "Without a ResultWriter the outputs of all children become one array in the state. When it has more than 256 KiB the " +
			"Map fails with States.DataLimitExceeded after all the work is done; no Catch of States.ALL takes that error, and neither " +
			"OutputPath nor a ResultPath of null on the Map avoids it. Children that end in a constant, or with an OutputPath of null, give " +
			"little, and are no finding.",
		Spec: guide + "input-output-resultwriter.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Map", "End": true, "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", ` +
			`"ReaderConfig": {"InputType": "JSONL"}, ` + objectExample + `}, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", ` +
			`"ExecutionType": "STANDARD"}, "StartAt": "B", "States": {"B": {"Type": "Succeed"}}}}}}`,
		Good: distributedExample(`"ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSONL"}, ` + objectExample + `}`),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		readersOf(p, func(c s3Call) {
			if c.state.Tree.Get("ResultWriter").Get("Resource") != nil || c.has("MaxItems") || c.has("MaxItemsPath") ||
				len(c.state.Inner) == 1 && givesConstants(c.state.Inner[0]) {
				return
			}
			p.Report(c.state.Pointer, "the results of all items of %q are held in the state, which may pass 256 KiB", c.state.Name).AtName().
				Help(`add a "ResultWriter" with s3:putObject, or limit the items by "MaxItems"`)
		})
	},
}

// givesConstants reports whether a scope, wherever it ends, ends in an output that stands in the document.
func givesConstants(scope *validate.Scope) bool {
	for _, s := range scope.States {
		if s.Terminal() && scope.Reached(s) && !givesConstant(s) {
			return false
		}
	}
	return !scope.Open()
}

func givesConstant(s *validate.State) bool {
	switch {
	case s.Kind() == asl.TypeFail, s.Tree.Get("OutputPath").Kind() == jsontree.Null:
		return true
	case s.JSONata():
		return s.Tree.Get("Output") != nil && !slices.ContainsFunc(s.Sites, func(site *validate.Site) bool { return site.In("Output") })
	default:
		return s.Kind() == asl.TypePass && s.Tree.Get("Result") != nil && s.Tree.Get("ResultPath") == nil
	}
}
