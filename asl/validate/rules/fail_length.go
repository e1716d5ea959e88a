package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// How many characters the name of an error and its cause may have.
const (
	maxErrorChars = 256
	maxCauseChars = 32768
)

// failLength reports texts of a Fail that are too long for an execution to keep.
var failLength = &validate.Rule{
	Def: diag.Def{
		Code: "ASL5003", Severity: diag.Warning,
		Title: "Error or Cause of a Fail is too long",
		Doc:   "The error of an execution has a name of at most 256 characters, and a cause of at most 32,768.",
		Spec:  "https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html",
		Bad:   failExample(maxErrorChars + 1),
		Good:  failExample(maxErrorChars),
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, s := range p.States() {
			fail, ok := s.Model.(*asl.Fail)
			if !ok {
				continue
			}
			check := func(field string, v *asl.Value[string], most int) {
				text, ok := v.Literal()
				if !ok || len(text) <= most {
					return
				}
				if n := utf8.RuneCountInString(text); n > most {
					p.Report(s.At(field), "%q has %d characters; at most %d", field, n, most).Help("shorten it")
				}
			}
			check("Error", fail.Error, maxErrorChars)
			check("Cause", fail.Cause, maxCauseChars)
		}
	},
}

// failExample returns a machine that fails with an error whose name has n characters.
func failExample(n int) string {
	return `{"StartAt": "A", "States": {"A": {"Type": "Fail", "Error": "` + strings.Repeat("e", n) + `"}}}`
}
