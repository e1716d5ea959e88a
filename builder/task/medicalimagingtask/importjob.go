package medicalimagingtask

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/polltask"
)

// JobStatus is the status of an import job.
type JobStatus string

// The statuses of jobs.
const (
	// Submitted: the job was taken.
	Submitted JobStatus = "SUBMITTED"
	// InProgress: the job is at work.
	InProgress JobStatus = "IN_PROGRESS"
	// Completed: the job has ended. Single files may have failed all the same: the output says which.
	Completed JobStatus = "COMPLETED"
	// Failed: the job has failed.
	Failed JobStatus = "FAILED"
)

// Values lists the statuses.
func (JobStatus) Values() []JobStatus { return []JobStatus{Submitted, InProgress, Completed, Failed} }

// StartDICOMImportJobInput is the request of StartDICOMImportJob.
type StartDICOMImportJobInput struct {
	// JobName names the job: at most 64 letters, digits and . _ / # -. nil: it has no name.
	JobName *string `json:"JobName,omitempty"`
	// DataAccessRoleArn is the role with which the job reads and writes.
	DataAccessRoleArn string `json:"DataAccessRoleArn"`
	// ClientToken makes a call that is repeated start no second job: 1 to 64 letters, digits and . _ -. nil: each call starts one;
	// [ImportJob] fills it.
	ClientToken *string `json:"ClientToken,omitempty"`
	// DatastoreId is the id of the data store.
	DatastoreId string `json:"DatastoreId"`
	// InputS3Uri is the folder with the DICOM files: s3://bucket/prefix/.
	InputS3Uri string `json:"InputS3Uri"`
	// OutputS3Uri is the folder that the results are written to: s3://bucket/prefix/.
	OutputS3Uri string `json:"OutputS3Uri"`
	// InputOwnerAccountId is the account that owns the input's bucket. nil: the account of the workflow.
	InputOwnerAccountId *string `json:"InputOwnerAccountId,omitempty"`
	// ImportConfiguration says more about the files. nil: they hold their metadata themselves.
	ImportConfiguration *ImportConfiguration `json:"ImportConfiguration,omitempty"`
}

// ImportConfiguration says more about the files of an import. One field is set.
type ImportConfiguration struct {
	// DicomJsonMetadataImportConfiguration takes the metadata from files of JSON.
	DicomJsonMetadataImportConfiguration *DicomJsonMetadataImportConfiguration `json:"DicomJsonMetadataImportConfiguration,omitempty"`
}

// DicomJsonMetadataImportConfiguration says which files hold metadata.
type DicomJsonMetadataImportConfiguration struct {
	// DicomMetadataMappings are the files, 1 to 1,000.
	DicomMetadataMappings []DicomMetadataMapping `json:"DicomMetadataMappings"`
}

// DicomMetadataMapping says which file holds the metadata of a study or series.
type DicomMetadataMapping struct {
	// StudyInstanceUID is the study.
	StudyInstanceUID string `json:"StudyInstanceUID"`
	// SeriesInstanceUID is the series. nil: the file holds the metadata of the whole study.
	SeriesInstanceUID *string `json:"SeriesInstanceUID,omitempty"`
	// MetadataFilePath is the path of the file, from InputS3Uri on.
	MetadataFilePath string `json:"MetadataFilePath"`
}

// StartDICOMImportJobOutput is the answer of StartDICOMImportJob.
type StartDICOMImportJobOutput struct {
	// DatastoreId is the id of the data store.
	DatastoreId string `json:"DatastoreId"`
	// JobId is the id of the job.
	JobId string `json:"JobId"`
	// JobStatus is its status.
	JobStatus JobStatus `json:"JobStatus"`
	// SubmittedAt is when it was taken.
	SubmittedAt time.Time `json:"SubmittedAt"`
}

// GetDICOMImportJobInput is the request of GetDICOMImportJob.
type GetDICOMImportJobInput struct {
	// DatastoreId is the id of the data store.
	DatastoreId string `json:"DatastoreId"`
	// JobId is the id of the job.
	JobId string `json:"JobId"`
}

