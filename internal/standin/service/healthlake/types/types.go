//lint:file-ignore U1000 what nobody reads belongs to the form of the types

// Package types stands for the package of that name of the AWS SDK for Go in the tests of the library.
package types

import "time"

type noSmithyDocumentSerde struct{}

// JobStatus is the state of a job.
type JobStatus string

// The states of a job.
const (
	JobStatusSubmitted  JobStatus = "SUBMITTED"
	JobStatusInProgress JobStatus = "IN_PROGRESS"
	JobStatusCompleted  JobStatus = "COMPLETED"
	JobStatusFailed     JobStatus = "FAILED"
)

// Values lists them.
func (JobStatus) Values() []JobStatus {
	return []JobStatus{JobStatusSubmitted, JobStatusInProgress, JobStatusCompleted, JobStatusFailed}
}

// ValidationLevel says how strict an import is.
type ValidationLevel string

// The levels.
const (
	ValidationLevelStrict  ValidationLevel = "strict"
	ValidationLevelMinimal ValidationLevel = "minimal"
)

// Values lists them.
func (ValidationLevel) Values() []ValidationLevel {
	return []ValidationLevel{ValidationLevelStrict, ValidationLevelMinimal}
}

// InputDataConfig is a union.
type InputDataConfig interface{ isInputDataConfig() }

// InputDataConfigMemberS3Uri is its member S3Uri.
type InputDataConfigMemberS3Uri struct {
	Value string
	noSmithyDocumentSerde
}

func (*InputDataConfigMemberS3Uri) isInputDataConfig() {}

// OutputDataConfig is a union.
type OutputDataConfig interface{ isOutputDataConfig() }

// OutputDataConfigMemberS3Configuration is its member S3Configuration.
type OutputDataConfigMemberS3Configuration struct {
	Value S3Configuration
	noSmithyDocumentSerde
}

func (*OutputDataConfigMemberS3Configuration) isOutputDataConfig() {}

// UnknownUnionMember is a member that the SDK does not know.
type UnknownUnionMember struct {
	Tag   string
	Value []byte
	noSmithyDocumentSerde
}

func (*UnknownUnionMember) isInputDataConfig()  {}
func (*UnknownUnionMember) isOutputDataConfig() {}

// S3Configuration is a place in S3.
type S3Configuration struct {
	KmsKeyId *string
	S3Uri    *string
	noSmithyDocumentSerde
}

// JobProgressReport counts.
type JobProgressReport struct {
	TotalNumberOfFilesImported *int64
	Throughput                 *float64
	noSmithyDocumentSerde
}

// ImportJobProperties describe a job.
type ImportJobProperties struct {
	JobId             *string
	JobStatus         JobStatus
	Message           *string
	InputDataConfig   InputDataConfig
	JobProgressReport *JobProgressReport
	SubmitTime        *time.Time
	noSmithyDocumentSerde
}

// Tag is a name and a value.
type Tag struct {
	Key, Value *string
	noSmithyDocumentSerde
}

// ResourceNotFoundException is an error of the API.
type ResourceNotFoundException struct {
	Message *string
	noSmithyDocumentSerde
}

// Error makes it an error.
func (*ResourceNotFoundException) Error() string { return "not found" }

// ThrottlingException is an error of the API.
type ThrottlingException struct {
	Message *string
	noSmithyDocumentSerde
}

// Error makes it an error.
func (*ThrottlingException) Error() string { return "too many" }
