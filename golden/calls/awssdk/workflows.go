// Package awssdk calls APIs by the types of the AWS SDK for Go. A program imports github.com/aws/aws-sdk-go-v2/service/healthlake and
// its like; this repository does not depend on the SDK, so that packages of its own stand for them here.
package awssdk

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/sdktask"
	"github.com/aslgen/aslgen/internal/standin/service/bedrockruntime"
	bedrock "github.com/aslgen/aslgen/internal/standin/service/bedrockruntime/types"
	"github.com/aslgen/aslgen/internal/standin/service/healthlake"
	"github.com/aslgen/aslgen/internal/standin/service/healthlake/types"
	"github.com/aslgen/aslgen/internal/standin/service/s3"
	"github.com/aslgen/aslgen/internal/standin/service/sqs"
)

// Bundle is a set of FHIR resources in S3.
type Bundle struct {
	Datastore string `json:"datastore"`
	URI       string `json:"uri"`
	Patient   string `json:"patient"`
}

// Summary is what comes of it.
type Summary struct {
	Text string `json:"text"`
}

// Question is what a reviewer gets.
type Question struct {
	Token string `json:"token"`
	URI   string `json:"uri"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{startImport(), waitForImport(), converse(), invokeModel(), sendMessage()}
}

func startImport() *builder.Workflow[Bundle, Summary] {
	w := builder.New[Bundle, Summary]("healthlake-start-fhir-import-job")
	in := w.Input()
	from := types.InputDataConfigMemberS3Uri{}
	req := healthlake.StartFHIRImportJobInput{
		InputDataConfig: &from,
		JobOutputDataConfig: &types.OutputDataConfigMemberS3Configuration{
			Value: types.S3Configuration{S3Uri: new("s3://imports/log/"), KmsKeyId: new("alias/imports")},
		},
		ValidationLevel: types.ValidationLevelStrict,
	}
	start := builder.Task(w, "Start import", sdktask.Call[healthlake.StartFHIRImportJobInput, healthlake.StartFHIRImportJobOutput]()).
		Arguments(&req,
			builder.BindPtr(&req.DatastoreId, &in.Datastore),
			builder.BindPtr(&req.DataAccessRoleArn, builder.Param("import_role_arn")),
			builder.Bind(&from.Value, &in.URI)).
		Retry(builder.RetryOn(sdktask.Error[types.ThrottlingException](), sdktask.ClientError[healthlake.StartFHIRImportJobInput]()))
	out := Summary{}
	w.StartAt(start.Output(&out, builder.Bind(&out.Text, builder.OrElse(&start.Result().JobId, ""))).
		Catch(builder.Fail(w, "Refused", "Import.Refused", "HealthLake refused the import."), sdktask.ServiceError[healthlake.StartFHIRImportJobInput]()))
	return w
}

func waitForImport() *builder.Workflow[Bundle, Summary] {
	w := builder.New[Bundle, Summary]("healthlake-describe-fhir-import-job")
	req := healthlake.DescribeFHIRImportJobInput{}
	describe := builder.Task(w, "Describe import", sdktask.Call[healthlake.DescribeFHIRImportJobInput, healthlake.DescribeFHIRImportJobOutput]()).
		Arguments(&req, builder.BindPtr(&req.DatastoreId, &w.Input().Datastore), builder.BindPtr(&req.JobId, &w.Input().URI))
	wait := builder.Wait(w, "Wait", time.Minute)
	wait.Then(describe)
	w.StartAt(describe).Then(builder.SwitchExpr(w, "Status?", builder.OrZero(&describe.Result().ImportJobProperties.JobStatus)).
		Case(types.JobStatusSubmitted, wait).
		Case(types.JobStatusInProgress, wait).
		Case(types.JobStatusCompleted, builder.Succeed(w, "Done", &Summary{Text: "imported"})).
		Case(types.JobStatusFailed, builder.Fail(w, "Failed", "Import.Failed", "See the log of the job.")).
		Otherwise(builder.Fail(w, "No status", "Import.Unknown", "HealthLake said nothing of the job.")))
	return w
}

func converse() *builder.Workflow[Bundle, Summary] {
	w := builder.New[Bundle, Summary]("bedrockruntime-converse")
	said := bedrock.ContentBlockMemberText{}
	req := bedrockruntime.ConverseInput{
		ModelId:                      new("eu.anthropic.claude-sonnet-4-5-20250929-v1:0"),
		Messages:                     []bedrock.Message{{Role: "user", Content: []bedrock.ContentBlock{&said}}},
		InferenceConfig:              &bedrock.InferenceConfiguration{MaxTokens: new(int32(500))},
		AdditionalModelRequestFields: bedrock.NewDocument(map[string]int{"top_k": 50}),
	}
	ask := builder.Task(w, "Ask", sdktask.Call[bedrockruntime.ConverseInput, bedrockruntime.ConverseOutput]()).
		Arguments(&req, builder.Bind(&said.Value, builder.Format("Summarise the chart of patient {}.", &w.Input().Patient)))
	message := builder.OrElseExpr(
		builder.MemberOf(&ask.Result().Output, func(m *bedrock.ConverseOutputMemberMessage) *bedrock.Message { return &m.Value }),
		builder.Lit(bedrock.Message{}))
	parts := builder.Field(message, func(m *bedrock.Message) *[]bedrock.ContentBlock { return &m.Content })
	texts := builder.EachExpr(parts, func(b *bedrock.ContentBlock) builder.Expr[string] {
		return builder.OrElseExpr(builder.MemberOf(b, func(m *bedrock.ContentBlockMemberText) *string { return &m.Value }), builder.Lit(""))
	})
	out := Summary{}
	w.StartAt(ask.Output(&out, builder.Bind(&out.Text, builder.JoinExpr(texts, "\n"))))
	return w
}

func invokeModel() *builder.Workflow[Bundle, Summary] {
	w := builder.New[Bundle, Summary]("bedrockruntime-invoke-model")
	get := s3.GetObjectInput{Bucket: new("prompts"), Key: new("summary.txt")}
	read := builder.Task(w, "Read prompt", sdktask.Call[s3.GetObjectInput, s3.GetObjectOutput]()).Arguments(&get)
	body := struct {
		Prompt    string `json:"prompt"`
		MaxTokens int    `json:"max_tokens"`
	}{MaxTokens: 500}
	req := bedrockruntime.InvokeModelInput{ModelId: new("summary-model"), ContentType: new("application/json")}
	ask := builder.Task(w, "Ask", sdktask.Call[bedrockruntime.InvokeModelInput, bedrockruntime.InvokeModelOutput]()).
		Arguments(&req, builder.BindJSON(&req.Body, builder.Object(&body, builder.Bind(&body.Prompt, sdktask.StreamText(&read.Result().Body)))))
	w.StartAt(read).Then(ask.Output(builder.ParseJSON[Summary](sdktask.Text(&ask.Result().Body))))
	return w
}

func sendMessage() *builder.Workflow[Bundle, Summary] {
	w := builder.New[Bundle, Summary]("sqs-api-send-message-wait-for-task-token")
	req := sqs.SendMessageInput{QueueUrl: new("https://sqs.eu-central-1.amazonaws.com/111122223333/reviews")}
	q := Question{}
	w.StartAt(builder.Task(w, "Ask reviewer", sdktask.WithToken[sqs.SendMessageInput, Summary]()).
		Arguments(&req, builder.BindJSON(&req.MessageBody, builder.Object(&q,
			builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.URI, &w.Input().URI)))).
		Timeout(24 * time.Hour))
	return w
}
