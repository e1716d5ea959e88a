package builder_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

// TestNoTextLooksLikeAParameter writes the form of a parameter of the workflow in every kind of text that reaches the document: what
// fills in parameters could not tell it from one. A text that looks like a parameter which the workflow does not have is as good as any
// other.
func TestNoTextLooksLikeAParameter(t *testing.T) {
	type order struct {
		Text string            `json:"text"`
		More map[string]string `json:"more"`
	}
	type tagged struct {
		Text string `json:"${fn}"`
	}
	const form = "${fn}"
	for name, program := range map[string]func(w *builder.Workflow[order, order], call *builder.TaskState[order, order]) builder.State{
		"a comment": func(_ *builder.Workflow[order, order], call *builder.TaskState[order, order]) builder.State {
			return call.Comment("calls " + form)
		},
		"a key": func(_ *builder.Workflow[order, order], call *builder.TaskState[order, order]) builder.State {
			return call.Arguments(&order{More: map[string]string{form: "a"}})
		},
		"a key in a tag": func(w *builder.Workflow[order, order], call *builder.TaskState[order, order]) builder.State {
			return builder.Pass(w, "Pass", &tagged{Text: "a"}).Then(call)
		},
		"the name of a state": func(w *builder.Workflow[order, order], call *builder.TaskState[order, order]) builder.State {
			return builder.Pass(w, "Pass "+form, &order{}).Then(call)
		},
		"the name of an error": func(w *builder.Workflow[order, order], call *builder.TaskState[order, order]) builder.State {
			return call.Catch(builder.Fail(w, "Failed", "Failed", "failed"), "My."+form)
		},
		"JSONata": func(w *builder.Workflow[order, order], call *builder.TaskState[order, order]) builder.State {
			var o order
			return builder.Pass(w, "Pass", &o, builder.Bind(&o.Text, builder.JSONata[string](`"a `+form+`"`))).Then(call)
		},
		"a template of text": func(w *builder.Workflow[order, order], call *builder.TaskState[order, order]) builder.State {
			var o order
			return builder.Pass(w, "Pass", &o, builder.Bind(&o.Text, builder.Format("{} ${{fn}}", &w.Input().Text))).Then(call)
		},
	} {
		t.Run(name, func(t *testing.T) {
			for param, clashes := range map[string]bool{"fn": true, "other": false} {
				w := builder.New[order, order]("orders")
				call := builder.Task(w, "Call", lambdatask.Function[order, order](builder.Param(param)))
				start := program(w, call)
				if name != "a key" {
					call.ArgumentsExpr(builder.From(w.Input()))
				}
				w.StartAt(start)
				machine, faults := w.Build()
				if !clashes {
					require.False(t, faults.HasErrors(), faults.String())
					require.Contains(t, string(machine.Print()), form)
					continue
				}
				require.Len(t, faults, 1, faults.String())
				require.Equal(t, "ASL6069", faults[0].Code)
				require.Contains(t, faults[0].Pos.File, "param_form_test.go")
				require.Contains(t, faults[0].Message, `holds the form of parameter "fn"`)
			}
		})
	}
}
