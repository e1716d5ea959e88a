package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// jsonpathInJSONata reports strings of JSONata states that look like an expression without its delimiters, or like one of JSONPath.
var jsonpathInJSONata = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3015", Severity: diag.Warning,
		Title: "path or variable in a JSONata state is taken literally",
		Doc: "A JSONata state evaluates strings between {% and %} and nothing else. A JSONPath, the call of an intrinsic function, or a " +
			"variable without delimiters is a text like any other.",
		Spec: jsonataGuide,
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": {"total": "$.order.total"}}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": {"total": "{% $states.input.order.total %}"}}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		texts(p, func(s *validate.Site) {
			if strings.HasSuffix(s.Name(), ".$") || strings.Contains(s.Place(), "Path") {
				return // the name is reported, or the path is meant for the service that is called
			}
			text := s.Text
			switch {
			case strings.HasPrefix(text, "$states."), readsAssigned(p, s):
				p.Report(s.Pointer(), "%q is taken literally: %q is not between {%% and %%}", s.Place(), text).
					Help(`did you mean "{%% %s %%}"?`, text)
			case strings.HasPrefix(text, "$$."):
				p.Report(s.Pointer(), "%q is taken literally: a JSONata state evaluates no JSONPath", s.Place()).
					Help(`write "{%% $states.context%s %%}"`, text[2:])
			case strings.HasPrefix(text, "$.") && isName(strings.Split(text[2:], ".")[0]):
				p.Report(s.Pointer(), "%q is taken literally: a JSONata state evaluates no JSONPath", s.Place()).
					Help(`write "{%% $states.input%s %%}", or "{%% $states.result%s %%}" for the result`, text[1:], text[1:])
			case strings.HasPrefix(text, "States.") && strings.HasSuffix(text, ")") && isName(text[len("States."):max(len("States."), strings.IndexByte(text, '('))]):
				p.Report(s.Pointer(), "%q is taken literally: a JSONata state has no intrinsic functions", s.Place()).
					Help("write a JSONata expression between {%% and %%}")
			}
		})
	},
}

// readsAssigned reports whether a text begins with a dollar and the name of a variable that is assigned.
func readsAssigned(p *validate.Pass, s *validate.Site) bool {
	name, ok := strings.CutPrefix(s.Text, "$")
	if end := strings.IndexAny(name, ".["); end >= 0 {
		name = name[:end]
	}
	return ok && isName(name) && assigned(p, s.State, name)
}

// isName reports whether a text begins as a name does and holds nothing else, brackets at its end excepted.
func isName(text string) bool {
	text, _, _ = strings.Cut(text, "[")
	for i := range len(text) {
		c := text[i]
		if !(c == '_' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || c >= 0x80 || i > 0 && '0' <= c && c <= '9') {
			return false
		}
	}
	return text != ""
}
