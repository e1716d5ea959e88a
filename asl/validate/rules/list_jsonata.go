package rules

import "github.com/aslgen/aslgen/asl/validate"

// jsonataRules judge JSONata expressions: ASL30xx.
var jsonataRules = []*validate.Rule{}
