package rules

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// reservedName reports names in the room of the language that it does not have.
var reservedName = &validate.Rule{
	Def: diag.Def{
		Code: "ASL1105", Severity: diag.Warning,
		Title: "no error of the language has this name",
		Doc: "Names that begin with States. belong to the language, and upper and lower case differ. A name that it does not have, or has in " +
			"another case, never matches, unless the machine makes such an error itself or Step Functions has a new one.",
		Spec: spec + "#errors",
		Bad: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "TimeoutSeconds": 60, "Retry": [{"ErrorEquals": ["States.Timeouts"]}], "End": true}}}`,
		Good: `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",` +
			` "TimeoutSeconds": 60, "Retry": [{"ErrorEquals": ["States.Timeout"]}], "End": true}}}`,
	},
	Check: func(p *validate.Pass) {
		var own map[string]bool // the errors of Fail states, which have a finding there
		eachName(p, func(h *handler, i int, name string) {
			if len(name) < len(statesPrefix) || !strings.EqualFold(name[:len(statesPrefix)], statesPrefix) || slices.Contains(reservedNames, name) ||
				strings.HasPrefix(name, "States.Http.") { // HTTP Tasks make more of these
				return
			}
			if own == nil {
				own = failErrors(p)
			}
			if own[name] {
				return
			}
			p.Report(h.nameAt(i), "no error of the language is called %q", name).
				Help("%s", meant(nearestReserved(name), `errors of your own have names that do not begin with "`+statesPrefix+`"`))
		})
	},
}

// nearestReserved returns the error of the language that a name likely means, "" when none is near. What all of them begin with
// does not make one nearer.
func nearestReserved(name string) string {
	rests := make([]string, len(reservedNames))
	for i, reserved := range reservedNames {
		rests[i] = strings.TrimPrefix(reserved, statesPrefix)
	}
	rest := name[len(statesPrefix):]
	if slices.Contains(rests, rest) {
		return statesPrefix + rest
	}
	if nearest := diag.Nearest(rest, rests); nearest != "" {
		return statesPrefix + nearest
	}
	return ""
}

// failErrors returns the errors that Fail states of the machine end in.
func failErrors(p *validate.Pass) map[string]bool {
	errors := map[string]bool{}
	for _, s := range p.States() {
		if _, ok := s.Model.(*asl.Fail); ok {
			errors[s.Tree.Get("Error").Str()] = true
		}
	}
	return errors
}
