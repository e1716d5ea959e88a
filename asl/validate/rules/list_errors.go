package rules

import "github.com/aslgen/aslgen/asl/validate"

// errorRules judge retriers, catchers and error names: ASL11xx.
var errorRules = []*validate.Rule{
	allAlone,
	allLast,
	neverMatches,
	repeatedName,
	reservedName,
	runtimeError,
	impossibleError,
	maxDelay,
	retryNoEffect,
	jitter,
	failReserved,
	tokenRetry,
	timeoutUnset,
	errorMisspelt,
	errorPrefix,
	errorBare,
	errorHTTP,
}
