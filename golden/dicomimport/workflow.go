// Package dicomimport imports DICOM files into a data store of HealthImaging, one folder after the other.
package dicomimport

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/medicalimagingtask"
	"github.com/aslgen/aslgen/builder/task/polltask"
)

// The types of the workflow.
type (
	// Migration is the input: the folders of an old archive.
	Migration struct {
		DatastoreID string   `json:"datastoreId"`
		Folders     []string `json:"folders"`
	}
	// Folder is one of them.
	Folder struct {
		DatastoreID string `json:"datastoreId"`
		Source      string `json:"source"`
	}
	// Imported is what comes of a folder.
	Imported struct {
		Source  string                       `json:"source"`
		Status  medicalimagingtask.JobStatus `json:"status"`
		Message string                       `json:"message"`
	}
	// Report is the output.
	Report struct {
		Folders []Imported `json:"folders"`
	}
)

// Workflow imports the folders, two at a time. A folder that fails does not stop the others.
func Workflow() *builder.Workflow[Migration, Report] {
	w := builder.New[Migration, Report]("dicom-import")
	in := w.Input()

	each := builder.Map(w, "Import folders", builder.FromList(&in.Folders), func(p *folders) {
		req := medicalimagingtask.StartDICOMImportJobInput{}
		// The iterations of the Map share one history, so the questions become rarer.
		job := medicalimagingtask.ImportJob(p, "Import", polltask.Schedule{Interval: time.Minute, BackoffRate: 1.5, MaxInterval: 10 * time.Minute, Timeout: 8 * time.Hour}, &req,
			builder.Bind(&req.DatastoreId, &in.DatastoreID),
			builder.Bind(&req.DataAccessRoleArn, builder.Param("import_role_arn")),
			builder.Bind(&req.InputS3Uri, p.Item()),
			builder.Bind(&req.OutputS3Uri, builder.Param("log_folder")))
		job.Start.Catch(refused(p, job), medicalimagingtask.ErrValidation, medicalimagingtask.ErrAccessDenied)

		out := Imported{}
		job.Done.Output(&out,
			builder.Bind(&out.Source, p.Item()),
			builder.Bind(&out.Status, job.Status()))
		p.StartAt(job.OnFailure(ended(p, "Failed", job)).OnTimeout(ended(p, "Too slow", job)))
	}).MaxConcurrency(2)

	report := Report{}
	w.StartAt(each).Then(builder.Succeed(w, "Reported", &report, builder.Bind(&report.Folders, each.Result())))
	return w
}

// folders is the inside of the Map.
type folders = builder.Processor[string, Imported]

// ended is a folder whose import did not succeed.
func ended(p *folders, name string, job *medicalimagingtask.Import) builder.State {
	out := Imported{}
	return builder.Succeed(p, name, &out,
		builder.Bind(&out.Source, p.Item()),
		builder.Bind(&out.Status, job.Status()),
		builder.Bind(&out.Message, builder.OrElse(&job.Result().JobProperties.Message, "no message")))
}

// refused is a folder whose import did not even start.
func refused(p *folders, job *medicalimagingtask.Import) builder.State {
	out := Imported{Status: medicalimagingtask.Failed}
	return builder.Succeed(p, "Refused", &out,
		builder.Bind(&out.Source, p.Item()),
		builder.Bind(&out.Message, &job.Start.Failure().Cause))
}

// Calls makes the calls one by one: it starts an import with metadata from files, and asks for it once.
func Calls() *builder.Workflow[Folder, medicalimagingtask.GetDICOMImportJobOutput] {
	w := builder.New[Folder, medicalimagingtask.GetDICOMImportJobOutput]("healthimaging-calls")
	in := w.Input()
	name, owner := "old-archive", "111122223333"
	req := medicalimagingtask.StartDICOMImportJobInput{
		JobName: &name, DataAccessRoleArn: "arn:aws:iam::111122223333:role/imaging", InputOwnerAccountId: &owner, OutputS3Uri: "s3://imaging/log/",
		ImportConfiguration: &medicalimagingtask.ImportConfiguration{
			DicomJsonMetadataImportConfiguration: &medicalimagingtask.DicomJsonMetadataImportConfiguration{
				DicomMetadataMappings: []medicalimagingtask.DicomMetadataMapping{{StudyInstanceUID: "1.2.840.113619.2.1", MetadataFilePath: "meta/1.json"}},
			},
		},
	}
	start := builder.Task(w, "Start import", medicalimagingtask.StartDICOMImportJob()).
		Arguments(&req, builder.Bind(&req.DatastoreId, &in.DatastoreID), builder.Bind(&req.InputS3Uri, &in.Source)).
		Retry(medicalimagingtask.Throttled, medicalimagingtask.Transient)
	ask := medicalimagingtask.GetDICOMImportJobInput{}
	get := builder.Task(w, "Get import", medicalimagingtask.GetDICOMImportJob()).
		Arguments(&ask, builder.Bind(&ask.DatastoreId, &in.DatastoreID), builder.Bind(&ask.JobId, &start.Result().JobId))
	w.StartAt(start).Then(get)
	return w
}
