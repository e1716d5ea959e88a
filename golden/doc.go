// Package golden holds workflows and what aslgen makes of them: <case>/workflow.go and, beside it, <case>/want with the state
// machine, the JSON Schemas, and the policy that the role of the machine needs. Each case is an example of one subject, and all of them together use every function of the builder
// and every field that it can write.
//
// To read: quickstart first, then triage and waitlist (decisions), approval (task tokens), gather (Parallel), imagefan (Map), claimscsv
// and readers (distributed Map), polling (waits and loops), failures (errors), optionals (what may be absent), fragments (parts used
// twice), express, crossaccount (other calls, accounts and partitions), and the expressions in texts, numbers, lists, moments and
// literals.
//
// To change: edit a workflow, run go test ./golden -update, and read the difference.
package golden