// GetDICOMImportJobOutput is the answer of GetDICOMImportJob.
type GetDICOMImportJobOutput struct {
	// JobProperties is what is known of the job.
	JobProperties DICOMImportJobProperties `json:"JobProperties"`
}

// DICOMImportJobProperties is what HealthImaging knows of an import job.
type DICOMImportJobProperties struct {
	// JobId is the id of the job.
	JobId string `json:"JobId"`
	// JobName is the name of the job; nil where it has none.
	JobName *string `json:"JobName,omitempty"`
	// JobStatus is the status of the job.
	JobStatus JobStatus `json:"JobStatus"`
	// DatastoreId is the id of the data store.
	DatastoreId string `json:"DatastoreId"`
	// DataAccessRoleArn is the role with which the job reads and writes.
	DataAccessRoleArn string `json:"DataAccessRoleArn"`
	// EndedAt is when the job ended; nil while it runs.
	EndedAt *time.Time `json:"EndedAt,omitempty"`
	// SubmittedAt is when the job was taken; nil where it is not known.
	SubmittedAt *time.Time `json:"SubmittedAt,omitempty"`
	// InputS3Uri is the folder with the DICOM files.
	InputS3Uri string `json:"InputS3Uri"`
	// OutputS3Uri is the folder with the results.
	OutputS3Uri string `json:"OutputS3Uri"`
	// Message explains a failure; nil where there is none.
	Message *string `json:"Message,omitempty"`
	// ImportConfiguration says more about the files; nil where nothing was said.
	ImportConfiguration *ImportConfiguration `json:"ImportConfiguration,omitempty"`
}

// StartDICOMImportJob starts an import. It does not wait for its end: see [ImportJob].
// https://docs.aws.amazon.com/healthimaging/latest/APIReference/API_StartDICOMImportJob.html
func StartDICOMImportJob() builder.Call[StartDICOMImportJobInput, StartDICOMImportJobOutput] {
	return call[StartDICOMImportJobInput, StartDICOMImportJobOutput]("startDICOMImportJob")
}

// GetDICOMImportJob asks for an import.
// https://docs.aws.amazon.com/healthimaging/latest/APIReference/API_GetDICOMImportJob.html
func GetDICOMImportJob() builder.Call[GetDICOMImportJobInput, GetDICOMImportJobOutput] {
	return call[GetDICOMImportJobInput, GetDICOMImportJobOutput]("getDICOMImportJob")
}

func call[Req, Res any](action string) builder.Call[Req, Res] {
	return builder.NewCall[Req, Res](builder.CallSpec{Service: "aws-sdk:medicalimaging", Action: action})
}

// Import is an import job that is polled.
type Import = polltask.Job[StartDICOMImportJobInput, StartDICOMImportJobOutput, GetDICOMImportJobInput, GetDICOMImportJobOutput, JobStatus]

// ImportJob makes the states that import DICOM files and ask until the import has ended. The request and the bindings are the
// Arguments of the start. A ClientToken that is neither given nor bound is filled so that no retry starts a second job. Both calls are
// retried with [Throttled] and [Transient].
//
// A job that is [Completed] may have left out single files; the manifests in the folder of OutputS3Uri say which.
func ImportJob[Out any](s builder.ScopeOf[Out], name string, schedule polltask.Schedule, req *StartDICOMImportJobInput, bindings ...builder.Binding) *Import {
	j := polltask.New(s, name, StartDICOMImportJob(), GetDICOMImportJob(), polltask.Statuses[GetDICOMImportJobOutput, JobStatus]{
		Of:      func(o *GetDICOMImportJobOutput) *JobStatus { return &o.JobProperties.JobStatus },
		Running: []JobStatus{Submitted, InProgress}, Done: []JobStatus{Completed}, Failed: []JobStatus{Failed},
	}, schedule).Retry(Throttled, Transient)
	if req == nil {
		j.Start.Arguments(req)
		return j
	}
	j.Start.Arguments(req, j.WithToken(&req.ClientToken, bindings)...)
	get := GetDICOMImportJobInput{}
	j.Get.Arguments(&get, builder.BindAlike(&get.DatastoreId, &req.DatastoreId, bindings), builder.Bind(&get.JobId, &j.Start.Result().JobId))
	return j
}
