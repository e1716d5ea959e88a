package builder_test

import (
	"errors"
	"io"
	"math"
	"strings"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/sdktask"
	"github.com/aslgen/aslgen/internal/standin/service/bedrockruntime"
	bedrock "github.com/aslgen/aslgen/internal/standin/service/bedrockruntime/types"
	"github.com/aslgen/aslgen/internal/standin/service/healthlake"
	"github.com/aslgen/aslgen/internal/standin/service/healthlake/types"
	"github.com/aslgen/aslgen/internal/standin/service/newservice"
	"github.com/aslgen/aslgen/internal/standin/service/rds"
	"github.com/aslgen/aslgen/internal/standin/service/s3"
	"github.com/aslgen/aslgen/internal/standin/service/textract"
)

type (
	importInput  = healthlake.StartFHIRImportJobInput
	importOutput = healthlake.StartFHIRImportJobOutput
	// otherUnion satisfies a union of the SDK and is none of its members.
	otherUnion struct {
		types.InputDataConfig
		Value string
	}
	// once can be read only once.
	once struct{ io.Reader }
	// broken is a document that cannot be written.
	broken struct{ bedrock.Document }
	// answered has the members of a response of the SDK, and writes bytes as base64.
	answered struct {
		Body        []byte  `json:",omitempty"`
		ContentType *string `json:",omitempty"`
	}
	// local is an error that is none of AWS.
	local struct{}
)

func (*broken) MarshalSmithyDocument() ([]byte, error) { return nil, errors.New("the ward is closed") }

func (*local) Error() string { return "local" }

// describing describes an import job.
func describing(w *ward) *builder.TaskState[healthlake.DescribeFHIRImportJobInput, healthlake.DescribeFHIRImportJobOutput] {
	return builder.Task(w, "Describe", sdktask.Call[healthlake.DescribeFHIRImportJobInput, healthlake.DescribeFHIRImportJobOutput]()).
		Arguments(&healthlake.DescribeFHIRImportJobInput{DatastoreId: new("d"), JobId: new("j")})
}

