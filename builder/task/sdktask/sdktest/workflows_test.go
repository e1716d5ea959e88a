package sdktest

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/document"
	bedrock "github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"
	"github.com/aws/aws-sdk-go-v2/service/docdb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	dynamo "github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	events "github.com/aws/aws-sdk-go-v2/service/eventbridge/types"
	"github.com/aws/aws-sdk-go-v2/service/healthlake"
	lake "github.com/aws/aws-sdk-go-v2/service/healthlake/types"
	"github.com/aws/aws-sdk-go-v2/service/medicalimaging"
	imaging "github.com/aws/aws-sdk-go-v2/service/medicalimaging/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	store "github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/aws/aws-sdk-go-v2/service/sfn"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/textract"
	text "github.com/aws/aws-sdk-go-v2/service/textract/types"
	"github.com/aws/aws-sdk-go-v2/service/transcribe"
	speech "github.com/aws/aws-sdk-go-v2/service/transcribe/types"
	"github.com/aws/aws-sdk-go-v2/service/wafv2"
	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/sdktask"
)

type study struct {
	ID      string    `json:"id"`
	Patient string    `json:"patient"`
	Folder  string    `json:"folder"`
	At      time.Time `json:"at"`
	Comment *string   `json:"comment,omitempty"`
}

type note struct {
	Text  string `json:"text"`
	Score int    `json:"score"`
}

type flowOf = builder.Workflow[study, note]

// ending ends a workflow with a note.
func ending(w *flowOf, bindings func(n *note) []builder.Binding) builder.State {
	n := note{}
	return builder.Succeed(w, "Done", &n, bindings(&n)...)
}

// nothing binds nothing.
func nothing(*note) []builder.Binding { return nil }

