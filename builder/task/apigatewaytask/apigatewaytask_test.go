package apigatewaytask_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/apigatewaytask"
	"github.com/aslgen/aslgen/builder/task/internal/tabletest"
)

const endpoint = "abc123.execute-api.eu-central-1.amazonaws.com"

func TestTable(t *testing.T) {
	q := Question{}
	require.Empty(t, tabletest.Faults("apigateway:invoke", nil,
		tabletest.Workflow(apigatewaytask.Invoke[Chart](endpoint, apigatewaytask.Get, apigatewaytask.Stage("live"), apigatewaytask.Path("/charts"),
			apigatewaytask.Header("Accept", "application/json"), apigatewaytask.QueryParameter("id", "1", "2"), apigatewaytask.Auth(apigatewaytask.IAMRole))),
		tabletest.Workflow(apigatewaytask.InvokeWithBody[Patient, apigatewaytask.InvokeOutput[Chart]](builder.Param("api"), apigatewaytask.Post,
			apigatewaytask.AllowNullValues(true)), Patient{}),
		tabletest.Waiting(apigatewaytask.WithToken[Answer](endpoint, apigatewaytask.Delete, apigatewaytask.Header("X-Token", builder.TaskToken()))),
		tabletest.Waiting(apigatewaytask.InvokeWithBodyAndToken[Question, Answer](endpoint, apigatewaytask.Put),
			builder.Object(&q, builder.Bind(&q.Token, builder.TaskToken()))),
	))
	require.Empty(t, tabletest.ValueFaults("apigateway:invoke", "AuthType", apigatewaytask.NoAuth.Values()...))
	methods := []string{}
	for _, m := range apigatewaytask.Get.Values() {
		methods = append(methods, string(m))
	}
	for _, m := range apigatewaytask.Post.Values() {
		methods = append(methods, string(m))
	}
	require.Empty(t, tabletest.ValueFaults("apigateway:invoke", "Method", methods...))
}

func TestValuesOfOneName(t *testing.T) {
	w := builder.New[Patient, Chart]("call")
	w.StartAt(builder.Task(w, "Call", apigatewaytask.Invoke[Chart](endpoint, apigatewaytask.Get,
		apigatewaytask.QueryParameter("id", &w.Input().ID), apigatewaytask.QueryParameter("id", "1"), apigatewaytask.Header("A", "x"))))
	machine, faults := w.Build()
	require.Empty(t, faults.String())
	task := machine.States[0].State.(*asl.Task)
	require.Equal(t, `{"ApiEndpoint":"`+endpoint+`","Method":"GET","QueryParameters":{"id":["{% $states.context.Execution.Input.id %}","1"]},"Headers":{"A":["x"]}}`,
		string(task.Arguments.AppendJSON(nil, "")))
	require.Equal(t, "{% $states.result.ResponseBody %}", task.Output.Str())
}

func TestErrors(t *testing.T) {
	require.Equal(t, "ApiGateway.403", apigatewaytask.ErrStatus(403))
}

func TestRefused(t *testing.T) {
	invoke := func(options ...apigatewaytask.Option) []string {
		return tabletest.Refused(apigatewaytask.Invoke[Chart](endpoint, apigatewaytask.Get, options...))
	}
	for name, c := range map[string]struct {
		refused []string
		want    []string
	}{
		"plain":          {invoke(nil), nil},
		"blocked header": {invoke(apigatewaytask.Header("authorization", "x")), []string{`header "authorization" is one that Step Functions does not send (use another name, and let the API map it; Auth(IAMRole) signs the request)`}},
		"no header":      {invoke(apigatewaytask.Header("", "x")), []string{`"" is no name of a header (letters, digits and -)`}},
		"path twice":     {invoke(apigatewaytask.Path("/a"), apigatewaytask.Path("/b")), []string{`argument "Path" of the call is given twice (take one of them out)`}},
		"address":        {tabletest.Refused(apigatewaytask.Invoke[Chart]("https://"+endpoint, apigatewaytask.Get)), []string{`endpoint "https://` + endpoint + `" is not the host of an API (write <id>.execute-api.<region>.amazonaws.com; Stage and Path are options)`}},
		"body with GET":  {tabletest.Refused(apigatewaytask.InvokeWithBody[Patient, Chart](endpoint, "GET")), []string{`method "GET" is none of the call (GET, DELETE, HEAD and OPTIONS go without a body; POST, PUT and PATCH with one)`}},
		"POST alone":     {tabletest.Refused(apigatewaytask.WithToken[Chart](endpoint, "POST")), []string{`method "POST" is none of the call (GET, DELETE, HEAD and OPTIONS go without a body; POST, PUT and PATCH with one)`}},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, c.refused) })
	}
}

// TestTokenNotHandedOn has a call that waits and whose headers do not hold the token.
func TestTokenNotHandedOn(t *testing.T) {
	_, faults := tabletest.Waiting(apigatewaytask.WithToken[Answer](endpoint, apigatewaytask.Get)).Build()
	require.Len(t, faults, 1)
	require.Equal(t, "ASL6023", faults[0].Code)
}
