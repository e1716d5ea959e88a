package review

import "github.com/aslgen/aslgen/builder"

// answered are the variables that hold an answer as it was received: texts, "" for whatever is missing or is no text. So
// nothing that a reviewer's program sends can make an expression fail, and nothing but texts is compared.
type answered struct {
	decision, reviewer, role, decidedAt, comment, hash *string
}

func newAnswered(s builder.Scope) answered {
	v := func(name string) *string { return builder.Var[string](s, name) }
	return answered{v("decision"), v("reviewer"), v("role"), v("decidedAt"), v("comment"), v("answeredHash")}
}

// readAnswer are the bindings that read an answer.
func readAnswer[D any](a answered, r *Answer[D]) []builder.Binding {
	return []builder.Binding{
		builder.Bind(a.decision, received(r, "decision")),
		builder.Bind(a.reviewer, received(r, "reviewer")),
		builder.Bind(a.role, received(r, "role")),
		builder.Bind(a.decidedAt, received(r, "decidedAt")),
		builder.Bind(a.comment, received(r, "comment")),
		builder.Bind(a.hash, received(r, "contentHash")),
	}
}

// received is a member of the answer when the answer is an object and the member a text without blanks at its ends; "" otherwise.
func received[A any](answer *A, member string) builder.Expr[string] {
	return builder.JSONata[string](`$type($1) = "object" and $type($1.`+member+`) = "string" ? $trim($1.`+member+`) : ""`, answer)
}

// wellFormed tells whether somebody who may decide has answered for the content that was asked about.
func (g *GateState) wellFormed() builder.Expr[bool] {
	a := g.answer
	conditions := []builder.Expr[bool]{
		builder.EqualExpr(builder.From(a.hash), builder.From(g.hash)),
		builder.NotEqual(a.hash, ""),
		builder.NotEqual(a.reviewer, ""),
		builder.NotEqual(a.role, ""),
		builder.NotEqual(a.decidedAt, ""),
	}
	if g.author != nil {
		conditions = append(conditions, builder.NotEqualExpr(builder.From(a.reviewer), builder.From(g.author)))
	}
	return builder.And(conditions...)
}

// explained tells whether the answer has a comment.
func (a answered) explained() builder.Expr[bool] { return builder.NotEqual(a.comment, "") }
