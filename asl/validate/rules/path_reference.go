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
			"filters, lists and .. may find several values or none, and functions such as length() name no place. " +
			"Nothing can be written at an index that counts from the end, so that a ResultPath has none.",
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
			if step := path.Reference(); step != nil {
				at := step.Extent()
				p.ReportIn(site, at.Start, at.End, "%q must be a Reference Path, which has no %s", site.Place(), stepKind(step)).
					Help("name one place by names and indexes, such as $.list[0].name; a state before this one can pick the value")
			} else if step := fromEnd(path); step != nil && site.Field == "ResultPath" {
				p.ReportIn(site, step.Start, step.End, "%s names the place to write to, which cannot be counted from the end", site.Place()).
					Help("write to an index from the start, such as [0], or to a member")
			}
		}
	},
}

// isErrorPath reports whether a site is the ErrorPath or CausePath of a Fail state.
func isErrorPath(s *validate.Site) bool {
	return s.Whole && s.Kind == validate.PathOrCall && (s.Field == "ErrorPath" || s.Field == "CausePath")
}

// fromEnd returns the first index of a path that counts from the end, nil when it has none.
func fromEnd(path *jsonpath.Path) *jsonpath.Index {
	for _, s := range path.Steps {
		if index, ok := s.(*jsonpath.Index); ok && index.Value < 0 {
			return index
		}
	}
	return nil
}

// stepKind names a step for a message.
func stepKind(s jsonpath.Step) string {
	switch s.(type) {
	case *jsonpath.Name:
		return "function"
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
