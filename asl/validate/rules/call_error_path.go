package rules

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/validate"
)

// errorPathFunctions are the functions whose result may be an error name or a cause.
var errorPathFunctions = []string{
	"States.Format", "States.JsonToString", "States.ArrayGetItem", "States.Base64Encode", "States.Base64Decode", "States.Hash",
	"States.UUID",
}

// callErrorPath reports functions in a Fail state that make no string.
var callErrorPath = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3111", Severity: diag.Error, AWS: "SCHEMA_VALIDATION_FAILED",
		Title: "intrinsic function cannot stand in ErrorPath or CausePath",
		Doc: "An error name and a cause are strings. So ErrorPath and CausePath take only the functions that make strings: Format, " +
			"JsonToString, ArrayGetItem, Base64Encode, Base64Decode, Hash and UUID. Among the arguments any function may stand.",
		Spec: guide + "state-fail.html",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Fail", "CausePath": "States.MathAdd($.a, 1)"}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Fail", "CausePath": "States.Format('{}', States.MathAdd($.a, 1))"}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, site := range p.Sites() {
			if !isErrorPath(site) {
				continue
			}
			call, _ := site.Call()
			if call == nil || intrinsic.Lookup(call.Name) == nil || slices.Contains(errorPathFunctions, call.Name) {
				continue
			}
			p.ReportIn(site, call.Start, call.NameEnd, "%q calls %s, which makes no string", site.Place(), call.Name).
				Help("functions that can stand here: %s", strings.Join(errorPathFunctions, ", "))
		}
	},
}
