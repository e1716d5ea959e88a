// Package imagesearch searches the image sets of a patient page by page and hands each page on.
package imagesearch

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/medicalimagingtask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// The types of the workflow.
type (
	// Question is the input.
	Question struct {
		DatastoreID string `json:"datastoreId"`
		PatientID   string `json:"patientId"`
	}
	// Batch is the message about one page: ids, no data of the patient.
	Batch struct {
		Page      int      `json:"page"`
		ImageSets []string `json:"imageSets"`
	}
	// Found is the output.
	Found struct {
		Pages int `json:"pages"`
	}
)

// Workflow sends a message about each page of results.
func Workflow() *builder.Workflow[Question, Found] {
	w := builder.New[Question, Found]("image-search")
	in := w.Input()

	size := 50
	req := medicalimagingtask.SearchImageSetsInput{
		MaxResults: &size,
		SearchCriteria: &medicalimagingtask.SearchCriteria{
			Filters: []medicalimagingtask.SearchFilter{{
				Operator: medicalimagingtask.Equal,
				Values:   []medicalimagingtask.SearchByAttributeValue{{}},
			}},
			Sort: &medicalimagingtask.Sort{SortOrder: medicalimagingtask.Ascending, SortField: medicalimagingtask.ByCreatedAt},
		},
	}
	patient := &req.SearchCriteria.Filters[0].Values[0].DicomPatientId
	search := medicalimagingtask.SearchPages(w, "Search", 100, &req,
		builder.Bind(&req.DatastoreId, &in.DatastoreID),
		builder.BindPtr(patient, &in.PatientID))

	batch := Batch{}
	send := builder.Task(w, "Hand on", sqstask.SendMessage[Batch](builder.Param("batches_queue_url"))).
		Arguments(&batch,
			builder.Bind(&batch.Page, search.Pages()),
			builder.Bind(&batch.ImageSets, builder.Pluck(&search.Page().ImageSetsMetadataSummaries,
				func(s *medicalimagingtask.ImageSetsMetadataSummary) *string { return &s.ImageSetId })))

	tooMany := builder.Fail(w, "Too many", "TooManyImageSets", builder.Format("more than {} pages", search.Pages()))
	out := Found{}
	done := builder.Succeed(w, "Handed on", &out, builder.Bind(&out.Pages, search.Pages()))
	w.StartAt(search.Each(send).OnTooMany(tooMany)).Then(done)
	return w
}

// OnePage reads the first page only, of one study.
func OnePage() *builder.Workflow[Question, medicalimagingtask.SearchImageSetsOutput] {
	w := builder.New[Question, medicalimagingtask.SearchImageSetsOutput]("image-search-one-page")
	in := w.Input()
	req := medicalimagingtask.SearchImageSetsInput{}
	w.StartAt(builder.Task(w, "Search", medicalimagingtask.SearchImageSets()).
		Arguments(&req, builder.Bind(&req.DatastoreId, &in.DatastoreID)))
	return w
}
