package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/validate"
)

// pathReference reports paths that do not name one place.
var pathReference = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3102", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "path is not a Reference Path",
		Doc: "The field needs a Reference Path: one that names a single place by names and indexes alone. Wildcards, slices, " +
			"filters, lists and .. may find several values or none.",
		Spec: spec + "#ref-paths",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices":` +
			` [{"Variable": "$.list[*]", "IsNull": true, "Next": "B"}], "Default": "B"}, "B": {"Type": "Succeed"}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices":` +
			` [{"Variable": "$.list[0]", "IsNull": true, "Next": "B"}], "Default": "B"}, "B": {"Type": "Succeed"}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, site := range p.Sites() {
			path, _ := site.Path()
			if path == nil || site.Kind != validate.ReferencePath && !isErrorPath(site) {
				continue
			}
			step := path.Reference()
			if step == nil {
				continue
			}
			at := step.Extent()
			p.ReportIn(site, at.Start, at.End, "%s must be a Reference Path, which has no %s", site.Place(), stepKind(step)).
				Help("name one place by names and indexes, such as $.list[0].name; a state before this one can pick the value")
		}
	},
}

// isErrorPath reports whether a site is the ErrorPath or CausePath of a Fail state.
func isErrorPath(s *validate.Site) bool {
	return s.Whole && s.Kind == validate.PathOrCall && (s.Field == "ErrorPath" || s.Field == "CausePath")
}

// stepKind names a step for a message.
func stepKind(s jsonpath.Step) string {
	switch s.(type) {
	case *jsonpath.Wildcard:
		return "wildcard"
	case *jsonpath.Slice:
		return "slice"
	case *jsonpath.Scan:
		return "\"..\""
	case *jsonpath.Filter, *jsonpath.Placeholder:
		return "filter"
	case *jsonpath.FromEnd:
		return "computed index"
	default:
		return "list of names or indexes"
	}
}
