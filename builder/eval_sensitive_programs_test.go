package builder_test

import (
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

// guarded is a person whose name goes to one function only.
type guarded struct {
	ID   string
	Name string `asl:"sensitive"`
}

// sensitivePrograms have policies, which change nothing of what is made.
func sensitivePrograms() []evalProgram {
	return []evalProgram{flowProgram("sensitive fields", func(w *builder.Workflow[guarded, string], in *guarded) {
		greet := builder.Task(w, "Greet", lambdatask.Function[guarded, string]("greet")).ArgumentsExpr(builder.From(in))
		tell := builder.Task(w, "Tell", lambdatask.Function[string, nothing]("tell")).ArgumentsExpr(builder.From(&in.ID))
		w.StartAt(greet).Then(tell).Then(builder.SucceedExpr(w, "End", builder.Format("{}: {}", &in.ID, builder.TextLength(&in.Name))))
		builder.Forbid(w,
			builder.SensitiveTo(builder.Channels(), builder.ErrorTexts(), builder.Names(), builder.Variables(), builder.Outputs(), builder.WrittenResults()),
			builder.SensitiveTo(builder.Service("sns"), builder.ArgumentsOf(tell)),
			builder.SensitiveTo(builder.Service("lambda")).Except("guarded.Name"))
	}, func(c *flowCheck[guarded, string]) {
		require.Regexp(c, `: \d+$`, c.out)
		requireSame(c.T, c.in, decode[guarded](c.T, c.last("Greet").Fields["Request"]))
	})}
}
