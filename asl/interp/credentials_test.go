package interp_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
)

// TestCredentials tests that a role that is no string fails the state, and that one that is is told.
func TestCredentials(t *testing.T) {
	for credentials, want := range map[string]string{
		`"QueryLanguage":"JSONata","Credentials":{"RoleArn":"{% 1 %}"}`:                               "States.QueryEvaluationError",
		`"QueryLanguage":"JSONata","Credentials":"{% 'x' %}"`:                                         "States.QueryEvaluationError",
		`"QueryLanguage":"JSONata","Credentials":"{% {} %}"`:                                          "States.QueryEvaluationError",
		`"QueryLanguage":"JSONata","Credentials":{"RoleArn":"{% $states.input.role %}"}`:              "",
		`"QueryLanguage":"JSONata","Credentials":"{% {'RoleArn': $states.input.role} %}"`:             "",
		`"Credentials":{"RoleArn.$":"$.n"}`:                                                           "States.Runtime",
		`"Credentials":{"RoleArn.$":"$.role"}`:                                                        "",
		`"Credentials":{"RoleArn.$":"States.Format('arn:aws:iam::1:role/{}', $$.Execution.Input.n)"}`: "",
	} {
		x := started(t, `{"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",`+credentials+`,"End":true}}}`,
			value.ObjectOf("role", "arn:aws:iam::1:role/1", "n", 1.0), interp.Options{Tasks: func(*interp.Task) interp.Result { return interp.Succeed(1.0) }})
		if want != "" {
			require.NotNil(t, x.Failure(), credentials)
			require.Equal(t, want, x.Failure().Error, credentials)
			continue
		}
		require.Equal(t, interp.Succeeded, x.Status(), "%s %v", credentials, x.Failure())
		require.Equal(t, "arn:aws:iam::1:role/1", x.History()[2].RoleARN, credentials)
	}
}
