package rules

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// variableUnread reports variables that nothing reads.
var variableUnread = &validate.Rule{
	Def: diag.Def{
		Code: "ASL2206", Severity: diag.Advice,
		Title: "variable is never read",
		Doc:   "No state that sees the variable reads it. It costs room, 10 MiB for all variables of an execution, and stands in the history.",
		Spec:  spec + "#state-machine-variables",
		Bad: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"rank": 1}, "Next": "B"},` +
			` "B": {"Type": "Succeed"}}}`,
		Good: `{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"rank": 1}, "Next": "B"},` +
			` "B": {"Type": "Succeed", "Output": "{% $rank %}"}}}`,
	},
	Check: func(p *validate.Pass) {
		read := readNames(p)
		for _, scope := range p.Scopes() {
			told := map[string]bool{}
			for _, a := range p.Variables(scope) {
				if told[a.Name] || read[scope][a.Name] {
					continue
				}
				told[a.Name] = true
				p.Report(a.Pointer, "nothing reads variable %q", a.Name).AtName().Help("delete the assignment")
			}
		}
	},
}

// readNames returns the variables of each scope that something reads.
func readNames(p *validate.Pass) map[*validate.Scope]map[string]bool {
	read := map[*validate.Scope]map[string]bool{}
	mark := func(scope *validate.Scope, name string) {
		for ; scope != nil; scope = scope.Parent {
			if p.Assigns(scope, name) != nil {
				if read[scope] == nil {
					read[scope] = map[string]bool{}
				}
				read[scope][name] = true
			}
			if scope.Model.Distributed() {
				return
			}
		}
	}
	for _, site := range p.Sites() {
		for use := range site.Uses() {
			mark(site.State.Scope, use.Name)
		}
		// What an expression that is not understood reads, its text tells well enough.
		if !understood(site) {
			dollarNames(site.Text, func(name string) { mark(site.State.Scope, name) })
		}
	}
	return read
}

// understood reports whether an expression could be read.
func understood(site *validate.Site) bool {
	if site.Kind == validate.JSONata {
		node, _, _ := site.JSONata()
		return node != nil
	}
	path, _ := site.Path()
	call, _ := site.Call()
	return path != nil || call != nil
}

// dollarNames calls do with each name that stands behind a dollar.
func dollarNames(text string, do func(string)) {
	start := -1
	for i, r := range text + "$" {
		letter := r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 127
		if start >= 0 && !letter {
			if i > start {
				do(text[start:i])
			}
			start = -1
		}
		if r == '$' {
			start = i + 1
		}
	}
}
