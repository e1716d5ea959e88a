package healthlaketask_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/builder/task/healthlaketask"
	"github.com/aslgen/aslgen/builder/task/internal/tabletest"
)

// TestCalls holds every call and its request to the catalogue.
func TestCalls(t *testing.T) {
	require.Empty(t, tabletest.SDKFaults("healthlake", "startFHIRImportJob", healthlaketask.StartFHIRImportJob()))
	require.Empty(t, tabletest.SDKFaults("healthlake", "describeFHIRImportJob", healthlaketask.DescribeFHIRImportJob()))
	require.Empty(t, tabletest.SDKFaults("healthlake", "startFHIRExportJob", healthlaketask.StartFHIRExportJob()))
	require.Empty(t, tabletest.SDKFaults("healthlake", "describeFHIRExportJob", healthlaketask.DescribeFHIRExportJob()))
}

// TestErrors holds the names of the errors to the catalogue.
func TestErrors(t *testing.T) {
	want := slices.Sorted(slices.Values(service.LookupSDK("healthlake").Errors()))
	have := slices.Sorted(slices.Values([]string{
		healthlaketask.ErrAccessDenied,
		healthlaketask.ErrConflict,
		healthlaketask.ErrInternalServer,
		healthlaketask.ErrResourceNotFound,
		healthlaketask.ErrThrottling,
		healthlaketask.ErrValidation,
		healthlaketask.ErrHealthLake,
		healthlaketask.ErrSdkClient,
	}))
	require.Equal(t, want, have)
}

// TestEnumerations: each type lists its constants, once.
func TestEnumerations(t *testing.T) {
	distinct(t, healthlaketask.JobStatus("").Values(), "SUBMITTED", "QUEUED", "IN_PROGRESS", "COMPLETED_WITH_ERRORS", "COMPLETED", "FAILED", "CANCEL_SUBMITTED", "CANCEL_IN_PROGRESS", "CANCEL_COMPLETED", "CANCEL_FAILED")
	distinct(t, healthlaketask.ValidationLevel("").Values(), "strict", "structure-only", "minimal")
}

func distinct[T comparable](t *testing.T, values []T, want ...T) {
	t.Helper()
	require.ElementsMatch(t, want, values)
}
