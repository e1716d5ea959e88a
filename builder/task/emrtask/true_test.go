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

// TestTrueIsRead holds the type to what it writes: a request comes back from its JSON, and false is refused.
func TestTrueIsRead(t *testing.T) {
	var config emrtask.JobFlowInstancesConfig
	require.NoError(t, json.Unmarshal([]byte(`{"KeepJobFlowAliveWhenNoSteps": true}`), &config))
	require.Equal(t, emrtask.JobFlowInstancesConfig{}, config)
	for _, text := range []string{"false", "1", `"true"`, "{}"} {
		require.ErrorContains(t, json.Unmarshal([]byte(text), new(emrtask.True)), "true is the only value", text)
	}
}
