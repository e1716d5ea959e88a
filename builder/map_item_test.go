package builder_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
)

// TestItemVariable reads an item from inside an inner Map, which needs a variable, and in the first state, which has it as its
// input: the variable holds what is read inside.
func TestItemVariable(t *testing.T) {
	type series struct {
		ID     string   `json:"id"`
		Images []string `json:"images"`
		Note   string   `json:"note"`
	}
	type study struct {
		Series []series `json:"series"`
	}
	w := builder.New[study, [][]string]("nested")
	w.StartAt(builder.Map(w, "Outer", &w.Input().Series, func(p *builder.Processor[series, []string]) {
		p.StartAt(builder.Map(p, "Inner", &p.Item().Images, func(q *builder.Processor[string, string]) {
			q.StartAt(builder.SucceedExpr(q, "Name", builder.Format("{}/{}", &p.Item().ID, q.Item())))
		}))
	}))
	machine, faults := w.Build()
	require.Empty(t, faults.String())

	outer := machine.States[0].State.(*asl.Map).ItemProcessor
	assign := outer.States[0].State.(*asl.Pass).Assign
	require.JSONEq(t, `{"outerItem": {"id": "{% $states.input.id %}"}}`,
		string(assign.AppendJSON(nil)))
	inner := outer.States[1].State.(*asl.Map)
	require.Equal(t, "{% $states.input.images != null ? $states.input.images : [] %}", inner.Items.Str())
}
