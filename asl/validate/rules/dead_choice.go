package rules

import (
	"strconv"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// deadChoice reports rules of a Choice that are never taken.
var deadChoice = &validate.Rule{
	Def: diag.Def{
		Code: "ASL2009", Severity: diag.Warning,
		Title: "rule or Default of a Choice is never taken",
		Doc: "The rules are tried in their order, and the first one that holds is taken. A rule with the condition of an earlier one, " +
			"anything behind a condition that is true, and a condition that is false have no effect.",
		Spec: spec + "#choice-state",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Choice", "Default": "C", "Choices": [` +
			`{"Variable": "$.kind", "StringEquals": "CT", "Next": "B"}, {"Variable": "$.kind", "StringEquals": "CT", "Next": "C"}]},` +
			` "B": {"Type": "Succeed"}, "C": {"Type": "Succeed"}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Choice", "Default": "C", "Choices": [` +
			`{"Variable": "$.kind", "StringEquals": "CT", "Next": "B"}, {"Variable": "$.kind", "StringEquals": "MR", "Next": "C"}]},` +
			` "B": {"Type": "Succeed"}, "C": {"Type": "Succeed"}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, s := range p.States() {
			checkDead(p, s, conditionsOf(s))
		}
	},
}

func checkDead(p *validate.Pass, s *validate.State, conditions []condition) {
	first := make(map[string]int, len(conditions))
	for i, c := range conditions {
		pointer := s.At("Choices", strconv.Itoa(i))
		if c.never {
			p.Report(pointer, "the \"Condition\" of rule %d is false: the rule is never taken", i).Help("delete the rule, or write its condition")
			continue
		}
		if c.always {
			checkBehind(p, s, i, len(conditions))
			return
		}
		before, ok := first[c.key]
		if !ok {
			first[c.key] = i
		} else if c.key != "" {
			p.Report(pointer, "rule %d is never taken: rule %d has the same condition and stands before it", i, before).
				Help("delete one of the rules, or change its condition").
				Related(s.At("Choices", strconv.Itoa(before)), "the rule that is taken")
		}
	}
}

// checkBehind reports what stands behind a rule that always holds.
func checkBehind(p *validate.Pass, s *validate.State, always, rules int) {
	help := "move it before the rule that always holds, or delete it"
	if always+1 < rules {
		p.Report(s.At("Choices", strconv.Itoa(always+1)), "rules from %d on are never taken: rule %d always holds", always+1, always).Help("%s", help)
	}
	if s.Tree.Get("Default") != nil {
		p.Report(s.At("Default"), "\"Default\" is never taken: rule %d always holds", always).Help("let Default take the place of the rule, or delete it")
	}
}
