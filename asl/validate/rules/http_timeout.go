package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// maxHTTPSeconds is how long an HTTP Task may take.
const maxHTTPSeconds = 60

// httpTimeout reports timeouts that an HTTP Task never reaches.
var httpTimeout = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1310", Severity: diag.Warning,
		Title: "HTTP Task ends before its timeout",
		Doc:   "The call of an HTTP endpoint is ended after 60 seconds, whatever TimeoutSeconds says.",
		Spec:  guide + "call-https-apis.html",
		Bad:   httpExample("120"),
		Good:  httpExample("30"),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		tasksOf(p, func(s *validate.State, t *asl.Task) {
			if n, ok := t.TimeoutSeconds.Literal(); ok && n > maxHTTPSeconds && strings.HasSuffix(t.Resource, ":states:::http:invoke") {
				p.Report(s.At("TimeoutSeconds"), `"TimeoutSeconds" is %d, but an HTTP Task ends after %d seconds`, n, maxHTTPSeconds).
					Help("write %d or less; work that takes longer answers by a task token", maxHTTPSeconds)
			}
		})
	},
}

// httpExample returns a machine of one HTTP Task with a timeout, for examples.
func httpExample(seconds string) string {
	return `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::http:invoke", "Parameters": ` +
		`{"ApiEndpoint": "https://example.com/a", "Method": "GET", "Authentication": {"ConnectionArn": ` +
		`"arn:aws:events:us-east-1:123456789012:connection/c/1"}}, "TimeoutSeconds": ` + seconds + `, "End": true}}}`
}
