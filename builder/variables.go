package builder

import (
	"unicode"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl/diag"
)

// checkVariables looks at the names that the user gave.
func (c *compiler) checkVariables() {
	seen := map[string]*root{}
	for _, r := range c.m.variables {
		first := seen[r.name]
		switch {
		case !validVariable(r.name):
			c.fault(errVarName.At(r.at.pos(), "variable name %q is none", r.name))
		case first != nil:
			d := errVarName.At(r.at.pos(), "variable name %q is used twice", r.name).
				WithHelp("names are unique in the whole machine, inner scopes included")
			d.Related = []diag.Related{{Pos: first.at.pos(), Message: "first used here"}}
			c.fault(d)
		case isFunction(r.name):
			c.fault(errVarName.At(r.at.pos(), "variable name %q is that of a function of JSONata, which it would hide", r.name).
				WithHelp("give the variable another name"))
		default:
			seen[r.name] = r
		}
	}
}

func validVariable(name string) bool {
	if name == "states" || name == "" || utf8.RuneCountInString(name) > 80 {
		return false
	}
	for i, r := range name {
		if !unicode.IsLetter(r) && r != '_' && (i == 0 || !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Mc, r)) {
			return false
		}
	}
	return true
}

// runsExpress tells that the states of the scope run in an EXPRESS execution.
func (s *scope) runsExpress() bool {
	for ; s.parent != nil; s = s.outer() {
		if v, ok := s.parent.verb.(*mapVerb); ok && v.distributed != nil {
			return v.distributed.execution == "EXPRESS"
		}
	}
	return s.express
}
