package builder_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/builder"
)

// argumentsOf builds a workflow of one task, and returns the task's arguments as text. The call is of no real service, so that what it
// is given is not judged.
func argumentsOf(t *testing.T, fill func(*builder.TaskState[chartQuery, chart], *admission), arguments ...builder.Argument) string {
	t.Helper()
	w := builder.New[admission, chart]("arguments")
	task := builder.Task(w, "Fetch", chartCall(arguments...))
	fill(task, w.Input())
	w.StartAt(task)
	machine, faults := w.Build()
	require.False(t, faults.HasErrors(), faults.String())
	state, ok := machine.States[0].State.(*asl.Task)
	require.True(t, ok)
	if state.Arguments == nil {
		return ""
	}
	return string(state.Arguments.AppendJSON(nil, ""))
}

func noRequest(*builder.TaskState[chartQuery, chart], *admission) {}

func literal(t *builder.TaskState[chartQuery, chart], _ *admission) {
	t.Arguments(&chartQuery{PatientID: "p", Depth: 1})
}

func bound(t *builder.TaskState[chartQuery, chart], in *admission) {
	q := chartQuery{}
	t.ArgumentsExpr(builder.Object(&q, builder.Bind(&q.PatientID, &in.PatientID)))
}

func computed(t *builder.TaskState[chartQuery, chart], _ *admission) {
	t.ArgumentsExpr(builder.JSONata[chartQuery]("{}"))
}

const (
	literalQuery = `"PatientID":"p","Depth":1,"Comment":"","Nothing":{},"Extra":null`
	boundQuery   = `"PatientID":"{% $states.context.Execution.Input.PatientID %}","Depth":0,"Comment":"","Nothing":{},"Extra":null`
)

func TestArguments(t *testing.T) {
	by := builder.TextArgument("By", "me")
	id := builder.TextArgument("Id", builder.ExecutionID())
	for name, c := range map[string]struct {
		fill      func(*builder.TaskState[chartQuery, chart], *admission)
		arguments []builder.Argument
		want      string
	}{
		"none":                {noRequest, nil, ``},
		"members beside":      {literal, []builder.Argument{by}, `{"By":"me",` + literalQuery + `}`},
		"bound beside":        {bound, []builder.Argument{by}, `{"By":"me",` + boundQuery + `}`},
		"no request":          {noRequest, []builder.Argument{by}, `{"By":"me"}`},
		"number":              {noRequest, []builder.Argument{builder.IntArgument("N", 3)}, `{"N":3}`},
		"value":               {noRequest, []builder.Argument{builder.ValueArgument("On", builder.Lit(true))}, `{"On":true}`},
		"placed":              {literal, []builder.Argument{builder.RequestArgument("Query"), by}, `{"Query":{` + literalQuery + `},"By":"me"}`},
		"placed, none":        {noRequest, []builder.Argument{builder.RequestArgument("Query"), by}, `{"By":"me"}`},
		"placed, with beside": {literal, []builder.Argument{builder.RequestArgument("Query", by)}, `{"Query":{` + literalQuery + `,"By":"me"}}`},
		"bound, with beside":  {bound, []builder.Argument{builder.RequestArgument("Query", by)}, `{"Query":{` + boundQuery + `,"By":"me"}}`},
		"none, with beside":   {noRequest, []builder.Argument{builder.RequestArgument("Query", by)}, `{"Query":{"By":"me"}}`},
		"computed, with beside": {computed, []builder.Argument{builder.RequestArgument("Query", by, id)},
			`{"Query":"{% $merge([{}, {\"By\": \"me\", \"Id\": $states.context.Execution.Id}]) %}"}`},
		"in a list": {literal, []builder.Argument{builder.ListArgument("Entries", builder.ObjectArgument("", by, builder.RequestArgument("Detail")))},
			`{"Entries":[{"By":"me","Detail":{` + literalQuery + `}}]}`},
		"objects become one": {noRequest, []builder.Argument{builder.ObjectArgument("H", by), builder.ObjectArgument("H", id)},
			`{"H":{"By":"me","Id":"{% $states.context.Execution.Id %}"}}`},
		"lists become one": {noRequest, []builder.Argument{builder.ObjectArgument("H", builder.ListArgument("A", by)), builder.ObjectArgument("H", builder.ListArgument("A", id))},
			`{"H":{"A":["me","{% $states.context.Execution.Id %}"]}}`},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, argumentsOf(t, c.fill, c.arguments...))
		})
	}
}

// TestCallTwice makes two tasks of one call, which must not know of each other.
func TestCallTwice(t *testing.T) {
	w := builder.New[admission, chart]("twice")
	call := chartCall(builder.ObjectArgument("H", builder.TextArgument("By", "me")), builder.RequestArgument("Query"))
	one, two := builder.Task(w, "One", call), builder.Task(w, "Two", call)
	w.StartAt(one.Arguments(&chartQuery{PatientID: "1"})).Then(two.Arguments(&chartQuery{PatientID: "2"}))
	machine, faults := w.Build()
	require.False(t, faults.HasErrors(), faults.String())
	for i, want := range []string{"1", "2"} {
		query := machine.States[i].State.(*asl.Task).Arguments.Get("Query")
		require.Equal(t, jsontree.NewString(want).Str(), query.Get("PatientID").Str())
	}
}

func TestArgumentTellsItself(t *testing.T) {
	require.Equal(t, "a", builder.TextArgument("Name", "a").Literal())
	require.Equal(t, "a", builder.TextArgument("Name", builder.Lit("a")).Literal())
	require.Equal(t, 3, builder.IntArgument("Name", 3).Literal())
	require.Nil(t, builder.TextArgument("Name", builder.Param("p")).Literal())
	require.Nil(t, builder.ObjectArgument("Name").Literal())
	require.Equal(t, "Name", builder.ListArgument("Name").Name())
}
