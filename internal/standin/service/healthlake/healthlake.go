//lint:file-ignore U1000 what nobody reads belongs to the form of the types

// Package healthlake stands for the package of that name of the AWS SDK for Go in the tests of the library, which does not depend on
// the SDK. Its types have the form of the SDK's, with a few of their fields.
package healthlake

import (
	"time"

	"github.com/aslgen/aslgen/internal/standin/service/healthlake/types"
)

// Metadata is what the SDK keeps beside a response.
type Metadata struct{ values map[any]any }

type noSmithyDocumentSerde struct{}

// StartFHIRImportJobInput is the request of StartFHIRImportJob.
type StartFHIRImportJobInput struct {
	DataAccessRoleArn   *string
	DatastoreId         *string
	InputDataConfig     types.InputDataConfig
	JobOutputDataConfig types.OutputDataConfig
	ClientToken         *string
	JobName             *string
	ValidationLevel     types.ValidationLevel
	noSmithyDocumentSerde
}

// StartFHIRImportJobOutput is its response.
type StartFHIRImportJobOutput struct {
	JobId          *string
	JobStatus      types.JobStatus
	DatastoreId    *string
	ResultMetadata Metadata
	noSmithyDocumentSerde
}

// DescribeFHIRImportJobInput is the request of DescribeFHIRImportJob.
type DescribeFHIRImportJobInput struct {
	DatastoreId *string
	JobId       *string
	noSmithyDocumentSerde
}

// DescribeFHIRImportJobOutput is its response.
type DescribeFHIRImportJobOutput struct {
	ImportJobProperties *types.ImportJobProperties
	ResultMetadata      Metadata
	noSmithyDocumentSerde
}

// ListFHIRImportJobsInput is the request of ListFHIRImportJobs.
type ListFHIRImportJobsInput struct {
	DatastoreId    *string
	JobStatus      types.JobStatus
	MaxResults     *int32
	SubmittedAfter *time.Time
	noSmithyDocumentSerde
}

// ListFHIRImportJobsOutput is its response.
type ListFHIRImportJobsOutput struct {
	ImportJobPropertiesList []types.ImportJobProperties
	NextToken               *string
	ResultMetadata          Metadata
	noSmithyDocumentSerde
}

// TagResourceInput is the request of TagResource.
type TagResourceInput struct {
	ResourceARN *string
	Tags        []types.Tag
	noSmithyDocumentSerde
}

// TagResourceOutput is its response.
type TagResourceOutput struct {
	ResultMetadata Metadata
	noSmithyDocumentSerde
}
