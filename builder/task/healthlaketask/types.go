package healthlaketask

import "time"

// JobStatus is the status of an import or export job.
type JobStatus string

// The statuses of jobs.
const (
	// Submitted: the job was taken.
	Submitted JobStatus = "SUBMITTED"
	// Queued: the job waits for others.
	Queued JobStatus = "QUEUED"
	// InProgress: the job is at work.
	InProgress JobStatus = "IN_PROGRESS"
	// CompletedWithErrors: the job has ended, and some resources were not imported. The output says which.
	CompletedWithErrors JobStatus = "COMPLETED_WITH_ERRORS"
	// Completed: the job has ended, and all of it was done.
	Completed JobStatus = "COMPLETED"
	// Failed: the job has failed.
	Failed JobStatus = "FAILED"
	// CancelSubmitted: somebody asked to cancel the job.
	CancelSubmitted JobStatus = "CANCEL_SUBMITTED"
	// CancelInProgress: the job is being cancelled.
	CancelInProgress JobStatus = "CANCEL_IN_PROGRESS"
	// CancelCompleted: the job was cancelled.
	CancelCompleted JobStatus = "CANCEL_COMPLETED"
	// CancelFailed: the job could not be cancelled. It is at an end all the same.
	CancelFailed JobStatus = "CANCEL_FAILED"
)

// Values lists the statuses.
func (JobStatus) Values() []JobStatus {
	return []JobStatus{Submitted, Queued, InProgress, CompletedWithErrors, Completed, Failed,
		CancelSubmitted, CancelInProgress, CancelCompleted, CancelFailed}
}

// ValidationLevel says how strictly the resources of an import are checked.
type ValidationLevel string

// The levels of validation.
const (
	// Strict checks against the profile that a resource names, or the base specification. It is what HealthLake does without a level.
	Strict ValidationLevel = "strict"
	// StructureOnly checks the structure of resources, not their references and codes.
	StructureOnly ValidationLevel = "structure-only"
	// Minimal checks next to nothing.
	Minimal ValidationLevel = "minimal"
)

// Values lists the levels.
func (ValidationLevel) Values() []ValidationLevel {
	return []ValidationLevel{Strict, StructureOnly, Minimal}
}

// InputDataConfig says where the resources of an import are.
type InputDataConfig struct {
	// S3Uri is the folder or file: s3://bucket/prefix/ with files of newline-delimited JSON.
	S3Uri string `json:"S3Uri"`
}

// OutputDataConfig says where a job writes.
type OutputDataConfig struct {
	// S3Configuration is the place in S3.
	S3Configuration S3Configuration `json:"S3Configuration"`
}

// S3Configuration is a place in S3 and the key that encrypts what is written there.
type S3Configuration struct {
	// S3Uri is the folder: s3://bucket/prefix/.
	S3Uri string `json:"S3Uri"`
	// KmsKeyId is the id or the ARN of the KMS key.
	KmsKeyId string `json:"KmsKeyId"`
}

// ImportJobProperties is what HealthLake knows of an import job.
type ImportJobProperties struct {
	// JobId is the id of the job.
	JobId string `json:"JobId"`
	// JobName is the name of the job; nil where it has none.
	JobName *string `json:"JobName,omitempty"`
	// JobStatus is the status of the job.
	JobStatus JobStatus `json:"JobStatus"`
	// SubmitTime is when the job was taken.
	SubmitTime time.Time `json:"SubmitTime"`
	// EndTime is when the job ended; nil while it runs.
	EndTime *time.Time `json:"EndTime,omitempty"`
	// DatastoreId is the id of the data store.
	DatastoreId string `json:"DatastoreId"`
	// InputDataConfig is where the resources come from.
	InputDataConfig InputDataConfig `json:"InputDataConfig"`
	// JobOutputDataConfig is where the job writes its log; nil where it is not known.
	JobOutputDataConfig *OutputDataConfig `json:"JobOutputDataConfig,omitempty"`
	// JobProgressReport counts what is done; nil where nothing is known yet.
	JobProgressReport *JobProgressReport `json:"JobProgressReport,omitempty"`
	// DataAccessRoleArn is the role with which the job reads and writes; nil where it is not known.
	DataAccessRoleArn *string `json:"DataAccessRoleArn,omitempty"`
	// Message explains errors; nil where there are none.
	Message *string `json:"Message,omitempty"`
	// ValidationLevel is how strictly resources are checked; nil where it is not known.
	ValidationLevel *ValidationLevel `json:"ValidationLevel,omitempty"`
}

// JobProgressReport counts what an import has done. A count is nil where it is not known yet.
type JobProgressReport struct {
	// TotalNumberOfScannedFiles counts the files that were looked at.
	TotalNumberOfScannedFiles *int64 `json:"TotalNumberOfScannedFiles,omitempty"`
	// TotalSizeOfScannedFilesInMB is their size in megabytes.
	TotalSizeOfScannedFilesInMB *float64 `json:"TotalSizeOfScannedFilesInMB,omitempty"`
	// TotalNumberOfImportedFiles counts the files that were imported.
	TotalNumberOfImportedFiles *int64 `json:"TotalNumberOfImportedFiles,omitempty"`
	// TotalNumberOfResourcesScanned counts the resources that were looked at.
	TotalNumberOfResourcesScanned *int64 `json:"TotalNumberOfResourcesScanned,omitempty"`
	// TotalNumberOfResourcesImported counts the resources that were imported.
	TotalNumberOfResourcesImported *int64 `json:"TotalNumberOfResourcesImported,omitempty"`
	// TotalNumberOfResourcesWithCustomerError counts the resources that were refused.
	TotalNumberOfResourcesWithCustomerError *int64 `json:"TotalNumberOfResourcesWithCustomerError,omitempty"`
	// TotalNumberOfFilesReadWithCustomerError counts the files that could not be read.
	TotalNumberOfFilesReadWithCustomerError *int64 `json:"TotalNumberOfFilesReadWithCustomerError,omitempty"`
	// Throughput is the speed of the import.
	Throughput *float64 `json:"Throughput,omitempty"`
}

// ExportJobProperties is what HealthLake knows of an export job.
type ExportJobProperties struct {
	// JobId is the id of the job.
	JobId string `json:"JobId"`
	// JobName is the name of the job; nil where it has none.
	JobName *string `json:"JobName,omitempty"`
	// JobStatus is the status of the job.
	JobStatus JobStatus `json:"JobStatus"`
	// SubmitTime is when the job was taken.
	SubmitTime time.Time `json:"SubmitTime"`
	// EndTime is when the job ended; nil while it runs.
	EndTime *time.Time `json:"EndTime,omitempty"`
	// DatastoreId is the id of the data store.
	DatastoreId string `json:"DatastoreId"`
	// OutputDataConfig is where the resources are written.
	OutputDataConfig OutputDataConfig `json:"OutputDataConfig"`
	// DataAccessRoleArn is the role with which the job writes; nil where it is not known.
	DataAccessRoleArn *string `json:"DataAccessRoleArn,omitempty"`
	// Message explains errors; nil where there are none.
	Message *string `json:"Message,omitempty"`
}
