package validate

import (
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/schema"
)

// languageOf returns the language that rules a state: JSONata also when the machine forgot to say so, and when only the case of a
// letter is wrong, so that the variables in expressions are seen.
func (p *Pass) languageOf(s asl.State) asl.QueryLanguage {
	language := asl.LanguageOf(p.Machine, s)
	if p.forgotten && asl.QueryLanguageOf(s) == nil || strings.EqualFold(string(language), string(asl.JSONata)) {
		return asl.JSONata
	}
	return language
}

// forgotLanguage reports whether the schema says of the document itself that it is written in the other language.
func forgotLanguage(structure diag.List) bool {
	for _, d := range structure {
		if d.Code == schema.CodeOtherLanguage && d.Pointer == "" {
			return true
		}
	}
	return false
}

// unknownLanguages are the pointers of the states, and of the document, whose QueryLanguage is none. What is said about the
// expressions in them would be a guess.
type unknownLanguages map[string]bool

// noteLanguages gathers what the schema says about QueryLanguage.
func noteLanguages(structure diag.List) unknownLanguages {
	var unknown unknownLanguages
	for _, d := range structure {
		owner, ok := strings.CutSuffix(d.Pointer, "/QueryLanguage")
		if ok && (d.Severity == diag.Error || d.Code == schema.CodePlaceholder) {
			if unknown == nil {
				unknown = unknownLanguages{}
			}
			unknown[owner] = true
		}
	}
	return unknown
}

// silence reports whether a finding judges the expressions of a state whose language is not known.
func (u unknownLanguages) silence(p *Pass, d diag.Diagnostic) bool {
	return len(u) > 0 && p.aboutLanguage(d) && u.rule(p.stateAt(d.Pointer))
}

// rule reports whether an unknown language rules a state: its own, or that of the machine.
func (u unknownLanguages) rule(s *State) bool {
	return s != nil && (u[s.Pointer] || u[""] && asl.QueryLanguageOf(s.Model) == nil)
}

// aboutLanguage reports whether a finding depends on the language of the state: it is about a field of the other language or
// an expression where none may stand, or a rule about expressions made it.
func (p *Pass) aboutLanguage(d diag.Diagnostic) bool {
	switch {
	case d.Code == schema.CodeOtherLanguage, "ASL30" <= d.Code && d.Code < "ASL33":
		return true
	default:
		return d.Code < "ASL11" && strings.HasPrefix(p.Document.Lookup(d.Pointer).Str(), "{%")
	}
}

// statesByPointer is the key of what stateAt shares.
type statesByPointer struct{}

// stateAt returns the innermost state that a pointer leads into, nil when there is none.
func (p *Pass) stateAt(pointer string) *State {
	byPointer := Shared(p, statesByPointer{}, func() map[string]*State {
		m := make(map[string]*State, len(p.states))
		for _, s := range p.states {
			m[s.Pointer] = s
		}
		return m
	})
	for {
		if s := byPointer[pointer]; s != nil {
			return s
		}
		i := strings.LastIndexByte(pointer, '/')
		if i < 0 {
			return nil
		}
		pointer = pointer[:i]
	}
}
