package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// inlineNoEffect reports fields that Step Functions takes on an inline Map and does not heed.
var inlineNoEffect = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1209", Severity: diag.Warning,
		Title: "field has an effect only on a distributed Map",
		Doc: "Tolerated failures and the type of child executions belong to the mode DISTRIBUTED. Step Functions takes them on a " +
			"Map in the mode INLINE, but one failed item fails such a Map all the same.",
		Spec: guide + "state-map-distributed.html",
		Bad:  inlineExample(`"ToleratedFailureCount": 5`),
		Good: inlineExample(`"MaxConcurrency": 5`),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		mapsOf(p, func(s *validate.State, m *asl.Map, distributed bool) {
			if distributed {
				return
			}
			for _, member := range s.Tree.Members() {
				if strings.HasPrefix(member.Name, "ToleratedFailure") && !isZero(member.Value.NumberText()) {
					p.Report(s.At(member.Name), "%q has no effect on a Map in the mode INLINE", member.Name).AtName().
						Help(`catch the error inside the processor, so that the item does not fail, or set "Mode": "DISTRIBUTED" in "ProcessorConfig"`)
				}
			}
			processor, field := processorOf(m)
			if config := processor.ProcessorConfig; config != nil && config.ExecutionType != nil {
				p.Report(s.At(field, "ProcessorConfig", "ExecutionType"), `"ExecutionType" has no effect in the mode INLINE`).AtName().
					Help(`remove it, or set "Mode": "DISTRIBUTED"`)
			}
		})
	},
}

// isZero reports whether a number is written as 0: what is tolerated then is what an inline Map tolerates.
func isZero(number string) bool {
	return number != "" && strings.Trim(number, "-0.") == ""
}

// inlineExample returns a machine of one inline Map with more fields, for examples.
func inlineExample(fields string) string {
	return `{"StartAt": "A", "States": {"A": {"Type": "Map", "End": true, ` + fields + `, "ItemProcessor": ` +
		`{"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}}}}`
}
