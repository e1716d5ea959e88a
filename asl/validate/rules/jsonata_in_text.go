package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// jsonataInText reports expressions inside of longer strings.
var jsonataInText = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3014", Severity: diag.Warning,
		Title: "expression inside of a longer string is not evaluated",
		Doc: "Only a string that is one expression from its first to its last character is evaluated. A blank before {% is enough to " +
			"make it a constant.",
		Spec: jsonataGuide,
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": {"text": "Hello {% $states.input.name %}!"}}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": {"text": "{% 'Hello ' & $states.input.name & '!' %}"}}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		texts(p, func(s *validate.Site) {
			opened, closed := delimited(s.Text)
			start := strings.Index(s.Text, "{%")
			if opened || closed || start < 0 {
				return
			}
			length := strings.Index(s.Text[start:], "%}")
			if length < 0 {
				return
			}
			f := p.ReportIn(s, start, start+length+2, "%q is taken literally, with the expression in it", s.Place())
			if trimmed := strings.TrimSpace(s.Text); strings.HasPrefix(trimmed, "{%") && strings.HasSuffix(trimmed, "%}") {
				f.Help("remove the white space outside of {%% and %%}")
			} else {
				f.Help(`make the whole string one expression: "{%% 'text' & a & 'text' %%}"`)
			}
		})
	},
}