var refusedAWS = []refusal{
	{
		name: "sdk-two-operations",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Import", sdktask.Call[importInput, healthlake.DescribeFHIRImportJobOutput]())).Then(done(w)) // @sdk-two-operations
		},
		want: []string{`ASL6072 healthlake.StartFHIRImportJobInput is the request of one operation, ` +
			`healthlake.DescribeFHIRImportJobOutput the response of another (the response of healthlake.StartFHIRImportJobInput is healthlake.StartFHIRImportJobOutput)`},
	},
	{
		name: "sdk-two-services",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Import", sdktask.Call[importInput, s3.GetObjectOutput]())).Then(done(w)) // @sdk-two-services
		},
		want: []string{`ASL6072 healthlake.StartFHIRImportJobInput is the request of one operation, ` +
			`s3.GetObjectOutput the response of another (the response of healthlake.StartFHIRImportJobInput is healthlake.StartFHIRImportJobOutput)`},
	},
	{
		name: "sdk-pointer",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Import", sdktask.Call[*importInput, importOutput]())).Then(done(w)) // @sdk-pointer
		},
		want: []string{`ASL6072 the request type *healthlake.StartFHIRImportJobInput is a pointer (give healthlake.StartFHIRImportJobInput, without *)`},
	},
	{
		name: "sdk-pointer-out",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Import", sdktask.Call[importInput, *importOutput]())).Then(done(w)) // @sdk-pointer-out
		},
		want: []string{`ASL6072 the response type *healthlake.StartFHIRImportJobOutput is a pointer (give healthlake.StartFHIRImportJobOutput, without *)`},
	},
	{
		name: "sdk-none",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Import", sdktask.Call[chartQuery, importOutput]())).Then(done(w)) // @sdk-none
		},
		want: []string{`ASL6072 the request type builder_test.chartQuery is no struct of the AWS SDK for Go, version 2 ` +
			`(it is a struct of a package aws-sdk-go-v2/service/<name> whose name ends in Input)`},
	},
	{
		name: "sdk-none-out",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Import", sdktask.Call[importInput, string]())).Then(done(w)) // @sdk-none-out
		},
		want: []string{`ASL6072 the response type string is no struct of the AWS SDK for Go, version 2 ` +
			`(it is a struct of a package aws-sdk-go-v2/service/<name> whose name ends in Output)`},
	},
	{
		name: "sdk-swapped",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Import", sdktask.Call[importOutput, importInput]())).Then(done(w)) // @sdk-swapped
		},
		want: []string{`ASL6072 healthlake.StartFHIRImportJobOutput is not the request of an operation ` +
			`(it is a struct of a package aws-sdk-go-v2/service/<name> whose name ends in Input)`},
	},
	{
		name: "sdk-part",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Import", sdktask.WithToken[types.S3Configuration, reply]())).Then(done(w)) // @sdk-part
		},
		want: []string{`ASL6072 types.S3Configuration is not the request of an operation ` +
			`(it is a struct of a package aws-sdk-go-v2/service/<name> whose name ends in Input)`},
	},
	{
		name: "sdk-events",
		program: func(w *ward) {
			w.StartAt(builder.Task(w, "Ask", sdktask.Call[bedrockruntime.ConverseStreamInput, bedrockruntime.ConverseStreamOutput]())).Then(done(w)) // @sdk-events
		},
		want: []string{`ASL6072 bedrockruntime.ConverseStreamOutput is a stream of events, which Step Functions cannot wait for ` +
			`(use the operation that answers at once, or call it from a Lambda function)`},
	},
	{
		name: "sdk-unsupported",
		program: func(w *ward) {
			req := bedrockruntime.ConverseStreamInput{}
			w.StartAt(builder.Task(w, "Ask", sdktask.WithToken[bedrockruntime.ConverseStreamInput, reply]()). // @sdk-unsupported
																Arguments(&req, builder.BindPtr(&req.ModelId, builder.TaskToken())).Timeout(time.Minute)).
																Then(done(w))
		},
		want: []string{`ASL4009 Step Functions does not support the action "converseStream" of "bedrockruntime" (use "converse", which answers at once)`},
	},
	{
		name: "sdk-missing",
		program: func(w *ward) {
			req := importInput{JobName: new("nightly")}
			w.StartAt(builder.Task(w, "Import", sdktask.Call[importInput, importOutput]()).Arguments(&req)).Then(done(w)) // @sdk-missing
		},
		want: []string{`ASL4012 "Arguments" lacks "InputDataConfig", "JobOutputDataConfig", "DatastoreId" and "DataAccessRoleArn", which "aws-sdk:healthlake:startFHIRImportJob" requires (add "InputDataConfig", "JobOutputDataConfig", "DatastoreId" and "DataAccessRoleArn")`},
	},
	{
		name: "sdk-missing-java",
		program: func(w *ward) {
			req := rds.StopDBInstanceInput{DBSnapshotIdentifier: new("s")}
			w.StartAt(builder.Task(w, "Stop", sdktask.Call[rds.StopDBInstanceInput, rds.StopDBInstanceOutput]()).Arguments(&req)).Then(done(w)) // @sdk-missing-java
		},
		want: []string{`ASL4012 "Arguments" lacks "DbInstanceIdentifier", which "aws-sdk:rds:stopDBInstance" requires (add "DbInstanceIdentifier"; "DbInstanceIdentifier" is the field DBInstanceIdentifier of rds.StopDBInstanceInput)`},
	},
	{
		name: "sdk-binary",
		program: func(w *ward) {
			req := textract.DetectDocumentTextInput{Document: &textract.Document{Bytes: []byte{0xff, 0xd8}}}
			w.StartAt(builder.Task(w, "Read", sdktask.Call[textract.DetectDocumentTextInput, textract.DetectDocumentTextOutput]()).
				Arguments(&req)).Then(done(w)) // @sdk-binary
		},
		want: []string{`ASL6019 Arguments of "Read": Document.Bytes: bytes that are not UTF-8 cannot be handed over: Step Functions takes text and decodes no base64 (let the service fetch them from S3, or call it from a Lambda function)`},
	},
	{
		name: "sdk-nan",
		program: func(w *ward) {
			req := bedrockruntime.ConverseInput{ModelId: new("m"), InferenceConfig: &bedrock.InferenceConfiguration{Temperature: new(float32(math.NaN()))}}
			w.StartAt(builder.Task(w, "Ask", sdktask.Call[bedrockruntime.ConverseInput, bedrockruntime.ConverseOutput]()).
				Arguments(&req)).Then(done(w)) // @sdk-nan
		},
		want: []string{`ASL6019 Arguments of "Ask": number NaN has no JSON form (give a value that encoding/json can write, or keep the field out with the tag json:"-")`},
	},
	{
		name: "sdk-copied",
		program: func(w *ward) {
			req := importInput{DatastoreId: new("d")}
			copied := req
			w.StartAt(builder.Task(w, "Import", sdktask.Call[importInput, importOutput]()).
				Arguments(&copied, builder.BindPtr(&req.JobName, &w.Input().PatientID))). // @sdk-copied
				Then(done(w))
		},
		want: []string{`ASL6016 the bound *string is not inside the Arguments of "Import", a healthlake.StartFHIRImportJobInput ` +
			`(take the address in the very value that is passed on, not in a copy of it; the value of a map has no address)`},
	},
	{
		name: "sdk-union-unknown",
		program: func(w *ward) {
			req := importInput{InputDataConfig: &types.UnknownUnionMember{Tag: "t"}}
			w.StartAt(builder.Task(w, "Import", sdktask.Call[importInput, importOutput]()).Arguments(&req)).Then(done(w)) // @sdk-union-unknown
		},
		want: []string{`ASL6019 Arguments of "Import": InputDataConfig: union types.InputDataConfig holds a *types.UnknownUnionMember, which is none of its members (give the address of a struct types.InputDataConfigMember…)`},
	},
	{
		name: "sdk-union-foreign",
		program: func(w *ward) {
			req := importInput{InputDataConfig: &otherUnion{Value: "v"}}
			w.StartAt(builder.Task(w, "Import", sdktask.Call[importInput, importOutput]()).Arguments(&req)).Then(done(w)) // @sdk-union-foreign
		},
		want: []string{`ASL6019 Arguments of "Import": InputDataConfig: union types.InputDataConfig holds a *builder_test.otherUnion, which is none of its members (give the address of a struct types.InputDataConfigMember…)`},
	},
	{
		name: "sdk-union-nil",
		program: func(w *ward) {
			req := importInput{InputDataConfig: (*types.InputDataConfigMemberS3Uri)(nil)}
			w.StartAt(builder.Task(w, "Import", sdktask.Call[importInput, importOutput]()).Arguments(&req)).Then(done(w)) // @sdk-union-nil
		},
		want: []string{`ASL6019 Arguments of "Import": InputDataConfig: union types.InputDataConfig holds a nil *types.InputDataConfigMemberS3Uri (give the address of a struct types.InputDataConfigMember…)`},
	},
	{
		name: "sdk-document",
		program: func(w *ward) {
			req := bedrockruntime.ConverseInput{ModelId: new("m"), AdditionalModelRequestFields: &broken{}}
			w.StartAt(builder.Task(w, "Ask", sdktask.Call[bedrockruntime.ConverseInput, bedrockruntime.ConverseOutput]()).
				Arguments(&req)).Then(done(w)) // @sdk-document
		},
		want: []string{`ASL6019 Arguments of "Ask": AdditionalModelRequestFields: the document cannot be written: the ward is closed (make the document of a value that can be written as JSON)`},
	},
	{
		name: "sdk-reader",
		program: func(w *ward) {
			req := s3.PutObjectInput{Bucket: new("b"), Key: new("k"), Body: once{strings.NewReader("{}")}}
			w.StartAt(builder.Task(w, "Put", sdktask.Call[s3.PutObjectInput, s3.PutObjectOutput]()).Arguments(&req)).Then(done(w)) // @sdk-reader
		},
		want: []string{`ASL6019 Arguments of "Put": Body: a builder_test.once can be read only once (make the reader with strings.NewReader or bytes.NewReader)`},
	},
	{
		name: "sdk-enum-absent",
		program: func(w *ward) {
			d := describing(w)
			status := &d.Result().ImportJobProperties.JobStatus
			w.StartAt(d).Then(builder.Switch(w, "Status?", status).Case(types.JobStatusCompleted, done(w)).Otherwise(builder.Succeed(w, "Out", &discharge{}))) // @sdk-enum-absent
		},
		want: []string{`ASL6015 condition of "Status?" reads ImportJobProperties.JobStatus of the result of "Describe", which may be absent: a struct around it is optional (give a default with OrElse, read a plain field behind an optional struct with OrZero, or read it into an optional field with Optional)`},
	},
	{
		name: "sdk-enum-missing",
		program: func(w *ward) {
			d := describing(w)
			status := builder.OrZero(&d.Result().ImportJobProperties.JobStatus)
			w.StartAt(d).Then(builder.SwitchExpr(w, "Status?", status).Case(types.JobStatusCompleted, done(w))) // @sdk-enum-missing
		},
		want: []string{`ASL6053 "Status?" has no case for SUBMITTED, IN_PROGRESS, FAILED (add the cases, or an Otherwise)`},
	},
	{
		name: "sdk-metadata",
		program: func(w *ward) {
			d := builder.Task(w, "Import", sdktask.Call[importInput, importOutput]()).ArgumentsExpr(builder.JSONata[importInput]("$1", w.Input()))
			w.StartAt(d.Output(&discharge{Note: "n"}).Assign(builder.Bind(builder.Var[any](w, "kept"), builder.Any(&d.Result().ResultMetadata)))) // @sdk-metadata
		},
		want: []string{`ASL6013 Assign of "Import" reads a field of the result of "Import" that is not part of its JSON form: healthlake.StartFHIRImportJobOutput.ResultMetadata (export the field and give it a name in its json tag; a type with an encoding of its own is read whole)`},
	},
	{
		name: "sdk-error-name",
		program: func(w *ward) {
			w.StartAt(describing(w).Retry(builder.RetryOn(sdktask.Error[local]()))).Then(done(w)) // @sdk-error-name
		},
		want: []string{`ASL6057 Retry of "Describe" names an empty error (States.ALL stands for every error)`},
	},
	{
		name: "sdk-error-service",
		program: func(w *ward) {
			w.StartAt(describing(w).Retry(builder.RetryOn(sdktask.ServiceError[chart](), sdktask.ClientError[string]()))).Then(done(w)) // @sdk-error-service
		},
		want: []string{`ASL6057 Retry of "Describe" names an empty error (States.ALL stands for every error)`},
	},
	{
		name: "sdk-bytes-form",
		program: func(w *ward) {
			d := builder.Task(w, "Read", sdktask.Call[bedrockruntime.InvokeModelInput, bedrockruntime.InvokeModelOutput]()).
				Arguments(&bedrockruntime.InvokeModelInput{ModelId: new("m")})
			kept := builder.Var[answered](w, "kept")
			w.StartAt(d.Assign(builder.Bind(kept, builder.As[answered](d.Result())))).Then(done(w)) // @sdk-bytes-form
		},
		want: []string{`ASL6018 bedrockruntime.InvokeModelOutput does not have the JSON form of builder_test.answered: member .Body is base64 text in one of them (build the value field by field with Object, or change one of the types)`},
	},
	{
		name: "sdk-bytes-bound",
		program: func(w *ward) {
			d := builder.Task(w, "Read", sdktask.Call[bedrockruntime.InvokeModelInput, bedrockruntime.InvokeModelOutput]()).
				Arguments(&bedrockruntime.InvokeModelInput{ModelId: new("m")})
			back, own := bedrockruntime.InvokeModelInput{ModelId: new("m")}, answered{}
			again := builder.Task(w, "Again", sdktask.Call[bedrockruntime.InvokeModelInput, bedrockruntime.InvokeModelOutput]()).
				Arguments(&back, builder.Bind(&back.Body, &d.Result().Body)) // which fits
			w.StartAt(d).Then(again).Then(builder.Pass(w, "Keep", &own, builder.Bind(&own.Body, &d.Result().Body))).Then(done(w)) // @sdk-bytes-bound
		},
		want: []string{`ASL6018 value of "Keep" binds bytes that are text to bytes that are base64, or the other way round: Body of the result of "Read" (the bytes of the AWS SDK are text: read them with sdktask.Text, fill them with BindJSON from a text)`},
	},
	{
		name: "bind-json-type",
		program: func(w *ward) {
			req := healthlake.ListFHIRImportJobsInput{DatastoreId: new("d")}
			w.StartAt(builder.Task(w, "List", sdktask.Call[healthlake.ListFHIRImportJobsInput, healthlake.ListFHIRImportJobsOutput]()).
				Arguments(&req, builder.BindJSON(&req.MaxResults, &w.Input().Age))). // @bind-json-type
				Then(done(w))
		},
		want: []string{`ASL6018 BindJSON fills a *int32 (it fills *string, []byte, io.Reader and documents; other fields are filled by Bind and BindPtr)`},
	},
	{
		name: "bind-json-elsewhere",
		program: func(w *ward) {
			q := chartQuery{}
			w.StartAt(fetching(w, "Fetch").Arguments(&q, builder.BindJSON(&q.PatientID, &w.Input().Age))).Then(done(w)) // @bind-json-elsewhere
		},
		want: []string{`ASL6019 Arguments of "Fetch": PatientID: BindJSON fills a string that is no field of the AWS SDK (fill it with Bind, from JSONText where the value is to be a text)`},
	},
	{
		name: "bind-json-value",
		program: func(w *ward) {
			req := bedrockruntime.InvokeModelInput{ModelId: new("m")}
			w.StartAt(builder.Task(w, "Ask", sdktask.Call[bedrockruntime.InvokeModelInput, bedrockruntime.InvokeModelOutput]()).
				Arguments(&req, builder.BindJSON(&req.Body, 5))). // @bind-json-value
				Then(done(w))
		},
		want: []string{`ASL6002 BindJSON wants a pointer to a field or an expression, not a value of type int (give the address of a field or of a Go value, or an expression; a literal is written with Lit)`},
	},
	{
		name: "bind-ptr-foreign",
		program: func(w *ward) {
			req, mine := bedrockruntime.InvokeModelInput{}, "m"
			w.StartAt(builder.Task(w, "Ask", sdktask.Call[bedrockruntime.InvokeModelInput, bedrockruntime.InvokeModelOutput]()).
				Arguments(&req, builder.BindPtr(&req.ModelId, &mine))). // @bind-ptr-foreign
				Then(done(w))
		},
		want: []string{`ASL6010 Arguments of "Ask" reads a string that is no part of any value of workflow "ward" (take the address in the pointer that Input, Result, Failure, Item or Var returned, not in a copy; write a constant with Lit)`},
	},
	{
		name: "member-of-other",
		program: func(w *ward) {
			d := describing(w)
			uri := builder.MemberOf(&d.Result().ImportJobProperties.InputDataConfig, func(m *types.OutputDataConfigMemberS3Configuration) *types.S3Configuration { return &m.Value }) // @member-of-other
			w.StartAt(d.Assign(builder.Bind(builder.Var[*types.S3Configuration](w, "where"), uri))).Then(done(w))
		},
		want: []string{`ASL6018 types.OutputDataConfigMemberS3Configuration is no member of types.InputDataConfig (name a member of the union: a struct of the same package called as the union, Member and its own name)`},
	},
	{
		name: "member-of-no-union",
		program: func(w *ward) {
			d := describing(w)
			uri := builder.MemberOf(&d.Result().ImportJobProperties.JobId, func(m *types.InputDataConfigMemberS3Uri) *string { return &m.Value }) // @member-of-no-union
			w.StartAt(d.Assign(builder.Bind(builder.Var[*string](w, "where"), uri))).Then(done(w))
		},
		want: []string{`ASL6018 types.InputDataConfigMemberS3Uri is no member of *string (name a member of the union: a struct of the same package called as the union, Member and its own name)`},
	},
	{
		name: "member-of-panic",
		program: func(w *ward) {
			d := describing(w)
			uri := builder.MemberOf(&d.Result().ImportJobProperties.InputDataConfig, func(m *types.InputDataConfigMemberS3Uri) *string { panic("no") }) // @member-of-panic
			w.StartAt(d.Assign(builder.Bind(builder.Var[*string](w, "where"), uri))).Then(done(w))
		},
		want: []string{`ASL6003 the function over types.InputDataConfigMemberS3Uri panicked: no (the function is called once, with the address of a zero element: take addresses and build expressions, read no values)`},
	},
	{
		name: "member-of-value",
		program: func(w *ward) {
			d := describing(w)
			elsewhere := ""
			uri := builder.MemberOf(&d.Result().ImportJobProperties.InputDataConfig, func(m *types.InputDataConfigMemberS3Uri) *string { return &elsewhere }) // @member-of-value
			w.StartAt(d.Assign(builder.Bind(builder.Var[*string](w, "where"), uri))).Then(done(w))
		},
		want: []string{`ASL6018 the function over types.InputDataConfigMemberS3Uri does not return the address of its Value (return &m.Value)`},
	},
	{
		name: "member-of-literal",
		program: func(w *ward) {
			uri := builder.MemberOf("text", func(m *types.InputDataConfigMemberS3Uri) *string { return &m.Value }) // @member-of-literal
			w.StartAt(describing(w).Assign(builder.Bind(builder.Var[*string](w, "where"), uri))).Then(done(w))
		},
		want: []string{`ASL6002 MemberOf wants a pointer to a union or an expression, not a value of type string (give the address of a field or of a Go value, or an expression; a literal is written with Lit)`},
	},
}

