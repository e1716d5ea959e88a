package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// variableBorder reports reads of variables from inside a distributed Map.
var variableBorder = &validate.Rule{
	Def: diag.Def{
		Code: "ASL2203", Severity: diag.Error,
		Title: "variable is read across the border of a distributed Map",
		Doc: "The items of a distributed Map run in executions of their own, which do not see the variables of the machine that starts them. What " +
			"they need is handed over by ItemSelector or BatchInput.",
		Spec: guide + "workflow-variables.html",
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"ward": "7B"}, "Next": "B"},` +
			` "B": {"Type": "Map", "End": true, "Label": "b", "ItemSelector": {"ward": "{% $ward %}"}, "ItemProcessor":` +
			` {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},` +
			` "StartAt": "C", "States": {"C": {"Type": "Pass", "Output": "{% $ward %}", "End": true}}}}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"ward": "7B"}, "Next": "B"},` +
			` "B": {"Type": "Map", "End": true, "Label": "b", "ItemSelector": {"ward": "{% $ward %}"}, "ItemProcessor":` +
			` {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},` +
			` "StartAt": "C", "States": {"C": {"Type": "Pass", "Output": "{% $states.input.ward %}", "End": true}}}}}}`,
	},
	Check: func(p *validate.Pass) {
		for _, r := range faultyReads(p, readAcross) {
			border := r.Site.State.Scope
			for !border.Model.Distributed() {
				border = border.Parent
			}
			f := reportRead(p, r, "variable %q of the machine is not seen inside the distributed Map %q", r.Name, border.Owner.Name).
				Help("hand it over with the ItemSelector or BatchInput of %q, and read it from the input", border.Owner.Name)
			for outer := border.Parent; outer != nil; outer = outer.Parent {
				if a := p.Assigns(outer, r.Name); a != nil {
					f.Related(a.Pointer, "assigned here")
					break
				}
			}
			if !mustHave(r.Use) {
				f.Severity(diag.Warning)
			}
		}
	},
}
