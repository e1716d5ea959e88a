package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// jsonataDelimiters reports strings that begin or end as an expression does, but not both.
var jsonataDelimiters = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3002", Severity: diag.Error,
		Title: "expression is opened or closed only",
		Doc: "A string is an expression when it begins with {% and ends with %}, with nothing before and behind, not even a blank. " +
			"A string that does only one of both is refused.",
		Spec: jsonataGuide,
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": {"total": "{% $states.input.total"}}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": {"total": "{% $states.input.total %}"}}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		texts(p, func(s *validate.Site) {
			opened, closed := delimited(s.Text)
			switch end := len(s.Text); {
			case opened && closed: // {%}
				p.Report(s.Pointer(), "%q is no expression: %q is both its start and its end", s.Place(), s.Text).Help("write {%% … %%}")
			case opened && strings.Contains(s.Text, "%}"):
				i := strings.LastIndex(s.Text, "%}") + 2
				p.ReportIn(s, i, end, "%q begins with {%% and goes on behind %%}", s.Place()).Help("%s", behindHelp(s.Text[i:]))
			case opened:
				p.ReportIn(s, end, end, "%q begins with {%% and does not end with %%}", s.Place()).Help("end it with %%}")
			case closed && strings.Contains(s.Text, "{%"):
				i := strings.Index(s.Text, "{%")
				f := p.ReportIn(s, 0, i, "%q ends with %%} and begins before {%%", s.Place())
				if strings.TrimSpace(s.Text[:i]) == "" {
					f.Help("take the white space before {%% away")
				} else {
					f.Help(`put all of it between {%% and %%}: "{%% 'text' & a %%}"`)
				}
			case closed:
				p.ReportIn(s, 0, 0, "%q ends with %%} and does not begin with {%%", s.Place()).Help("begin it with {%%")
			}
		})
	},
}

// behindHelp says what to do about the text behind an expression. YAML leaves a line break there without a word.
func behindHelp(text string) string {
	switch {
	case strings.TrimSpace(text) != "":
		return `put all of it between {% and %}: "{% a & 'text' %}"`
	case strings.Contains(text, "\n"):
		return `take the line break behind %} away; in YAML, write "|-" or ">-" instead of "|" or ">"`
	default:
		return "take the white space behind %} away"
	}
}

// delimited reports whether a text begins and ends as an expression does.
func delimited(text string) (opened, closed bool) {
	return strings.HasPrefix(text, "{%"), strings.HasSuffix(text, "%}")
}
