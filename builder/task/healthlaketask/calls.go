package healthlaketask

import "github.com/aslgen/aslgen/builder"

// StartFHIRImportJobInput is the request of StartFHIRImportJob.
type StartFHIRImportJobInput struct {
	// JobName names the job: at most 64 letters, digits, blanks and _ . : / = + - % @. nil: it has no name.
	JobName *string `json:"JobName,omitempty"`
	// InputDataConfig says where the resources are.
	InputDataConfig InputDataConfig `json:"InputDataConfig"`
	// JobOutputDataConfig says where the job writes its log.
	JobOutputDataConfig OutputDataConfig `json:"JobOutputDataConfig"`
	// DatastoreId is the id of the data store.
	DatastoreId string `json:"DatastoreId"`
	// DataAccessRoleArn is the role with which the job reads and writes.
	DataAccessRoleArn string `json:"DataAccessRoleArn"`
	// ClientToken makes a call that is repeated start no second job: 1 to 64 letters, digits and dashes. nil: each call starts one;
	// [ImportJob] fills it.
	ClientToken *string `json:"ClientToken,omitempty"`
	// ValidationLevel says how strictly resources are checked. nil: strictly.
	ValidationLevel *ValidationLevel `json:"ValidationLevel,omitempty"`
}

// StartFHIRImportJobOutput is the answer of StartFHIRImportJob.
type StartFHIRImportJobOutput struct {
	// JobId is the id of the job.
	JobId string `json:"JobId"`
	// JobStatus is its status.
	JobStatus JobStatus `json:"JobStatus"`
	// DatastoreId is the id of the data store; nil where the service leaves it out.
	DatastoreId *string `json:"DatastoreId,omitempty"`
}

// DescribeFHIRImportJobInput is the request of DescribeFHIRImportJob.
type DescribeFHIRImportJobInput struct {
	// DatastoreId is the id of the data store.
	DatastoreId string `json:"DatastoreId"`
	// JobId is the id of the job.
	JobId string `json:"JobId"`
}

// DescribeFHIRImportJobOutput is the answer of DescribeFHIRImportJob.
type DescribeFHIRImportJobOutput struct {
	// ImportJobProperties is what is known of the job.
	ImportJobProperties ImportJobProperties `json:"ImportJobProperties"`
}

// StartFHIRExportJobInput is the request of StartFHIRExportJob.
type StartFHIRExportJobInput struct {
	// JobName names the job: at most 64 letters, digits, blanks and _ . : / = + - % @. nil: it has no name.
	JobName *string `json:"JobName,omitempty"`
	// OutputDataConfig says where the resources are written.
	OutputDataConfig OutputDataConfig `json:"OutputDataConfig"`
	// DatastoreId is the id of the data store.
	DatastoreId string `json:"DatastoreId"`
	// DataAccessRoleArn is the role with which the job writes.
	DataAccessRoleArn string `json:"DataAccessRoleArn"`
	// ClientToken makes a call that is repeated start no second job: 1 to 64 letters, digits and dashes. nil: each call starts one;
	// [ExportJob] fills it.
	ClientToken *string `json:"ClientToken,omitempty"`
}

// StartFHIRExportJobOutput is the answer of StartFHIRExportJob.
type StartFHIRExportJobOutput struct {
	// JobId is the id of the job.
	JobId string `json:"JobId"`
	// JobStatus is its status.
	JobStatus JobStatus `json:"JobStatus"`
	// DatastoreId is the id of the data store; nil where the service leaves it out.
	DatastoreId *string `json:"DatastoreId,omitempty"`
}

// DescribeFHIRExportJobInput is the request of DescribeFHIRExportJob.
type DescribeFHIRExportJobInput struct {
	// DatastoreId is the id of the data store.
	DatastoreId string `json:"DatastoreId"`
	// JobId is the id of the job.
	JobId string `json:"JobId"`
}

// DescribeFHIRExportJobOutput is the answer of DescribeFHIRExportJob.
type DescribeFHIRExportJobOutput struct {
	// ExportJobProperties is what is known of the job.
	ExportJobProperties ExportJobProperties `json:"ExportJobProperties"`
}

// StartFHIRImportJob starts an import. It does not wait for its end: see [ImportJob].
// https://docs.aws.amazon.com/healthlake/latest/APIReference/API_StartFHIRImportJob.html
func StartFHIRImportJob() builder.Call[StartFHIRImportJobInput, StartFHIRImportJobOutput] {
	return call[StartFHIRImportJobInput, StartFHIRImportJobOutput]("startFHIRImportJob")
}

// DescribeFHIRImportJob asks for an import.
// https://docs.aws.amazon.com/healthlake/latest/APIReference/API_DescribeFHIRImportJob.html
func DescribeFHIRImportJob() builder.Call[DescribeFHIRImportJobInput, DescribeFHIRImportJobOutput] {
	return call[DescribeFHIRImportJobInput, DescribeFHIRImportJobOutput]("describeFHIRImportJob")
}

// StartFHIRExportJob starts an export. It does not wait for its end: see [ExportJob].
// https://docs.aws.amazon.com/healthlake/latest/APIReference/API_StartFHIRExportJob.html
func StartFHIRExportJob() builder.Call[StartFHIRExportJobInput, StartFHIRExportJobOutput] {
	return call[StartFHIRExportJobInput, StartFHIRExportJobOutput]("startFHIRExportJob")
}

// DescribeFHIRExportJob asks for an export.
// https://docs.aws.amazon.com/healthlake/latest/APIReference/API_DescribeFHIRExportJob.html
func DescribeFHIRExportJob() builder.Call[DescribeFHIRExportJobInput, DescribeFHIRExportJobOutput] {
	return call[DescribeFHIRExportJobInput, DescribeFHIRExportJobOutput]("describeFHIRExportJob")
}

func call[Req, Res any](action string) builder.Call[Req, Res] {
	return builder.NewCall[Req, Res](builder.CallSpec{Service: "aws-sdk:healthlake", Action: action})
}
