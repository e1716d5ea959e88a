package rules

import (
	"slices"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/validate"
)

// jsonataTopLevel reports what reads the input of the expression, of which there is none.
var jsonataTopLevel = &validate.Rule{
	Def: diag.Def{
		Code: "ASL3003", Severity: diag.Error, AWS: "UNSUPPORTED_JSONATA_EXPRESSION",
		Title: "expression reads an input that it does not have",
		Doc: "Step Functions gives an expression no input: a field name, $ and $$ have nothing to read unless they stand behind a dot, " +
			"in a predicate or in another place that is evaluated for a value. The body of a function is no such place; its values " +
			"are its parameters. Data is in $states and in variables.",
		Spec: jsonataGuide,
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": "{% states.input.total %}"}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States":` +
			` {"A": {"Type": "Succeed", "Output": "{% $states.input.lines[price > 10].price %}"}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		expressions(p, func(s *validate.Site, _ jsonata.Node, refs *jsonata.Refs) {
			seen := -1 // the path whose names with hyphens are reported
			for i, f := range refs.Fields {
				name, hyphen := hyphenated(s.Text, f.Start)
				if hyphen && name.start == seen {
					continue
				}
				if hyphen {
					seen = name.start
				}
				if slices.ContainsFunc(refs.Fields[:i], func(before jsonata.FieldRef) bool { return before.Name == f.Name }) {
					continue
				}
				finding := p.ReportIn(s, f.Start, f.End, "%q reads the field %q, but an expression has no input to read it from", s.Place(), f.Name)
				if hyphen {
					finding.Help("if %q is one name, write it in backticks: %s", name.text, name.path)
				} else {
					finding.Help("%s", fieldHelp(p, s, f))
				}
			}
			if len(refs.Context) > 0 {
				at := refs.Context[0]
				p.ReportIn(s, at.Start, at.End, "%q reads \"$\", but an expression has no input", s.Place()).
					Help(`write "$states.input"; a function takes its value as a parameter`)
			}
			if len(refs.Root) > 0 {
				at := refs.Root[0]
				p.ReportIn(s, at.Start, at.End, "%q reads \"$$\", which Step Functions does not have", s.Place()).
					Help(`write "$states.input"`)
			}
			if len(refs.Wildcards) > 0 {
				at := refs.Wildcards[0]
				p.ReportIn(s, at.Start, at.End, "%q reads %q of an input that an expression does not have, which gives nothing",
					s.Place(), s.Text[at.Start:at.End]).Severity(diag.Warning).Help(`read it from a value: "$states.input.*"`)
			}
		})
	},
}

// foreignWords are values of other languages.
var foreignWords = map[string]string{
	"undefined": "null", "nil": "null", "None": "null", "NULL": "null", "Null": "null",
	"True": "true", "TRUE": "true", "False": "false", "FALSE": "false",
}

// fieldHelp says what the bare name of a field may be meant for.
func fieldHelp(p *validate.Pass, s *validate.Site, f jsonata.FieldRef) string {
	if word := foreignWords[f.Name]; word != "" {
		return "did you mean \"" + word + "\"?"
	}
	switch f.Name {
	case "states", "state":
		return `did you mean "$states"?`
	case "input", "result", "errorOutput", "context":
		return "did you mean \"$states." + f.Name + "\"?"
	case "States":
		return "intrinsic functions are those of JSONPath states; here there are $uuid, $hash, $parse, $string, $partition, $range, $random"
	}
	if assigned(p, s.State, f.Name) {
		return "did you mean the variable \"$" + f.Name + "\"?"
	}
	return "write \"$states.input." + f.Name + "\" for a field of the input, \"$" + f.Name + "\" for a variable, or put quotes around a text"
}
