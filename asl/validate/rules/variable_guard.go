package rules

import (
	"strings"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// guard is a variable that a state of the scope asks for its existence.
type guard struct {
	scope *validate.Scope
	name  string
}

// askedFor reports whether a state of the scope, or of one around it, asks whether the variable has a value. Which
// reads lie behind the question is not followed: its author knows that the variable may be absent.
func askedFor(p *validate.Pass, scope *validate.Scope, name string) bool {
	guards := validate.Shared(p, guard{}, func() map[guard]bool { return allGuards(p) })
	for ; scope != nil; scope = scope.Parent {
		if guards[guard{scope, name}] {
			return true
		}
	}
	return false
}

// allGuards gathers the questions of all states.
func allGuards(p *validate.Pass) map[guard]bool {
	guards := map[guard]bool{}
	for _, site := range p.Sites() {
		if asksPresence(site) {
			for use := range site.Uses() {
				guards[guard{site.State.Scope, use.Name}] = true
			}
		}
		eachAsked(site, func(name string) { guards[guard{site.State.Scope, name}] = true })
	}
	return guards
}

// asking are the functions that tell whether a variable has a value: what they give for none is no fault.
var asking = map[string]bool{"exists": true, "type": true, "boolean": true}

// eachAsked calls do for the variables that an expression hands to such a function.
func eachAsked(site *validate.Site, do func(name string)) {
	node, refs, _ := site.JSONata()
	if node == nil || len(refs.Variables) == 0 {
		return
	}
	asked := func(function string, arg jsonata.Node) {
		if !asking[function] {
			return
		}
		at := arg.Extent()
		for _, v := range refs.Variables {
			if at.Start <= v.Start && v.End <= at.End && needsVariable(arg, v.Name) {
				do(v.Name)
			}
		}
	}
	jsonata.Walk(node, func(n jsonata.Node) bool {
		switch n := n.(type) {
		case *jsonata.Call:
			if len(n.Args) == 1 {
				asked(callee(n.Func), n.Args[0])
			}
		case *jsonata.Apply:
			if call, ok := n.Right.(*jsonata.Call); ok && len(call.Args) == 0 {
				asked(callee(call.Func), n.Left)
			} else {
				asked(callee(n.Right), n.Left)
			}
		}
		return true
	})
}

// asksPresence reports whether a site is the Variable of an IsPresent test, which does not fail when there is no value.
func asksPresence(site *validate.Site) bool {
	if site.Kind != validate.ReferencePath || site.Name() != "Variable" || !strings.HasPrefix(site.Text, "$") || strings.HasPrefix(site.Text, "$.") {
		return false
	}
	rule, ok := strings.CutSuffix(site.Pointer()[len(site.State.Pointer):], "/Variable")
	return ok && site.State.Tree.Lookup(rule).Get("IsPresent").Kind() == jsontree.Bool
}
