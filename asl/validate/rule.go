package validate

import "github.com/aslgen/aslgen/asl/diag"

// Rule is one judgement: the documentation of its code, and how the code's findings are made.
type Rule struct {
	diag.Def

	// Check reports every place that breaks the rule. It reads the pass and changes nothing in it. It must hold against
	// every document that is JSON: a field of the wrong type has its zero value in the model, a name may occur twice, a
	// transition may lead nowhere.
	Check func(*Pass)

	// ByState says that Check judges every state by itself: what it finds in a state does not depend on which states
	// [Pass.States] and [Pass.Sites] return beside it. All such rules are run for a few states at a time, so that what one of
	// them has read is still at hand for the next; for a large machine that takes half the time.
	ByState bool
}
