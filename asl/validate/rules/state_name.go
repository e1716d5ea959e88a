package rules

import (
	"strings"
	"unicode"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// stateName reports names that people and tools misread.
var stateName = &validate.Rule{
	Def: diag.Def{
		Code: "ASL2007", Severity: diag.Warning, AWS: "INVALID_STATE_NAME",
		Title: "state name is empty or has characters that do not show",
		Doc: "A name with white space at its ends, with control characters, or with characters of no width looks like another name, and " +
			"transitions that people write do not find it. An empty name names nothing.",
		Spec: spec + "#toplevelfields",
		Bad:  `{"StartAt": "Fetch ", "States": {"Fetch ": {"Type": "Succeed"}}}`,
		Good: `{"StartAt": "Fetch", "States": {"Fetch": {"Type": "Succeed"}}}`,
	},
	ByState: true,
	Check: func(p *validate.Pass) {
		for _, s := range p.States() {
			if what := oddName(s.Name); what != "" {
				p.Report(s.Pointer, "state name %q %s", s.Name, what).AtName().Help("use a name of visible characters and single blanks inside")
			}
		}
	},
}

// oddName says what is odd about a name, "" when nothing is.
func oddName(name string) string {
	switch {
	case name == "":
		return "is empty"
	case strings.TrimSpace(name) != name:
		return "begins or ends with white space"
	case strings.ContainsFunc(name, unicode.IsControl):
		return "holds a control character"
	case strings.ContainsFunc(name, unseen):
		return "holds a character that does not show"
	default:
		return ""
	}
}

// unseen reports whether a character has no width of its own. The joiners of scripts and emoji are meant to be there.
func unseen(r rune) bool {
	const joiner, nonJoiner = '\u200d', '\u200c'
	return r > unicode.MaxASCII && unicode.Is(unicode.Cf, r) && r != joiner && r != nonJoiner
}
