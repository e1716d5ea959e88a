package rules

import (
	"slices"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/validate"
)

// jsonataGuide is the page of the guide about JSONata.
const jsonataGuide = guide + "transforming-data.html"

// expressions calls do for every JSONata expression whose syntax is right.
func expressions(p *validate.Pass, do func(*validate.Site, jsonata.Node, *jsonata.Refs)) {
	for _, s := range p.Sites() {
		if s.Kind != validate.JSONata {
			continue
		}
		if n, refs, _ := s.JSONata(); refs != nil {
			do(s, n, refs)
		}
	}
}

// texts calls do for every string of a JSONata state that looks as if it were meant as an expression.
func texts(p *validate.Pass, do func(*validate.Site)) {
	for _, state := range p.States() {
		for _, s := range state.Texts {
			do(s)
		}
	}
}

// statesReads calls do for every read of $states.member, with the place of the read up to the member.
func statesReads(p *validate.Pass, member string, do func(s *validate.Site, start, end int)) {
	expressions(p, func(s *validate.Site, _ jsonata.Node, refs *jsonata.Refs) {
		for _, v := range refs.Variables {
			if v.Name == "states" && len(v.Path) > 0 && v.Path[0] == member {
				do(s, v.Start, v.Steps[0].End)
			}
		}
	})
}

// hasResult reports whether states of the type have a result.
func hasResult(kind asl.StateType) bool {
	return slices.Contains([]asl.StateType{asl.TypeTask, asl.TypeParallel, asl.TypeMap}, kind)
}

// assigned reports whether a state sees a variable of that name: one that its own scope sets somewhere, or an outer scope.
func assigned(p *validate.Pass, s *validate.State, name string) bool {
	for scope := s.Scope; scope != nil; scope = scope.Parent {
		if p.Assigns(scope, name) != nil {
			return true
		}
		if scope.Model.Distributed() {
			return false
		}
	}
	return false
}

// hides returns the test whether a variable, of the expression or of the machine, takes the place of a function.
func hides(p *validate.Pass, s *validate.Site, refs *jsonata.Refs) func(name string) bool {
	return func(name string) bool {
		return slices.ContainsFunc(refs.Bound, func(v jsonata.VariableRef) bool { return v.Name == name }) ||
			assigned(p, s.State, name)
	}
}

// functionNames are the functions that an expression can call, without the dollar.
var functionNames = func() []string {
	var names []string
	for _, f := range jsonata.Functions() {
		if !f.Unavailable {
			names = append(names, f.Name)
		}
	}
	return names
}()
