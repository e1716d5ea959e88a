package medicalimagingtask_test

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/medicalimagingtask"
	"github.com/aslgen/aslgen/builder/task/polltask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
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

// An import that is asked for less and less often.
func ExampleImportJob() {
	type archive struct {
		Folder string `json:"folder"`
	}
	w := builder.New[archive, medicalimagingtask.DICOMImportJobProperties]("import")
	req := medicalimagingtask.StartDICOMImportJobInput{}
	job := medicalimagingtask.ImportJob(w, "Import",
		polltask.Schedule{Interval: 30 * time.Second, BackoffRate: 2, MaxInterval: 10 * time.Minute, Timeout: 12 * time.Hour}, &req,
		builder.Bind(&req.DatastoreId, builder.Param("datastore_id")),
		builder.Bind(&req.DataAccessRoleArn, builder.Param("import_role_arn")),
		builder.Bind(&req.InputS3Uri, &w.Input().Folder),
		builder.Bind(&req.OutputS3Uri, builder.Param("log_folder")))
	job.Done.Output(builder.From(&job.Result().JobProperties))
	w.StartAt(job.OrFail("ImportFailed", "ImportTooSlow"))
	show(w)
	// Output:
	// *asl.Pass Import: Begin
	// *asl.Task Import: Start
	//     arn:aws:states:::aws-sdk:medicalimaging:startDICOMImportJob
	// *asl.Wait Import: Wait
	// *asl.Task Import: Get
	//     arn:aws:states:::aws-sdk:medicalimaging:getDICOMImportJob
	// *asl.Choice Import: Ended?
	// *asl.Pass Import: Done
	// *asl.Fail Import: Timed out
	// *asl.Fail Import: Failed
}

// The image sets of a patient, handed to a queue page by page.
func ExampleSearchPages() {
	type question struct {
		PatientID string `json:"patientId"`
	}
	w := builder.New[question, struct{}]("search")
	req := medicalimagingtask.SearchImageSetsInput{SearchCriteria: &medicalimagingtask.SearchCriteria{
		Filters: []medicalimagingtask.SearchFilter{{
			Operator: medicalimagingtask.Equal,
			Values:   make([]medicalimagingtask.SearchByAttributeValue, 1),
		}},
	}}
	search := medicalimagingtask.SearchPages(w, "Search", 20, &req,
		builder.Bind(&req.DatastoreId, builder.Param("datastore_id")),
		builder.BindPtr(&req.SearchCriteria.Filters[0].Values[0].DicomPatientId, &w.Input().PatientID))

	ids := builder.Pluck(&search.Page().ImageSetsMetadataSummaries,
		func(s *medicalimagingtask.ImageSetsMetadataSummary) *string { return &s.ImageSetId })
	send := builder.Task(w, "Hand on", sqstask.SendMessage[[]string](builder.Param("queue_url"))).ArgumentsExpr(ids)
	tooMany := builder.Fail(w, "Too many", "TooManyImageSets", builder.Format("more than {} pages", search.Pages()))
	w.StartAt(search.Each(send).OnTooMany(tooMany))
	show(w)
	// Output:
	// *asl.Task Search: First page
	//     arn:aws:states:::aws-sdk:medicalimaging:searchImageSets
	// *asl.Task Hand on
	//     arn:aws:states:::sqs:sendMessage
	// *asl.Choice Search: More?
	// *asl.Pass Search: Done
	// *asl.Fail Too many
	// *asl.Task Search: Next page
	//     arn:aws:states:::aws-sdk:medicalimaging:searchImageSets
}
