package sdktask_test

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/builder"
	// A program imports github.com/aws/aws-sdk-go-v2/service/healthlake instead: these packages stand for it here.
	"github.com/aslgen/aslgen/builder/internal/standin/service/healthlake"
	"github.com/aslgen/aslgen/builder/internal/standin/service/healthlake/types"
	"github.com/aslgen/aslgen/builder/task/sdktask"
)

// Bundle is a set of FHIR resources in S3.
type Bundle struct {
	Datastore string `json:"datastore"`
	URI       string `json:"uri"`
}

// Imported says what came of it.
type Imported struct {
	Job string `json:"job"`
}

// show prints a workflow.
func show(w builder.Definition) {
	machine, faults := w.Build()
	if faults.HasErrors() {
		fmt.Println(faults)
		return
	}
	fmt.Print(string(machine.Print()))
}

// The request is filled as for a call from Go. What only the run knows is bound.
func ExampleCall() {
	w := builder.New[Bundle, Imported]("import-bundle")
	in := w.Input()
	from := types.InputDataConfigMemberS3Uri{}
	to := types.S3Configuration{S3Uri: new("s3://imports/log/")}
	req := healthlake.StartFHIRImportJobInput{
		InputDataConfig:     &from,
		JobOutputDataConfig: &types.OutputDataConfigMemberS3Configuration{Value: to},
		ValidationLevel:     types.ValidationLevelStrict,
	}
	start := builder.Task(w, "Start import", sdktask.Call[healthlake.StartFHIRImportJobInput, healthlake.StartFHIRImportJobOutput]()).
		Arguments(&req,
			builder.BindPtr(&req.DatastoreId, &in.Datastore),
			builder.BindPtr(&req.DataAccessRoleArn, builder.Param("import_role_arn")),
			builder.Bind(&from.Value, &in.URI)).
		Retry(builder.RetryOn(sdktask.Error[types.ThrottlingException]()))
	out := Imported{}
	start.Output(&out, builder.Bind(&out.Job, builder.OrElse(&start.Result().JobId, "")))
	w.StartAt(start)
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Start import",
	//   "States": {
	//     "Start import": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::aws-sdk:healthlake:startFHIRImportJob",
	//       "Arguments": {
	//         "DataAccessRoleArn": "${import_role_arn}",
	//         "DatastoreId": "{% $states.context.Execution.Input.datastore %}",
	//         "InputDataConfig": {
	//           "S3Uri": "{% $states.context.Execution.Input.uri %}"
	//         },
	//         "JobOutputDataConfig": {
	//           "S3Configuration": {
	//             "S3Uri": "s3://imports/log/"
	//           }
	//         },
	//         "ValidationLevel": "strict"
	//       },
	//       "Retry": [
	//         {
	//           "ErrorEquals": [
	//             "HealthLake.ThrottlingException"
	//           ]
	//         }
	//       ],
	//       "Output": {
	//         "job": "{% $states.result.JobId != null ? $states.result.JobId : \"\" %}"
	//       },
	//       "End": true
	//     }
	//   }
	// }
}

// There is no .sync for most APIs: a loop asks for the status, which is an enumerated type of the SDK.
func ExampleCall_poll() {
	w := builder.New[Bundle, Imported]("wait-for-import")
	in := w.Input()
	req := healthlake.DescribeFHIRImportJobInput{}
	describe := builder.Task(w, "Describe import", sdktask.Call[healthlake.DescribeFHIRImportJobInput, healthlake.DescribeFHIRImportJobOutput]()).
		Arguments(&req,
			builder.BindPtr(&req.DatastoreId, &in.Datastore),
			builder.BindPtr(&req.JobId, &in.URI))
	job := describe.Result().ImportJobProperties
	out := Imported{}
	done := builder.Succeed(w, "Done", &out, builder.Bind(&out.Job, builder.OrElse(&job.JobId, "")))
	failed := builder.Fail(w, "Import failed", "Import.Failed", "see the job's log")
	wait := builder.Wait(w, "Wait", time.Minute)
	w.StartAt(describe).Then(builder.SwitchExpr(w, "Status?", builder.OrZero(&job.JobStatus)).
		Case(types.JobStatusSubmitted, wait).
		Case(types.JobStatusInProgress, wait).
		Case(types.JobStatusCompleted, done).
		Case(types.JobStatusFailed, failed))
	wait.Then(describe)
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Describe import",
	//   "States": {
	//     "Describe import": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::aws-sdk:healthlake:describeFHIRImportJob",
	//       "Arguments": {
	//         "DatastoreId": "{% $states.context.Execution.Input.datastore %}",
	//         "JobId": "{% $states.context.Execution.Input.uri %}"
	//       },
	//       "Assign": {
	//         "describeImport": {
	//           "ImportJobProperties": {
	//             "JobId": "{% $states.result.ImportJobProperties.JobId != null ? $states.result.ImportJobProperties.JobId : null %}",
	//             "JobStatus": "{% $states.result.ImportJobProperties.JobStatus != null ? $states.result.ImportJobProperties.JobStatus : null %}"
	//           }
	//         }
	//       },
	//       "Next": "Status?"
	//     },
	//     "Status?": {
	//       "Type": "Choice",
	//       "Choices": [
	//         {
	//           "Condition": "{% ($describeImport.ImportJobProperties.JobStatus != null ? $describeImport.ImportJobProperties.JobStatus : \"\") = \"SUBMITTED\" %}",
	//           "Next": "Wait"
	//         },
	//         {
	//           "Condition": "{% ($describeImport.ImportJobProperties.JobStatus != null ? $describeImport.ImportJobProperties.JobStatus : \"\") = \"IN_PROGRESS\" %}",
	//           "Next": "Wait"
	//         },
	//         {
	//           "Condition": "{% ($describeImport.ImportJobProperties.JobStatus != null ? $describeImport.ImportJobProperties.JobStatus : \"\") = \"COMPLETED\" %}",
	//           "Next": "Done"
	//         },
	//         {
	//           "Condition": "{% ($describeImport.ImportJobProperties.JobStatus != null ? $describeImport.ImportJobProperties.JobStatus : \"\") = \"FAILED\" %}",
	//           "Next": "Import failed"
	//         }
	//       ]
	//     },
	//     "Wait": {
	//       "Type": "Wait",
	//       "Seconds": 60,
	//       "Next": "Describe import"
	//     },
	//     "Done": {
	//       "Type": "Succeed",
	//       "Output": {
	//         "job": "{% $describeImport.ImportJobProperties.JobId != null ? $describeImport.ImportJobProperties.JobId : \"\" %}"
	//       }
	//     },
	//     "Import failed": {
	//       "Type": "Fail",
	//       "Error": "Import.Failed",
	//       "Cause": "see the job's log"
	//     }
	//   }
	// }
}
