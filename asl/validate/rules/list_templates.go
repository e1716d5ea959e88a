package rules

import "github.com/aslgen/aslgen/asl/validate"

// templateRules judge payload templates: ASL32xx.
var templateRules = []*validate.Rule{
	payloadValue,
	payloadDuplicate,
	payloadNoDollar,
	payloadStatic,
	payloadDelimiters,
	payloadNoPath,
}
