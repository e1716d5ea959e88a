package medicalimagingtask_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/builder/task/internal/tabletest"
	"github.com/aslgen/aslgen/builder/task/medicalimagingtask"
)

// TestCalls holds every call and its request to the catalogue.
func TestCalls(t *testing.T) {
	require.Empty(t, tabletest.SDKFaults("medicalimaging", "startDICOMImportJob", medicalimagingtask.StartDICOMImportJob()))
	require.Empty(t, tabletest.SDKFaults("medicalimaging", "getDICOMImportJob", medicalimagingtask.GetDICOMImportJob()))
	require.Empty(t, tabletest.SDKFaults("medicalimaging", "searchImageSets", medicalimagingtask.SearchImageSets()))
}

// TestErrors holds the names of the errors to the catalogue.
func TestErrors(t *testing.T) {
	want := slices.Sorted(slices.Values(service.LookupSDK("medicalimaging").Errors()))
	have := slices.Sorted(slices.Values([]string{
		medicalimagingtask.ErrAccessDenied,
		medicalimagingtask.ErrBadRequest,
		medicalimagingtask.ErrConflict,
		medicalimagingtask.ErrInternalServer,
		medicalimagingtask.ErrNotAcceptable,
		medicalimagingtask.ErrResourceNotFound,
		medicalimagingtask.ErrServiceQuotaExceeded,
		medicalimagingtask.ErrThrottling,
		medicalimagingtask.ErrValidation,
		medicalimagingtask.ErrMedicalImaging,
		medicalimagingtask.ErrSdkClient,
	}))
	require.Equal(t, want, have)
}

// TestEnumerations: each type lists its constants, once.
func TestEnumerations(t *testing.T) {
	distinct(t, medicalimagingtask.JobStatus("").Values(), "SUBMITTED", "IN_PROGRESS", "COMPLETED", "FAILED")
	distinct(t, medicalimagingtask.Operator("").Values(), "EQUAL", "BETWEEN")
	distinct(t, medicalimagingtask.SortOrder("").Values(), "ASC", "DESC")
	distinct(t, medicalimagingtask.SortField("").Values(), "updatedAt", "createdAt", "DICOMStudyDateAndTime")
	distinct(t, medicalimagingtask.StorageTier("").Values(), "FREQUENT_ACCESS", "ARCHIVE_INSTANT_ACCESS")
}

func distinct[T comparable](t *testing.T, values []T, want ...T) {
	t.Helper()
	require.ElementsMatch(t, want, values)
}
