package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// payloadNoPath reports constants of the language that look like paths.
var payloadNoPath = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3206", Severity: diag.Warning, AWS: "NO_PATH",
		Title: "path in a field whose name does not end in Path",
		Doc: "Comparisons of a Choice with a text, and Error and Cause of a Fail state, take constants. Each has a second form, whose " +
			"name ends in Path, that reads the value from the input.",
		Spec: spec + "#choice-state",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices":` +
			` [{"Variable": "$.a", "StringEquals": "$.b", "Next": "B"}], "Default": "B"}, "B": {"Type": "Succeed"}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices":` +
			` [{"Variable": "$.a", "StringEqualsPath": "$.b", "Next": "B"}], "Default": "B"}, "B": {"Type": "Succeed"}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, state := range p.States() {
			switch {
			case state.JSONata():
			case state.Kind() == asl.TypeFail:
				for _, field := range []string{"Error", "Cause"} {
					reportNoPath(p, state.Tree.Get(field), func() string { return state.At(field) }, field)
				}
			case state.Kind() == asl.TypeChoice:
				eachMember(state.Tree.Get("Choices"), func() string { return state.At("Choices") }, func(m *payloadMember) {
					if strings.HasPrefix(m.name, "String") && !strings.HasSuffix(m.name, "Path") && m.name != "StringMatches" {
						reportNoPath(p, m.value, m.pointer, m.name)
					}
				})
			}
		}
	},
}

// reportNoPath reports a field that looks like a path.
func reportNoPath(p *validate.Pass, v *jsontree.Value, pointer func() string, field string) {
	if kind := looksEvaluated(v); kind != "" {
		p.Report(pointer(), "%q is %q, which looks like %s and is not evaluated", field, v.Str(), kind).
			Help("use %sPath to read the value", field)
	}
}
