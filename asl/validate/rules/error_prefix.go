package rules

import (
	"cmp"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/asl/validate"
)

// errorPrefix reports an error of another service than the Task calls.
var errorPrefix = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1151", Severity: diag.Warning,
		Title: "name of the error has the prefix of another service",
		Doc: "The names of the errors of a call begin with the name of the service. It is spelled in one way for optimized integrations, " +
			"DynamoDB and StepFunctions, and in another for AWS SDK integrations, DynamoDb and Sfn. Under the other one the name never " +
			"matches. Names that a worker, a child execution or a container may choose are not judged.",
		Spec: guide + "concepts-error-handling.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:scan", ` +
			`"Parameters": {"TableName": "charts"}, "Retry": [{"ErrorEquals": ["DynamoDB.ProvisionedThroughputExceededException"]}], "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:scan", ` +
			`"Parameters": {"TableName": "charts"}, "Retry": [{"ErrorEquals": ["DynamoDb.ProvisionedThroughputExceededException"]}], "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for n := range errorNames(p) {
			own := n.task.prefixes
			if n.prefix == "" || n.prefix == "States" || len(own) == 0 || slices.Contains(own, n.prefix) {
				continue
			}
			if meant := ownPrefix(n); meant != "" {
				full := meant + "." + n.base
				if known := n.task.known(); !slices.Contains(known, full) {
					full = cmp.Or(misspelt(full, known), full)
				}
				p.Report(n.pointer(), "the errors of %s begin with %q, not with %q", n.task.name(), meant+".", n.prefix+".").
					Help("did you mean %q?", full)
			} else if !n.task.open && knownPrefix(n.prefix) {
				p.Report(n.pointer(), "%q is an error of another service; those of %s begin with %s", n.text, n.task.name(), prefixList(own)).
					Help("take it out, or name the error that this call fails with")
			}
		}
	},
}

// ownPrefix returns the prefix of the call that a wrong one stands for: the same in other letters, with a slip, or that of the same
// service in the other kind of integration. "" when it stands for none.
func ownPrefix(n errorName) string {
	for _, own := range n.task.prefixes {
		if strings.EqualFold(own, n.prefix) || slip(n.prefix, own) {
			return own
		}
	}
	if !n.task.open && !knownPrefix(n.prefix) {
		return diag.Nearest(n.prefix, n.task.prefixes)
	}
	c := n.task.call
	if c.Service != nil {
		if other := service.LookupOptimizedPrefix(n.prefix); other != "" && sdkOf(other) == c.Service {
			return n.task.prefixes[0]
		}
	}
	if c.Integration != nil {
		if s := service.LookupErrorPrefix(n.prefix); s != nil && (s == sdkOf(c.Integration.Service) || s.Name == c.Integration.SDKService) {
			return n.task.prefixes[0]
		}
	}
	return ""
}

// knownPrefix reports whether the errors of some service begin with a prefix.
func knownPrefix(prefix string) bool {
	return service.LookupErrorPrefix(prefix) != nil || service.LookupOptimizedPrefix(prefix) != ""
}

// prefixList writes prefixes with their dots.
func prefixList(prefixes []string) string {
	dotted := make([]string, len(prefixes))
	for i, p := range prefixes {
		dotted[i] = p + "."
	}
	return quoted(dotted, "or")
}
