package rules

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// payloadStatic reports paths and calls in the Result of a Pass state.
var payloadStatic = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3204", Severity: diag.Warning, AWS: "PASS_RESULT_IS_STATIC",
		Title: "Result of a Pass state is not evaluated",
		Doc: "Result is a constant. Names that end in .$ stay as they are, and so do texts that look like paths or calls of intrinsic " +
			"functions.",
		Spec: spec + "#pass-state",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": {"a.$": "$.b"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "$.b"}, "End": true}}}`,
	},
	Check: func(p *validate.Pass) {
		for _, state := range p.States() {
			if result := state.Tree.Get("Result"); result != nil && state.Kind() == asl.TypePass && !state.JSONata() {
				reportStatic(p, result, state.At("Result"))
			}
		}
	},
}

// reportStatic reports a Result that is a path, or an object with such members.
func reportStatic(p *validate.Pass, result *jsontree.Value, pointer string) {
	const help = "use Parameters instead of Result"
	if result.Kind() == jsontree.String {
		if kind := looksEvaluated(result.Str()); kind != "" {
			p.Report(pointer, "Result is %q, which looks like %s and is not evaluated", result.Str(), kind).Help(help)
		}
		return
	}
	eachMember(result, pointer, func(m *payloadMember) {
		kind := ""
		if m.value.Kind() == jsontree.String {
			kind = looksEvaluated(m.value.Str())
		}
		switch {
		case kind != "":
			p.Report(m.pointer, "%q in Result is %q, which looks like %s and is not evaluated", m.name, m.value.Str(), kind).Help(help)
		case m.dynamic():
			p.Report(m.pointer, "%q in Result keeps its name, and its value is not evaluated", m.name).Help(help)
		}
	})
}
