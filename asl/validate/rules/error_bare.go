package rules

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// errorBare reports the name of an exception of the service without the prefix.
var errorBare = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1152", Severity: diag.Warning,
		Title: "name of an exception lacks the prefix of the service",
		Doc: "A service integration fails with the exception of the API under the name of the service: S3.NoSuchKeyException. The exception " +
			"alone never matches. Lambda functions, workers, child executions and containers choose names of their own and are not judged.",
		Spec: guide + "supported-services-awssdk.html",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:comprehend:listEntityRecognizers", ` +
			`"Retry": [{"ErrorEquals": ["InternalServerException"]}], "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:comprehend:listEntityRecognizers", ` +
			`"Retry": [{"ErrorEquals": ["Comprehend.InternalServerException"]}], "End": true}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for n := range errorNames(p) {
			if n.prefix != "" || n.task.open || n.task.function || len(n.task.prefixes) == 0 {
				continue
			}
			full := n.task.prefixes[0] + "." + n.text
			known := n.task.known()
			if !slices.Contains(known, full) {
				if meant := misspelt(full, known); meant != "" {
					full = meant
				} else if !strings.HasSuffix(n.text, "Exception") {
					continue
				}
			}
			p.Report(n.pointer(), "%s fails with no error %q: the names of its errors begin with %s", n.task.name(), n.text, prefixList(n.task.prefixes)).
				Help("did you mean %q?", full)
		}
	},
}
