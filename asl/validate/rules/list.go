package rules

import (
	"cmp"
	"slices"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/schema"
	"github.com/aslgen/aslgen/asl/validate"
)

// groups are the lists of rules, one for each hundred of codes.
var groups = [][]*validate.Rule{
	errorRules,
	distributedRules,
	timeRules,
	graphRules,
	variableRules,
	jsonataRules,
	jsonpathRules,
	templateRules,
	callRules,
	quotaRules,
}

// All returns every rule, in the order of the codes.
func All() []*validate.Rule {
	all := slices.Concat(groups...)
	slices.SortFunc(all, func(a, b *validate.Rule) int { return cmp.Compare(a.Code, b.Code) })
	return all
}

// Validate judges a machine by the JSON Schema of the language and by all rules: [validate.Run] with [All].
func Validate(m *asl.StateMachine, o validate.Options) diag.List {
	return validate.Run(m, All(), o)
}

// Defs returns the documentation of every code that [Validate] can report, in the order of the codes.
func Defs() []diag.Def {
	defs := schema.Defs()
	for _, rule := range All() {
		defs = append(defs, rule.Def)
	}
	slices.SortFunc(defs, func(a, b diag.Def) int { return cmp.Compare(a.Code, b.Code) })
	return defs
}

// Addresses that many rules cite.
const (
	spec  = "https://states-language.net/spec.html"
	guide = "https://docs.aws.amazon.com/step-functions/latest/dg/"
)
