package validate

import "github.com/aslgen/aslgen/asl/diag"

// Rule is one judgement: the documentation of its code, and how the code's findings are made.
type Rule struct {
	diag.Def

	// Check reports every place that breaks the rule. It reads the pass and changes nothing in it. It must hold against
	// every document that is JSON: a field of the wrong type has its zero value in the model, a name may occur twice, a
	// transition may lead nowhere.
	Check func(*Pass)
}
