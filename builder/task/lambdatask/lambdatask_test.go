package lambdatask_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/internal/tabletest"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

// asking makes a question that hands the token on.
func asking() builder.Expr[Question] {
	q := Question{}
	return builder.Object(&q, builder.Bind(&q.Token, builder.TaskToken()))
}

func TestTable(t *testing.T) {
	require.Empty(t, tabletest.Faults("lambda:invoke", nil,
		tabletest.Workflow(lambdatask.Handler("f", FetchChart, lambdatask.Qualifier("live"), lambdatask.ClientContext("e30=")), Patient{}),
		tabletest.Workflow(lambdatask.Function[Patient, lambdatask.InvokeOutput[Chart]]("f", lambdatask.LogTail()), Patient{}),
		tabletest.Workflow(lambdatask.Event[Patient]("f:live"), Patient{}),
		tabletest.Workflow(lambdatask.DryRun[Patient]("f", lambdatask.Qualifier("live")), Patient{}),
		tabletest.Waiting(lambdatask.WithToken[Question, Answer]("f", lambdatask.ClientContext("e30=")), asking()),
		tabletest.Waiting(lambdatask.EventWithToken[Question, Answer]("f"), asking()),
	))
}

// TestInvocationTypes holds the values that the calls write to those of the table.
func TestInvocationTypes(t *testing.T) {
	written := func(w builder.Definition) string {
		machine, faults := w.Build()
		require.Empty(t, faults.String())
		return machine.States[0].State.(*asl.Task).Arguments.Get("InvocationType").Str()
	}
	require.Empty(t, tabletest.ValueFaults("lambda:invoke", "InvocationType", "RequestResponse", // which is the default
		written(tabletest.Workflow(lambdatask.Event[Patient]("f"), Patient{})), written(tabletest.Workflow(lambdatask.DryRun[Patient]("f"), Patient{}))))
	require.Equal(t, "Event", written(tabletest.Waiting(lambdatask.EventWithToken[Question, Answer]("f"), asking())))
}

func TestErrors(t *testing.T) {
	require.Empty(t, tabletest.ErrorFaults([]string{
		lambdatask.ErrAWSLambda, lambdatask.ErrClientExecutionTimeout, lambdatask.ErrDurableExecutionAlreadyStarted, lambdatask.ErrEc2AccessDenied,
		lambdatask.ErrEc2Throttled, lambdatask.ErrEc2Unexpected, lambdatask.ErrEfsMountConnectivity, lambdatask.ErrEfsMountFailure,
		lambdatask.ErrEfsMountTimeout, lambdatask.ErrEfsio, lambdatask.ErrEniLimitReached, lambdatask.ErrInvalidParameterValue,
		lambdatask.ErrInvalidRequestContent, lambdatask.ErrInvalidRuntime, lambdatask.ErrInvalidSecurityGroupId, lambdatask.ErrInvalidSubnetId,
		lambdatask.ErrInvalidZipFile, lambdatask.ErrKmsAccessDenied, lambdatask.ErrKmsDisabled, lambdatask.ErrKmsInvalidState, lambdatask.ErrKmsNotFound,
		lambdatask.ErrNoPublishedVersion, lambdatask.ErrRecursiveInvocation, lambdatask.ErrRequestTooLarge, lambdatask.ErrResourceConflict,
		lambdatask.ErrResourceNotFound, lambdatask.ErrResourceNotReady, lambdatask.ErrS3FilesMountConnectivity, lambdatask.ErrS3FilesMountFailure,
		lambdatask.ErrS3FilesMountTimeout, lambdatask.ErrSdkClient, lambdatask.ErrSerializedRequestEntityTooLarge, lambdatask.ErrService,
		lambdatask.ErrSnapStart, lambdatask.ErrSnapStartNotReady, lambdatask.ErrSnapStartTimeout, lambdatask.ErrSubnetIpAddressLimitReached,
		lambdatask.ErrTooManyRequests, lambdatask.ErrUnknown, lambdatask.ErrUnsupportedMediaType,
	}, "lambda:invoke"))
}

func TestRefused(t *testing.T) {
	const twice = "the name of the function ends in a version or an alias, and Qualifier names one, too (leave one of them out)"
	live := lambdatask.Qualifier("live")
	for _, name := range []string{"f:1", "111122223333:function:f:1", "arn:aws:lambda:eu-central-1:111122223333:function:f:1"} {
		require.Equal(t, []string{twice}, tabletest.Refused(lambdatask.Function[Patient, Chart](name, live)), name)
	}
	for _, name := range []string{"f", "111122223333:function:f", "arn:aws:lambda:eu-central-1:111122223333:function:f"} {
		require.Empty(t, tabletest.Refused(lambdatask.Function[Patient, Chart](name, live)), name)
	}
	require.Empty(t, tabletest.Refused(lambdatask.Function[Patient, Chart](builder.Param("f"), live)))
	require.Equal(t, []string{`argument "Qualifier" of the call is given twice (take one of them out)`},
		tabletest.Refused(lambdatask.Function[Patient, Chart]("f", live, live)))

	log, context := lambdatask.LogTail(), lambdatask.ClientContext("e30=")
	require.Equal(t, []string{"the end of the log is asked for, and the result leaves it out (let the result of the call be an InvokeOutput)"},
		tabletest.Refused(lambdatask.Function[Patient, Chart]("f", log)))
	require.Empty(t, tabletest.Refused(lambdatask.Function[Patient, lambdatask.InvokeOutput[Chart]]("f", log)))
	require.Len(t, tabletest.Refused(lambdatask.Event[Patient]("f", context, log)), 2)
	require.Len(t, tabletest.Refused(lambdatask.DryRun[Patient]("f", context, log)), 2)
	require.Len(t, tabletest.Refused(lambdatask.EventWithToken[Question, Answer]("f", context, log)), 2)
	require.Len(t, tabletest.Refused(lambdatask.WithToken[Question, Answer]("f", context, log)), 1)
}

func TestResource(t *testing.T) {
	const arn = "arn:aws:lambda:eu-central-1:111122223333:function:fetch-chart"
	for _, c := range []struct {
		call builder.Call[Patient, Chart]
		want string
	}{
		{lambdatask.Resource[Patient, Chart](arn), arn},
		{lambdatask.Resource[Patient, Chart](builder.Param("fetch_chart")), "${fetch_chart}"},
	} {
		machine, faults := tabletest.Workflow(c.call, Patient{ID: "p"}).Build()
		require.Empty(t, faults.String())
		task := machine.States[0].State.(*asl.Task)
		require.Equal(t, c.want, task.Resource)
		require.Equal(t, `{"id":"p"}`, string(task.Arguments.AppendJSON(nil, "")))
		require.Nil(t, task.Output, "the result is what the function returns")
	}
	for _, call := range []builder.Call[Patient, Chart]{lambdatask.Resource[Patient, Chart](builder.ExecutionID()), lambdatask.Resource[Patient, Chart]("fetch-chart")} {
		_, faults := tabletest.Workflow(call).Build()
		require.True(t, faults.HasErrors())
	}
}
