package rules

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// noDefault reports Choice states that fail for values nobody thought of.
var noDefault = &validate.Rule{
	Def: diag.Def{
		Code: "ASL2008", Severity: diag.Warning,
		Title: "Choice has no Default",
		Doc: "When no rule holds and there is no Default, the state fails with States.NoChoiceMatched, which the Choice itself cannot " +
			"catch. It is not reported when two rules are the opposite of each other, such as IsPresent true and IsPresent false.",
		Spec: spec + "#choice-state",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Choice",` +
			` "Choices": [{"Variable": "$.kind", "StringEquals": "CT", "Next": "B"}]}, "B": {"Type": "Succeed"}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Choice", "Default": "C",` +
			` "Choices": [{"Variable": "$.kind", "StringEquals": "CT", "Next": "B"}]}, "B": {"Type": "Succeed"},` +
			` "C": {"Type": "Fail", "Error": "UnknownKind"}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, s := range p.States() {
			c, ok := s.Model.(*asl.Choice)
			if !ok || s.Tree.Get("Default") != nil || s.Tree.Get("Choices").Kind() != jsontree.Array || len(c.Choices) == 0 {
				continue
			}
			if exhaustive(conditionsOf(s)) {
				continue
			}
			p.Report(s.Pointer, "Choice %q has no \"Default\": when no rule holds it fails with States.NoChoiceMatched", s.Name).AtName().
				Help("add a Default, if only one that leads to a Fail that says what was not expected")
		}
	},
}

// exhaustive reports whether one of the rules holds for every value.
func exhaustive(conditions []condition) bool {
	keys := make(map[string]bool, len(conditions))
	for _, c := range conditions {
		if c.always {
			return true
		}
		keys[c.key] = c.key != ""
	}
	for _, c := range conditions {
		for _, o := range c.opposites {
			if keys[o] {
				return true
			}
		}
	}
	return false
}
