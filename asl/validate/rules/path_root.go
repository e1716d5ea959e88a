package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/validate"
)

// pathRoot reports paths that start from where the field cannot read or write.
var pathRoot = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3103", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "path starts from the wrong place",
		Doc: "ResultPath names a place in the input of the state: neither the context object nor a variable. The numbers of a Map, " +
			"such as MaxConcurrencyPath, cannot come from the context object; ItemsPath can. For the times of Task and Wait no " +
			"text says that they can: that is a warning.",
		Spec: spec + "#filters",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "ResultPath": "$$.Execution.Input", "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "ResultPath": "$.result", "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, site := range p.Sites() {
			path, _ := site.Path()
			if path == nil || site.Kind != validate.ReferencePath || path.Root == jsonpath.Input {
				continue
			}
			switch {
			case site.Field == "ResultPath" && path.Root == jsonpath.Variable:
				p.ReportIn(site, path.Start, path.RootEnd, "%q is %q, which is a variable", site.Place(), site.Text).
					Help("set a variable by Assign; ResultPath names a place in the input, such as $.%s", path.Name)
			case site.Field == "ResultPath":
				p.ReportIn(site, path.Start, path.RootEnd, "%q is %q, but nothing can be written to the context object", site.Place(), site.Text).
					Help("name a place in the input, such as $.result")
			case path.Root == jsonpath.Context:
				reportContextRoot(p, site, path)
			}
		}
	},
}

// reportContextRoot reports a field that does not read the context object.
func reportContextRoot(p *validate.Pass, site *validate.Site, path *jsonpath.Path) {
	certain := false
	switch site.Field {
	case "MaxConcurrencyPath", "ToleratedFailureCountPath", "ToleratedFailurePercentagePath", "MaxItemsPath",
		"MaxItemsPerBatchPath", "MaxInputBytesPerBatchPath":
		certain = true
	case "TimeoutSecondsPath", "HeartbeatSecondsPath", "SecondsPath", "TimestampPath":
	default:
		return // ItemsPath, and the paths of a Choice
	}
	f := p.ReportIn(site, path.Start, path.RootEnd, "%q is %q, but the field does not read the context object", site.Place(), site.Text).
		Help("take the value into the input by a state before this one, or into a variable")
	if !certain {
		f.Severity(diag.Warning)
	}
}