// doubtful are programs that Build takes with a warning.
var doubtful = []struct {
	name    string
	program func(w *ward)
	want    string
}{
	{
		"plain text in a stream", func(w *ward) {
			req := s3.PutObjectInput{Bucket: new("b"), Key: new("k"), Body: strings.NewReader("plain")}
			w.StartAt(builder.Task(w, "Put", sdktask.Call[s3.PutObjectInput, s3.PutObjectOutput]()).Arguments(&req)).Then(done(w))
		},
		`ASL6073 Arguments of "Put": stream Body holds a text that is no JSON (hand over an object or an array, or write the text by a Lambda function)`,
	},
	{
		"unknown service", func(w *ward) {
			req := newservice.StartThingInput{Name: new("n")}
			w.StartAt(builder.Task(w, "Start", sdktask.Call[newservice.StartThingInput, newservice.StartThingOutput]()).Arguments(&req)).Then(done(w))
		},
		`ASL4007 service "newservice" is not known to the AWS SDK`,
	},
	{
		"unknown action", func(w *ward) {
			req := rds.PauseEverythingInput{}
			w.StartAt(builder.Task(w, "Pause", sdktask.Call[rds.PauseEverythingInput, rds.PauseEverythingOutput]()).Arguments(&req)).Then(done(w))
		},
		`ASL4008 service "rds" has no action "pauseEverything"`,
	},
	{
		"unknown parameter", func(w *ward) {
			req := rds.StopDBInstanceInput{DBInstanceIdentifier: new("i"), DBNewWord: new("w")}
			w.StartAt(builder.Task(w, "Stop", sdktask.Call[rds.StopDBInstanceInput, rds.StopDBInstanceOutput]()).Arguments(&req)).Then(done(w))
		},
		`"DbNewWord" is the field DBNewWord of rds.StopDBInstanceInput`,
	},
}
