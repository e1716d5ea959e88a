package imagingreview_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/examples/imagingreview"
)

// TestReleaseIsProved: the workflow builds without a word, so nothing but a complete run or an accepted one is released.
func TestReleaseIsProved(t *testing.T) {
	machine, faults := imagingreview.Workflow().Build()
	require.Empty(t, faults)
	require.NotNil(t, machine)
}

func TestRead(t *testing.T) {
	f, err := imagingreview.Read(context.Background(), imagingreview.ImageSet{ImageSetID: "i1", Modality: "CT"})
	require.NoError(t, err)
	require.Equal(t, imagingreview.Finding{ImageSetID: "i1", Label: "CT", Score: 0.2}, f)
}
