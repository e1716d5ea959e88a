package httptask_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/httptask"
	"github.com/aslgen/aslgen/builder/task/internal/tabletest"
)

const (
	endpoint   = "https://ehr.example/charts"
	connection = "arn:aws:events:eu-central-1:111122223333:connection/ehr/0123"
)

func TestTable(t *testing.T) {
	require.Empty(t, tabletest.Faults("http:invoke", map[string]string{"Authentication": "the older name of InvocationConfig"},
		tabletest.Workflow(httptask.Invoke[Chart](endpoint, connection, httptask.Get, httptask.Header("Accept", "application/json"),
			httptask.QueryParameter("id", "1"), httptask.QueryList("part", builder.Lit([]string{"a", "b"})))),
		tabletest.Workflow(httptask.InvokeWithBody[Patient, httptask.InvokeOutput[Chart]](endpoint, builder.Param("connection"), httptask.Post), Patient{}),
		tabletest.Workflow(httptask.InvokeWithBody[Patient, Chart](endpoint, connection, httptask.Put, httptask.URLEncoded(httptask.Commas)), Patient{}),
	))
	require.Empty(t, tabletest.ValueFaults("http:invoke", "Method", httptask.Get.Values()...))
	require.Equal(t, []httptask.ArrayFormat{"INDICES", "REPEAT", "COMMAS", "BRACKETS"}, httptask.Indices.Values())
}

func TestErrors(t *testing.T) {
	require.Empty(t, tabletest.ErrorFaults([]string{httptask.ErrSocket}, "http:invoke"))
	require.Equal(t, "States.Http.StatusCode.404", httptask.ErrStatus(404))
}

func TestForm(t *testing.T) {
	machine, faults := tabletest.Workflow(httptask.InvokeWithBody[Patient, Chart](endpoint, connection, httptask.Post,
		httptask.Header("Accept", "text/plain"), nil, httptask.URLEncoded(httptask.Repeat)), Patient{ID: "p"}).Build()
	require.Empty(t, faults.String())
	task := machine.States[0].State.(*asl.Task)
	require.Equal(t, `{"ApiEndpoint":"`+endpoint+`","Method":"POST","InvocationConfig":{"ConnectionArn":"`+connection+`"},`+
		`"Headers":{"Accept":"text/plain","Content-Type":"application/x-www-form-urlencoded"},`+
		`"Transform":{"RequestBodyEncoding":"URL_ENCODED","RequestEncodingOptions":{"ArrayFormat":"REPEAT"}},"RequestBody":{"id":"p"}}`,
		string(task.Arguments.AppendJSON(nil, "")))
	require.Equal(t, "{% $states.result.ResponseBody %}", task.Output.Str())
}

func TestRefused(t *testing.T) {
	form := httptask.URLEncoded(httptask.Indices)
	for name, c := range map[string]struct {
		refused []string
		want    []string
	}{
		"plain":  {tabletest.Refused(httptask.Invoke[Chart](endpoint, connection, httptask.Get, nil)), nil},
		"method": {tabletest.Refused(httptask.Invoke[Chart](endpoint, connection, "get")), []string{`method "get" is none that Step Functions sends (GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS)`}},
		"header": {tabletest.Refused(httptask.Invoke[Chart](endpoint, connection, httptask.Get, httptask.Header("a:", "x"))), []string{`"a:" is no name of a header (letters, digits and -)`}},
		"header twice": {tabletest.Refused(httptask.Invoke[Chart](endpoint, connection, httptask.Get, httptask.Header("A", "x"), httptask.Header("A", "y"))),
			[]string{`argument "Headers.A" of the call is given twice (take one of them out)`}},
		"two forms": {tabletest.Refused(httptask.InvokeWithBody[Patient, Chart](endpoint, connection, httptask.Post, httptask.Header("Content-Type", "text/plain"), form)),
			[]string{`argument "Headers.Content-Type" of the call is given twice (take one of them out)`}},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, c.refused) })
	}
	for _, bad := range []string{"", "http://ehr.example", "ehr.example", "https://ehr.example/a?b=c", "https://", "%"} {
		require.Len(t, tabletest.Refused(httptask.Invoke[Chart](bad, connection, httptask.Get)), 1, bad)
	}
}
