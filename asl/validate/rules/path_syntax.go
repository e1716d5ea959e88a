package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
	"github.com/aslgen/aslgen/asl/validate"
)

// pathSyntax reports texts that are no paths.
var pathSyntax = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3101", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "path cannot be read",
		Doc: "A path begins with $, the input, $$, the context object, or $name, a variable. Then follow names after dots or in " +
			"brackets and single quotes, indexes, slices, wildcards and filters, as the JSONPath library Jayway reads them.",
		Spec: spec + "#path",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "OutputPath": "$.a b", "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "OutputPath": "$['a b']", "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, site := range p.Sites() {
			if _, err := site.Path(); err != nil && !isMisplacedCall(site) {
				p.ReportIn(site, err.Offset, err.End, "%q: %s", site.Place(), err.Message).Help("%s", pathHelp(err))
			}
			if _, err := site.Call(); err != nil {
				reportNoCall(p, site, err)
			}
		}
	},
}

// reportNoCall reports a text that should be a path or a call, and a path among the arguments of a call.
func reportNoCall(p *validate.Pass, site *validate.Site, err *intrinsic.Error) {
	switch {
	case err.Path != nil:
		f := p.ReportIn(site, err.Offset, err.End, "%q: %s", site.Place(), err.Message).Help("%s", pathHelp(err.Path))
		if err.Path.Code == jsonpath.CodeEnd && strings.HasSuffix(site.Text[:err.Offset], "$.") {
			f.Severity(diag.Warning) // some readers take "$." among arguments for "$"
		}
	case site.Whole && !looksLikeCall(site.Text):
		p.Report(site.Pointer(), "%q: %q is neither a path nor a call of an intrinsic function", site.Place(), site.Text).
			Help("a path begins with $, a call with %s; a constant text stands in %s", intrinsic.Prefix, strings.TrimSuffix(site.Field, "Path"))
	}
}

// looksLikeCall reports whether a text begins like the call of an intrinsic function.
func looksLikeCall(text string) bool { return strings.HasPrefix(text, intrinsic.Prefix) }

// isMisplacedCall reports whether a call of an intrinsic function stands where only a path may stand.
func isMisplacedCall(s *validate.Site) bool {
	return (s.Kind == validate.Path || s.Kind == validate.ReferencePath) && looksLikeCall(strings.TrimSpace(s.Text))
}

// pathHelp says how a path is mended.
func pathHelp(err *jsonpath.Error) string {
	switch err.Code {
	case jsonpath.CodeStart:
		return "a path begins with $"
	case jsonpath.CodeRoot:
		return "what follows the root is a dot or a bracket; a variable has a letter or _ after its dollar"
	case jsonpath.CodeEnd:
		return "write the name of what to read, or leave the dots out"
	case jsonpath.CodeBlank:
		return "a name with blanks stands in brackets and single quotes: ['a b']"
	case jsonpath.CodeQuotes:
		return "write the name as ['name']"
	case jsonpath.CodeUnclosed:
		return "close the bracket"
	case jsonpath.CodeNumber:
		return "write whole numbers: [0], [0,1] or [1:3]"
	case jsonpath.CodeOperator:
		return "write the values one by one: @.x == 'a' || @.x == 'b'"
	case jsonpath.CodeFilter:
		return "write a filter as [?(@.name == 'value' && @.size < 5)]"
	default:
		return "brackets hold an index [0], names ['a'], a slice [1:3], a wildcard [*] or a filter [?(@.a == 1)]"
	}
}
