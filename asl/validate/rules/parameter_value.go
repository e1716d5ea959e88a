package rules

import (
	"slices"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// parameterValue reports a value that an enumeration does not have.
var parameterValue = &validate.Rule{
	Def: diag.Def{
		Code: "ASL4014", Severity: diag.Warning,
		Title: "value of the parameter is not known",
		Doc: "The parameter takes one of a few words, and this is none of those that are known; the service will most likely refuse it. A " +
			"new word may be newer than the catalogue.",
		Spec: guide + "integrate-optimized.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", ` +
			`"Parameters": {"FunctionName": "FetchChart", "InvocationType": "Async"}, "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", ` +
			`"Parameters": {"FunctionName": "FetchChart", "InvocationType": "Event"}, "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for state, c := range calls(p) {
			for _, m := range c.Given.Members() {
				parameter := c.Parameter(m.Name)
				if parameter == nil || len(parameter.Values) == 0 || m.Value.Kind() != jsontree.String || computed(state, m.Value) {
					continue
				}
				value := m.Value.Str()
				if slices.Contains(parameter.Values, value) {
					continue
				}
				p.Report(state.At(c.Field, m.Name), "%q of %q is %q, which is no known value", m.Name, c.Name(), value).
					Help("%s", meant(nearestOf(value, parameter.Values), "known values: "+quoted(parameter.Values, "and")))
			}
		}
	},
}
