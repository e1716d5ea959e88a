package builder_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
)

type (
	taskRequest struct{ A string }
	taskResult  struct{ B int }
)

func TestTasks(t *testing.T) {
	w := builder.New[taskRequest, taskResult]("tasks")
	inside := builder.Task(w, "Inside", builder.NewCall[taskRequest, taskResult](builder.CallSpec{
		Service: "events", Action: "putEvents",
		Arguments: []builder.Argument{builder.ListArgument("Entries", builder.ObjectArgument("",
			builder.TextArgument("Source", "app"), builder.RequestArgument("Detail")))},
	})).Arguments(&taskRequest{"a"})
	payload := builder.Task(w, "Payload", builder.NewCall[taskRequest, taskResult](builder.CallSpec{
		Service: "lambda", Action: "invoke", RequestField: "Payload", ResultField: "Payload",
	})).Arguments(&taskRequest{"a"})
	token := builder.Task(w, "Token", builder.NewCall[taskRequest, taskResult](builder.CallSpec{
		Service: "lambda", Action: "invoke", Pattern: builder.WaitForTaskToken, RequestField: "Payload", ResultField: "Payload",
	}))
	whole := builder.Task(w, "Whole", builder.NewCall[taskRequest, taskResult](builder.CallSpec{Service: "a", Action: "b"}))

	require.Equal(t, []string{"Entries", "0", "Detail"}, inside.Info().RequestPath)
	require.Empty(t, inside.Info().ResultField)
	require.Equal(t, []string{"Payload"}, payload.Info().RequestPath)
	require.Equal(t, "Payload", payload.Info().ResultField)
	require.Empty(t, token.Info().ResultField, "what SendTaskSuccess brings is the result")
	require.Nil(t, whole.Info().RequestPath)

	var names []string
	for _, i := range w.Tasks() {
		names = append(names, i.State)
		require.Equal(t, []reflect.Type{reflect.TypeFor[taskRequest](), reflect.TypeFor[taskResult]()}, []reflect.Type{i.Request, i.Result})
		require.Contains(t, i.Pos.File, "tasks_test.go")
	}
	require.Equal(t, []string{"Inside", "Payload", "Token", "Whole"}, names)
	require.Empty(t, (*builder.Workflow[int, int])(nil).Tasks())
}

func TestSetOrigins(t *testing.T) {
	w := builder.New[taskRequest, struct{}]("origins")
	w.StartAt(builder.Succeed(w, "Done", &struct{}{}))
	machine, faults := w.Build()
	require.Empty(t, faults)
	require.False(t, machine.States[0].State.Pos().IsValid())
	w.SetOrigins(machine)
	require.Contains(t, machine.States[0].State.Pos().File, "tasks_test.go")
	w.SetOrigins(nil)
	(*builder.Workflow[int, int])(nil).SetOrigins(&asl.StateMachine{})
}

func TestEncode(t *testing.T) {
	for want, v := range map[string]any{`{"A":"{% x %}"}`: taskRequest{"{% x %}"}, `null`: nil, `[1,2]`: []int{1, 2}, `{"B":0}`: &taskResult{}} {
		tree, err := builder.Encode(v)
		require.NoError(t, err)
		require.JSONEq(t, want, string(tree.AppendJSON(nil, "")))
	}
	_, err := builder.Encode(func() {})
	require.Error(t, err)
	_, err = builder.Encode(map[string]any{"x": make(chan int)})
	require.Error(t, err)
}
