package healthlaketask_test

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/healthlaketask"
	"github.com/aslgen/aslgen/builder/task/polltask"
)

// show prints the name and the type of every state.
func show(w builder.Definition) {
	machine, faults := w.Build()
	if faults.HasErrors() {
		fmt.Println(faults)
		return
	}
	for _, s := range machine.States {
		fmt.Printf("%T %s\n", s.State, s.Name)
		if task, ok := s.State.(*asl.Task); ok {
			fmt.Println("   ", task.Resource)
		}
	}
}

// An import that is asked for every minute, for up to six hours.
func ExampleImportJob() {
	type delivery struct {
		Folder string `json:"folder"`
	}
	w := builder.New[delivery, healthlaketask.ImportJobProperties]("import")
	req := healthlaketask.StartFHIRImportJobInput{}
	log := &req.JobOutputDataConfig.S3Configuration
	job := healthlaketask.ImportJob(w, "Import", polltask.Schedule{Interval: time.Minute, Timeout: 6 * time.Hour}, &req,
		builder.Bind(&req.DatastoreId, builder.Param("datastore_id")),
		builder.Bind(&req.DataAccessRoleArn, builder.Param("import_role_arn")),
		builder.Bind(&req.InputDataConfig.S3Uri, &w.Input().Folder),
		builder.Bind(&log.S3Uri, builder.Param("log_folder")),
		builder.Bind(&log.KmsKeyId, builder.Param("log_key_arn")))
	job.Done.Output(builder.From(&job.Result().ImportJobProperties))
	w.StartAt(job.OrFail("ImportFailed", "ImportTooSlow"))
	show(w)
	// Output:
	// *asl.Pass Import: Begin
	// *asl.Task Import: Start
	//     arn:aws:states:::aws-sdk:healthlake:startFHIRImportJob
	// *asl.Wait Import: Wait
	// *asl.Task Import: Get
	//     arn:aws:states:::aws-sdk:healthlake:describeFHIRImportJob
	// *asl.Choice Import: Ended?
	// *asl.Pass Import: Done
	// *asl.Fail Import: Timed out
	// *asl.Fail Import: Failed
}

// An export whose failure another system is told of.
func ExampleExportJob() {
	w := builder.New[struct{}, struct{}]("export")
	req := healthlaketask.StartFHIRExportJobInput{DatastoreId: "1a2b3c4d5e6f708090a0b0c0d0e0f000"}
	place := &req.OutputDataConfig.S3Configuration
	job := healthlaketask.ExportJob(w, "Export", polltask.Schedule{Interval: time.Minute, BackoffRate: 1.5, MaxInterval: 15 * time.Minute, Timeout: 48 * time.Hour}, &req,
		builder.Bind(&req.DataAccessRoleArn, builder.Param("export_role_arn")),
		builder.Bind(&place.S3Uri, builder.Param("backup_folder")),
		builder.Bind(&place.KmsKeyId, builder.Param("backup_key_arn")))
	failed := builder.Fail(w, "Not exported", "ExportFailed",
		builder.Format("{}: {}", job.Cause(), builder.OrElse(&job.Result().ExportJobProperties.Message, "no message")))
	w.StartAt(job.OnFailure(failed).OnTimeout(failed))
	show(w)
	// Output:
	// *asl.Pass Export: Begin
	// *asl.Task Export: Start
	//     arn:aws:states:::aws-sdk:healthlake:startFHIRExportJob
	// *asl.Wait Export: Wait
	// *asl.Task Export: Get
	//     arn:aws:states:::aws-sdk:healthlake:describeFHIRExportJob
	// *asl.Choice Export: Ended?
	// *asl.Pass Export: Done
	// *asl.Fail Not exported
}
