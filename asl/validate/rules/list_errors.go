package rules

import "github.com/aslgen/aslgen/asl/validate"

// errorRules judge retriers, catchers and error names: ASL11xx.
var errorRules = []*validate.Rule{
	errorMisspelt,
	errorPrefix,
	errorBare,
	errorHTTP,
}
