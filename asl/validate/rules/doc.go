// Package rules holds the rules that judge a state machine, one file a rule, and their list.
//
// A rule is a [validate.Rule]: a documented value with a bad and a good example that a test runs. [All] gives them all; what
// the JSON Schema finds, package asl/schema documents. Adding a rule is one file, and one line in the list of its group.
//
// Codes: ASL11xx errors, retriers and catchers; ASL12xx the distributed Map; ASL13xx time and task tokens; ASL20xx the graph of
// states; ASL22xx variables; ASL30xx JSONata; ASL31xx JSONPath and intrinsic functions; ASL32xx payload templates; ASL40xx
// calls of services; ASL50xx quotas.
package rules
