package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/validate"
)

// callSyntax reports calls of intrinsic functions that cannot be read.
var callSyntax = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3105", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "call of an intrinsic function cannot be read",
		Doc: "A call is a name that begins with States. and, in parentheses, its arguments, separated by commas: paths, texts in " +
			"single quotes, numbers, true, false, null, and calls. In a text \\', \\{, \\} and \\\\ are escapes.",
		Spec: spec + "#intrinsic-functions",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "States.JsonToString($.a"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "States.JsonToString($.a)"}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, site := range p.Sites() {
			if _, err := site.Call(); err != nil && err.Path == nil && looksLikeCall(site.Text) {
				p.ReportIn(site, err.Offset, err.End, "%q: %s", site.Place(), err.Message).Help("%s", callHelp(err))
			}
		}
	},
}

// callHelp says how a call is mended.
func callHelp(err *intrinsic.Error) string {
	switch err.Code {
	case intrinsic.CodeEscape:
		return "write the double quote without a backslash"
	case intrinsic.CodeString:
		return `close the text by a single quote; one in the text is written \'`
	case intrinsic.CodeClose:
		return "close each parenthesis, and write nothing behind the last one"
	case intrinsic.CodeNumber:
		return "write a number as JSON does, such as -1 or 2.5"
	case intrinsic.CodeArgument:
		return "arguments are paths, texts in single quotes, numbers, true, false, null, and calls"
	case intrinsic.CodeDepth:
		return "let an earlier state make a part of the value"
	default:
		return "write a call as States.Format('Hello {}', $.name)"
	}
}