// programs are workflows that call real APIs, with what the first state is to have.
var programs = []struct {
	name      string
	build     func(w *flowOf)
	resource  string
	arguments string
	contains  []string // in the whole machine
}{
	{
		name: "healthlake import with unions",
		build: func(w *flowOf) {
			from := lake.InputDataConfigMemberS3Uri{}
			req := healthlake.StartFHIRImportJobInput{
				InputDataConfig:     &from,
				JobOutputDataConfig: &lake.OutputDataConfigMemberS3Configuration{Value: lake.S3Configuration{KmsKeyId: new("alias/k"), S3Uri: new("s3://logs/")}},
				ValidationLevel:     lake.ValidationLevelStrict,
			}
			start := builder.Task(w, "Import", sdktask.Call[healthlake.StartFHIRImportJobInput, healthlake.StartFHIRImportJobOutput]()).
				Arguments(&req, builder.BindPtr(&req.DatastoreId, builder.Param("datastore")), builder.Bind(&from.Value, &w.Input().Folder),
					builder.BindPtr(&req.DataAccessRoleArn, builder.Param("role")), builder.Bind(&req.JobName, &w.Input().Comment)).
				Retry(builder.RetryOn(sdktask.Error[lake.ThrottlingException](), sdktask.ServiceError[healthlake.Client]()))
			w.StartAt(start).Then(ending(w, func(n *note) []builder.Binding {
				return []builder.Binding{builder.Bind(&n.Text, builder.OrElse(&start.Result().JobId, ""))}
			}))
		},
		resource: "healthlake:startFHIRImportJob",
		arguments: `{"DataAccessRoleArn": "${role}", "DatastoreId": "${datastore}", "InputDataConfig": {"S3Uri": "{% $states.context.Execution.Input.folder %}"},
			"JobName": "{% $states.context.Execution.Input.comment != null ? $states.context.Execution.Input.comment : null %}",
			"JobOutputDataConfig": {"S3Configuration": {"KmsKeyId": "alias/k", "S3Uri": "s3://logs/"}}, "ValidationLevel": "strict"}`,
		contains: []string{`"HealthLake.ThrottlingException"`, `"HealthLake.HealthLakeException"`},
	},
	{
		name: "healthlake status, every value",
		build: func(w *flowOf) {
			req := healthlake.DescribeFHIRDatastoreInput{DatastoreId: new("d")}
			describe := builder.Task(w, "Describe", sdktask.Call[healthlake.DescribeFHIRDatastoreInput, healthlake.DescribeFHIRDatastoreOutput]()).Arguments(&req)
			status := builder.SwitchExpr(w, "Status?", builder.OrZero(&describe.Result().DatastoreProperties.DatastoreStatus))
			done := ending(w, nothing)
			for _, v := range lake.DatastoreStatus("").Values() {
				status.Case(v, done)
			}
			w.StartAt(describe).Then(status)
		},
		resource:  "healthlake:describeFHIRDatastore",
		arguments: `{"DatastoreId": "d"}`,
		contains:  []string{`DatastoreProperties.DatastoreStatus`},
	},
	{
		name: "imaging search by a union, with times and names of DICOM",
		build: func(w *flowOf) {
			id := imaging.SearchByAttributeValueMemberDICOMPatientId{}
			req := medicalimaging.SearchImageSetsInput{
				DatastoreId: new("d"), MaxResults: new(int32(10)),
				SearchCriteria: &imaging.SearchCriteria{Filters: []imaging.SearchFilter{
					{Operator: imaging.OperatorEqual, Values: []imaging.SearchByAttributeValue{&id}},
					{Operator: imaging.OperatorBetween, Values: []imaging.SearchByAttributeValue{
						&imaging.SearchByAttributeValueMemberCreatedAt{Value: time.Date(2026, 2, 1, 1, 0, 0, 0, time.FixedZone("", 3600))},
					}},
				}},
			}
			search := builder.Task(w, "Search", sdktask.Call[medicalimaging.SearchImageSetsInput, medicalimaging.SearchImageSetsOutput]()).
				Arguments(&req, builder.Bind(&id.Value, &w.Input().Patient))
			sets := &search.Result().ImageSetsMetadataSummaries
			w.StartAt(search).Then(ending(w, func(n *note) []builder.Binding {
				return []builder.Binding{builder.Bind(&n.Score, builder.Len(sets))}
			}))
		},
		resource: "medicalimaging:searchImageSets",
		arguments: `{"DatastoreId": "d", "MaxResults": 10, "SearchCriteria": {"Filters": [
			{"Operator": "EQUAL", "Values": [{"DicomPatientId": "{% $states.context.Execution.Input.patient %}"}]},
			{"Operator": "BETWEEN", "Values": [{"CreatedAt": "2026-02-01T00:00:00Z"}]}]}}`,
	},
	{
		name: "bedrock converse with documents",
		build: func(w *flowOf) {
			said := bedrock.ContentBlockMemberText{}
			req := bedrockruntime.ConverseInput{
				ModelId: new("m"), AdditionalModelRequestFields: document.NewLazyDocument(map[string]any{"top_k": 5}),
				Messages:        []bedrock.Message{{Role: bedrock.ConversationRoleUser, Content: []bedrock.ContentBlock{&said}}},
				InferenceConfig: &bedrock.InferenceConfiguration{Temperature: new(float32(0.5)), MaxTokens: new(int32(0))},
			}
			ask := builder.Task(w, "Ask", sdktask.Call[bedrockruntime.ConverseInput, bedrockruntime.ConverseOutput]()).
				Arguments(&req, builder.Bind(&said.Value, builder.Format("Summarise {}", &w.Input().ID)))
			message := builder.OrElseExpr(builder.MemberOf(&ask.Result().Output, func(m *bedrock.ConverseOutputMemberMessage) *bedrock.Message { return &m.Value }),
				builder.Lit(bedrock.Message{}))
			parts := builder.Field(message, func(m *bedrock.Message) *[]bedrock.ContentBlock { return &m.Content })
			texts := builder.EachExpr(parts, func(b *bedrock.ContentBlock) builder.Expr[string] {
				return builder.OrElseExpr(builder.MemberOf(b, func(m *bedrock.ContentBlockMemberText) *string { return &m.Value }), builder.Lit(""))
			})
			w.StartAt(ask).Then(ending(w, func(n *note) []builder.Binding {
				return []builder.Binding{builder.Bind(&n.Text, builder.JoinExpr(texts, ""))}
			}))
		},
		resource: "bedrockruntime:converse",
		arguments: `{"ModelId": "m", "AdditionalModelRequestFields": {"top_k": 5}, "InferenceConfig": {"MaxTokens": 0, "Temperature": 0.5},
			"Messages": [{"Role": "user", "Content": [{"Text": "{% \"Summarise \" & $states.context.Execution.Input.id %}"}]}]}`,
		contains: []string{`.Message`, `.Text`},
	},
	{
		name: "bedrock invoke with a body of its own",
		build: func(w *flowOf) {
			req := bedrockruntime.InvokeModelInput{ModelId: new("m"), ContentType: new("application/json")}
			prompt := note{Score: 3}
			ask := builder.Task(w, "Ask", sdktask.Call[bedrockruntime.InvokeModelInput, bedrockruntime.InvokeModelOutput]()).
				Arguments(&req, builder.BindJSON(&req.Body, builder.Object(&prompt, builder.Bind(&prompt.Text, &w.Input().ID))))
			answer := builder.ParseJSON[note](sdktask.Text(&ask.Result().Body))
			w.StartAt(ask).Then(ending(w, func(n *note) []builder.Binding {
				return []builder.Binding{builder.Bind(&n.Text, builder.Field(answer, func(a *note) *string { return &a.Text }))}
			}))
		},
		resource:  "bedrockruntime:invokeModel",
		arguments: `{"ModelId": "m", "ContentType": "application/json", "Body": {"text": "{% $states.context.Execution.Input.id %}", "score": 3}}`,
		contains:  []string{"$parse("},
	},
	{
		name: "dynamodb item",
		build: func(w *flowOf) {
			key := dynamo.AttributeValueMemberS{}
			req := dynamodb.PutItemInput{TableName: new("studies"), Item: map[string]dynamo.AttributeValue{
				"pk": &key, "open": &dynamo.AttributeValueMemberBOOL{}, "none": &dynamo.AttributeValueMemberNULL{Value: true},
				"tags": &dynamo.AttributeValueMemberSS{Value: []string{"a"}}, "all": &dynamo.AttributeValueMemberL{},
				"deep": &dynamo.AttributeValueMemberM{Value: map[string]dynamo.AttributeValue{"n": &dynamo.AttributeValueMemberN{Value: "1"}}},
				"raw":  &dynamo.AttributeValueMemberB{Value: []byte("text")},
			}}
			w.StartAt(builder.Task(w, "Put", sdktask.Call[dynamodb.PutItemInput, dynamodb.PutItemOutput]()).
				Arguments(&req, builder.Bind(&key.Value, &w.Input().ID)).
				Retry(builder.RetryOn(sdktask.Error[dynamo.ProvisionedThroughputExceededException]()))).Then(ending(w, nothing))
		},
		resource: "dynamodb:putItem",
		arguments: `{"TableName": "studies", "Item": {"all": {"L": []}, "deep": {"M": {"n": {"N": "1"}}}, "none": {"Nul": true}, "open": {"Bool": false},
			"pk": {"S": "{% $states.context.Execution.Input.id %}"}, "raw": {"B": "text"}, "tags": {"Ss": ["a"]}}}`,
		contains: []string{`"DynamoDb.ProvisionedThroughputExceededException"`},
	},
	{
		name: "s3 object with a stream",
		build: func(w *flowOf) {
			req := s3.PutObjectInput{Bucket: new("b"), ACL: store.ObjectCannedACLPrivate, Body: strings.NewReader(`{"a": 1}`), SSEKMSKeyId: new("k"), Metadata: map[string]string{"Any Key": "v"}}
			w.StartAt(builder.Task(w, "Put", sdktask.Call[s3.PutObjectInput, s3.PutObjectOutput]()).
				Arguments(&req, builder.BindPtr(&req.Key, builder.Format("{}.json", &w.Input().ID)), builder.BindPtr(&req.Expires, &w.Input().At))).Then(ending(w, nothing))
		},
		resource: "s3:putObject",
		arguments: `{"Acl": "private", "Body": {"a": 1}, "Bucket": "b", "Expires": "{% $states.context.Execution.Input.at %}",
			"Key": "{% $states.context.Execution.Input.id & \".json\" %}", "Metadata": {"Any Key": "v"}, "SsekmsKeyId": "k"}`,
	},
	{
		name: "s3 object read",
		build: func(w *flowOf) {
			req := s3.GetObjectInput{Bucket: new("b"), Key: new("k")}
			get := builder.Task(w, "Get", sdktask.Call[s3.GetObjectInput, s3.GetObjectOutput]()).Arguments(&req)
			w.StartAt(get.Catch(builder.Fail(w, "None", "None", "no such key"), sdktask.Error[store.NoSuchKey]())).
				Then(ending(w, func(n *note) []builder.Binding {
					return []builder.Binding{builder.Bind(&n.Text, sdktask.StreamText(&get.Result().Body))}
				}))
		},
		resource:  "s3:getObject",
		arguments: `{"Bucket": "b", "Key": "k"}`,
		contains:  []string{`"S3.NoSuchKeyException"`},
	},
	{
		name: "textract with a topic",
		build: func(w *flowOf) {
			req := textract.StartDocumentAnalysisInput{
				DocumentLocation:    &text.DocumentLocation{S3Object: &text.S3Object{Bucket: new("b")}},
				FeatureTypes:        []text.FeatureType{text.FeatureTypeTables},
				NotificationChannel: &text.NotificationChannel{SNSTopicArn: new("t"), RoleArn: new("r")}, KMSKeyId: new("k"),
			}
			w.StartAt(builder.Task(w, "Read", sdktask.Call[textract.StartDocumentAnalysisInput, textract.StartDocumentAnalysisOutput]()).
				Arguments(&req, builder.BindPtr(&req.DocumentLocation.S3Object.Name, &w.Input().ID))).Then(ending(w, nothing))
		},
		resource: "textract:startDocumentAnalysis",
		arguments: `{"DocumentLocation": {"S3Object": {"Bucket": "b", "Name": "{% $states.context.Execution.Input.id %}"}}, "FeatureTypes": ["TABLES"],
			"KmsKeyId": "k", "NotificationChannel": {"RoleArn": "r", "SnsTopicArn": "t"}}`,
	},
	{
		name: "transcribe with nested settings",
		build: func(w *flowOf) {
			req := transcribe.StartMedicalScribeJobInput{
				DataAccessRoleArn: new("r"), Media: &speech.Media{}, MedicalScribeJobName: new("j"), OutputBucketName: new("b"),
				Settings: &speech.MedicalScribeSettings{ShowSpeakerLabels: new(false), MaxSpeakerLabels: new(int32(2))},
			}
			w.StartAt(builder.Task(w, "Scribe", sdktask.Call[transcribe.StartMedicalScribeJobInput, transcribe.StartMedicalScribeJobOutput]()).
				Arguments(&req, builder.BindPtr(&req.Media.MediaFileUri, &w.Input().Folder))).Then(ending(w, nothing))
		},
		resource: "transcribe:startMedicalScribeJob",
		arguments: `{"DataAccessRoleArn": "r", "Media": {"MediaFileUri": "{% $states.context.Execution.Input.folder %}"}, "MedicalScribeJobName": "j", "OutputBucketName": "b",
			"Settings": {"MaxSpeakerLabels": 2, "ShowSpeakerLabels": false}}`,
	},
	{
		name: "execution with an input of JSON",
		build: func(w *flowOf) {
			req := sfn.StartExecutionInput{StateMachineArn: new("arn:aws:states:eu-central-1:111122223333:stateMachine:m")}
			w.StartAt(builder.Task(w, "Start", sdktask.Call[sfn.StartExecutionInput, sfn.StartExecutionOutput]()).
				Arguments(&req, builder.BindJSON(&req.Input, w.Input()))).Then(ending(w, nothing))
		},
		resource:  "sfn:startExecution",
		arguments: `{"Input": "{% $states.context.Execution.Input %}", "StateMachineArn": "arn:aws:states:eu-central-1:111122223333:stateMachine:m"}`,
	},
	{
		name: "events in a list",
		build: func(w *flowOf) {
			req := eventbridge.PutEventsInput{Entries: []events.PutEventsRequestEntry{{Source: new("clinic"), DetailType: new("Signed"), Resources: []string{}}}}
			put := builder.Task(w, "Put", sdktask.Call[eventbridge.PutEventsInput, eventbridge.PutEventsOutput]()).
				Arguments(&req, builder.BindJSON(&req.Entries[0].Detail, w.Input()))
			w.StartAt(put).Then(ending(w, func(n *note) []builder.Binding {
				return []builder.Binding{builder.Bind(&n.Score, builder.As[int](&put.Result().FailedEntryCount))}
			}))
		},
		resource:  "eventbridge:putEvents",
		arguments: `{"Entries": [{"Detail": "{% $states.context.Execution.Input %}", "DetailType": "Signed", "Resources": [], "Source": "clinic"}]}`,
		contains:  []string{`FailedEntryCount != null`},
	},
	{
		name: "cluster with an acronym",
		build: func(w *flowOf) {
			req := docdb.StopDBClusterInput{}
			stop := builder.Task(w, "Stop", sdktask.Call[docdb.StopDBClusterInput, docdb.StopDBClusterOutput]()).
				Arguments(&req, builder.BindPtr(&req.DBClusterIdentifier, &w.Input().ID))
			w.StartAt(stop).Then(ending(w, func(n *note) []builder.Binding {
				return []builder.Binding{builder.Bind(&n.Text, builder.OrElse(&stop.Result().DBCluster.DBClusterArn, ""))}
			}))
		},
		resource:  "docdb:stopDBCluster",
		arguments: `{"DbClusterIdentifier": "{% $states.context.Execution.Input.id %}"}`,
		contains:  []string{`DbCluster.DbClusterArn`},
	},
	{
		name: "response that holds itself",
		build: func(w *flowOf) {
			req := wafv2.GetRuleGroupInput{ARN: new("a")}
			get := builder.Task(w, "Get", sdktask.Call[wafv2.GetRuleGroupInput, wafv2.GetRuleGroupOutput]()).Arguments(&req)
			w.StartAt(get).Then(ending(w, func(n *note) []builder.Binding {
				return []builder.Binding{builder.Bind(&n.Text, builder.OrElse(&get.Result().RuleGroup.ARN, ""))}
			}))
		},
		resource:  "wafv2:getRuleGroup",
		arguments: `{"Arn": "a"}`,
		contains:  []string{`RuleGroup.Arn`},
	},
	{
		name: "message with a token",
		build: func(w *flowOf) {
			req := sqs.SendMessageInput{QueueUrl: new("q")}
			question := struct{ Token, Study string }{}
			ask := builder.Task(w, "Ask", sdktask.WithToken[sqs.SendMessageInput, note]()).
				Arguments(&req, builder.BindJSON(&req.MessageBody, builder.Object(&question,
					builder.Bind(&question.Token, builder.TaskToken()), builder.Bind(&question.Study, &w.Input().ID)))).
				Timeout(time.Hour)
			w.StartAt(ask)
		},
		resource:  "sqs:sendMessage.waitForTaskToken",
		arguments: `{"MessageBody": {"Study": "{% $states.context.Execution.Input.id %}", "Token": "{% $states.context.Task.Token %}"}, "QueueUrl": "q"}`,
	},
}

// TestWorkflows builds workflows around real calls.
func TestWorkflows(t *testing.T) {
	for _, p := range programs {
		t.Run(p.name, func(t *testing.T) {
			w := builder.New[study, note]("calls")
			p.build(w)
			machine, faults := w.Build()
			require.Empty(t, faults)
			text := machine.Print()
			var m struct {
				StartAt string
				States  map[string]struct {
					Resource  string
					Arguments json.RawMessage
				}
			}
			require.NoError(t, json.Unmarshal(text, &m))
			first := m.States[m.StartAt]
			require.Equal(t, "arn:aws:states:::aws-sdk:"+p.resource, first.Resource)
			require.JSONEq(t, p.arguments, string(first.Arguments))
			for _, s := range p.contains {
				require.Contains(t, string(text), s)
			}
		})
	}
}
