package rules

import "github.com/aslgen/aslgen/asl/validate"

// jsonpathRules judge paths and intrinsic functions: ASL31xx.
var jsonpathRules = []*validate.Rule{
	pathSyntax,
	pathReference,
	pathRoot,
	callMisplaced,
	callSyntax,
	callUnknown,
	callArguments,
	callConstant,
	callTemplate,
	callNesting,
	callErrorPath,
	contextField,
	contextPlace,
	pathOdd,
	pathStates,
}
