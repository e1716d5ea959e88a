package review

import "github.com/aslgen/aslgen/builder"

// answered are the variables that hold an answer as it was received: texts, "" for whatever is missing or is no text. So
// nothing that a reviewer's program sends can make an expression fail, and nothing but texts is compared.
type answered struct {
	decision, reviewer, role, decidedAt, comment, hash *string
}

func newAnswered(s builder.Scope, comment *string) answered {
	v := func(name string) *string { return builder.Var[string](s, name) }
	return answered{v("decision"), v("reviewer"), v("role"), v("decidedAt"), comment, v("answeredHash")}
}

// readAnswer are the bindings that read an answer. Where a level before has not answered, its failure is none of this wait.
func readAnswer[D any](g *GateState, r builder.Expr[Answer[D]]) []builder.Binding {
	return append(readInto(g.answer, r), builder.Bind(g.failure, builder.Lit(builder.ErrorOutput{})))
}

// readInto are the bindings that read an answer into variables.
func readInto[D any](a answered, r builder.Expr[Answer[D]]) []builder.Binding {
	return []builder.Binding{
		builder.Bind(a.decision, received(r, "decision")),
		builder.Bind(a.reviewer, received(r, "reviewer")),
		builder.Bind(a.role, received(r, "role")),
		builder.Bind(a.decidedAt, received(r, "decidedAt")),
		builder.Bind(a.comment, received(r, "comment")),
		builder.Bind(a.hash, received(r, "contentHash")),
	}
}

// received is a member of the answer, unchanged, when the answer is an object and the member a text; "" otherwise. To trim it here would change what
// somebody has written: $trim makes one blank of several, and of the ends of lines.
func received[A any](answer builder.Expr[A], member string) builder.Expr[string] {
	return builder.JSONata[string](`$type($1) = "object" and $type($1.`+member+`) = "string" ? $1.`+member+` : ""`, answer)
}

// said tells that a text is more than blanks.
func said(text *string) builder.Expr[bool] {
	return builder.NotEqualExpr(builder.Trim(text), builder.Lit(""))
}

// moment is the pattern of a time, as RFC 3339 has it.
const moment = `/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$/`

// wellFormed tells whether somebody who may decide has answered for the content that was asked about.
func (g *GateState) wellFormed(a answered) builder.Expr[bool] {
	conditions := []builder.Expr[bool]{
		builder.EqualExpr(builder.From(a.hash), builder.From(g.hash)),
		builder.NotEqual(a.hash, ""),
		said(a.reviewer),
		said(a.role),
		builder.JSONata[bool]("$contains($1, "+moment+")", a.decidedAt),
	}
	if g.author != nil {
		// Somebody may write their own name otherwise; two people whose names differ in such things only are rare.
		conditions = append(conditions, builder.NotEqual(g.author, ""), builder.NotEqualExpr(voter(a.reviewer), builder.Lower(g.author)))
	}
	return builder.And(append(conditions, g.another(a)...)...)
}

// explained tells whether the answer has a comment.
func (a answered) explained() builder.Expr[bool] { return said(a.comment) }
