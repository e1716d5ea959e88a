package rules

import "github.com/aslgen/aslgen/asl/validate"

// jsonpathRules judge paths and intrinsic functions: ASL31xx.
var jsonpathRules = []*validate.Rule{}
