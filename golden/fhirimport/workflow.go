// Package fhirimport imports FHIR resources into a data store of HealthLake, and exports them: jobs that are started and asked for.
package fhirimport

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/healthlaketask"
	"github.com/aslgen/aslgen/builder/task/polltask"
)

// The types of the workflows.
type (
	// Delivery is the input: a folder that a hospital has delivered.
	Delivery struct {
		Folder string `json:"folder"`
	}
	// Receipt is the output.
	Receipt struct {
		JobID    string `json:"jobId"`
		Imported int64  `json:"imported"`
		Complete bool   `json:"complete"`
	}
)

// Workflow imports what a hospital has delivered. An import that left resources out gives a receipt that says so.
func Workflow() *builder.Workflow[Delivery, Receipt] {
	w := builder.New[Delivery, Receipt]("fhir-import")
	in := w.Input()

	strict := healthlaketask.Strict
	req := healthlaketask.StartFHIRImportJobInput{ValidationLevel: &strict}
	place := &req.JobOutputDataConfig.S3Configuration
	job := healthlaketask.ImportJob(w, "Import", polltask.Schedule{Interval: time.Minute, Timeout: 12 * time.Hour}, &req,
		builder.Bind(&req.DatastoreId, builder.Param("datastore_id")),
		builder.Bind(&req.DataAccessRoleArn, builder.Param("import_role_arn")),
		builder.Bind(&req.InputDataConfig.S3Uri, &in.Folder),
		builder.Bind(&place.S3Uri, builder.Param("log_folder")),
		builder.Bind(&place.KmsKeyId, builder.Param("log_key_arn")))
	properties := &job.Result().ImportJobProperties

	receipt := func(name string, complete bool) builder.State {
		out := Receipt{Complete: complete}
		return builder.Succeed(w, name, &out,
			builder.Bind(&out.JobID, &properties.JobId),
			builder.Bind(&out.Imported, builder.OrElseExpr(
				builder.As[*int64](&properties.JobProgressReport.TotalNumberOfResourcesImported), builder.Lit(int64(0)))))
	}

	// The last answer about the job can be read on every path out of it.
	failed := builder.Fail(w, "Failed", "ImportFailed",
		builder.Format("{}: {}", job.Cause(), builder.OrElse(&properties.Message, "no message")))
	late := builder.Fail(w, "Too late", "ImportTooSlow", job.Cause())
	partly := builder.Choice(w, "Partly done?").
		When(builder.Equal(job.Status(), healthlaketask.CompletedWithErrors), receipt("Imported in part", false)).
		Otherwise(failed)

	w.StartAt(job.OnFailure(partly).OnTimeout(late)).Then(receipt("Imported", true))
	return w
}

// Backup is the input of the next workflow.
type Backup struct {
	DatastoreID string `json:"datastoreId"`
}

// Export exports a data store. It ends with an error where the export does not succeed.
func Export() *builder.Workflow[Backup, healthlaketask.ExportJobProperties] {
	w := builder.New[Backup, healthlaketask.ExportJobProperties]("fhir-export")
	in := w.Input()

	req := healthlaketask.StartFHIRExportJobInput{}
	place := &req.OutputDataConfig.S3Configuration
	job := healthlaketask.ExportJob(w, "Export", polltask.Schedule{Interval: 30 * time.Second, BackoffRate: 1.5, MaxInterval: 10 * time.Minute, Timeout: 24 * time.Hour}, &req,
		builder.Bind(&req.DatastoreId, &in.DatastoreID),
		builder.Bind(&req.ClientToken, builder.OptionalExpr(builder.Hash(builder.ExecutionID(), builder.SHA256))), // one export an execution, whatever happens
		builder.Bind(&req.DataAccessRoleArn, builder.Param("export_role_arn")),
		builder.Bind(&place.S3Uri, builder.Param("backup_folder")),
		builder.Bind(&place.KmsKeyId, builder.Param("backup_key_arn")))
	job.Done.Output(builder.From(&job.Result().ExportJobProperties))
	w.StartAt(job.OrFail("ExportFailed", "ExportTooSlow"))
	return w
}

// Calls makes the calls one by one: it starts an import and an export, and asks for each once.
func Calls() *builder.Workflow[Delivery, healthlaketask.DescribeFHIRExportJobOutput] {
	w := builder.New[Delivery, healthlaketask.DescribeFHIRExportJobOutput]("healthlake-calls")
	in := w.Input()
	const store, role = "1a2b3c4d5e6f708090a0b0c0d0e0f000", "arn:aws:iam::111122223333:role/health-data"
	place := healthlaketask.OutputDataConfig{S3Configuration: healthlaketask.S3Configuration{S3Uri: "s3://health/out/", KmsKeyId: "alias/health"}}

	name := "nightly"
	load := healthlaketask.StartFHIRImportJobInput{JobName: &name, JobOutputDataConfig: place, DatastoreId: store, DataAccessRoleArn: role}
	loading := builder.Task(w, "Start import", healthlaketask.StartFHIRImportJob()).
		Arguments(&load, builder.Bind(&load.InputDataConfig.S3Uri, &in.Folder)).
		Retry(healthlaketask.Throttled, healthlaketask.Transient)
	loaded := healthlaketask.DescribeFHIRImportJobInput{DatastoreId: store}
	askLoad := builder.Task(w, "Describe import", healthlaketask.DescribeFHIRImportJob()).
		Arguments(&loaded, builder.Bind(&loaded.JobId, &loading.Result().JobId))

	save := healthlaketask.StartFHIRExportJobInput{JobName: &name, OutputDataConfig: place, DatastoreId: store, DataAccessRoleArn: role}
	saving := builder.Task(w, "Start export", healthlaketask.StartFHIRExportJob()).Arguments(&save)
	saved := healthlaketask.DescribeFHIRExportJobInput{DatastoreId: store}
	askSave := builder.Task(w, "Describe export", healthlaketask.DescribeFHIRExportJob()).
		Arguments(&saved, builder.Bind(&saved.JobId, &saving.Result().JobId))

	w.StartAt(loading).Then(askLoad).Then(saving).Then(askSave)
	return w
}
