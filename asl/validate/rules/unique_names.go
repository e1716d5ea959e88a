package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// uniqueNames reports names that two states of the machine share.
var uniqueNames = &validate.Rule{
	Def: diag.Def{
		Code: "ASL2006", Severity: diag.Error, AWS: "DUPLICATE_STATE_NAME",
		Title: "state name is used twice in the machine",
		Doc: "The name of a state is unique in the whole machine: it stands once in its States object, and no state in a branch or processor may be called like one outside of " +
			"it, or like one in another branch.",
		Spec: spec + "#toplevelfields",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Parallel", "End": true, "Branches": [` +
			`{"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}, {"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}]}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Parallel", "End": true, "Branches": [` +
			`{"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}, {"StartAt": "C", "States": {"C": {"Type": "Succeed"}}}]}}}`,
	},
	Check: func(p *validate.Pass) {
		for _, scope := range p.Scopes() {
			checkTwice(p, scope)
		}
		first := make(map[string]*validate.State, len(p.States()))
		for _, s := range p.States() {
			before := first[s.Name]
			if before == nil {
				first[s.Name] = s
				continue
			}
			p.Report(s.Pointer, "state name %q stands for two states of the machine", s.Name).AtName().
				Help("rename one of them and the transitions that lead to it").
				Related(before.Pointer, "the other state %q, %s", before.Name, whereIs(before))
		}
	},
}

// checkTwice reports names that stand more than once in one States object.
func checkTwice(p *validate.Pass, scope *validate.Scope) {
	if len(scope.Model.States) == len(scope.States) {
		return
	}
	times := make(map[string]int, len(scope.Model.States))
	for _, named := range scope.Model.States {
		times[named.Name]++
		if times[named.Name] == 2 {
			p.Report(scope.At("States", named.Name), "state name %q stands for two states of this %s", named.Name, scope.Model.Kind).AtName().
				Help("rename one of them: all but the last are lost")
		}
	}
}

// whereIs names the scope that a state is in.
func whereIs(s *validate.State) string {
	if s.Scope.Owner == nil {
		return "at the top of the machine"
	}
	return "in the " + s.Scope.Model.Kind.String() + " of \"" + s.Scope.Owner.Name + "\""
}
