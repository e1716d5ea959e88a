package rules

import "github.com/aslgen/aslgen/asl/validate"

// quotaRules judge sizes and counts: ASL50xx.
var quotaRules = []*validate.Rule{
	definitionSize,
	payloadSize,
	failLength,
}
