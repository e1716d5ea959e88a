package ekstask_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/ekstask"
)

// TestRequestBody holds the body of a request to its type: nothing where there is none, what is bound where it is.
func TestRequestBody(t *testing.T) {
	w := builder.New[Study, ekstask.CallOutput[Pod]]("call")
	request := ekstask.CallInput[Phase]{
		ClusterName: "imaging", CertificateAuthority: "LS0t", Endpoint: "https://example.org", Method: ekstask.MethodPost, Path: "/api/v1/pods",
	}
	empty, bound := request, request
	first := builder.Task(w, "Empty", ekstask.Call[Phase, Pod]()).Arguments(&empty)
	w.StartAt(first).Then(builder.Task(w, "Bound", ekstask.Call[Phase, Pod]()).
		Arguments(&bound, builder.Bind(&bound.RequestBody.Phase, &w.Input().ID)))
	machine, faults := w.Build()
	require.False(t, faults.HasErrors(), faults.String())
	text := string(machine.Print())
	require.Regexp(t, `(?s)"Empty".*"Bound".*"RequestBody"`, text)
	require.NotRegexp(t, `(?s)"RequestBody".*"Bound"`, text)
}

func TestErrStatus(t *testing.T) {
	require.Equal(t, ekstask.Err401, ekstask.ErrStatus(401))
	require.Equal(t, "EKS.404", ekstask.ErrStatus(404))
}
