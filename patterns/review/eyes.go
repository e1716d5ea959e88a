package review

import "github.com/aslgen/aslgen/builder"

// Reviewers makes the list of people who have approved in a workflow, which is empty at its start. Give it to each of its gates with [FourEyes].
func Reviewers(s builder.Scope) *[]string {
	return builder.InitialVar[[]string](s, "reviewers", builder.Lit([]string{}))
}

// FourEyes lets nobody decide here who has approved at an earlier gate with the same list, or in an earlier round of this one: their answer is
// invalid. Who approves here is added to the list, in shadow mode too. approved is made by [Reviewers]. Capitals and blanks around
// a name make nobody else. With [Author], two people or more stand behind a publication, none of whom wrote it.
func FourEyes(approved *[]string) Option {
	line := builder.Here()
	return func(s *settings) { s.fourEyes = &fourEyes{approved, line} }
}

type fourEyes struct {
	list *[]string
	line builder.Line
}

// voter is a reviewer as they are told from others.
func voter(reviewer *string) builder.Expr[string] { return builder.Lower(builder.Trim(reviewer)) }

// checkFourEyes tells that there is no list.
func (g *GateState) checkFourEyes() {
	if e := g.set.fourEyes; e != nil && e.list == nil {
		report(g.scope, e.line, errFourEyes, "give it the list that review.Reviewers makes", "FourEyes of gate %q has no list", g.name)
		g.set.fourEyes = nil
	}
}

// another tells that the reviewer has not approved before.
func (g *GateState) another(a answered) []builder.Expr[bool] {
	if g.set.fourEyes == nil {
		return nil
	}
	return []builder.Expr[bool]{builder.Not(builder.HasExpr(g.set.fourEyes.list, voter(a.reviewer)))}
}

// remembers adds those who approve to the list.
func (g *GateState) remembers(voters builder.Expr[[]string]) []builder.Binding {
	if g.set.fourEyes == nil {
		return nil
	}
	return []builder.Binding{builder.Bind(g.set.fourEyes.list, builder.Concat(builder.From(g.set.fourEyes.list), voters))}
}
