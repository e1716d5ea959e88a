package sdktask_test

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/builder"
	// A program imports github.com/aws/aws-sdk-go-v2/service/healthlake instead, and others like it: these packages stand for them here.
	"github.com/aslgen/aslgen/builder/task/sdktask"
	"github.com/aslgen/aslgen/internal/standin/service/bedrockruntime"
	"github.com/aslgen/aslgen/internal/standin/service/healthlake"
	"github.com/aslgen/aslgen/internal/standin/service/healthlake/types"
	"github.com/aslgen/aslgen/internal/standin/service/s3"
	"github.com/aslgen/aslgen/internal/standin/service/sqs"
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

// Question is what the reviewer gets.
type Question struct {
	Token string `json:"token"`
	URI   string `json:"uri"`
}

// Answer is what the reviewer gives.
type Answer struct {
	Approved bool `json:"approved"`
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

// The queue hands the token to a reviewer. The message is JSON, which Step Functions writes as text.
func ExampleWithToken() {
	w := builder.New[Bundle, Answer]("ask")
	req := sqs.SendMessageInput{QueueUrl: new("https://sqs.eu-central-1.amazonaws.com/111122223333/reviews")}
	q := Question{}
	w.StartAt(builder.Task(w, "Ask", sdktask.WithToken[sqs.SendMessageInput, Answer]()).
		Arguments(&req, builder.BindJSON(&req.MessageBody, builder.Object(&q,
			builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.URI, &w.Input().URI)))).
		Timeout(24 * time.Hour))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Ask",
	//   "States": {
	//     "Ask": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::aws-sdk:sqs:sendMessage.waitForTaskToken",
	//       "Arguments": {
	//         "MessageBody": {
	//           "token": "{% $states.context.Task.Token %}",
	//           "uri": "{% $states.context.Execution.Input.uri %}"
	//         },
	//         "QueueUrl": "https://sqs.eu-central-1.amazonaws.com/111122223333/reviews"
	//       },
	//       "TimeoutSeconds": 86400,
	//       "End": true
	//     }
	//   }
	// }
}

// The name of an error has the prefix of its service.
func ExampleError() {
	fmt.Println(sdktask.Error[types.ResourceNotFoundException]())
	fmt.Println(sdktask.ServiceError[healthlake.StartFHIRImportJobInput]())
	fmt.Println(sdktask.ClientError[healthlake.StartFHIRImportJobInput]())
	// Output:
	// HealthLake.ResourceNotFoundException
	// HealthLake.HealthLakeException
	// HealthLake.SdkClientException
}

// The body of a model's answer is JSON text.
func ExampleText() {
	w := builder.New[Bundle, Answer]("ask-model")
	req := bedrockruntime.InvokeModelInput{ModelId: new("model"), Body: []byte(`{"prompt": "Is it complete?"}`)}
	ask := builder.Task(w, "Ask", sdktask.Call[bedrockruntime.InvokeModelInput, bedrockruntime.InvokeModelOutput]()).Arguments(&req)
	w.StartAt(ask.Output(builder.ParseJSON[Answer](sdktask.Text(&ask.Result().Body))))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Ask",
	//   "States": {
	//     "Ask": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::aws-sdk:bedrockruntime:invokeModel",
	//       "Arguments": {
	//         "ModelId": "model",
	//         "Body": {
	//           "prompt": "Is it complete?"
	//         }
	//       },
	//       "Output": "{% $parse($states.result.Body != null ? $states.result.Body : \"\") %}",
	//       "End": true
	//     }
	//   }
	// }
}

// An object in S3 is read as text.
func ExampleStreamText() {
	w := builder.New[Bundle, Answer]("read-answer")
	req := s3.GetObjectInput{Bucket: new("answers"), Key: new("latest.json")}
	get := builder.Task(w, "Get answer", sdktask.Call[s3.GetObjectInput, s3.GetObjectOutput]()).Arguments(&req)
	w.StartAt(get.Output(builder.ParseJSON[Answer](sdktask.StreamText(&get.Result().Body))))
	show(w)
	// Output:
	// {
	//   "QueryLanguage": "JSONata",
	//   "StartAt": "Get answer",
	//   "States": {
	//     "Get answer": {
	//       "Type": "Task",
	//       "Resource": "arn:aws:states:::aws-sdk:s3:getObject",
	//       "Arguments": {
	//         "Bucket": "answers",
	//         "Key": "latest.json"
	//       },
	//       "Output": "{% $parse($states.result.Body != null ? $states.result.Body : \"\") %}",
	//       "End": true
	//     }
	//   }
	// }
}
