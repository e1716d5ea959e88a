package clinicalnote

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/service/healthlake"
	lake "github.com/aws/aws-sdk-go-v2/service/healthlake/types"
	"github.com/aws/aws-sdk-go-v2/service/medicalimaging"
	imaging "github.com/aws/aws-sdk-go-v2/service/medicalimaging/types"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/polltask"
	"github.com/aslgen/aslgen/builder/task/sdktask"
	"github.com/aslgen/aslgen/patterns/saga"
)

// importStatuses sort what HealthLake says about an import. One that left resources out has failed: the note would miss them.
var importStatuses = polltask.Statuses[healthlake.DescribeFHIRImportJobOutput, lake.JobStatus]{
	Of: func(d *healthlake.DescribeFHIRImportJobOutput) *lake.JobStatus {
		return &d.ImportJobProperties.JobStatus
	},
	Running: []lake.JobStatus{lake.JobStatusSubmitted, lake.JobStatusQueued, lake.JobStatusInProgress},
	Done:    []lake.JobStatus{lake.JobStatusCompleted},
	Failed: []lake.JobStatus{
		lake.JobStatusCompletedWithErrors, lake.JobStatusFailed, lake.JobStatusCancelSubmitted, lake.JobStatusCancelInProgress,
		lake.JobStatusCancelCompleted, lake.JobStatusCancelFailed,
	},
}

// lakeBusy retries calls that HealthLake refuses for their number, or for a fault of its own.
var lakeBusy = builder.Throttled(sdktask.Error[lake.ThrottlingException](), sdktask.Error[lake.InternalServerException]())

// importEncounter has HealthLake import the staged encounter; what is not imported, or not in time, ends the execution. Step Functions cannot wait for the job, so it is asked for.
func importEncounter(w *builder.Workflow[Encounter, Outcome], folder *string, work *saga.Saga) builder.Chain {
	schedule := polltask.Schedule{
		IntervalExpr: builder.OrElse(&w.Input().PollSeconds, 20),
		Timeout:      time.Hour,
	}
	job := polltask.New(w, "Import encounter",
		sdktask.Call[healthlake.StartFHIRImportJobInput, healthlake.StartFHIRImportJobOutput](),
		sdktask.Call[healthlake.DescribeFHIRImportJobInput, healthlake.DescribeFHIRImportJobOutput](),
		importStatuses, schedule)

	from, log := &lake.InputDataConfigMemberS3Uri{}, &lake.OutputDataConfigMemberS3Configuration{}
	req := healthlake.StartFHIRImportJobInput{InputDataConfig: from, JobOutputDataConfig: log}
	job.Start.Arguments(&req, job.WithToken(&req.ClientToken, []builder.Binding{
		builder.BindPtr(&req.DatastoreId, builder.Param("datastore_id")),
		builder.BindPtr(&req.DataAccessRoleArn, builder.Param("import_role_arn")),
		builder.Bind(&from.Value, builder.Format("s3://{}/{}/", builder.Param("records_bucket"), folder)),
		builder.BindPtr(&log.Value.S3Uri, builder.Format("s3://{}/logs/", builder.Param("records_bucket"))),
		builder.BindPtr(&log.Value.KmsKeyId, builder.Param("records_key_arn")),
	})...)
	ask := healthlake.DescribeFHIRImportJobInput{}
	job.Get.Arguments(&ask,
		builder.BindPtr(&ask.DatastoreId, builder.Param("datastore_id")),
		builder.Bind(&ask.JobId, &job.Start.Result().JobId))
	saga.Guard(work, job.Start)
	saga.Guard(work, job.Get)
	return job.Retry(lakeBusy).OrFail("NotImported", "NotImportedInTime")
}

// searchImages asks HealthImaging for the newest image sets of the patient.
func searchImages(b *builder.BranchScope[Images], in *Encounter) builder.State {
	patient := &imaging.SearchByAttributeValueMemberDICOMPatientId{}
	few := int32(10)
	req := medicalimaging.SearchImageSetsInput{
		MaxResults: &few,
		SearchCriteria: &imaging.SearchCriteria{
			Filters: []imaging.SearchFilter{{Operator: imaging.OperatorEqual, Values: []imaging.SearchByAttributeValue{patient}}},
			Sort:    &imaging.Sort{SortField: imaging.SortFieldUpdatedAt, SortOrder: imaging.SortOrderDesc},
		},
	}
	search := builder.Task(b, "Search images", sdktask.Call[medicalimaging.SearchImageSetsInput, medicalimaging.SearchImageSetsOutput]()).
		Arguments(&req,
			builder.BindPtr(&req.DatastoreId, builder.Param("images_datastore_id")),
			builder.Bind(&patient.Value, builder.As[string](&in.PatientID))).
		Retry(builder.Throttled(sdktask.Error[imaging.ThrottlingException]()))
	out := Images{}
	return search.Output(&out, builder.Bind(&out.Studies,
		builder.Each(&search.Result().ImageSetsMetadataSummaries, func(s *imaging.ImageSetsMetadataSummary) builder.Expr[Study] {
			study := Study{}
			return builder.Object(&study,
				builder.Bind(&study.ImageSetID, builder.OrElse(&s.ImageSetId, "")),
				builder.Bind(&study.Date, builder.OrElse(&s.DICOMTags.DICOMStudyDate, "no date")),
				builder.Bind(&study.Description, builder.OrElse(&s.DICOMTags.DICOMStudyDescription, "no description")))
		})))
}
