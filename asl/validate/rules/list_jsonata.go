package rules

import "github.com/aslgen/aslgen/asl/validate"

// jsonataRules judge JSONata expressions, and what stands in JSONata states in place of one: ASL30xx.
var jsonataRules = []*validate.Rule{
	jsonataSyntax,
	jsonataDelimiters,
	jsonataTopLevel,
	jsonataEval,
	jsonataFunction,
	jsonataArity,
	jsonataOperand,
	statesResult,
	statesErrorOutput,
	statesMember,
	jsonataResult,
	jsonataNoValue,
	jsonataNotEvaluated,
	jsonataInText,
	jsonpathInJSONata,
	dollarName,
}
