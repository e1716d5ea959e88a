package emrtask_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder/task/emrtask"
)

// TestTrue holds a request that says nothing about it to what Step Functions wants.
func TestTrue(t *testing.T) {
	text, err := json.Marshal(emrtask.JobFlowInstancesConfig{})
	require.NoError(t, err)
	require.JSONEq(t, `{"KeepJobFlowAliveWhenNoSteps": true}`, string(text))
}
