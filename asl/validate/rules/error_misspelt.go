package rules

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// errorMisspelt reports the name of an error of the service that is called, with a slip in it.
var errorMisspelt = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1150", Severity: diag.Warning,
		Title: "name of an error of the service is misspelt",
		Doc: "The names of the errors of a service are compared letter by letter: a name with a wrong letter, or without its Exception at " +
			"the end, never matches, and the retry or the catcher never runs. Nothing is reported of a name that is near none that is known, nor of one of " +
			"Lambda in other upper and lower case: both Lambda.EC2ThrottledException and Lambda.Ec2ThrottledException occur.",
		Spec: guide + "concepts-error-handling.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:111122223333:function:FetchChart", ` +
			`"Retry": [{"ErrorEquals": ["Lambda.TooManyRequestException"]}], "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:111122223333:function:FetchChart", ` +
			`"Retry": [{"ErrorEquals": ["Lambda.TooManyRequestsException"]}], "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for n := range errorNames(p) {
			if !slices.Contains(n.task.prefixes, n.prefix) {
				continue
			}
			known := n.task.known()
			if slices.Contains(known, n.text) || n.task.function && knownInOtherCase(n.text, known) {
				continue
			}
			if meant := misspelt(n.text, known); meant != "" {
				p.Report(n.pointer(), "%s fails with no error %q", n.task.name(), n.text).Help("did you mean %q?", meant)
			}
		}
	},
}

// knownInOtherCase reports whether a name differs from a known one in upper and lower case only. For Lambda, Step Functions has used
// two AWS SDKs in its time, which spell names such as EC2ThrottledException each in its own way.
func knownInOtherCase(name string, known []string) bool {
	return slices.ContainsFunc(known, func(k string) bool { return strings.EqualFold(k, name) })
}

// misspelt returns the name that is meant by one with a slip in it, "" when there is none.
func misspelt(name string, known []string) string {
	stem := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(name, "Fault"), "Error"), "Exceptions")
	for _, k := range known {
		base, suffixed := strings.CutSuffix(k, "Exception")
		if slip(name, k) || suffixed && (base == name || base == stem && stem != name) {
			return k
		}
	}
	return ""
}
