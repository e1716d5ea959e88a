package rules

import "github.com/aslgen/aslgen/asl/validate"

// variableRules judge variables: ASL22xx.
var variableRules = []*validate.Rule{
	variableUndefined,
	variableMaybe,
	variableBorder,
	variableInner,
	variableOuter,
	variableUnread,
	variableFunction,
}
