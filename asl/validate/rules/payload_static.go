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
		Doc: "Result is a constant: texts in it that look like paths or calls of intrinsic functions stay as they are, also under " +
			"names that end in .$, and so do these names.",
		Spec: spec + "#pass-state",
		Bad:  `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": {"a.$": "$.b"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Parameters": {"a.$": "$.b"}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, state := range p.States() {
			if result := state.Tree.Get("Result"); result != nil && state.Kind() == asl.TypePass && !state.JSONata() {
				reportStatic(p, result, state.At("Result"))
			}
		}
	},
}

// reportStatic reports what looks evaluated in a Result.
func reportStatic(p *validate.Pass, result *jsontree.Value, pointer string) {
	const help = "use Parameters instead of Result"
	if kind := looksEvaluated(result); kind != "" {
		p.Report(pointer, "\"Result\" is %q, which looks like %s and is not evaluated", result.Str(), kind).Help(help)
	}
	eachMember(result, func() string { return pointer }, func(m *payloadMember) {
		if kind := looksEvaluated(m.value); kind != "" {
			p.Report(m.pointer(), "%q in \"Result\" is %q, which looks like %s and is not evaluated", m.name, m.value.Str(), kind).Help(help)
		}
	})
}
