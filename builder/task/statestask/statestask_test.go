package statestask_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/tabletest"
	"github.com/aslgen/aslgen/builder/task/statestask"
)

const arn = "arn:aws:states:eu-central-1:111122223333:stateMachine:read-study"

func child(options ...builder.Option) *builder.Workflow[Study, Report] {
	return builder.New[Study, Report]("read-study", options...)
}

func asker() *builder.Workflow[Question, Report] { return builder.New[Question, Report]("ask") }

func TestTable(t *testing.T) {
	q := Question{}
	asking := builder.Object(&q, builder.Bind(&q.Token, builder.TaskToken()))
	require.Empty(t, tabletest.Faults("states:startExecution", nil,
		tabletest.Workflow(statestask.RunWorkflow(arn, child(), statestask.Name(builder.UUID()), statestask.StartedByExecution()), Study{}),
		tabletest.Workflow(statestask.Run[Study, Report](builder.Param("arn")), Study{}),
		tabletest.Workflow(statestask.Run[Study, statestask.Execution[Study, Report]](arn+":live"), Study{}),
		tabletest.Workflow(statestask.RunText[Study](arn), Study{}),
		tabletest.Workflow(statestask.StartWorkflow(arn, child(builder.Express())), Study{}),
		tabletest.Workflow(statestask.Start[Study](arn), Study{}),
		tabletest.Waiting(statestask.WithToken[Question, Report](arn), asking),
		tabletest.Waiting(statestask.StartWorkflowWithToken[Report](arn, asker(), statestask.StartedByExecution()), asking),
	))
}

func TestErrors(t *testing.T) {
	require.Empty(t, tabletest.ErrorFaults([]string{
		statestask.ErrAWSStepFunctions, statestask.ErrExecutionAlreadyExists, statestask.ErrExecutionLimitExceeded, statestask.ErrInvalidArn,
		statestask.ErrInvalidExecutionInput, statestask.ErrInvalidName, statestask.ErrKmsAccessDenied, statestask.ErrKmsInvalidState,
		statestask.ErrKmsThrottling, statestask.ErrSdkClient, statestask.ErrStateMachineDeleting, statestask.ErrStateMachineDoesNotExist,
		statestask.ErrValidation,
	}, "states:startExecution"))
}

// arguments builds a workflow of one call and returns its arguments and its output.
func arguments(t *testing.T, w builder.Definition) (string, string) {
	t.Helper()
	machine, faults := w.Build()
	require.Empty(t, faults.String())
	task := machine.States[0].State.(*asl.Task)
	return string(task.Arguments.AppendJSON(nil, "")), task.Output.Str()
}

func TestInput(t *testing.T) {
	const link = `"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID":"{% $states.context.Execution.Id %}"`
	const head = `{"StateMachineArn":"` + arn + `","Input":`
	plain, output := arguments(t, tabletest.Workflow(statestask.RunWorkflow(arn, child()), Study{ID: "s"}))
	require.Equal(t, head+`{"id":"s"}}`, plain)
	require.Equal(t, "{% $states.result.Output %}", output)

	linked, _ := arguments(t, tabletest.Workflow(statestask.RunWorkflow(arn, child(), statestask.StartedByExecution()), Study{ID: "s"}))
	require.Equal(t, head+`{"id":"s",`+link+`}}`, linked)

	alone, _ := arguments(t, tabletest.Workflow(statestask.Start[struct{}](arn, statestask.StartedByExecution())))
	require.Equal(t, head+`{`+link+`}}`, alone)

	w := builder.New[Study, Report]("parent")
	w.StartAt(builder.Task(w, "Run", statestask.RunWorkflow(arn, child(), statestask.StartedByExecution())).ArgumentsExpr(builder.From(w.Input())))
	merged, _ := arguments(t, w)
	require.Equal(t, head+`"{% $merge([$states.context.Execution.Input, {\"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID\": $states.context.Execution.Id}]) %}"}`, merged)

	_, whole := arguments(t, tabletest.Workflow(statestask.Run[Study, statestask.Execution[Study, Report]](arn), Study{}))
	require.Empty(t, whole)
}

func TestRefused(t *testing.T) {
	var none *builder.Workflow[Study, Report]
	for name, c := range map[string]struct {
		refused []string
		want    []string
	}{
		"plain":     {tabletest.Refused(statestask.RunWorkflow(arn, child(), nil)), nil},
		"express":   {tabletest.Refused(statestask.RunWorkflow(arn, child(builder.Express()))), []string{`child workflow "read-study" is an EXPRESS one, which a .sync call cannot wait for (make it a STANDARD one, or call it by aws-sdk:sfn:startSyncExecution)`}},
		"no child":  {tabletest.Refused(statestask.RunWorkflow(arn, none)), []string{"the child workflow is nil (make it with builder.New)"}},
		"no start":  {tabletest.Refused(statestask.StartWorkflow(arn, none)), []string{"the child workflow is nil (make it with builder.New)"}},
		"no asker":  {tabletest.Refused(statestask.StartWorkflowWithToken[Report](arn, none)), []string{"the child workflow is nil (make it with builder.New)"}},
		"name":      {tabletest.Refused(statestask.Start[Study]("read-study")), []string{`"read-study" is not the ARN of a state machine (write arn:aws:states:<region>:<account>:stateMachine:<name>, or a Param)`}},
		"other ARN": {tabletest.Refused(statestask.Start[Study]("arn:aws:states:eu-central-1:111122223333:activity:a")), []string{`"arn:aws:states:eu-central-1:111122223333:activity:a" is not the ARN of a state machine (write arn:aws:states:<region>:<account>:stateMachine:<name>, or a Param)`}},
		"linked twice": {tabletest.Refused(statestask.Start[Study](arn, statestask.StartedByExecution(), statestask.StartedByExecution())),
			[]string{`argument "Input" of the call is given twice (take one of them out)`}},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, c.refused) })
	}
	for _, bad := range []string{"", "a b", "a/b", "a:b", "ab\x01", strings.Repeat("x", 81)} {
		require.Len(t, tabletest.Refused(statestask.Start[Study](arn, statestask.Name(bad))), 1, bad)
	}
	for _, good := range []string{"a", "a-b_c.d", strings.Repeat("ü", 80)} {
		require.Empty(t, tabletest.Refused(statestask.Start[Study](arn, statestask.Name(good))), good)
	}
}

// TestLinkNeedsObject has a child that takes a list, which has no place for the link.
func TestLinkNeedsObject(t *testing.T) {
	_, faults := tabletest.Workflow(statestask.Start[[]string](arn, statestask.StartedByExecution()), []string{"a"}).Build()
	require.Len(t, faults, 1)
	require.Equal(t, "ASL6067", faults[0].Code)
}
