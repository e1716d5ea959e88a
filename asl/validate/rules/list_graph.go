package rules

import "github.com/aslgen/aslgen/asl/validate"

// graphRules judge the graph of states: ASL20xx.
var graphRules = []*validate.Rule{
	startAt,
	transitionTarget,
	unreachable,
	noEnd,
	trap,
	uniqueNames,
	stateName,
	noDefault,
	deadChoice,
	idleLoop,
}
