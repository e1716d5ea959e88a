package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/validate"
)

// jsonataSyntax reports expressions that do not parse.
var jsonataSyntax = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3001", Severity: diag.Error, AWS: "INVALID_JSONATA_EXPRESSION",
		Title: "text is no JSONata expression",
		Doc: "What stands between {% and %} is one expression of JSONata 2.0.6. Step Functions parses it when the machine is " +
			"created. The code in the message is that of the language.",
		Spec: jsonataGuide,
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": "{% $sum($states.input.prices %}"}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": "{% $sum($states.input.prices) %}"}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, s := range p.Sites() {
			if s.Kind != validate.JSONata {
				continue
			}
			if _, _, err := s.JSONata(); err != nil {
				p.ReportIn(s, err.Offset, err.Offset+len(err.Token), "%q is no JSONata: %s (%s)", s.Place(), err.Message, err.Code).
					Help("%s", syntaxHelp(s.Text, err))
			}
		}
	},
}

// foreignSyntax is what people write who think of another language, and what JSONata has for it.
var foreignSyntax = []struct{ text, help string }{
	{"===", `equality is a single "="`},
	{"!==", `inequality is "!="`},
	{"==", `equality is a single "="`},
	{"&&", `write "and"`},
	{"||", `write "or"`},
	{"??", `JSONata 2.0.6 has no "??"; write "$exists(a) ? a : b"`},
	{"?:", `JSONata 2.0.6 has no "?:"; write "$exists(a) ? a : b"`},
	{"?.", `a field that is not there gives nothing without a fault: write "."`},
	{"=>", `a function is "function($x) { … }"`},
	{"++", `write "$x + 1"; a variable of the expression cannot be changed in place`},
	{"+=", `a variable of the expression is bound by "$x := …"`},
	{"//", `a comment is "/* … */"`},
	{"%}", `one string holds one expression: join its parts by "&" between one pair of "{%" and "%}"`},
	{"!", `write "$not(…)"`},
}

// codeHelp says what to do about the other faults.
var codeHelp = map[string]string{
	"S0101": "close the string by the quote it begins with; a quote inside of it is written as \\\" or \\u0027",
	"S0103": "in JSON write a backslash of the expression as two",
	"S0104": "in JSON write a backslash of the expression as two",
	"S0201": `join values by an operator such as "&"; several expressions stand in parentheses, separated by ";"`,
	"S0202": "close what is open, or remove what stands there",
	"S0203": "close what is open",
	"S0207": "write an expression",
	"S0208": "begin the name of each parameter with $",
	"S0212": "only a variable can be bound: $name := value",
	"S0213": "a step is a name; write one with blanks or digits at its start in backticks",
	"S0214": "begin the name of the variable with $",
	"S0217": "% is the parent of a step: use it behind a dot, or in the predicate of a step",
	"S0302": `close the regular expression by "/"`,
}

// syntaxHelp says how to mend an expression.
func syntaxHelp(text string, err *jsonata.Error) string {
	for _, f := range foreignSyntax {
		for from := max(0, err.Offset-len(f.text)+1); from <= err.Offset && from < len(text); from++ {
			if strings.HasPrefix(text[from:], f.text) && (len(f.text) > 1 || err.Code == "S0204") {
				return f.help
			}
		}
	}
	if help := wordHelp(text, err); help != "" {
		return help
	}
	if strings.TrimSpace(text) == "" {
		return "write an expression between {% and %}, or a constant without them"
	}
	if help := codeHelp[err.Code]; help != "" {
		return help
	}
	return "see https://docs.jsonata.org for the syntax"
}

// wordHelp says how JSONata writes "not" and "is", which are words of other languages; "" when neither is at fault.
func wordHelp(text string, err *jsonata.Error) string {
	if last := lastWord(text[:err.Offset]); err.Token == "not" || last == "not" || last == "$not" {
		return `write "$not(…)"`
	}
	if err.Token != "is" {
		return ""
	}
	operator, right := "=", "b"
	words := strings.Fields(text[err.Offset+len(err.Token):])
	if len(words) > 0 && words[0] == "not" {
		operator, words = "!=", words[1:]
	}
	if len(words) > 0 && strings.HasPrefix(words[0], "null") {
		right = "null"
	}
	return `write "a ` + operator + " " + right + `"`
}

// lastWord returns the word at the end of a text, with what belongs to it: a dollar or the dot of a path.
func lastWord(text string) string {
	text = strings.TrimSpace(text)
	i := strings.LastIndexFunc(text, func(r rune) bool { return !nameRune(r) && r != '$' && r != '.' && r != '`' })
	return text[i+1:]
}
